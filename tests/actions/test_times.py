"""Times are kept three ways that say the same: local, zone, and the instant."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import activities, attendance
from desktop.store.community import Store
from tests.calendar_builders import around, member, weekly
from tests.conftest import MakeStore

ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
FIRST, LAST = (datetime.fromisoformat(day) for day in ("2015-01-01", "2026-06-01"))
QUICK = settings(max_examples=20)


def kept(store: Store) -> list[tuple[str, str, int]]:
    return [
        (str(a), str(b), int(c)) for a, b, c in store.rows("SELECT local, zone, at FROM activity")
    ]


@QUICK
@given(ZONES, st.datetimes(FIRST, LAST))
def test_an_activity_by_hand_keeps_the_local_time_that_was_said_and_its_instant(
    make_store: MakeStore, zone: str, said: datetime
) -> None:
    store = make_store(zone=zone)
    moment = said.replace(microsecond=0)
    activities.add(store, member(store, "吴桂芳"), "post", moment.isoformat())
    instant = int(moment.replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)
    assert kept(store) == [(moment.isoformat(), zone, instant)]


@QUICK
@given(ZONES, st.integers(1_420_000_000, 1_780_000_000))
def test_a_check_in_keeps_the_instant_of_the_scan_and_the_wall_clock_of_the_community(
    make_store: MakeStore, zone: str, scanned: int
) -> None:
    store = make_store(zone=zone)
    weekly(store)
    one = around(store)[0]
    attendance.check_in(store, one.series, one.original, member(store, "吴桂芳"), at=scanned * 1000)
    wall = datetime.fromtimestamp(scanned, UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert kept(store) == [(wall.isoformat(), zone, scanned * 1000)]
    assert store.rows("SELECT at FROM attendance") == [(scanned * 1000,)]
