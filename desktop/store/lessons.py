"""A member's plan of lessons: of a series with an end, how many lessons it has and he was at."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.models.calendar import Occurrence
from desktop.models.lessons import Lessons
from desktop.models.occurrences import Known, between, merged
from desktop.models.vevent import LAST
from desktop.store import calendar, ledger, seriesrows, sums
from desktop.store.reads import Reads

# So many plans are looked through; a community has one or two a year.
MOST = 12
# A plan that is over is still shown so long.
_KEPT = timedelta(days=366)
_ENDING = "(instr(rule, 'COUNT=') OR instr(rule, 'UNTIL='))"


def plans(reads: Reads, member: bytes) -> list[Lessons]:
    """Every plan that goes on or ended within a year, the newest first, with what he was at.

    A plan is a recurring session that ends.
    """
    found = reads.rows(
        f"SELECT id FROM series INDEXED BY series_lasting WHERE gone = 0 AND {sums.LASTING}"
        f" AND rule IS NOT NULL AND {_ENDING}"
        " AND coalesce(kind, 'session') = 'session' ORDER BY start DESC, id LIMIT ?",
        (MOST,),
    )
    today = reads.today()
    made = [of_series(reads, bytes(series), member) for (series,) in found]
    return [one for one in made if one.last >= (today - _KEPT).isoformat()]


def of_series(reads: Reads, series: bytes, member: bytes) -> Lessons:
    """The lessons of one series and how many the member attended; cancelled ones do not count.

    Of a series without an end those held so far count. Raises Problem calendar.series_gone.
    """
    found = seriesrows.find(reads, series)
    (known,) = calendar.known(reads, [found])
    ends = "COUNT=" in found.rule or "UNTIL=" in found.rule or not found.rule
    held = _held(reads, known, LAST if ends else reads.today())
    _, family = ledger.family(reads, member)
    came = _attended(reads, [one.id for one in held], family)
    last = max((one.start.date().isoformat() for one in held), default="")
    return Lessons(series, found.title, len(held), came, last)


def _held(reads: Reads, known: Known, last: date) -> list[Occurrence]:
    begin = datetime(1970, 1, 1, tzinfo=ZoneInfo(reads.zone))
    end = datetime(last.year, last.month, last.day, tzinfo=begin.tzinfo) + timedelta(days=1)
    return merged([between(known, reads.community, reads.zone, begin, end)])


def _attended(reads: Reads, occurrences: list[bytes], family: tuple[bytes, ...]) -> int:
    found = reads.one(
        "SELECT count(DISTINCT a.occurrence) FROM json_each(?) m JOIN attendance a"
        " ON a.member = unhex(m.value) WHERE a.gone = 0 AND coalesce(a.state, '') <> 'voided'"
        " AND a.occurrence IN (SELECT unhex(value) FROM json_each(?))",
        tuple(json.dumps([one.hex() for one in ids]) for ids in (family, occurrences)),
    )
    return int(found[0]) if found else 0
