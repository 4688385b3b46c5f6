"""Check-ins as docs/format.md has them: their ids, their bytes, and who was there by them."""

import json
from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.actions import calendar as acting
from desktop.actions import checkins, members
from desktop.models.award import attendance_activity_id
from desktop.models.calendar import Occurrence
from desktop.models.ids import fact_id
from desktop.models.op import Kind, Op, pack
from desktop.store import calendar
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from tests.calendar_builders import ZONE

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "checkins.json").read_text("utf-8")
)
COMMUNITY, OCCURRENCE, MEMBER = (
    bytes.fromhex(VECTORS[name]) for name in ("community", "occurrence", "member")
)
DOORS = [bytes.fromhex(door) for door in VECTORS["doors"]]


def hashed(*parts: object) -> str:
    """A second reading of the text."""
    packed = msgspec.msgpack.encode([*parts])
    return blake2b(packed, digest_size=16).hexdigest()


def test_a_check_in_has_the_id_and_the_bytes_of_the_vector() -> None:
    for door, known in zip(DOORS, VECTORS["ids"], strict=True):
        parts = (OCCURRENCE, MEMBER, door)
        assert fact_id("checkin", COMMUNITY, *parts).hex() == known
        assert hashed("checkin", COMMUNITY, *parts) == known
    vector = VECTORS["op"]
    key = {"occurrence": OCCURRENCE, "member": MEMBER, "door": DOORS[0]}
    fields = {**key, **vector["fields"], "series": bytes.fromhex(vector["series"])}
    op = Op(Kind.PUT, "checkin", bytes.fromhex(VECTORS["ids"][0]), fields)
    assert pack(op).clear.hex() == vector["clear"]
    assert pack(op).values == []


def test_what_follows_from_it_has_the_ids_of_the_vector() -> None:
    attended = fact_id("attendance", COMMUNITY, OCCURRENCE, MEMBER).hex()
    assert attended == hashed("attendance", COMMUNITY, OCCURRENCE, MEMBER) == VECTORS["attendance"]
    active = attendance_activity_id(COMMUNITY, OCCURRENCE, MEMBER).hex()
    assert active == VECTORS["activity"]


@pytest.fixture
def one(store: Store) -> Occurrence:
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat()})
    (found,) = calendar.occurrences(store, start.date(), start.date())
    return found


def test_who_was_there_by_what_the_doors_say_is_as_the_vectors_say(
    store: Store, one: Occurrence
) -> None:
    for case in VECTORS["cases"]:
        who = members.add(store, {"name": case["why"]}).result
        assert isinstance(who, bytes)
        with store.recording("attendance.check_in") as rec:
            _say(rec, one, who, case)
        for _ in range(2):
            with store.recording(checkins.FOLLOW) as rec:
                checkins.mend(store, rec, [(one.id, who)])
            found = store.one(
                "SELECT state, at FROM attendance WHERE member = ? AND gone = 0", (who,)
            )
            assert (list(found) if found else None) == case["is"], case["why"]
        # Once it says so, there is nothing more to say.
        assert rec.changes.nothing, case["why"]
        active = "SELECT at FROM activity WHERE member = ? AND gone = 0 AND state IS NOT 'voided'"
        there = case["is"] is not None and case["is"][0] != "voided"
        assert store.rows(active, (who,)) == ([(case["is"][1],)] if there else []), case["why"]


def _say(rec: Recorder, one: Occurrence, who: bytes, case: dict[str, Any]) -> None:
    key = {"occurrence": one.id, "member": who}
    made = attendance_activity_id(rec.community, one.id, who)
    if case["said"] is not None:
        state, at = case["said"]
        rec.put("attendance", None, {**key, "state": state, "at": at})
        moved = {"there": None, "voided": "voided"}.get(state, "moved")
        rec.put("activity", made, {**key, "kind": "checkin", "at": at, "state": moved})
    for door, at, state in case["checkins"]:
        named = {**key, "door": DOORS[door]}
        stated = {"series": one.series, "original": one.original, "at": at}
        rec.put("checkin", None, {**named, **stated, "state": "there"})
        if state == "voided":
            rec.put("checkin", None, {**named, "state": state})
        elif state == "gone":
            rec.delete("checkin", **named)
