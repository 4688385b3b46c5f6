"""A roster comes in row by row: what becomes of every row, and that nothing is lost or doubled."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from desktop.actions import history, importing, members
from desktop.actions.exporting import export_members
from desktop.formats.wire import Options
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.store.community import Store
from tests.roster_builders import FILES, column, figures, imported, roster, state, take, text

# Of each file: data rows, rows to be refused, further rows of the same people, children on a
# parent's phone.
TRUTH = {
    "roster-gb18030.csv": (1236, 4, 30, 1),
    "roster-utf8-bom.csv": (621, 4, 15, 1),
    "roster-big5.csv": (300, 0, 0, 0),
    "roster.xlsx": (416, 4, 10, 1),
}
LIVE = "SELECT count(*) FROM member WHERE gone = 0"


@pytest.fixture
def checked(store: Store) -> Iterator[importing.Check]:
    """A checked roster of four rows, one of them refused and one held."""
    rows = ("甲,13612349001,深圳", "乙,,广州", ",13612349002,深圳", "乙,13612349003,广州")
    made = importing.check(store, roster("姓名,手机号,城市", *rows))
    yield made
    made.plan.close()


@pytest.mark.parametrize("name", TRUTH)
def test_a_real_roster_gives_as_many_people_as_it_holds(store: Store, name: str) -> None:
    rows, refused, same, family = TRUTH[name]
    counts = imported(store, importing.Roster(FILES / name)).counts
    assert (counts.total, counts.rejected) == (rows, refused)
    assert counts.added + counts.suspected == rows - refused - same
    assert counts.updated + counts.skipped == same
    assert counts.suspected >= family
    assert column(store, LIVE) == [counts.added]


@pytest.mark.parametrize("name", TRUTH)
def test_the_check_says_what_the_run_then_does(store: Store, name: str) -> None:
    before = state(store)
    checked = importing.check(store, importing.Roster(FILES / name))
    assert state(store) == before
    result = importing.run(store, checked.plan).result
    assert result.counts == checked.plan.counts  # type: ignore[attr-defined]
    checked.plan.close()


@pytest.mark.parametrize("name", TRUTH)
def test_the_same_file_again_changes_nothing(store: Store, name: str) -> None:
    first = imported(store, importing.Roster(FILES / name)).counts
    before = state(store)
    again = imported(store, importing.Roster(FILES / name))
    assert again.batch is None
    assert figures(again.counts) == (0, 0, 0, first.total - first.rejected, first.rejected)
    assert state(store) == before


def test_our_own_export_changes_nothing(store: Store, tmp_path: Path) -> None:
    header = "姓名,昵称,手机号,微信号,城市,标签,积分,备注,鞋码,会员编号,小组,分会"
    rows = (
        "单文博,小单,13612349005,wx1,深圳,读书、讲师,50,晚八点,42,QH0007,晨读,中原",
        "沈若溪,,+852 6123 4567,,香港,,,=1+1,,,,",
        "甲,,,,,,,,,,,",
        ",小鱼,,,北京,,,,,,,",
    )
    assert figures(take(store, header, *rows).counts) == (4, 0, 0, 0, 0)
    for file in (tmp_path / "我们.xlsx", tmp_path / "我们.csv"):
        export_members(store, file)
        again = imported(store, importing.Roster(file))
        assert (again.batch, figures(again.counts)) == (None, (0, 0, 0, 4, 0))


def test_our_own_export_gives_the_same_tags_and_teams_again(store: Store, tmp_path: Path) -> None:
    take(store, "姓名,标签,小组", "甲,团长/讲师、读书,晨读", "乙,书,")
    (one, other) = column(store, "SELECT id FROM member ORDER BY name DESC")
    words = ["甲、乙", "团长/讲师", "C, D; E", "#活动", "A|B"]
    for member, tags in ((one, words), (other, ["团长/讲师"])):
        assert isinstance(member, bytes)
        members.tag(
            store, [member], tags, ["书", "读书", "团长/讲师"] if member == one else ["读书"]
        )
    stand = store.rows("SELECT member, tag FROM member_tag WHERE gone = 0 ORDER BY 1, 2")
    for file in (tmp_path / "我们.xlsx", tmp_path / "我们.csv"):
        export_members(store, file)
        assert imported(store, importing.Roster(file)).batch is None
        rows = store.rows("SELECT member, tag FROM member_tag WHERE gone = 0 ORDER BY 1, 2")
        assert rows == stand


def test_a_new_member_has_everything_his_row_says(store: Store) -> None:
    result = take(
        store,
        "姓名,手机号,分会,小组,标签,积分,鞋码",
        "单文博,136 1234 9005,中原,晨读、夜读,读书、讲师,30,42",
    )
    member = store.rows("SELECT name, phone, tail, pinyin, number, points FROM member")
    assert member == [("单文博", "+8613612349005", "9005", "shanwenbo", "QH0001", 30)]
    assert sorted(column(store, "SELECT tag FROM member_tag")) == ["讲师", "读书"]
    assert sorted(column(store, "SELECT name FROM team")) == ["夜读", "晨读"]
    assert column(store, "SELECT c.name FROM member m JOIN chapter c ON c.id = m.chapter") == [
        "中原"
    ]
    custom = "SELECT f.name, x.value FROM member_x x JOIN custom_field f ON f.id = x.field"
    assert store.rows(custom) == [("鞋码", "42")]
    assert store.rows("SELECT kind, points, batch FROM entry") == [("opening", 30, result.batch)]
    batch = store.rows("SELECT id, file, total, added FROM batch")
    assert batch == [(result.batch, "名单.csv", 1, 1)]


def test_an_unknown_column_can_be_left_out(store: Store) -> None:
    given = roster("姓名,鞋码", "单文博,42")
    left = importing.Roster(given.source, options=Options(keep_unknown=False))
    assert imported(store, left).counts.added == 1
    assert column(store, "SELECT count(*) FROM custom_field") == [0]


def test_a_column_can_be_told_what_it_holds(store: Store) -> None:
    given = roster("姓名,江湖地位", "单文博,朋友")
    told = importing.Roster(given.source, titles={"江湖地位": "level"})
    imported(store, told)
    assert column(store, "SELECT level FROM member") == ["朋友"]
    with pytest.raises(Problem, match="no column"):
        imported(store, importing.Roster(given.source, titles={"地位": "level"}))
    with pytest.raises(Problem, match="no field"):
        imported(store, importing.Roster(given.source, titles={"江湖地位": "rank"}))


def test_an_empty_cell_never_overwrites_and_tags_are_added(store: Store) -> None:
    take(store, "姓名,手机号,城市,标签", "单文博,13612349005,深圳,读书")
    counts = take(store, "姓名,手机号,城市,标签,等级", "单文博,13612349005,,讲师,用户").counts
    assert figures(counts) == (0, 1, 0, 0, 0)
    assert store.rows("SELECT city, level FROM member") == [("深圳", "用户")]
    assert sorted(column(store, "SELECT tag FROM member_tag")) == ["讲师", "读书"]


def test_a_filled_cell_overwrites_and_the_old_value_is_in_history(store: Store) -> None:
    take(store, "姓名,手机号,城市", "单文博,13612349005,深圳")
    take(store, "姓名,手机号,城市", "单文博,13612349005,广州")
    assert store.rows("SELECT field, old, new FROM history") == [("city", "深圳", "广州")]


def test_undo_takes_an_import_back_and_the_file_can_come_again(store: Store) -> None:
    header = "姓名,手机号,积分,城市"
    take(store, header, "单文博,13612349001,,深圳")
    result = take(store, header, "单文博,13612349001,,广州", "沈若溪,13612349002,40,佛山")
    assert result.batch
    history.undo(store, result.batch)
    assert store.rows("SELECT name, city FROM member WHERE gone = 0") == [("单文博", "深圳")]
    assert column(store, "SELECT sum(points) FROM entry") == [0]
    again = take(store, header, "单文博,13612349001,,广州", "沈若溪,13612349002,40,佛山")
    assert figures(again.counts) == (1, 1, 0, 0, 0)
    found = store.rows("SELECT name, number, points FROM member WHERE gone = 0 ORDER BY number")
    assert found == [("单文博", "QH0001", 0), ("沈若溪", "QH0002", 40)]


def test_a_run_decides_again_when_somebody_wrote_meanwhile(
    store: Store, checked: importing.Check
) -> None:
    assert figures(checked.plan.counts) == (2, 0, 1, 0, 1)
    members.add(store, {"name": "甲", "phone": "13612349001", "city": "深圳"})
    result = importing.run(store, checked.plan).result
    assert figures(result.counts) == (1, 0, 1, 1, 1)  # type: ignore[attr-defined]
    assert column(store, LIVE) == [2]


def test_the_run_is_refused_without_the_right(store: Store, checked: importing.Check) -> None:
    store.actor = type(store.actor)(store.operator, "丙", "host", frozenset())
    for act in (
        lambda: importing.run(store, checked.plan),
        lambda: importing.check(store, roster("姓名", "甲")),
        lambda: importing.import_file(store, roster("姓名", "甲")),
    ):
        with pytest.raises(Problem) as refused:
            act()
        assert refused.value.code == "role.not_allowed"


@pytest.mark.parametrize("stop_at", [0, 600, 1000])
def test_a_cancelled_import_leaves_everything_as_before(store: Store, stop_at: int) -> None:
    take(store, "姓名,手机号", "单文博,13612349005")
    before = state(store)

    def stop(done: int, total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    rows = [f"成员{i},1361{i:07d}" for i in range(1500)]
    given = roster("姓名,手机号", *rows)
    with pytest.raises(Cancelled):
        importing.import_file(store, given, stop)
    assert state(store) == before
    checked = importing.check(store, given)
    with pytest.raises(Cancelled):
        importing.run(store, checked.plan, stop)
    assert state(store) == before
    importing.run(store, checked.plan)
    assert column(store, LIVE) == [1501]
    checked.plan.close()


def test_many_rows_are_found_again_across_frames(store: Store) -> None:
    rows = [f"成员{i % 1200},1361{i % 1200:07d}" for i in range(2400)]
    assert figures(take(store, "姓名,手机号", *rows).counts) == (1200, 0, 0, 1200, 0)


def test_a_sign_up_list_can_be_pasted(store: Store) -> None:
    text = (FILES / "jielong-signup.txt").read_text("utf-8")
    counts = imported(store, importing.pasted(text)).counts
    assert (counts.total, counts.rejected) == (18, 0)
    assert column(store, "SELECT phone FROM member WHERE name = '陶芳静'") == ["+8613316576349"]


def test_a_block_of_a_spreadsheet_can_be_pasted(store: Store) -> None:
    counts = imported(store, importing.pasted("姓名\t手机号\n单文博\t13612349005\n")).counts
    assert counts.added == 1


def test_refused_rows_come_back_with_their_reasons(
    store: Store, checked: importing.Check, tmp_path: Path
) -> None:
    file = tmp_path / "错误行.xlsx"
    assert importing.save_rejects(store, checked, file, "zh_CN") == 1
    rows = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
    assert rows[0] == ("姓名", "手机号", "城市", "错误原因")
    assert "没有姓名" in rows[1][3]


def test_no_personal_text_lies_in_the_spool(checked: importing.Check) -> None:
    spool = checked.plan.spool
    spool._file.seek(0)
    assert b"13612349001" not in spool._file.read()


def test_too_full_a_disk_is_said_before_anything_is_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 100})())
    with pytest.raises(Problem, match="too full"):
        take(store, "姓名", "甲", "乙")


def test_a_file_without_names_is_refused(store: Store) -> None:
    with pytest.raises(Problem, match="no column for a name"):
        take(store, "手机号,备注", "13612349005,-")


def test_a_community_without_a_prefix_takes_that_of_the_file(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(prefix="")
    data = text("编号,姓名", "ZY0001,王芳", "ZY0002,李明", "3,张伟", ",赵敏")
    with closing(importing.check(store, importing.Roster(data, "名单.csv")).plan) as plan:
        assert plan.adopted == "ZY"
        importing.run(store, plan)
    numbers = store.rows("SELECT number FROM member ORDER BY number")
    assert numbers == [("ZY0001",), ("ZY0002",), ("ZY0003",), ("ZY0004",)]
    assert store.one("SELECT prefix FROM community") == ("ZY",)
    history.undo(store)
    assert store.one("SELECT prefix FROM community") in [("",), (None,)]


def test_a_file_says_how_many_digits_the_numbers_after_its_own_have(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(prefix="")
    data = text("编号,姓名", "A001,王芳", "A012,李明", ",张伟")
    with closing(importing.check(store, importing.Roster(data, "名单.csv")).plan) as plan:
        assert [plan.show(store, index).number for index in range(3)] == ["A001", "A012", "A013"]
        importing.run(store, plan)
    members.add(store, {"name": "赵敏"})
    shown = store.rows("SELECT number FROM member ORDER BY number")
    assert shown == [("A001",), ("A012",), ("A013",), ("A014",)]
    # Written as the scheme writes them, they need no spelling of their own.
    assert store.rows("SELECT DISTINCT spelled FROM number") == [(None,)]
    again = importing.import_file(store, importing.Roster(data, "名单.csv"))
    assert again.result.counts.skipped == 3


def test_another_count_of_digits_shows_at_once_and_goes_with_its_undo(store: Store) -> None:
    members.add(store, {"name": "王芳"})
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, {"width": 2})
    assert store.rows("SELECT number FROM member") == [("QH01",)]
    history.undo(store)
    assert store.rows("SELECT number FROM member") == [("QH0001",)]


def test_numbers_without_a_prefix_that_stand_keep_the_community_without_one(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(prefix="")
    members.add(store, {"name": "王芳"})
    importing.import_file(store, importing.Roster(text("编号,姓名", "ZY0001,李明"), "名单.csv"))
    assert not store.one("SELECT prefix FROM community")[0]
