"""Evenings, turns and courses: who signs up, who came, whose turn it is, who completed what."""

import random
from datetime import UTC, datetime

from desktop.models.calendar import Occurrence
from desktop.store import registrations
from desktop.store.community import Store
from tests.simulation.acts.doing import CITIES, SERIES, SKILLS, Doing

ROTATION = bytes(range(165, 181))
# A course, one of its modules, and a venue.
COURSE = bytes(range(163, 179))
EVENING = "2026-11-22"
# How often somebody registers, besides what else he does.
_SIGNING = 0.2


def sign_up(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, register or cancel for the evening: it has fewer places than there are people."""
    if not members or rng.random() >= _SIGNING:
        return
    with store.recording("registration.add") as rec:
        occurrence, who = rec.fact("occurrence", SERIES, EVENING), rng.choice(members)
        day = datetime.fromisoformat(EVENING).replace(tzinfo=UTC)
        evening = Occurrence(occurrence, SERIES, EVENING, day, day, "UTC", True, "共读")
        if registrations.live(store, occurrence, [who]):
            registrations.put(rec, occurrence, who, {"state": "cancelled"})
        else:
            registrations.enter(rec, evening, who, {"at": rec.at, "method": "hand"})


def turn(at: Doing, rng: random.Random) -> None:
    """Set up a rotation, take a place in it or leave it, say what became of a turn."""
    rec, member = at.rec, at.member
    what = rng.choice(("rotation", "place", "place", "leave", "duty", "duty", "take back"))
    key = {"rotation": ROTATION, "member": member}
    if what == "rotation":
        rec.put("rotation", ROTATION, {"name": rng.choice(SKILLS), "start": "2026-11-01"})
    elif what == "place":
        said = {"position": rng.choice((1, 2, 3)), "since": "2026-11-01"}
        rec.put("rotation_place", None, {**key, **said})
    elif what == "leave":
        rec.delete("rotation_place", rotation=ROTATION, member=member)
    elif what == "duty":
        state = rng.choice(("done", "absent", "swapped", "assigned"))
        said = {"original": f"2026-11-0{rng.choice((1, 2))}", "state": state, "swap_of": member}
        rec.put("duty", None, {**key, **said, "at": rec.at, "rating": rng.choice((4, 5, None))})
    else:
        rec.delete("duty", rotation=ROTATION, original="2026-11-01", member=member)


def come(at: Doing) -> None:
    """He was there, and by chance of its own a module is completed."""
    at.rec.put("occurrence", None, {"series": SERIES, "original": EVENING})
    occurrence = at.rec.fact("occurrence", SERIES, EVENING)
    fields = {"occurrence": occurrence, "member": at.member, "state": "there", "at": at.rec.at}
    at.rec.put("attendance", None, fields)
    _learn(at, random.Random(at.now_ms))


def _learn(at: Doing, rng: random.Random) -> None:
    """A module of a course is completed or taken back, with its certificate; a venue has one."""
    rec, member = at.rec, at.member
    what = rng.choice(("course", "complete", "complete", "take back", "venue", "", ""))
    key = {"module": COURSE, "member": member}
    paper = {"course": COURSE, "member": member}
    if what == "course":
        rec.put("course", COURSE, {"title": rng.choice(SKILLS)})
        said = {"course": COURSE, "position": rng.choice((1, 2)), "series": SERIES}
        rec.put("module", COURSE, {**said, "title": rng.choice(SKILLS)})
    elif what == "complete":
        held = rec.fact("occurrence", SERIES, EVENING)
        rec.put("completion", None, {**key, "operator": at.store.operator, "occurrence": held,
                                     "at": rec.at})  # fmt: skip
        resting = {"module": COURSE, "modules": [COURSE.hex()], "reason": None, "occurrence": held}
        rec.put("certificate", None, {**paper, **resting, "state": "issued", "day": EVENING})
    elif what == "take back":
        rec.delete("completion", module=COURSE, member=member)
        rec.put("certificate", None, {**paper, "state": "withdrawn", "reason": rng.choice(SKILLS)})
    elif what == "venue":
        rec.put("venue", COURSE, {"name": rng.choice(SKILLS), "city": rng.choice(CITIES)})
        rec.put("venue_module", None, {"venue": COURSE, "module": "烘焙课堂",
                                       "capacity": rng.choice((12, None))})  # fmt: skip
