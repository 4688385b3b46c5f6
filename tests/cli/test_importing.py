"""`qunzhu members import`, `suspected` and `settle` as typed in a terminal."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.actions import cooperation, groups
from desktop.cli.main import main
from desktop.store.community import Store
from tests.conftest import PASSPHRASE
from tests.roster_builders import FILES, text


@pytest.fixture
def folder(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the test's files lie; the community is named by the environment."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    return tmp_path


@pytest.fixture
def family(folder: Path) -> Path:
    """A roster with a parent, two children on his phone and a row without a name."""
    file = folder / "名单.csv"
    file.write_bytes(
        text(
            "姓名,手机号,江湖地位",
            "何华鹏,13612349005,朋友",
            "小何宝,13612349005,",
            "大何宝,13612349005,",
            ",13612349006,",
        )
    )
    return file


def say(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["members", *words, "--json"], "zh_CN") == 0
    return json.loads(capsys.readouterr().out)


def counts(answer: dict[str, object]) -> list[object]:
    return [answer[key] for key in ("added", "updated", "suspected", "skipped", "rejected")]


def test_an_import_answers_with_five_counts_and_its_batch(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(FILES / "roster-big5.csv")
    dry = say(capsys, "import", file, "--dry-run")
    assert (counts(dry), dry["batch"]) == ([300, 0, 0, 0, 0], None)
    assert say(capsys, "list") == []
    done = say(capsys, "import", file)
    assert set(done) == {"added", "updated", "suspected", "skipped", "rejected", "batch"}
    assert counts(done) == [300, 0, 0, 0, 0]
    assert counts(say(capsys, "import", file)) == [0, 0, 0, 300, 0]
    assert main(["undo", done["batch"], "--json"], "zh_CN") == 0
    capsys.readouterr()
    assert say(capsys, "list") == []


def test_held_rows_are_listed_and_settled(family: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert counts(say(capsys, "import", str(family))) == [1, 0, 2, 0, 1]
    assert [one["name"] for one in say(capsys, "list")] == ["何华鹏"]
    held = say(capsys, "suspected")
    assert [(one["line"], one["name"], one["reason"]) for one in held] == [
        (3, "小何宝", "phone-other-name"),
        (4, "大何宝", "phone-other-name"),
    ]
    assert held[0]["candidate_name"] == "何华鹏"
    # As in any list: a whole phone is asked for, and who asked is kept.
    assert main(["members", "suspected"], "zh_CN") == 0
    assert held[0]["phone"].removeprefix("+86") not in capsys.readouterr().out
    say(capsys, "settle", held[0]["row"], "new")
    assert {one["name"] for one in say(capsys, "list")} == {"何华鹏", "小何宝"}
    assert len(say(capsys, "suspected")) == 1


@pytest.mark.parametrize("how", ["all", "--all"])
def test_rows_are_settled_all_alike(
    family: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    say(capsys, "import", str(family))
    row = say(capsys, "suspected")[0]["row"]
    words = (how, "skip") if how == "all" else (row, "skip", how)
    assert say(capsys, "settle", *words)["settled"] == 2
    assert say(capsys, "suspected") == []


def test_columns_can_be_mapped_and_left_out(
    family: Path, capsys: pytest.CaptureFixture[str], store: Store
) -> None:
    say(capsys, "import", str(family), "--map", "江湖地位=level", "--unknown", "leave")
    assert store.rows("SELECT level FROM member") == [("朋友",)]
    assert store.rows("SELECT 1 FROM custom_field") == []


def test_refused_rows_are_told_and_written(
    family: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / "错误.xlsx"
    assert main(["members", "import", str(family), "--rejects", str(file)], "zh_CN") == 0
    assert "第 5 行：没有姓名也没有昵称" in capsys.readouterr().out
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    assert rows[0][-1] == "错误原因"
    assert len(rows) == 2


def test_refused_rows_are_in_the_document_with_their_reason(
    family: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (refused,) = say(capsys, "import", str(family))["refused"]
    assert refused["line"] == 5
    assert "没有姓名也没有昵称" in refused["reason"]


def test_a_sign_up_list_in_a_file_is_imported(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counts(say(capsys, "import", str(FILES / "jielong-signup.txt"))) == [18, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "missing.csv"), "找不到文件"),
        (("settle", "00", "new"), "没有编号为"),
        (("settle", "甲", "skip"), "没有编号为"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_stderr(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert main(["members", *words], "zh_CN") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1


def test_a_wrong_choice_is_wrong_usage(folder: Path) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["members", "settle", "00", "maybe"], "zh_CN")
    assert wrong.value.code == 2


def test_a_roster_that_overwrites_very_much_needs_a_yes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def named(city: str) -> str:
        file = folder / f"{city}.csv"
        file.write_bytes(
            text("姓名,手机号,城市", *(f"成员{n},1361234{n:04d},{city}" for n in range(300)))
        )
        return str(file)

    say(capsys, "import", named("深圳"))
    assert main(["members", "import", named("广州")], "zh_CN") == 1
    assert "300" in capsys.readouterr().err
    assert counts(say(capsys, "import", named("广州"), "--yes")) == [0, 300, 0, 0, 0]
    assert main(["undo"], "zh_CN") == 0


def test_sheets_that_were_not_read_are_named_until_one_is_chosen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    for number, title in enumerate(("一班", "二班"), 1):
        sheet = book.create_sheet(title)
        sheet.append(["姓名", "手机号"])
        sheet.append([f"{title}的人", f"1361234900{number}"])
    del book["Sheet"]
    book.save(folder / "名单.xlsx")
    file = str(folder / "名单.xlsx")
    for dry in (["--dry-run"], []):
        answer = say(capsys, "import", file, *dry)
        assert (answer["added"], answer["sheets_left"]) == (1, ["二班"])
    assert main(["members", "import", file], "zh_CN") == 0
    assert "二班" in capsys.readouterr().out
    chosen = say(capsys, "import", file, "--sheet", "二班")
    assert chosen["added"] == 1
    assert "sheets_left" not in chosen


def test_a_dry_run_refuses_what_the_run_would_since_a_group_is_full(
    folder: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    groups.add(store, {"name": "晨读群", "kind": "跑团", "capacity": 2})
    file = folder / "名单.csv"

    def both(*lines: str) -> list[tuple[int, str, str]]:
        file.write_bytes(text("姓名,手机号,小组", *lines))
        found = []
        for dry in (["--dry-run"], []):
            code = main(["members", "import", str(file), *dry], "zh_CN")
            told = capsys.readouterr()
            found.append((code, told.out.splitlines()[0] if told.out else "", told.err))
        return found

    two = "何华鹏,13612349005,晨读群", "林霞,13612349006,晨讀群"
    third = "单文博,13612349007,晨读群"
    for more in ((third,), ("马秀兰,13612349008,", "马秀兰,13612349008,晨读群")):
        dry, run = both(*two, *more)
        assert dry == run
        assert dry[0] == 1
        assert "最多 2 人" in dry[2]
    # Said twice, two come; and who is in it already takes no further seat.
    for _ in range(2):
        dry, run = both(*two, two[0])
        assert dry == run
        assert dry[0] == 0
    dry, run = both(*two, third)
    assert dry == run
    assert "现有 2 人，再加 1 人" in dry[2]
    cooperation.set_limits(store, capacity=2)
    dry, run = both("单文博,13612349007,")
    assert dry == run
    assert dry[0] == 1
