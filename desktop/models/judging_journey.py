"""Who brought whom before the judge: one inviter for each, and nobody by way of himself."""

from collections.abc import Callable
from typing import Final

from desktop.models.ids import fact_id
from desktop.models.judging import Case
from desktop.models.judging_places import scopes_of
from desktop.models.op import Kind
from desktop.models.referral import REFUSED
from desktop.models.refusal import CIRCLE, CREDITED, IDENTITY


def _referral(case: Case) -> None:
    """Whoever may write the one who was brought says by whom."""
    before = [case.before("invitee")] if case.row is not None and not case.row.gone else []
    removes = case.op.kind == Kind.DELETE
    for member in before if removes else {*before, case.stands("invitee")}:
        case.need("member.write", scopes=scopes_of(case, member))
    if removes:
        return
    if case.op.record != fact_id("referral", case.known.community, case.stands("invitee")):
        raise case.refuse(IDENTITY)
    _one_inviter(case)
    if case.stands("state") != REFUSED:
        _no_circle(case)


def _one_inviter(case: Case) -> None:
    """One credit for each: to the first in the log, unless one saw that and mends it."""
    row, named = case.row, case.op.clear.get("inviter")
    if row is None or row.gone or named in (None, row.clear.get("inviter")):
        return
    if case.op.base.get("inviter") != row.version("inviter").op:
        raise case.refuse(CREDITED)


def _no_circle(case: Case) -> None:
    """Going from inviter to inviter never leads back to who was brought."""
    seen, at = {_canonical(case, case.stands("invitee"))}, case.stands("inviter")
    while isinstance(at, bytes):
        at = _canonical(case, at)
        if at in seen:
            raise case.refuse(CIRCLE)
        seen.add(at)
        row = case.known.row("referral", fact_id("referral", case.known.community, at))
        stands = row is not None and not row.gone and row.clear.get("state") != REFUSED
        at = row.clear.get("inviter") if row and stands else None


def _canonical(case: Case, member: bytes) -> bytes:
    """Who a merged record leads to."""
    seen: set[bytes] = set()
    while member not in seen:
        seen.add(member)
        row = case.known.row("alias", fact_id("alias", case.known.community, member))
        leads = row.clear.get("canonical") if row and not row.gone else None
        if isinstance(leads, bytes):
            member = leads
    return member


ASKED: Final[dict[str, Callable[[Case], None]]] = {"referral": _referral}
