"""Run sheets, questions and transcripts before the judge: who plans a session runs it."""

from collections.abc import Callable

from desktop.models.ids import fact_id
from desktop.models.judging import Case
from desktop.models.judging_places import own
from desktop.models.op import Kind
from desktop.models.refusal import IDENTITY


def _of_session(case: Case) -> None:
    """Both the session it stood in and the one it stands in now must be the author's to run."""
    if case.actor.allows(case.table.write):
        return
    if case.row is not None and not case.row.gone:
        case.need(case.table.write, *own(case, case.before("occurrence")))
    case.need(case.table.write, *own(case, case.stands("occurrence")))


def _line(case: Case) -> None:
    """What somebody said at one place of a session is one record, whoever keeps it."""
    if case.op.kind != Kind.DELETE:
        place = (case.stands("occurrence"), case.stands("position"), case.stands("member"))
        if case.op.record != fact_id("transcript_line", case.known.community, *place):
            raise case.refuse(IDENTITY)
    _of_session(case)


ASKED: dict[str, Callable[[Case], None]] = {
    "sheet_part": _of_session,
    "question": _of_session,
    "transcript_line": _line,
}
