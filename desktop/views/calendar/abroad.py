"""What time a session is at the chapters of other zones."""

from collections.abc import Sequence

from desktop.models.calendar import Occurrence
from desktop.models.chapter import Chapter, local_times
from desktop.views.parts.dates import clock, short_day
from desktop.views.parts.text import listed


def abroad(one: Occurrence, chapters: Sequence[Chapter], home: str) -> list[tuple[str, str]]:
    """(chapters, their local time) from the earliest clock on; nothing for a whole day.

    A day is said where it is another than the session's own.
    """
    if one.all_day:
        return []
    found: dict[str, list[str]] = {}
    times = local_times(chapters, one.start, home)
    for there in sorted(times, key=lambda there: there.local.replace(tzinfo=None)):
        said = clock(there.local)
        if there.local.date() != one.start.date():
            said = f"{short_day(there.local.date())} {said}"
        found.setdefault(said, []).append(there.name)
    return [(listed(names), said) for said, names in found.items()]
