"""Whole files, read in the child process."""

import json
import os
from pathlib import Path

import pytest

from desktop.formats.header import LABELS
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import Options, open_activity, open_roster, peek, read_roster
from desktop.formats.wire import Choice
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from tests.formats import hostile_files as hostile

FILES = Path(__file__).parents[1] / "files"
TRUTH = json.loads((FILES / "truth.json").read_text("utf-8"))


def rows_of(source: Path | bytes, **options: object) -> list[PreparedRow]:
    chosen = Options(**options)  # type: ignore[arg-type]
    return [row for rows in read_roster(source, options=chosen, file="名单") for row in rows]


def children() -> list[str]:
    """The processes that this one started and that are there, but for what forks commands."""
    here = str(os.getpid())
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            words = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if fields[1] == here and b"tests.cli.forking" not in words:
            found.append(status.parent.name)
    return found


@pytest.mark.parametrize("name", TRUTH)
def test_exactly_the_bad_rows_of_a_real_file_are_refused(name: str) -> None:
    truth = TRUTH[name]
    header = peek(FILES / name).header_line
    rows = rows_of(FILES / name)
    refused = {str(row.line - header - 1): row.reject[0] for row in rows if row.reject}
    assert refused == truth["refused"]
    assert len(rows) == truth["rows"]
    without = [row for row in rows if not row.reject and "phone" not in row.fields]
    assert len(without) == truth["without_phone"]


def test_a_workbook_is_read_from_the_sheet_that_has_a_header() -> None:
    found = peek(FILES / "roster.xlsx")
    assert (found.kind, found.sheet, found.header_line) == ("xlsx", "成员名单", 2)
    assert found.sheets == ["说明", "成员名单"]
    assert found.title == "2026 年成员名单(内部)"
    assert set(found.mapping.values()) >= {"name", "phone", "number", "joined", "tags"}


def test_the_operators_choice_overrules_the_suggestion() -> None:
    data = "甲列,乙列,丙列\n张伟,13800138000,甜\n".encode()
    with open_roster(data, file="名单.csv", options=Options(header_line=1), wait=True) as table:
        assert table.peek.mapping == {}
        assert table.peek.unknown == [0, 1, 2]
        choice = Choice(mapping={0: "name", 1: "phone", 2: "custom"})
        (row,) = [row for rows in table.rows(choice) for row in rows]
    assert row.fields == {"name": "张伟", "phone": "+8613800138000"}
    assert row.extra == {"丙列": "甜"}


def test_a_list_of_names_and_phones_needs_no_header() -> None:
    rows = rows_of("张伟,13800138000\n李娜,139-0013-9000\n".encode())
    assert [row.fields["name"] for row in rows] == ["张伟", "李娜"]
    assert [row.line for row in rows] == [1, 2]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_columns_may_be_parted_by_any_usual_mark(delimiter: str) -> None:
    lines = [["姓名", "手机", "城市"], ["张伟", "13800138000", "广州"], ["李娜", "", "深圳"]]
    rows = rows_of("\r\n".join(delimiter.join(line) for line in lines).encode("gb18030"))
    assert [row.fields.get("city") for row in rows] == ["广州", "深圳"]


def test_an_encoding_can_be_chosen_by_hand() -> None:
    data = "姓名\n張\n".encode("big5")
    assert rows_of(data, encoding="big5")[0].fields["name"] == "張"
    with pytest.raises(Problem, match="no-such-codec"):
        rows_of(data, encoding="no-such-codec")


def test_a_pasted_sign_up_list_is_a_roster() -> None:
    rows = rows_of((FILES / "jielong-signup.txt").read_bytes())
    assert len(rows) == 18
    assert rows[8].fields == {"nickname": "小静", "name": "陶芳静", "phone": "+8613316576349"}


def test_an_activity_log_is_read_with_amounts_in_fen() -> None:
    with open_activity(FILES / "activity.csv") as table:
        rows = [row for rows in table.rows() for row in rows]
    assert len(rows) == 4800
    assert not [row for row in rows if row.reject]
    first = rows[0]
    assert (first.local, first.phone) == ("2026-05-08T04:40:00", "+8618387663416")
    assert (first.kind, first.amount) == ("order", 9950)


NO_TABLES = {
    "empty": (b"", "file.empty"),
    "blank lines": (b"\n\n \n", "file.empty"),
    "pdf": (b"%PDF-1.7 ...", "file.not_a_table"),
    "zeros": (b"\0" * 100_000, "file.not_a_table"),
    "byte order mark": (b"\xef\xbb\xbf", "file.empty"),
    "web page further down": (b"\n\n<html><table>\n", "file.not_a_table"),
    "web page": (b"<html><table><tr><td>x</td></tr></table></html>", "file.no_header"),
    "prose": ("今天天气很好。我们去公园。\n".encode() * 50, "file.no_header"),
    "one endless line": (b"a" * 5_000_000, "file.line_too_long"),
    "a million columns": (("姓名" + ",a" * 1_000_000).encode(), "file.too_many_columns"),
    "unmatched quote": (
        ('姓名,手机,城市\n"王伟,13800138000,广州\n' + "今天很好\n" * 50).encode(),
        "file.broken_quotes",
    ),
    "half a workbook": ((FILES / "roster.xlsx").read_bytes()[:9000], "file.damaged"),
    "other zip": (hostile.many_entries(0).replace(b"workbook", b"wordbook"), "file.not_a_table"),
    "many entries": (hostile.many_entries(6000), "file.bomb"),
    "torn xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 3000, "file.damaged"),
    "encrypted": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "file.encrypted",
    ),
    "sparse": (
        hostile.workbook(
            [hostile.OPEN, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', hostile.CLOSE]
        ),
        "file.too_many_columns",
    ),
    "sparse, out of order": (
        hostile.workbook(
            [
                hostile.OPEN,
                '<row r="1"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>',
                hostile.CLOSE,
            ]
        ),
        "file.reader_stopped",
    ),
    "too many cells": (
        hostile.workbook(
            [hostile.OPEN, '<row r="400000"><c r="J400000"><v>1</v></c></row>', hostile.CLOSE]
        ),
        "file.too_many_cells",
    ),
    "endless ods row": (
        hostile.ods(
            '<table:table-row table:number-rows-repeated="2000000"><table:table-cell '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        ),
        "file.too_many_cells",
    ),
    "a thousand million cells of ods rows and columns repeated": (
        hostile.ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>"
        ),
        "file.too_many_cells",
    ),
    "an ods row repeated far below an empty one": (
        hostile.ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
            "</table:table-row><table:table-row><table:table-cell "
            "table:number-columns-repeated = '10' office:value-type='string'><text:p>x</text:p>"
            "</table:table-cell></table:table-row>"
        ),
        "file.too_many_cells",
    ),
    "wide ods cells repeated": (
        hostile.ods(
            "<table:table-row><table:table-cell "
            'table:number-columns-repeated="10000" office:value-type="string"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>"
        ),
        "file.too_many_columns",
    ),
}


@pytest.mark.parametrize("what", NO_TABLES)
def test_what_is_no_table_is_refused_with_its_reason(what: str) -> None:
    data, code = NO_TABLES[what]
    with pytest.raises(Problem) as raised:
        rows_of(data)
    assert raised.value.code == code
    assert "名单" in raised.value.sentence("zh_CN")
    assert not children()


def test_thirty_million_cells_in_a_megabyte_are_refused_unopened() -> None:
    bomb = hostile.workbook(hostile.grid(1_000_000, 30))
    assert len(bomb) < 2_000_000
    with pytest.raises(Problem) as raised:
        rows_of(bomb)
    assert raised.value.code == "file.bomb"


def test_one_huge_text_in_every_cell_ends_the_child_and_not_us() -> None:
    cell = '<c t="s"><v>0</v></c>'
    book = hostile.workbook(hostile.grid(100_000, 10, cell), strings="字" * 30_000)
    with pytest.raises(Problem) as raised:
        rows_of(book)
    assert raised.value.code == "file.reader_stopped"


def test_a_sheet_that_claims_to_be_small_is_refused() -> None:
    book = hostile.claim_size(hostile.workbook(hostile.grid(50_000, 10)), 100)
    with pytest.raises(Problem) as raised:
        rows_of(book)
    assert raised.value.code == "file.damaged"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(Problem, match=r"nowhere\.csv"):
        peek(Path("nowhere.csv"))


def test_a_folder_or_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path, tmp_path / "pipe.csv"):
        with pytest.raises(Problem) as raised:
            peek(path)
        assert raised.value.code == "file.no_file"


def test_a_column_without_a_title_is_kept_and_so_are_both_of_one_title() -> None:
    rows = rows_of("姓名,鞋码,,鞋码\n张伟,38,辣,39\n".encode())
    assert [row.extra for row in rows] == [{"鞋码": "38", "第3列": "辣", "鞋码（2）": "39"}]


def test_closing_early_leaves_no_process() -> None:
    data = ("姓名,手机\n" + "张伟,13800138000\n" * 200_000).encode()
    rows = read_roster(data)
    assert len(next(rows)) == 500
    assert children()
    rows.close()
    assert not children()


def test_cancelling_in_the_middle_leaves_no_process() -> None:
    seen = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done > 2000:
            raise Cancelled

    data = ("姓名,手机\n" + "张伟,13800138000\n" * 50_000).encode()
    with pytest.raises(Cancelled):
        for _ in read_roster(data, progress=stop):
            pass
    assert not children()
    assert seen[-1][1] >= 50_000


def test_the_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", "secret")
    data = ("姓名\n" + "张伟\n" * 50_000).encode()
    rows = read_roster(data)
    next(rows)
    (child,) = children()
    assert b"secret" not in Path(f"/proc/{child}/environ").read_bytes()
    rows.close()


def test_a_cell_of_control_characters_rejects_only_its_row() -> None:
    rows = rows_of("姓名,手机\n张\0伟,13800138000\n李娜,\n\x07,\n".encode())
    assert [bool(row.reject) for row in rows] == [True, False, True]


def test_own_titles_are_understood_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "导出.csv"
    path.write_text(",".join(LABELS.values()) + "\n", "utf-8-sig")
    assert sorted(peek(path).mapping.values()) == sorted(LABELS)
