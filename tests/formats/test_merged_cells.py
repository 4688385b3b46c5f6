"""Cells merged in sheets of other kinds than xlsx: a title over the table, a city over its rows."""

from pathlib import Path

import pytest

from desktop.formats.reader import read_roster
from tests.formats import hostile_files as hostile

# In Excel's old format (BIFF8), with a title over five columns, numbers for phones, dates,
# and a city merged over two rows.
XLS = Path(__file__).parents[1] / "files" / "merged.xls"


def _cell(text: str = "", *, across: int = 1, down: int = 1) -> str:
    spans = f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
    return (
        f'<table:table-cell office:value-type="string"{spans}><text:p>{text}</text:p>'
        "</table:table-cell>" + "<table:covered-table-cell/>" * (across - 1)
    )


def _number(value: int) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def _date(value: str) -> str:
    return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'


def _ods() -> bytes:
    rows = [
        _cell("青禾读书会成员名单", across=5),
        "".join(map(_cell, ("姓名", "手机号", "城市", "入会日期", "备注"))),
        _cell("沈若溪") + _number(13612349005) + _cell("广州", down=2) + _date("2024-03-01")
        + _cell("一组"),
        _cell("单文博") + _number(13612349006) + "<table:covered-table-cell/>"
        + _date("2024-03-02") + _cell(),
        _cell("吴桂芳") + _number(13612349007) + _cell("深圳") + _date("2024-12-31")
        + _cell("二组"),
    ]  # fmt: skip
    return hostile.ods("".join(f"<table:table-row>{row}</table:table-row>" for row in rows))


@pytest.mark.parametrize(("file", "data"), [("名单.xls", XLS.read_bytes()), ("名单.ods", _ods())])
def test_a_roster_with_merged_cells_is_read_whole(file: str, data: bytes) -> None:
    found = [row.fields for rows in read_roster(data, file=file) for row in rows]
    assert [one["name"] for one in found] == ["沈若溪", "单文博", "吴桂芳"]
    assert [one["phone"][-4:] for one in found] == ["9005", "9006", "9007"]
    assert [one["joined"] for one in found] == ["2024-03-01", "2024-03-02", "2024-12-31"]
    assert [one.get("note", "") for one in found] == ["一组", "", "二组"]
    # Only the old format says which cells are merged; elsewhere a covered cell is empty.
    assert [one.get("city", "") for one in found][::2] == ["广州", "深圳"]
    if file.endswith("xls"):
        assert found[1]["city"] == "广州"
