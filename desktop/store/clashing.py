"""What occurrences meet in the calendar as it stands."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.models import workdays
from desktop.models.calendar import Occurrence
from desktop.models.clash import Clash, clashes
from desktop.models.occurrences import Known, between
from desktop.models.problem import Problem
from desktop.store import calendar, seriesrows
from desktop.store.reads import Reads

# Of a series so many occurrences are looked at, no further away than this.
LOOKED_AT = 8
_AHEAD = timedelta(days=70)
_FIRST = timedelta(days=366)


def met(reads: Reads, some: Sequence[Occurrence]) -> list[Clash]:
    """What these occurrences meet, in their order."""
    if not some:
        return []
    days = [at.date() for one in some for at in (one.start, one.end)]
    day = timedelta(days=1)
    around = calendar.occurrences(reads, min(days) - day, max(days) + day)
    return [clash for one in some for clash in clashes(one, around)]


def next_of(reads: Reads, known: Known, since: datetime) -> list[Occurrence]:
    """The occurrences of a series that are looked at from a moment on."""
    found = between(known, reads.community, reads.zone, since, since + _FIRST)
    return [one for one in found[:LOOKED_AT] if one.start - found[0].start <= _AHEAD]


def next_from(reads: Reads, record: bytes) -> list[Occurrence]:
    """The occurrences of a series that are looked at, from today or its own beginning on."""
    (known,) = calendar.known(reads, [seriesrows.find(reads, record)])
    first = known.series.start[:10]
    if known.series.recurring:
        first = max(first, reads.today().isoformat())
    since = datetime.fromisoformat(first).replace(tzinfo=ZoneInfo(reads.zone))
    return next_of(reads, known, since)


def unlooked(some: Iterable[Occurrence]) -> list[Problem]:
    """The years of these occurrences whose days off nobody knows yet; whole days are not asked."""
    years = {one.start.year for one in some if not one.all_day}
    return [unlooked_year(year) for year in workdays.unknown(years)]


def unlooked_year(year: int) -> Problem:
    """That a year's days off are not known, in words."""
    return Problem("clash.year", year=year)


def _place(clash: Clash) -> str:
    one, other = clash.one, clash.other
    if other is not None and one.venue and one.venue == other.venue:
        return one.hall or other.hall or one.where.strip()
    return one.where.strip()


def problem(clash: Clash, name: str = "") -> Problem:
    """A clash in words; `name` is what the person is called."""
    one, other = clash.one, clash.other
    day = f"{one.start:%m-%d}"
    if other is None:
        return Problem(f"clash.{clash.kind}", title=one.title, day=day)
    local = other.start.astimezone(one.start.tzinfo)
    time = f"{local:%H:%M}"
    what = name if clash.kind == "person" else _place(clash)
    return Problem(
        f"clash.{clash.kind}", title=one.title, day=day, other=other.title, time=time, what=what
    )
