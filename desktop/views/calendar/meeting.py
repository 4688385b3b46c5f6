"""What occurrences meet, in the words and with the names that the window may show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from desktop.models.calendar import Occurrence, Scope, Series
from desktop.models.clash import Clash, clashes
from desktop.models.occurrences import Known
from desktop.models.problem import Problem
from desktop.models.seriestext import instant
from desktop.store import calendar, clashing, seriesrows
from desktop.store.reads import Reads
from desktop.views.calendar.days import Days
from desktop.views.parts import privacy
from desktop.views.theme.palette import look

# So many clashes are told beside a form.
_MOST_SAID = 4
# And so many in a notice that goes by itself.
_MOST_TOLD = 2


def said(found: Iterable[Clash], names: Mapping[bytes, str]) -> list[str]:
    """A sentence for each clash."""
    return [
        clashing.problem(one, privacy.name(names.get(one.who or b"", ""))).sentence(
            look().language, window=True
        )
        for one in found
    ]


def met_here(one: Occurrence, days: Days) -> list[str]:
    """What an occurrence meets on the days shown, also among what is not shown of them."""
    return said(clashes(one, (days.whole or days).found), days.names)


def met_then(reads: Reads, one: Occurrence) -> list[str]:
    """What an occurrence meets, whichever days are shown."""
    return _met(reads, [one], _MOST_TOLD)


def met_next(reads: Reads, one: Occurrence, scope: Scope) -> list[str]:
    """What the next changed occurrences of a series meet: so many and so far as is looked at."""
    if scope == "following":
        (known,) = calendar.known(reads, [seriesrows.find(reads, one.series)])
        some = clashing.next_of(reads, known, one.start - timedelta(days=1))
    else:
        some = clashing.next_from(reads, one.series)
    return _met(reads, some, _MOST_TOLD)


def met_by_form(
    reads: Reads, fields: Mapping[str, object], one: Occurrence | None = None
) -> list[str]:
    """What a form's fields would meet: its next occurrences, or this one as it is to be."""
    series = _series(fields, one)
    try:
        return _met(reads, _meant(reads, series, one), _MOST_SAID)
    except Problem:
        # What is wrong with the fields is told where they are saved.
        return []


def _met(reads: Reads, some: Sequence[Occurrence], most: int) -> list[str]:
    """The first that these meet, and the years whose days off were not asked."""
    found = clashing.met(reads, some)[:most]
    unknown = [why.sentence(look().language, window=True) for why in clashing.unlooked(some)]
    return [*said(found, calendar.names(reads, [met.who for met in found if met.who])), *unknown]


def _series(fields: Mapping[str, object], one: Occurrence | None) -> Series:
    names = ("title", "place", "start", "minutes", "rule", "host", "lecturer")
    told = {name: fields[name] for name in names}
    if one is not None:
        told["rule"] = ""
    all_day = len(str(told["start"])) == 10
    return Series(
        one.series if one else b"",
        str(told["title"]),
        str(told["place"]),
        rule=str(told["rule"]),
        start=str(told["start"]),
        zone=one.zone if one and not all_day else "",
        minutes=int(str(told["minutes"])),
        all_day=all_day,
        host=_who(told["host"]),
        lecturer=_who(told["lecturer"]),
        venue=_who(fields.get("venue")),
    )


def _who(told: object) -> bytes | None:
    return told if isinstance(told, bytes) else None


def _meant(reads: Reads, series: Series, one: Occurrence | None) -> list[Occurrence]:
    since = instant(series.start, series.zone or reads.zone)
    if one is None:
        return clashing.next_of(reads, Known(series), since)
    (meant,) = clashing.next_of(reads, Known(series), since - timedelta(days=1))
    return [replace(meant, id=one.id)]
