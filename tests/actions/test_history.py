"""Undo takes back what was done, leaves what somebody changed since, and says so."""

from pathlib import Path

import pytest

from desktop.actions import (
    attendance,
    backup,
    erasing,
    history,
    importing,
    rewards,
    service,
    wallets,
)
from desktop.actions import members as members_actions
from desktop.models import recovery
from desktop.models.history import Undone
from desktop.models.problem import Problem
from desktop.store import calendar, members
from desktop.store.community import Store
from tests.calendar_builders import around, weekly
from tests.rewards_builders import ARRIVE, did, publish
from tests.roster_builders import roster


def result(store: Store, action: bytes | None = None) -> Undone:
    """Undo and hand back the answer."""
    answer = history.undo(store, action).result
    assert isinstance(answer, Undone)
    return answer


def city(store: Store, member: bytes) -> object:
    """The member's city as it stands."""
    row = store.one("SELECT city FROM member WHERE id = ?", (member,))
    return row and row[0]


def people(store: Store) -> int:
    """How many members there are."""
    row = store.one("SELECT count(*) FROM member WHERE gone = 0")
    return int(row[0]) if row else 0


def add(store: Store, **fields: object) -> bytes:
    """A member in an action of its own."""
    with store.recording("member.add") as rec:
        return rec.put("member", None, fields)


def edit(store: Store, member: bytes, **fields: object) -> bytes:
    """Change a member in an action of its own; the action's id."""
    with store.recording("member.edit") as rec:
        rec.put("member", member, fields)
    return rec.action


def test_undoing_an_edit_sets_the_old_value(store: Store) -> None:
    member = add(store, name="单文博", city="深圳")
    edit(store, member, city="广州")
    assert result(store).reverted == 1
    assert city(store, member) == "深圳"


def test_a_field_changed_since_is_left_alone_and_listed(store: Store) -> None:
    member = add(store, name="单文博", city="深圳", level="用户")
    first = edit(store, member, city="广州", level="朋友")
    edit(store, member, city="佛山")
    answer = result(store, first)
    assert city(store, member) == "佛山"
    assert store.one("SELECT level FROM member") == ("用户",)
    assert [(kept.field, kept.changed_by) for kept in answer.kept] == [("city", "群主")]


def test_undo_skips_what_was_undone_and_undos_themselves(store: Store) -> None:
    member = add(store, name="单文博", city="深圳")
    edit(store, member, city="广州")
    edit(store, member, city="佛山")
    result(store)
    result(store)
    assert city(store, member) == "深圳"
    result(store)
    assert people(store) == 0
    with pytest.raises(Problem, match="nothing to undo"):
        history.undo(store)


def test_undoing_an_undo_brings_the_change_back(store: Store) -> None:
    member = add(store, name="单文博", city="深圳")
    edit(store, member, city="广州")
    undo = history.undo(store).action
    result(store, undo)
    assert city(store, member) == "广州"
    result(store)
    assert city(store, member) == "深圳"


def test_members_somebody_worked_with_stay_with_all_their_facts(store: Store) -> None:
    with store.recording("member.import") as rec:
        kept, gone, edited = (rec.put("member", None, {"name": n}) for n in ("甲", "乙", "丙"))
        for value, member in enumerate((kept, gone, edited)):
            rec.put("number", None, {"scheme": "QH", "value": value, "member": member})
    batch = rec.action
    with store.recording("member.tag") as rec:
        rec.put("member_tag", None, {"member": kept, "tag": "读书"})
    edit(store, edited, city="广州")
    answer = result(store, batch)
    assert store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY rid") == [("甲",), ("丙",)]
    assert store.rows("SELECT value FROM number WHERE gone = 0 ORDER BY value") == [(0,), (2,)]
    assert {item.record for item in answer.kept} == {kept, edited}


def test_a_removed_member_comes_back_whole(store: Store) -> None:
    member = add(store, name="单文博", city="深圳", phone="+8613612349005")
    with store.recording("member.remove") as rec:
        rec.delete("member", member)
    assert people(store) == 0
    result(store)
    row = store.one("SELECT name, city, phone, pinyin FROM member WHERE gone = 0")
    assert row == ("单文博", "深圳", "+8613612349005", "shanwenbo")
    assert len(store.rows("SELECT rowid FROM grams WHERE grams MATCH '文博'")) == 1


def test_an_undone_entry_is_reversed_not_rewritten(store: Store) -> None:
    member = add(store, name="单文博")
    with store.recording("points.award") as rec:
        rec.entry({"member": member, "points": 30, "kind": "manual", "at": 5})
    result(store)
    assert store.rows("SELECT points FROM entry ORDER BY born") == [(30,), (-30,)]
    assert store.one("SELECT points FROM member") == (0,)


def test_the_community_itself_cannot_be_undone(store: Store) -> None:
    row = store.one("SELECT id FROM action")
    assert row
    with pytest.raises(Problem, match="cannot be undone"):
        history.undo(store, row[0])


def test_nothing_is_undone_twice(store: Store) -> None:
    member = add(store, name="单文博", city="深圳")
    action = edit(store, member, city="广州")
    result(store, action)
    with pytest.raises(Problem, match="undone already"):
        history.undo(store, action)


def names(store: Store, table: str) -> list[str]:
    """The names in a table that are there."""
    return [row[0] for row in store.rows(f"SELECT name FROM {table} WHERE gone = 0")]


def test_undo_of_an_import_leaves_what_a_kept_member_still_uses(store: Store) -> None:
    header = "姓名,手机号,分会,小组,鞋码"
    rows = ("单文博,13612349001,南山,晨读,42", "沈若溪,13612349002,福田,夜读,38")
    batch = importing.import_file(store, roster(header, *rows)).action
    kept = store.rows("SELECT id FROM member WHERE name = '单文博'")[0][0]
    edit(store, kept, city="广州")
    answer = result(store, batch)
    assert [(one.table, one.field) for one in answer.kept] == [("member", "")]
    found = members.find(store, kept)
    assert found is not None
    assert [(one.name, one.value) for one in found.custom if one.value] == [("鞋码", "42")]
    assert (found.row.chapter, list(found.row.teams)) == ("南山", ["晨读"])
    assert names(store, "chapter") == ["南山"]
    assert names(store, "team") == ["晨读"]


def test_undo_leaves_a_field_that_somebody_filled_since_and_says_who(store: Store) -> None:
    member = add(store, name="单文博")
    members_actions.add_custom_field(store, "鞋码")
    made = store.rows("SELECT id FROM action ORDER BY first DESC LIMIT 1")[0][0]
    field = store.rows("SELECT id FROM custom_field")[0][0]
    edit(store, member, **{f"x.{field.hex()}": "42"})
    answer = result(store, made)
    assert [(one.table, one.changed_by) for one in answer.kept] == [("custom_field", "群主")]
    assert names(store, "custom_field") == ["鞋码"]


def test_undo_of_an_import_that_nobody_touched_leaves_nothing_of_it(store: Store) -> None:
    row = "单文博,13612349001,南山,晨读,42"
    importing.import_file(store, roster("姓名,手机号,分会,小组,鞋码", row))
    assert not result(store).kept
    for table in ("member", "chapter", "team", "custom_field"):
        assert names(store, table) == []


def test_undos_of_two_imports_leave_nothing_of_either(store: Store) -> None:
    header = "姓名,手机号,鞋码,血型"
    importing.import_file(store, roster(header, "单文博,13612349001,42,"))
    importing.import_file(store, roster(header, "单文博,13612349001,43,A"))
    assert not result(store).kept
    assert not result(store).kept
    assert (names(store, "member"), names(store, "custom_field")) == ([], [])


def test_points_given_and_taken_back_keep_nobody_of_an_undone_import(store: Store) -> None:
    importing.import_file(store, roster("姓名,手机号", "单文博,13612349001", "沈若溪,13612349002"))
    for (who,) in store.rows("SELECT id FROM member ORDER BY name"):
        did(store, who, "checkin", "2026-03-02")
    rule = publish(store, ARRIVE)
    rewards.run(store, rule)
    assert store.rows("SELECT points FROM member") == [(10,), (10,)]
    while store.rows("SELECT 1 FROM member WHERE gone = 0"):
        assert not result(store).kept


def test_a_reversal_cannot_be_undone_and_the_way_is_named(store: Store) -> None:
    who = add(store, name="单文博")
    given = rewards.award(store, who, 10, "帮忙").result
    assert isinstance(given, bytes)
    done = rewards.reverse(store, given, "记错人了").action
    for action in (None, done):
        with pytest.raises(Problem, match="by hand"):
            history.undo(store, action)
    assert not store.rows("SELECT 1 FROM undone WHERE gone = 0")
    assert store.one("SELECT points FROM member") == (0,)


def test_a_corrected_attendance_counts_again_when_that_is_undone(store: Store) -> None:
    who = add(store, name="单文博")
    weekly(store)
    one = around(store)[0]
    attendance.check_in(store, one.series, one.original, who)
    attendance.correct(store, one.series, one.original, who, "扫错了")
    assert result(store).reverted
    assert [there.member for there in calendar.attendees(store, one.id)] == [who]
    assert store.rows("SELECT coalesce(state, '') FROM activity") == [("",)]


def test_points_that_went_or_came_back_are_not_called_left_alone(store: Store) -> None:
    who = add(store, name="单文博")
    weekly(store)
    publish(store, ARRIVE, "2020-01-01")
    one = around(store)[0]
    attendance.check_in(store, one.series, one.original, who)
    attendance.correct(store, one.series, one.original, who, "扫错了")
    assert not result(store).kept
    assert store.one("SELECT points FROM member") == (10,)
    assert not result(store).kept
    assert store.one("SELECT points FROM member") == (0,)


def test_an_own_check_in_and_an_own_run_can_be_undone(store: Store) -> None:
    who = add(store, name="单文博")
    weekly(store)
    one = around(store)[0]
    attendance.check_in(store, one.series, one.original, who)
    assert [there.member for there in calendar.attendees(store, one.id)] == [who]
    result(store)
    assert calendar.attendees(store, one.id) == []
    did(store, who, "checkin", "2026-03-02")
    rewards.run(store, publish(store, ARRIVE))
    assert store.one("SELECT points FROM member") == (10,)
    assert result(store).reverted
    assert store.one("SELECT points FROM member") == (0,)


def test_a_printed_recovery_code_is_not_undone(store: Store) -> None:
    member = add(store, name="单文博", city="深圳")
    edit(store, member, city="广州")
    code = backup.print_recovery(store)
    held = store.one("SELECT recovery_sign FROM community")
    assert result(store).kind == "member.edit"
    assert store.one("SELECT recovery_sign FROM community") == held
    assert held == (recovery.recovery_keys(recovery.decode(code)).public.sign,)


def test_erasing_is_not_undone_and_an_undo_takes_back_what_came_before(store: Store) -> None:
    gone, stays = add(store, name="单文博"), add(store, name="贺兰", city="深圳")
    edit(store, stays, city="广州")
    erased = erasing.erase(store, gone)
    with pytest.raises(Problem) as refused:
        history.undo(store, erased.action)
    assert refused.value.code == "history.lasting"
    assert result(store).kind == "member.edit"
    assert city(store, stays) == "深圳"


def test_who_took_what_out_stays_noted_and_an_undo_takes_back_what_came_before(
    store: Store, tmp_path: Path
) -> None:
    who = add(store, name="单文博", city="深圳")
    for took in (
        lambda: wallets.note_statement(store, who, "copy"),
        lambda: service.export(store, tmp_path / "thanks.csv", "2026-03"),
    ):
        edit(store, who, city="广州")
        taken = took()
        with pytest.raises(Problem) as refused:
            history.undo(store, taken.action)
        assert refused.value.code == "history.lasting"
        assert result(store).kind == "member.edit"
        assert city(store, who) == "深圳"
    assert store.one("SELECT count(*) FROM audit") == (2,)
