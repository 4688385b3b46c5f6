"""What a member's page tells of what he has done."""

from datetime import UTC, datetime, time

from desktop.actions import members
from desktop.store import doings
from desktop.store.community import Store

DAY = 24 * 60 * 60 * 1000


def _steps(store: Store, member: bytes) -> int:
    taken = []
    connection = store._db
    connection.set_progress_handler(lambda: taken.append(1), 50)
    doings.of_member(store, member)
    connection.set_progress_handler(None, 0)
    return len(taken)


def _earn(store: Store, member: bytes, at: int, local: str, count: int = 1) -> None:
    with store.recording("points.award") as rec:
        for _ in range(count):
            entry = {"member": member, "points": 5, "kind": "manual"}
            rec.entry({**entry, "at": at, "local": local, "zone": "Asia/Shanghai"})


def test_points_of_this_month_count_by_the_calendar_of_where_they_were_earned(
    store: Store,
) -> None:
    member = members.add(store, {"name": "林霞"}).result
    first = store.today().replace(day=1)
    begin = int(datetime.combine(first, time(), UTC).timestamp() * 1000)
    # The first minutes of the month where it begins earliest, fourteen hours before UTC.
    _earn(store, member, begin - 14 * DAY // 24, f"{first}T00:00:00")
    _earn(store, member, begin - DAY, "2020-01-31T23:59:00")
    assert doings.of_member(store, member).earned == 5


def test_what_was_earned_before_is_not_read_for_this_month(store: Store) -> None:
    member = members.add(store, {"name": "林霞"}).result
    few = _steps(store, member)
    _earn(store, member, 1_000_000_000_000, "2001-09-09T09:46:40", count=300)
    assert _steps(store, member) <= few + 1
