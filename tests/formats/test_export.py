"""Exported tables: text stays text, and what we wrote we read back."""

import csv
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.cells import clean_cell
from desktop.formats.export import guard, write_table
from desktop.formats.header import LABELS, REASON_LABEL, suggest
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import open_roster, peek, read_roster
from desktop.formats.rejects import write_rejects
from desktop.formats.roster import Preparer
from desktop.models.phone import parse_phone, written
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled

HEADER = [LABELS["name"], LABELS["phone"], LABELS["note"]]
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''x", "'x", '=HYPERLINK("http://x")', "\t=1"]
FIELDS = ("number", "name", "phone", "city", "joined", "tags", "points", "note")


def read(path: Path) -> list[PreparedRow]:
    return [row for rows in read_roster(path) for row in rows]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_dangerous_text_comes_back_as_it_was(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out.{suffix}"
    texts = [text for text in DANGEROUS if text == text.strip()]
    assert write_table(path, HEADER, [(text, None, text) for text in texts]) == len(texts)
    rows = read(path)
    assert [row.fields["name"] for row in rows] == texts
    assert [row.fields["note"] for row in rows] == texts


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_table(path, HEADER, [(text, text, text) for text in DANGEROUS])
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_keeps_phones_and_formulas_as_text_and_points_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_table(path, ["姓名", "手机号", "积分"], [("=1+1", "013800138000", -5)])
    cells = openpyxl.load_workbook(path).worksheets[0][2]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        ("=1+1", "s"),
        ("013800138000", "s"),
        (-5, "n"),
    ]


@given(st.text(max_size=20))
def test_guarding_is_undone_by_cleaning(text: str) -> None:
    # What an import would store: no gaps at its ends, no control characters.
    try:
        stored = clean_cell(text, "", guarded=False).strip()
    except Problem:
        return
    assert clean_cell(guard(stored), "", guarded=True) == stored


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")),
    max_size=12,
).map(str.strip)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(CELLS.filter(bool), CELLS), min_size=1, max_size=5),
    st.sampled_from(["csv", "xlsx"]),
)
def test_an_export_read_again_says_the_same(people: list[tuple[str, str]], suffix: str) -> None:
    header = [LABELS["name"], LABELS["note"], LABELS["phone"]]
    preparer = Preparer(header, suggest(header))
    before = [preparer.prepare(n, [*person, "13800138000"]) for n, person in enumerate(people, 2)]
    good = [row for row in before if row and not row.reject]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{suffix}"
        cells = (
            (row.fields["name"], row.fields.get("note"), written(row.fields["phone"]))
            for row in good
        )
        write_table(path, header, cells)
        if not good:
            return
        after = read(path)
    assert [row.fields for row in after] == [row.fields for row in good]


@given(st.sampled_from(["13800138000", "010-62345678", "+85298765432", "+886911659326"]))
def test_a_written_number_is_read_back(text: str) -> None:
    phone = parse_phone(text)
    assert phone
    again = parse_phone(written(phone.e164))
    assert again
    assert again.e164 == phone.e164


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"out.{suffix}"
    write_table(path, HEADER, [("张伟", "", "")])
    old = path.read_bytes()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_table(path, HEADER, [("李娜", "", "")] * 1000, total=1000, progress=stop)
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def test_progress_is_told_row_by_row(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def rows() -> Iterator[tuple[str, str, str]]:
        yield from [("张伟", "", "")] * 1200

    write_table(
        tmp_path / "out.csv", HEADER, rows(), total=1200, progress=lambda *at: seen.append(at)
    )
    assert seen == [(500, 1200), (1000, 1200), (1200, 1200)]


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"out\.csv"):
        write_table(tmp_path / "nowhere" / "out.csv", HEADER, [])


def test_refused_rows_come_with_reasons_and_can_be_imported_again(tmp_path: Path) -> None:
    data = "姓名,手机号,口味\n张伟,12345,甜\n=1,1.38E+10,咸\n李娜,13800138000,辣\n".encode()
    with open_roster(data, file="名单.csv") as table:
        rows = [row for rows in table.rows() for row in rows]
        found = table.peek
    refused = [(row.raw, problem.sentence()) for row in rows if (problem := row.problem())]
    path = tmp_path / "错误.xlsx"
    assert write_rejects(path, found.header, found.mapping, refused) == 2
    again = peek(path)
    assert again.header == ["姓名", "手机号", "口味", REASON_LABEL]
    assert again.mapping == {0: "name", 1: "phone", 3: "ignored"}
    assert "不是手机号" in again.rows[0][3]
    mended = read(path)
    assert [row.raw[:3] for row in mended] == [row.raw for row in rows if row.reject]
    # A second round does not pile up columns of reasons.
    once_more = [(row.raw, problem.sentence()) for row in mended if (problem := row.problem())]
    write_rejects(path, again.header, again.mapping, once_more)
    assert peek(path).header == again.header


def test_a_link_is_followed_and_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_table(tmp_path / "link.csv", ["姓名"], [["张伟"]])
    assert (tmp_path / "link.csv").is_symlink()
    assert "张伟" in (tmp_path / "real.csv").read_text("utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(Problem) as raised:
        write_table(tmp_path / "pipe.csv", ["姓名"], [["张伟"]])
    assert raised.value.code == "file.no_file"
    assert (tmp_path / "pipe.csv").is_fifo()
