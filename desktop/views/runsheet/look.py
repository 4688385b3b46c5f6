"""Everything that the screen of one session shows, read at once."""

import time

from msgspec import Struct

from desktop.models.calendar import Occurrence
from desktop.models.runsheet import Part, Question
from desktop.models.transcript import Line
from desktop.store import door, registrations, runsheet, transcripts
from desktop.store.reads import Reads
from desktop.views.runsheet.people import There

# So many lines of an archive at once.
LINES = 100


class Seen(Struct, frozen=True):
    """One session as it stands; `kept` counts the lines of its archive, `asked` (all, answered)."""

    parts: tuple[Part, ...] = ()
    questions: tuple[Question, ...] = ()
    asked: tuple[int, int] = (0, 0)
    there: There = There()
    lines: tuple[Line, ...] = ()
    kept: int = 0


def read(reads: Reads, one: Occurrence, page: int = 0, sought: str = "") -> Seen:
    """Read it; of the archive one page, or what was sought."""
    if sought:
        lines = transcripts.search(reads, sought, occurrence=one.id, limit=LINES)
    else:
        lines = transcripts.page(reads, one.id, page * LINES, LINES)
    return Seen(
        parts=tuple(runsheet.parts(reads, one.id)),
        questions=tuple(runsheet.questions(reads, one.id)),
        asked=runsheet.asked(reads, one.id),
        there=_there(reads, one),
        lines=tuple(lines),
        kept=transcripts.count(reads, one.id),
    )


def _there(reads: Reads, one: Occurrence) -> There:
    counts = door.counts(reads, one, time.time_ns() // 1_000_000)
    taken = registrations.counts(reads, one) if registrations.taken(reads, one) else None
    points, given, givees = runsheet.earned(reads, one.id)
    return There(
        came=counts.came,
        late=counts.late,
        registered=taken.registered if taken else None,
        absent=max(0, taken.registered - taken.came) if taken else 0,
        newest=tuple(door.newest(reads, one.id)),
        points=points,
        given=given,
        givees=givees,
        more=runsheet.to_come(reads, one.id),
        speakers=tuple(runsheet.speakers(reads, one.id)),
    )
