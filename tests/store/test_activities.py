"""Check-ins that follow from attendance."""

from desktop.models import period
from desktop.models.activity import Attendance
from desktop.models.award import attendance_activity_id
from desktop.models.ids import new_id
from desktop.store import activities, settlement
from desktop.store.community import Store
from tests.rewards_builders import ARRIVE, member, publish, standing, sums

START = "2026-03-02T19:30:00"


def _series(store: Store, title: str, kind: str = "session") -> bytes:
    with store.recording("calendar.add") as rec:
        return rec.put("series", None, {"title": title, "kind": kind, "start": START})


def _came(store: Store, who: bytes, series: bytes, local: str, session: bytes) -> Attendance:
    return Attendance(session, who, period.instant(local, store.zone), series, START)


def test_a_check_in_follows_attendance_once_and_goes_when_it_goes(store: Store) -> None:
    who, session = member(store), new_id()
    publish(store, ARRIVE, on="2026-03-01")
    came = _came(store, who, _series(store, "每周共读"), "2026-03-02T19:35:00", session)
    for _ in range(2):
        with store.recording("attendance.check_in") as rec:
            activities.check_in(rec, store, came)
            settlement.follow(rec, store, [who])
    assert sums(store) == {who: 10}
    with store.recording("attendance.correct") as rec:
        made = attendance_activity_id(rec.community, session, who)
        activities.void(rec, store, made, "扫错了")
        settlement.follow(rec, store, [who])
    assert sums(store) == {who: 0}
    with store.recording("attendance.check_in") as rec:
        activities.check_in(rec, store, came)
        settlement.follow(rec, store, [who])
    assert sums(store) == {who: 10}


def test_a_rule_may_ask_for_the_series_and_for_being_on_time(store: Store) -> None:
    early, late, other = (member(store, name) for name in ("甲", "乙", "丙"))
    reading, party = _series(store, "每周共读"), _series(store, "年会", "event")
    publish(
        store,
        {
            **ARRIVE,
            "where": {
                "all": [
                    {"field": "series", "op": "=", "value": "每周共读"},
                    {"field": "session", "op": "=", "value": "session"},
                    {"field": "late", "op": "<=", "value": 10},
                ]
            },
        },
        on="2026-03-01",
    )
    session, another = new_id(), new_id()
    with store.recording("attendance.check_in") as rec:
        for came in (
            _came(store, early, reading, "2026-03-02T19:40:00", session),
            _came(store, late, reading, "2026-03-02T19:41:00", session),
            _came(store, other, party, "2026-03-02T19:30:00", another),
        ):
            activities.check_in(rec, store, came)
        settlement.follow(rec, store, [early, late, other])
    assert [who for who, _ in standing(store)] == [early]
