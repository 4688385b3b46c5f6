"""Whom the judge lets write the content plan and proposals."""

from collections.abc import Callable

from desktop.models.ids import fact_id
from desktop.models.judging import Case
from desktop.models.judging_known import Row
from desktop.models.judging_places import own as leads
from desktop.models.op import Kind
from desktop.models.permission import OWN
from desktop.models.proposal import PROPOSED


def _item(case: Case) -> None:
    """Its owner, its backup and who hosts its slot may write it: as it was, if it was there."""
    said = case.before if case.row is not None and not case.row.gone else case.stands
    case.need("calendar.write", *_own(case, said))


def _check(case: Case) -> None:
    row = case.known_row("content_item", case.stands("item"))
    case.need("calendar.write", *(_own(case, row.clear.get) if row else ()))


def _own(case: Case, said: Callable[[str], object]) -> tuple[str, ...]:
    me = case.actor.member
    if me is None:
        return ()
    if me in (said("owner"), said("backup")):
        return (OWN,)
    series, original = said("series"), said("original")
    if not isinstance(series, bytes) or not isinstance(original, str):
        return ()
    row = case.known_row("series", series)
    if said("backup") is None and row and row.clear.get("backup") == me:
        return (OWN,)
    if said("owner") is not None:
        return ()
    community = case.known.community
    return leads(case, fact_id("occurrence", community, series, original))


def _proposal(case: Case) -> None:
    """In his own name whoever leads something may propose, until somebody decides."""
    mine = case.actor.member is not None and case.stands("proposer") == case.actor.member
    waits = case.row is None or case.row.gone or _waiting(case.row)
    stays = case.op.kind == Kind.DELETE or case.stands("state") in (None, PROPOSED)
    case.need("calendar.write", *((OWN,) if mine and waits and stays else ()))


def _waiting(row: Row) -> bool:
    return row.clear.get("state") in (None, PROPOSED)


ASKED: dict[str, Callable[[Case], None]] = {
    "content_item": _item,
    "content_check": _check,
    "proposal": _proposal,
}
