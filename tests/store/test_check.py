"""The check finds what is wrong and leaves it as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from desktop.models.op import decode_head, encode_head
from desktop.models.problem import Problem
from desktop.store.check import check
from desktop.store.community import Store, open_store

WORD = "晨读会 2026"


@pytest.fixture
def full(store: Store) -> Store:
    """A community with members who have points."""
    with store.recording("points.award") as rec:
        for number in range(600):
            member = rec.put("member", None, {"name": f"成员{number}"})
            rec.entry({"member": member, "points": 10, "kind": "manual"})
    return store


def _faults(store: Store, *, deep: bool = False) -> dict[str, str]:
    found = check(store, deep=deep)
    assert all(one.problem is None or one.problem.sentence("zh_CN") for one in found)
    return {one.name: one.problem.code for one in found if one.problem}


def test_a_sound_community_has_no_faults_rebuilding_included(full: Store) -> None:
    assert _faults(full, deep=True) == {}
    assert not list(full.folder.glob(".check*"))


@pytest.mark.parametrize(
    ("sql", "faults"),
    [
        ("UPDATE member SET points = 11 WHERE rid = 5", {"points": "vault.check_points"}),
        ("INSERT INTO ledger_sum VALUES (x'07', 'manual', 1, 5)", {"ledger": "vault.check_ledger"}),
        ("DROP TRIGGER entry_no_UPDATE", {"guards": "vault.check_guards"}),
        (
            "CREATE TRIGGER own AFTER INSERT ON member BEGIN SELECT 1; END",
            {"guards": "vault.check_guards"},
        ),
        ("DROP INDEX member_folded", {"guards": "vault.check_guards"}),
        ("DELETE FROM changeset WHERE rid = 2", {"log": "vault.check_log"}),
    ],
)
def test_each_kind_of_fault_is_named(full: Store, sql: str, faults: dict[str, str]) -> None:
    with full.writing() as connection:
        connection.execute(sql)
    assert _faults(full) == faults


def test_a_value_changed_past_the_log_shows_when_it_is_rebuilt(full: Store) -> None:
    with full.writing() as connection:
        connection.execute("UPDATE member SET ver = ver + 1, born = born + 1 WHERE rid = 7")
    assert _faults(full) == {}
    assert _faults(full, deep=True) == {"replay": "vault.check_replay"}


def test_rot_anywhere_in_the_file_is_found_and_left_as_it_is(full: Store) -> None:
    full.close()
    path = full.folder / "community.db"
    pages = path.stat().st_size // 4096
    whole = path.read_bytes()
    for page in range(2, pages, max(1, pages // 25)):
        rotten = bytearray(whole)
        rotten[page * 4096 + 99] ^= 1
        path.write_bytes(rotten)
        found = _rotten(lambda: open_store(full.folder, passphrase=WORD))
        assert found == "vault.damaged_file"
        assert path.read_bytes() == rotten


def _rotten(opening: Callable[[], Store]) -> str | None:
    """What opening and checking say: either may be the one to notice."""
    try:
        store = opening()
    except Problem as problem:
        return problem.code
    try:
        return next((one.problem.code for one in check(store) if one.problem), None)
    finally:
        store.close()


def test_the_check_writes_nothing(full: Store) -> None:
    def state() -> list[tuple[object, ...]]:
        return full.rows("SELECT name, value FROM state ORDER BY name")

    before, files = state(), sorted(Path(full.folder).rglob("*"))
    check(full, deep=True)
    assert state() == before
    assert sorted(Path(full.folder).rglob("*")) == files


def test_ops_of_a_device_are_numbered_without_a_gap_and_the_check_reads_it(full: Store) -> None:
    with full.recording("member.import") as rec:
        rec.insert_many("member", [(None, {"name": f"成员{n}"}) for n in range(1001)])
    found = full.rows("SELECT rid, head FROM changeset ORDER BY number")
    heads = [decode_head(head) for _, head in found]
    ends = [0, *(head.first_op + head.count - 1 for head in heads)]
    assert [head.first_op for head in heads] == [end + 1 for end in ends[:-1]]
    assert full.rows("SELECT value FROM state WHERE name = 'ops'") == [(ends[-1],)]
    for (rid, _), head in zip(found, heads, strict=True):
        wrong = encode_head(structs.replace(head, first_op=head.first_op + 1))
        with full.writing() as connection:
            connection.execute("UPDATE changeset SET head = ? WHERE rid = ?", (wrong, rid))
        assert [one.name for one in check(full) if one.problem] == ["log"]
        with full.writing() as connection:
            right = encode_head(head)
            connection.execute("UPDATE changeset SET head = ? WHERE rid = ?", (right, rid))


def test_a_table_that_got_a_column_later_is_sound(full: Store) -> None:
    with full.writing() as connection:
        # An older file gets it behind the columns that it had.
        connection.execute("ALTER TABLE occurrence DROP COLUMN minutes")
    assert _faults(full) == {"guards": "vault.check_guards"}
    with full.writing() as connection:
        connection.execute('ALTER TABLE occurrence ADD COLUMN "minutes" INTEGER')
    assert _faults(full) == {}
