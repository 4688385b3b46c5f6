"""The sample community's weeks: what is planned, and who came to what."""

import json
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

import resources
from desktop.actions import attendance, calendar, duties, rotation
from desktop.actions.sampleclock import SampleClock
from desktop.actions.samplelist import Person
from desktop.store import rotation as turning
from desktop.store.community import Store

SEED = 20_261_122
_FILE = Path(resources.__file__).parent / "sample" / "calendar.json"
# Past weeks with attendance, weeks ahead that are planned, and today's session number.
_WEEKS, _AHEAD, _FIRST_SESSION = 8, 7, 42
# Who take turns as hosts, by place in the list.
_HOSTS = (4, 11, 5, 8, 13)
# Weeks without a host so far.
_OPEN = (1,)
# Who is to host for the first time, when the others have.
_FRESH = (15, 17)
# Called before each piece of work; raises Cancelled.
Step = Callable[[], None]


class _Seen(Struct, frozen=True):
    """Who came to what, and when (ms UTC)."""

    at: int
    series: bytes
    start: str
    member: bytes


def fill(store: Store, people: list[Person], clock: SampleClock, step: Step) -> None:
    """What is planned, and who came, each when he came."""
    for one in sorted(_calendar(store, people, clock.day, step), key=lambda one: one.at):
        step()
        clock.reach(one.at)
        attendance.check_in(store, one.series, one.start, one.member, at=one.at, method="sample")
    for weeks in (2, 1):
        day = clock.day - timedelta(weeks=weeks)
        duties.done(store, turning.find(store).id, day.isoformat())


def _calendar(store: Store, people: list[Person], today: date, step: Step) -> list[_Seen]:
    """Plan a weekly session that falls on today and what surrounds it; tells who came to what."""
    chance = random.Random(SEED)
    seen: list[_Seen] = []
    weekly: bytes | None = None
    for plan in json.loads(_FILE.read_text(encoding="utf-8")):
        start = today + timedelta(days=plan.pop("day"))
        plan["start"] = f"{start.isoformat()}T{plan.pop('time')}" if "time" in plan else str(start)
        for part in ("host", "lecturer"):
            if part in plan:
                plan[part] = people[plan[part]].id
        came = plan.pop("came", 0)
        made = calendar.add(store, plan).result
        assert isinstance(made, bytes)
        weekly = weekly or made
        seen += [_seen(store, made, person, plan["start"], chance) for person in people[:came]]
    assert weekly is not None
    for week in range(-_WEEKS, _AHEAD + 1):
        step()
        own: dict[str, object] = {
            "title": f"每周共读 {_FIRST_SESSION + week}",
            "lecturer": people[2 + week % 5].id,
            # Next week's host is still to be named, and some later ones: whose turn it is is known.
            "host": None if week in _OPEN else people[_HOSTS[week % len(_HOSTS)]].id,
        }
        calendar.edit(store, weekly, _start(today + timedelta(weeks=week)), own)
    line = [people[at].id for at in (*_HOSTS, *_FRESH)]
    rotation.add(store, "主持轮值", line, series=weekly, start=today - timedelta(weeks=2))
    for week in range(-_WEEKS, 0):
        day = today + timedelta(weeks=week)
        present = _present(people, day, chance)
        seen += [_seen(store, weekly, person, _start(day), chance) for person in present]
    return seen


def _start(day: date) -> str:
    return f"{day.isoformat()}T20:00:00"


def _present(people: list[Person], day: date, chance: random.Random) -> list[Person]:
    """Who came to one past session, the keener more often."""
    return [
        person
        for number, person in enumerate(people[:70])
        if person.joined <= day.isoformat() and chance.random() < 0.62 - number / 200
    ]


def _seen(store: Store, series: bytes, person: Person, start: str, chance: random.Random) -> _Seen:
    """Somebody came a quarter of an hour before the start (local) or later."""
    begin = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(store.zone))
    at = int((begin + timedelta(minutes=chance.randrange(25) - 15)).timestamp() * 1000)
    return _Seen(at, series, start, person.id)
