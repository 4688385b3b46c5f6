"""What is printed from a terminal: a PDF that has its Chinese font in it, with the glyphs used."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from desktop import __main__ as program
from desktop.cli.main import main

WHEN = "2026-03-03T20:00"


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the program as it is typed; the document it answers, or (exit code, its line)."""
    assert folder

    def run(*words: object) -> Any:
        code = program.main([*map(str, words), "--json"])
        out = capsys.readouterr()
        return json.loads(out.out) if code == 0 else (code, out.err)

    return run


@pytest.fixture
def people(say: Any) -> None:
    """Somebody who came to a class, and completed it."""
    say("members", "add", "name=林霞")
    say("calendar", "add", "--title", "烘焙课堂", "--start", WHEN)
    say("attendance", "check-in", "烘焙课堂", WHEN, "林霞")
    say("courses", "add", "戚风烘焙", "--module", "戚风蛋糕")
    say("courses", "complete", "戚风烘焙", 1, "林霞")


def letters(made: bytes) -> str:
    """What the fonts of a PDF can write: the characters that their maps lead to."""
    ranges = re.findall(rb"<\w{4}> <\w{4}> \[([^\]]*)\]", made)
    return "".join(chr(int(word, 16)) for one in ranges for word in re.findall(rb"<(\w{4})>", one))


def has_fonts(made: bytes) -> bool:
    """Whether a part of a Chinese font is in a PDF: its name has six letters and a plus before."""
    named = re.search(rb"/FontName /[A-Z]{6}\+\w*(CJK|Hei|Song|Sun|Ming|Han)", made)
    return bool(named and re.search(rb"/FontFile[23]? \d+ 0 R", made))


@pytest.mark.usefixtures("people")
def test_the_list_to_sign_is_a_pdf_with_the_names_in_a_font_of_its_own(
    say: Any, tmp_path: Path
) -> None:
    file = tmp_path / "list.pdf"
    assert say("attendance", "print-sheet", "烘焙课堂", WHEN, file)["people"] == 1
    made = file.read_bytes()
    assert made.startswith(b"%PDF")
    assert has_fonts(made)
    # Only what is used is in it: a whole Chinese font has more than ten megabytes.
    assert len(made) < 500_000
    assert set("林霞") <= set(letters(made))


@pytest.mark.usefixtures("people")
def test_badges_and_the_certificate_are_printed_too(say: Any, tmp_path: Path) -> None:
    assert say("attendance", "badges", "烘焙课堂", WHEN, tmp_path / "b.pdf")["people"] == 1
    only = ("attendance", "badges", "烘焙课堂", WHEN, tmp_path / "c.pdf", "--member", "林霞")
    assert say(*only)["people"] == 1
    held = say("courses", "certificate", "戚风烘焙", "林霞", tmp_path / "d.pdf")
    made = (tmp_path / "d.pdf").read_bytes()
    assert has_fonts(made)
    assert set("林霞烘焙") <= set(letters(made))
    assert held["stands"]


@pytest.mark.usefixtures("people")
def test_where_the_window_is_not_installed_a_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "list.pdf")
    assert main(["attendance", "print-sheet", "烘焙课堂", WHEN, file], "zh_CN") == 1
    assert "没有装窗口" in capsys.readouterr().err


@pytest.mark.parametrize("view", ["month", "week", "agenda"])
def test_some_days_of_the_calendar_are_a_pdf_in_each_view(
    say: Any, tmp_path: Path, view: str
) -> None:
    say("calendar", "add", "--title", "中秋茶会", "--start", WHEN, "--rule", "FREQ=WEEKLY")
    file = tmp_path / "days.pdf"
    days = ("--from", "2026-03-01", "--to", "2026-03-31", "--view", view)
    assert say("calendar", "print", file, *days, "--place", "文昌阁")["occurrences"] == 0
    assert say("calendar", "print", file, *days)["occurrences"] == 5
    made = file.read_bytes()
    assert made.startswith(b"%PDF")
    assert has_fonts(made)
    assert set("中秋茶会") <= set(letters(made))


@pytest.mark.usefixtures("people")
def test_what_was_said_is_a_pdf_by_speaker(say: Any, tmp_path: Path) -> None:
    where, file = ("烘焙课堂", WHEN), tmp_path / "said.pdf"
    assert say("session", "transcript", "print", *where, file)[0] == 1
    log = tmp_path / "log.txt"
    log.write_text("主持人：欢迎大家。\n嘉宾：谢谢，今晚聊戚风。\n", "utf-8")
    say("session", "transcript", "import", *where, log)
    assert say("session", "transcript", "print", *where, file)["lines"] == 2
    made = file.read_bytes()
    assert made.startswith(b"%PDF")
    assert has_fonts(made)
    assert set("主持嘉宾欢迎今晚聊戚") <= set(letters(made))
