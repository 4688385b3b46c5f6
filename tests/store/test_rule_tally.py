"""The weekly sums that rules read: always what the activities add up to."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.models.ids import new_id
from desktop.store import tally
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import did, member

fields = st.one_of(
    st.fixed_dictionaries({"amount": st.none() | st.integers(-5, 99)}),
    st.fixed_dictionaries({"state": st.sampled_from(["", "voided"])}),
    st.fixed_dictionaries({"kind": st.sampled_from(["post", "order"])}),
    st.builds(lambda day: {"local": f"2026-03-{day:02}T08:00:00"}, st.integers(1, 9)),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 9)),
        st.tuples(st.just("edit"), st.tuples(st.integers(0, 9), fields)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
    ),
    max_size=15,
)


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


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_the_weekly_sums_are_what_the_activities_add_up_to(
    make_store: MakeStore, found: list[tuple[str, Any]]
) -> None:
    store = make_store()
    people = [member(store), member(store)]
    made: list[bytes] = []
    for what, given_value in found:
        if what == "add":
            local = f"2026-03-{given_value:02}T09:00:00"
            made.append(did(store, people[given_value % 2], "post", local, given_value, new_id()))
        elif made:
            one = made[(given_value[0] if what == "edit" else given_value) % len(made)]
            with store.recording("activity.change") as rec:
                if what == "edit":
                    rec.put("activity", one, given_value[1])
                else:
                    rec.delete("activity", one)
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
