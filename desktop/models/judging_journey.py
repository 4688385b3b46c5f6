"""The ladder and who brought whom before the judge.

Nobody is called 粉丝 or 朋友, or lowered, without a word on it; one inviter for each, and nobody by
way of himself.
"""

from collections.abc import Callable
from typing import Final

from desktop.models.ids import fact_id
from desktop.models.judging import Case, Judged, Working
from desktop.models.judging_known import Row
from desktop.models.judging_places import scopes_of
from desktop.models.ladder import JUDGED, freely
from desktop.models.op import Kind, Op
from desktop.models.referral import REFUSED
from desktop.models.refusal import CIRCLE, CREDITED, IDENTITY, LADDER, Refused

# Who comes in with a roster stands where its file says; who comes back, where he stood.
_BROUGHT: Final = frozenset({"member.import", "member.settle"})
_BACK: Final = frozenset({"undo", "member.separate"})


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused for a level that asks for somebody's word, which the changeset does not bring,
    and for who was brought by way of himself.

    The word is a `stage` to that level, with evidence where the level rests on it; for a member
    into whom another was merged, that the other stood there.
    """
    for position, (op, found) in enumerate(judged.ops):
        if op.table == "referral":
            _no_circle(working, op, position)
        if op.table != "member" or "level" not in op.clear:
            continue
        if found.effect == "changed" and "level" not in found.wins:
            continue
        if not (_free(working, judged, op) or _said(working, judged, op.record)):
            raise Refused(LADDER, position)


def _free(working: Working, judged: Judged, op: Op) -> bool:
    """Whether the level that he has now needs nobody's word."""
    row, member = working.arrived.row("member", op.record), op.record
    if row is None or row.gone:
        kinds, before = (_BROUGHT if row is None else _BACK), ""
    else:
        kinds, before = frozenset(), _level(row)
    if judged.head.kind in kinds or freely(before, _level(working.row("member", member))):
        return True
    return working.arrived.erased(member)


def _said(working: Working, judged: Judged, member: bytes) -> bool:
    level = _level(working.row("member", member))
    stages = (op for op, _ in judged.ops if op.table == "stage" and op.clear["member"] == member)
    if any(
        (op.clear.get("to") or "") == level and (level not in JUDGED or "evidence" in op.sealed)
        for op in stages
    ):
        return True
    merged = (op.clear["member"] for op, _ in judged.ops if op.clear.get("canonical") == member)
    return any(
        isinstance(one, bytes) and _level(working.arrived.row("member", one)) == level
        for one in merged
    )


def _level(row: Row | None) -> str:
    return str(row.clear.get("level") or "") if row else ""


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


def _one_inviter(case: Case) -> None:
    """One credit for each: to the first in the log, unless one saw that and mends it."""
    row, named = case.row, case.op.clear.get("inviter")
    if row is None or row.gone or named in (None, row.clear.get("inviter")):
        return
    if case.op.base.get("inviter") != row.version("inviter").op:
        raise case.refuse(CREDITED)


def _no_circle(working: Working, op: Op, position: int) -> None:
    """Going from inviter to inviter never leads back to who was brought."""
    row = working.row("referral", op.record)
    seen: set[object] = set()
    while row is not None and not row.gone and row.clear.get("state") != REFUSED:
        invitee, inviter = row.clear.get("invitee"), row.clear.get("inviter")
        if not (isinstance(invitee, bytes) and isinstance(inviter, bytes)):
            return
        seen.add(_canonical(working, invitee))
        at = _canonical(working, inviter)
        if at in seen:
            raise Refused(CIRCLE, position)
        row = working.row("referral", fact_id("referral", working.community, at))


def _canonical(working: Working, member: bytes) -> bytes:
    """Who a merged record leads to."""
    seen: set[bytes] = set()
    while member not in seen:
        seen.add(member)
        row = working.row("alias", fact_id("alias", working.community, member))
        leads = row.clear.get("canonical") if row and not row.gone else None
        if isinstance(leads, bytes):
            member = leads
    return member


ASKED: Final[dict[str, Callable[[Case], None]]] = {"referral": _referral}
