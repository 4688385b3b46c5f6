"""The sample's evenings: today's run sheet with its questions, and last week's transcript."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import resources
from desktop.actions import questions, runsheet, transcripts
from desktop.models.calendar import Occurrence
from desktop.store import calendar
from desktop.store import runsheet as reading
from desktop.store.community import Store

_FILE = Path(resources.__file__).parent / "sample" / "evening.json"


def fill(store: Store, people: Sequence[bytes], today: date) -> None:
    """Prepare this evening and keep what was said a week before; `people` by place in the list."""
    plan: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    evening = _weekly(store, today)
    where = (evening.series, evening.original)
    points = plan["points"]
    runsheet.template(store, *where, points=len(points), titles=points)
    for part, more in zip(reading.parts(store, evening.id), plan["parts"], strict=True):
        runsheet.put_part(store, *where, part.id, more)
    for each in plan["questions"]:
        member = people[each["who"]]
        questions.ask(store, *where, each["text"], member=member, likes=each["likes"])
    before = _weekly(store, today - timedelta(weeks=1))
    transcripts.keep(store, before.series, before.original, "\n".join(plan["said"]))


def _weekly(store: Store, day: date) -> Occurrence:
    """The session of the weekly series on a day."""
    found = calendar.occurrences(store, day, day, kinds=("session",))
    return next(one for one in found if one.recurring)
