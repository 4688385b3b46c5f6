"""An export opens as it was, is its own right, and leaves a note."""

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.actions import history, members, stays
from desktop.actions.exporting import export_members
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import CELLS
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.store import members as stored
from desktop.store.community import Store


@pytest.fixture
def roster(store: Store) -> Store:
    """Two members, one with an awkward name."""
    member = members.add(store, {"name": "单文博", "phone": "13612349005", "city": "深圳"}).result
    assert isinstance(member, bytes)
    members.tag(store, [member], add=["读书", "亲子"])
    members.add(store, {"name": "=1+1", "note": "晚八点后联系"})
    return store


def test_phones_and_numbers_are_text_in_a_workbook(roster: Store, tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    assert export_members(roster, file).result == 2
    header, first, second = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
    one = dict(zip(header, first, strict=True))
    assert (one["会员编号"], one["手机号"], one["标签"]) == (
        "QH0001",
        "13612349005",
        "亲子、读书",
    )
    assert dict(zip(header, second, strict=True))["姓名"] == "=1+1"


def test_a_csv_has_a_mark_for_excel_and_no_formulas(roster: Store, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    export_members(roster, file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert "'=1+1" in rows[2]


def test_an_export_is_noted(roster: Store, tmp_path: Path) -> None:
    export_members(roster, tmp_path / "a.csv")
    assert roster.rows("SELECT kind, operator, detail FROM audit") == [
        ("export", roster.operator, "2 · a.csv")
    ]


def test_reading_alone_never_allows_an_export(roster: Store, tmp_path: Path) -> None:
    cells = roster.actor.cells - {"member.export"}
    roster.actor = replace(roster.actor, cells=cells)
    with pytest.raises(Problem):
        export_members(roster, tmp_path / "a.csv")
    assert list(tmp_path.glob("a.csv")) == []


def test_columns_the_role_may_not_read_are_not_exported(roster: Store, tmp_path: Path) -> None:
    cells = frozenset({"member.export", "member.read.basic"})
    roster.actor = replace(roster.actor, cells=cells)
    export_members(roster, tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert "9005" not in text
    assert "晚八点" not in text
    assert "单文博" in text


def test_a_cancelled_export_leaves_neither_file_nor_note(roster: Store, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_members(roster, tmp_path / "a.csv", progress=stop)
    assert list(tmp_path.glob("a.csv")) == []
    assert roster.rows("SELECT 1 FROM audit") == []


def test_a_number_that_left_in_an_export_is_never_given_again(store: Store, tmp_path: Path) -> None:
    members.add(store, {"name": "单文博"})
    added = members.add(store, {"name": "沈若溪"}).action
    export_members(store, tmp_path / "a.csv")
    history.undo(store, added)
    members.add(store, {"name": "何以安"})
    assert [row.number for row in stored.page(store, MemberQuery())] == ["QH0003", "QH0001"]


def test_a_number_nobody_has_seen_is_given_back_by_undo(store: Store) -> None:
    members.add(store, {"name": "沈若溪"})
    history.undo(store)
    members.add(store, {"name": "何以安"})
    assert [row.number for row in stored.page(store, MemberQuery())] == ["QH0001"]


@settings(max_examples=30)
@given(st.frozensets(st.sampled_from(CELLS)))
def test_whatever_else_a_role_may_do_only_the_right_to_export_exports_and_that_is_noted(
    roster: Store, tmp_path: Path, cells: frozenset[str]
) -> None:
    roster.actor = replace(roster.actor, cells=cells, within=frozenset())
    noted = roster.rows("SELECT count(*) FROM audit WHERE kind = 'export'")[0][0]
    file = tmp_path / "a.csv"
    file.unlink(missing_ok=True)
    if "member.export" in cells:
        export_members(roster, file)
    else:
        with pytest.raises(Problem):
            export_members(roster, file)
    assert file.exists() == ("member.export" in cells)
    after = roster.rows("SELECT count(*) FROM audit WHERE kind = 'export'")[0][0]
    assert after - noted == int("member.export" in cells)


def test_an_export_stands_in_the_order_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    made = {}
    for name, city in (("贺兰", "深圳"), ("程朗", "广州"), ("叶南枝", ""), ("曾丽华", "深圳")):
        made[name] = members.add(store, {"name": name, "city": city}).result
    file = tmp_path / "a.csv"

    def written(query: MemberQuery) -> list[str]:
        export_members(store, file, query)
        header, *rows = csv.reader(file.read_text("utf-8-sig").splitlines())
        return [row[header.index("姓名")] for row in rows]

    assert written(MemberQuery()) == ["贺兰", "程朗", "叶南枝", "曾丽华"]
    assert written(MemberQuery(sort=(("name", True),))) == ["曾丽华", "叶南枝", "贺兰", "程朗"]
    ids = tuple(one.hex() for one in made.values() if isinstance(one, bytes))
    ticked = MemberQuery(filters=(Filter("id", "=", ids[1:]),), sort=(("city", True),))
    assert written(ticked) == ["曾丽华", "程朗", "叶南枝"]


def test_who_left_is_in_the_file_where_that_is_asked_for(roster: Store, tmp_path: Path) -> None:
    who = next(row.id for row in stored.page(roster, MemberQuery()) if row.name == "单文博")
    stays.leave(roster, [who], "搬走了")
    for values, some in ((), 1), (("left",), 1), (("here", "left"), 2):
        file = tmp_path / f"list{len(values)}.csv"
        asked = (Filter("status", "=", values),) if values else ()
        assert export_members(roster, file, MemberQuery(filters=asked)).result == some
        assert ("单文博" in file.read_text("utf-8-sig")) is ("left" in values)
