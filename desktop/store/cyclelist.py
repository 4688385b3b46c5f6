"""The cycles of a board, from the one under way back to the first that has anything to rank."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from desktop.models import period
from desktop.models.board import CycleLine, State, StepKind
from desktop.models.period import Period
from desktop.store import namedcycles
from desktop.store.reads import Reads
from desktop.store.tally import ORDINAL_OF_JULIAN

# Cycles in a list, the latest first.
SHOWN = 60
# Days before 1970 are slips of the pen.
_EARLIEST = date(1970, 1, 1).toordinal() + ORDINAL_OF_JULIAN


def listed(reads: Reads, rule: bytes | None, span: Period, now: str) -> list[CycleLine]:
    """The cycles of a board since there is anything to rank, the latest first, at most 60."""
    recorded: dict[str, list[StepKind]] = {}
    for label, kind in reads.rows(
        "SELECT period, kind FROM board WHERE rule = ? AND gone = 0 ORDER BY number",
        (rule or reads.community,),
    ):
        recorded.setdefault(label, []).append(kind)
    names = namedcycles.names(reads)
    found = []
    for label in _labels(reads, span, now):
        first, last = period.bounds(label)
        kinds = recorded.get(label, [])
        state: State = "open" if period.end_text(label) > now else "ended"
        if kinds:
            state = "published" if "published" in kinds else "frozen"
        late = kinds.count("adjustment")
        name = names.get(label, "")
        found.append(CycleLine(label, name, first.isoformat(), last.isoformat(), state, late))
    return found


def _labels(reads: Reads, span: Period, now: str) -> Iterable[str]:
    if span == "custom":
        begun = (one for one in namedcycles.listed(reads) if one.first.isoformat() <= now[:10])
        return list(islice(dict.fromkeys(one.period for one in begun), SHOWN))
    row = reads.one("SELECT min(day) FROM ledger_day WHERE day > '1970'")
    seen = reads.one("SELECT min(day) FROM daily WHERE day > ?", (_EARLIEST,))
    today = date.fromisoformat(now[:10])
    begin = [str(row[0])] if row and row[0] else []
    if seen and seen[0]:
        begin.append(date.fromordinal(seen[0] - ORDINAL_OF_JULIAN).isoformat())
    earliest = date.fromisoformat(min([*begin, today.isoformat()]))
    length = {"week": 7, "month": 31}.get(span, 366) * SHOWN
    first = max(earliest, today - timedelta(length))
    return list(period.labels(first, today, span))[::-1][:SHOWN]
