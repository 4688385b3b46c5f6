"""How commands are typed: help in the operator's language, wrong usage, output that fails."""

import json
import os
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from desktop.__main__ import main as program
from desktop.cli import usagewords
from desktop.cli.main import main, parser

CHINESE = "\u4e00"


def parsers(top: ArgumentParser) -> Iterator[ArgumentParser]:
    yield top
    for action in top._actions:
        if isinstance(action, _SubParsersAction):
            for below in set(action.choices.values()):
                yield from parsers(below)


def helps(language: str) -> set[str]:
    """Every sentence that a help shows."""
    found = set()
    for one in parsers(parser(language)):
        for action in one._actions:
            found |= {action.help} if action.help else set()
            if isinstance(action, _SubParsersAction):
                found |= {shown.help or "" for shown in action._choices_actions}
    return found


def test_the_version_is_said_without_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"qunzhu {version('qunzhu')}"


def test_every_help_text_is_chinese_for_who_reads_chinese() -> None:
    plain = {text for text in helps("zh_CN") if not any(letter >= CHINESE for letter in text)}
    assert plain == set()
    assert {"成员名单", "显示这份说明", "导入名单：xlsx、xls、ods、csv 或接龙文字"} <= helps(
        "zh_CN"
    )


def test_every_help_text_is_english_for_who_reads_english() -> None:
    assert {"the roster", "show this help message and exit"} <= helps("en")


def test_no_translation_is_left_that_no_help_says() -> None:
    used = helps("en") | {"options", "positional arguments"}
    said = set(usagewords.CHINESE) - used
    assert all("write" in text or "has 32" in text or "written" in text for text in said), said


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_help_lists_the_commands_of_the_window(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"], language)
    assert left.value.code == 0
    assert {"demo", "screenshots", "members"} <= set(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "words",
    [
        "members list --limit -1",
        "members list --limit 0",
        "members list --limit 1e3",
        "members list --limit 99999999999999999999",
        "history --limit -5",
        "activities list --limit 0",
        "rewards entries --limit -1",
        "rewards award 王芳 99999999999999999999 --reason x",
        "activities add 王芳 order 2026-01-01T10:00:00 --amount 99999999999999999999",
        "undo 12",
    ],
)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_silly_number_is_wrong_usage(
    words: str, language: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words.split(), language)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert ("用法不对" in said) == (language == "zh_CN")


def test_wrong_usage_is_said_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for words in ("members show", "members nothing", "members list --limit", "check it", "undo 1"):
        with pytest.raises(SystemExit):
            main(words.split(), "zh_CN")
        said.append(capsys.readouterr().err.strip().splitlines()[-1].partition("用法不对：")[2])
    assert said[0] == "还要写 MEMBER"
    assert said[1].startswith("VERB 不能是 'nothing'，可以是 'list'")
    assert said[2:] == ["--limit 后面要写内容", "多余的内容 it", "ACTION：id 是 32 位十六进制数字"]


def test_a_command_that_is_nearly_right_is_answered_with_the_one_that_is_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meant = {"zh_CN": "没有 'venue'，是 'venues' 吗？", "en": "did you mean 'venues'?"}
    for language, sentence in meant.items():
        with pytest.raises(SystemExit) as left:
            main(["venue", "list"], language)
        assert left.value.code == 2
        said = capsys.readouterr().err
        assert sentence in said
        assert "applications" not in said


def test_what_a_command_does_not_take_is_told_with_that_commands_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["venues", "list", "--town", "深圳"], "zh_CN")
    assert left.value.code == 2
    usage, *_, said = capsys.readouterr().err.splitlines()
    assert usage.startswith("用法：qunzhu venues list")
    assert said.endswith("多余的内容 --town 深圳")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_an_option_with_one_value_that_is_typed_twice_is_wrong_usage(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        "members identity M --add qq 1 --add qq 2",
        "members list --limit 5 --limit=5",
        "members list --community A --community B",
    ):
        with pytest.raises(SystemExit) as left:
            main(words.split(), language)
        assert left.value.code == 2
        said = capsys.readouterr().err
        assert ("只能写一次" if language == "zh_CN" else "given more than once") in said


def test_an_option_that_makes_a_list_may_be_typed_again() -> None:
    words = "members list --number A --number B"
    top = parser("en")
    for _ in range(2):
        assert top.parse_args(words.split()).number == ["A", "B"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without a full device")
@pytest.mark.parametrize("words", [["roles", "matrix"], ["roles", "matrix", "--json"]])
def test_a_full_disk_under_the_output_is_one_line_and_a_problem(
    words: list[str],
    folder: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(words, "zh_CN") == 1
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert "磁盘空间不够" in said


def test_a_reader_that_closes_the_pipe_is_no_problem(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(["roles", "matrix", "--json"], "zh_CN") == 0
    assert capfd.readouterr().err == ""


def test_a_file_that_cannot_be_written_is_told_in_the_operators_language(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = str(tmp_path / "没有" / "名单.csv")
    assert main(["members", "export", place], "zh_CN") == 1
    said = capsys.readouterr().err
    assert "文件夹或文件不存在" in said
    assert not any(letter.isascii() and letter.isalpha() for letter in said.replace("名单.csv", ""))


def test_an_answer_is_one_json_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles", "matrix", "--json"], "en") == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["demo", "screenshots"])
def test_the_help_of_what_opens_a_window_is_in_the_operator_s_language(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit) as left:
        program([command, "--help"])
    assert left.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("用法：")
    assert "文件夹" in said
