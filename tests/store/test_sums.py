"""The ledger's sums: always those of its entries, and never added up for a screen."""

from collections import Counter
from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import members as acting
from desktop.actions import merging, rewards
from desktop.actions.history import undo
from desktop.models.award import ENTRY_KINDS, EntryQuery
from desktop.models.problem import Problem
from desktop.store import entries, sums
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import ARRIVE, did, member, publish

DEEDS = st.one_of(
    st.tuples(st.just("award"), st.integers(0, 2), st.integers(-5, 30).filter(bool)),
    st.tuples(st.just("reverse"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("run"), st.integers(0, 2), st.integers(1, 28)),
    st.tuples(st.just("remove"), st.integers(0, 2), st.just(0)),
    st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
)


def _do(store: Store, people: list[bytes], rule: bytes, deed: tuple[str, int, int]) -> None:
    what, one, more = deed
    made = [entry for (entry,) in store.rows("SELECT id FROM entry ORDER BY id")]
    if what == "award":
        rewards.award(store, people[one], more, "值班")
    elif what == "reverse" and made:
        rewards.reverse(store, made[one % len(made)], "看错了")
    elif what == "run":
        did(store, people[one], "checkin", f"2026-03-{more:02}")
        rewards.run(store, rule, date(2026, 5, 1))
    elif what == "remove":
        acting.remove(store, [people[one]])
    elif what == "merge" and one != more:
        merging.merge(store, people[one], people[more])
    elif what == "undo":
        undo(store)


def _agree(store: Store) -> None:
    """Every sum is that of the rows it stands for."""
    found = store.rows("SELECT rule, kind, points, substr(local, 1, 10) FROM entry WHERE gone = 0")
    rules = {rule for rule, *_ in found} | {None}
    for rule in rules:
        for kinds in ((), *((kind,) for kind in ENTRY_KINDS), ("reverse", "correct")):
            those = [
                points
                for of, kind, points, _ in found
                if rule in (None, of) and (not kinds or kind in kinds)
            ]
            asked = EntryQuery(rule=rule, kinds=kinds)
            assert entries.totals(store, asked) == (len(those), sum(those))
            assert len(entries.page(store, asked)) == len(those)
    days: Counter[str] = Counter()
    for _, _, points, day in found:
        days[day] += points
    kept = {day: points for day, points in sums.by_day(store, date(1, 1, 1)).items() if points}
    assert kept == {day: points for day, points in days.items() if points}
    row = store.one("SELECT coalesce(sum(points), 0) FROM member WHERE gone = 0")
    assert row == (sums.held(store),)


@settings(max_examples=30)
@given(st.lists(DEEDS, max_size=12))
def test_the_sums_are_those_of_the_entries_whatever_was_done(
    make_store: MakeStore, deeds: list[tuple[str, int, int]]
) -> None:
    store = make_store()
    people = [member(store, f"成员{place}") for place in range(3)]
    rule = publish(store, ARRIVE, on="2026-01-01")
    for deed in deeds:
        with suppress(Problem):
            _do(store, people, rule, deed)
    _agree(store)
    store.close()


def test_a_list_of_two_kinds_comes_newest_first_and_page_by_page(store: Store) -> None:
    who = member(store)
    for points in range(1, 9):
        entry = rewards.award(store, who, points, "值班").result
        assert isinstance(entry, bytes)
        if points % 2:
            rewards.reverse(store, entry, "看错了")
    for kinds in ((), ("manual",), ("manual", "correct"), ("reverse", "correct")):
        query = EntryQuery(kinds=kinds)
        whole = entries.page(store, query)
        assert [one.at for one in whole] == sorted((one.at for one in whole), reverse=True)
        assert [
            one for at in range(len(whole)) for one in entries.page(store, query, at, 1)
        ] == whole
        assert list(entries.each(store, query)) == whole


def test_a_file_from_before_the_sums_gets_them(store: Store) -> None:
    who, gone = member(store), member(store)
    for one in (who, gone):
        rewards.award(store, one, 7, "值班")
    acting.remove(store, [gone])
    with store.writing() as connection:
        for name in ("ledger_sum", "ledger_day", "held", "activity_sum"):
            connection.execute(f"DROP TABLE {name}")
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            " AND (name LIKE 'ledger_%' OR name LIKE 'held_%' OR name LIKE 'activity_sum%')"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("CREATE INDEX entry_time ON entry(at)")
        for statement in sums.STATEMENTS:
            if statement.startswith("CREATE INDEX"):
                connection.execute(f"DROP INDEX {statement.split()[2]}")
        for name in ("entry_member", "activity_newest", "activity_member", "audit_member"):
            table = name.partition("_")[0]
            connection.execute(f"CREATE INDEX {name} ON {table}(born)")
        for statement in sums.STATEMENTS:
            connection.execute(statement)
    _agree(store)
    assert sums.held(store) == 7
