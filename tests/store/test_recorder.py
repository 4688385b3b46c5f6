"""What a recording writes, and what it leaves alone."""

import pytest

from desktop.models.problem import Problem
from desktop.store.community import Store
from desktop.store.database import DatabaseError


def counts(store: Store) -> tuple[int, ...]:
    """Rows, changesets, actions, history and search words: everything a recording can add."""
    tables = ("member", "changeset", "action", "history", "member_tag", "number")
    return tuple(int((store.one(f"SELECT count(*) FROM {t}") or (0,))[0]) for t in tables)


def test_a_new_record_stands_with_its_readings(store: Store) -> None:
    with store.recording("member.add") as rec:
        member = rec.put("member", None, {"name": "单文博", "phone": "+8613612349005"})
    row = store.one("SELECT name, tail, pinyin, born = ver FROM member WHERE id = ?", (member,))
    assert row == ("单文博", "9005", "shanwenbo", 1)
    assert rec.changes.count == 1


def test_an_action_that_changes_nothing_records_nothing(store: Store) -> None:
    with store.recording("member.add") as rec:
        member = rec.put("member", None, {"name": "单文博"})
    before = counts(store)
    with store.recording("member.edit") as rec:
        rec.put("member", member, {"name": "单文博"})
    assert rec.changes.nothing
    assert counts(store) == before


def test_a_failed_action_leaves_nothing(store: Store) -> None:
    before = counts(store)
    with pytest.raises(RuntimeError), store.recording("member.add") as rec:  # noqa: PT012
        rec.put("member", None, {"name": "单文博"})
        raise RuntimeError
    assert counts(store) == before


def test_an_edit_keeps_the_old_value_in_history(store: Store) -> None:
    with store.recording("member.add") as rec:
        member = rec.put("member", None, {"name": "单文博", "city": "深圳"})
    with store.recording("member.edit") as rec:
        rec.put("member", member, {"city": "广州"})
    found = store.rows("SELECT field, old, new FROM history WHERE record = ?", (member,))
    assert found == [("city", "深圳", "广州")]


def test_a_removed_link_can_be_stated_again(store: Store) -> None:
    with store.recording("t") as rec:
        member = rec.put("member", None, {"name": "单文博"})
        rec.put("member_tag", None, {"member": member, "tag": "读书"})
    with store.recording("t") as rec:
        assert rec.delete("member_tag", member=member, tag="读书")
    assert store.one("SELECT gone FROM member_tag") == (1,)
    with store.recording("t") as rec:
        rec.put("member_tag", None, {"member": member, "tag": "读书"})
    assert store.one("SELECT gone FROM member_tag") == (0,)


def test_old_search_words_leave_with_the_old_name(store: Store) -> None:
    with store.recording("t") as rec:
        member = rec.put("member", None, {"name": "单文博"})
    with store.recording("t") as rec:
        rec.put("member", member, {"name": "李明朗"})
    assert store.rows("SELECT rowid FROM grams WHERE grams MATCH '文博'") == []
    assert len(store.rows("SELECT rowid FROM grams WHERE grams MATCH '明朗'")) == 1


def test_a_write_outside_a_recording_raises(store: Store) -> None:
    for statement in ("DELETE FROM operator", "UPDATE state SET value = 1 WHERE name = 'seq'"):
        with pytest.raises(RuntimeError):
            store.rows(statement)
    with store.recording("t") as rec:
        rec.put("member", None, {"name": "单文博"})
    with pytest.raises(RuntimeError):
        rec.put("member", None, {"name": "单文博"})
    with pytest.raises(RuntimeError):
        store.rows("DELETE FROM member")


def test_the_ledger_cannot_be_rewritten(store: Store) -> None:
    with store.recording("t") as rec:
        member = rec.put("member", None, {"name": "单文博"})
        rec.entry({"member": member, "points": 5, "kind": "manual", "at": 0})
    assert store.one("SELECT points FROM member") == (5,)
    for statement in ("UPDATE entry SET points = 6", "DELETE FROM entry"):
        raised = pytest.raises((Problem, DatabaseError), match="append-only")
        with raised, store.writing() as connection:
            connection.execute(statement)
