"""The weekly sums that rules read: always what the activities add up to."""

from typing import Any

from hypothesis import given, settings

from desktop.store import tally
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import did, member
from tests.store.activity_steps import AMOUNTS, KINDS, LOCALS, STATES, Step, steps, take


def _added_up(store: Store) -> list[tuple[Any, ...]]:
    cells: dict[tuple[str, str, bytes], list[Any]] = {}
    for kind, local, who, amount in store.rows(
        "SELECT kind, local, member, amount FROM activity"
        " WHERE gone = 0 AND coalesce(state, '') <> 'voided'"
        " AND kind <> '' AND local <> '' AND member IS NOT NULL"
    ):
        week, weekday = store.one("SELECT strftime('%G-W%V', ?), strftime('%u', ?)", (local,) * 2)
        cell = cells.setdefault((kind, week, who), [0, 0, set()])
        cell[0] += 1
        cell[1] += amount or 0
        cell[2].add(int(weekday) - 1)
    return sorted(
        (kind, tally.week_number(week), who, n, amount, sum(1 << day for day in days))
        for (kind, week, who), (n, amount, days) in cells.items()
    )


@settings(max_examples=40)
@given(steps(AMOUNTS, STATES, KINDS, LOCALS, most=15))
def test_the_weekly_sums_are_what_the_activities_add_up_to(
    make_store: MakeStore, found: list[Step]
) -> None:
    store = make_store()
    people = [member(store), member(store)]
    made: list[bytes] = []
    for step in found:
        take(store, people, made, step)
        kept = store.rows("SELECT kind, week, member, n, amount, days FROM tally")
        assert sorted(kept) == _added_up(store)
    store.close()


def test_a_week_of_the_table_is_the_iso_week_of_its_label(store: Store) -> None:
    for local, label in (
        ("2026-12-31", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("1999-06-01", "1999-W22"),
    ):
        did(store, member(store), "post", local)
        weeks = {week for (week,) in store.rows("SELECT week FROM tally")}
        assert tally.week_number(label) in weeks


def test_an_activity_that_lacks_everything_is_stored_and_in_no_cell(store: Store) -> None:
    with store.recording("activity.add") as rec:
        rec.put("activity", None, {"kind": "post", "local": "gestern"})
        rec.put("activity", None, {"amount": 5})
    assert store.one("SELECT count(*) FROM activity") == (2,)
    assert store.rows("SELECT * FROM tally") == []
