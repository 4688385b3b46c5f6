"""Chapters and groups before the judge: no circles, who may dissolve, and no more than fit."""

from collections.abc import Callable
from typing import Final

from desktop.models.group import OwnKind, seats
from desktop.models.ids import fact_id
from desktop.models.judging import Case, Judged, Working
from desktop.models.op import Kind, Op
from desktop.models.refusal import FULL, IDENTITY, RIGHT, Refused

# What stands below another of its kind.
_PARTS: Final = frozenset({"chapter", "team"})


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused for what stands below itself afterwards, and for more in a group than fit."""
    for position, (op, _) in enumerate(judged.ops):
        if op.table in _PARTS and "parent" in op.clear:
            _no_circle(working, op, position)
    _no_more_than_fit(working, judged)


def _no_circle(working: Working, op: Op, position: int) -> None:
    """Going up from a record never leads back to it."""
    at: object = op.record
    seen: set[object] = set()
    while isinstance(at, bytes):
        if at in seen:
            raise Refused(IDENTITY, position)
        seen.add(at)
        row = working.row(op.table, at)
        at = row.clear.get("parent") if row else None


def _no_more_than_fit(working: Working, judged: Judged) -> None:
    joined = {
        op.clear["team"]: position
        for position, (op, found) in enumerate(judged.ops)
        if op.table == "member_team" and found.effect in ("made", "revived")
    }
    for team, position in joined.items():
        row = working.row("team", team) if isinstance(team, bytes) else None
        if row is None or row.gone:
            continue
        kind = str(row.clear.get("kind") or "")
        held = seats(kind, row.clear.get("capacity"), _own_kind(working, kind))
        if held.firm and held.refuses(_taken(working, row.record, held.limit or 0)):
            raise Refused(FULL, position)


def _own_kind(working: Working, kind: str) -> OwnKind | None:
    row = working.row("team_kind", fact_id("team_kind", working.community, kind))
    if row is None or row.gone:
        return None
    said = row.clear
    return OwnKind(kind, said.get("capacity"), bool(said.get("soft")))


def _taken(working: Working, team: bytes, limit: int) -> int:
    """How many are in a group; who was removed from the community has no seat."""
    inside = [row.clear["member"] for row in working.where("member_team", "team", team)]
    if len(inside) <= limit:
        return len(inside)
    working.fetch("member", inside)
    rows = (working.row("member", one) for one in inside)
    return sum(1 for row in rows if row is None or not row.gone)


def _chapter(case: Case) -> None:
    if case.op.kind == Kind.DELETE:
        _dissolve(case)
        return
    case.need("member.write", scopes=[case.op.record] if case.row else [])


def _team(case: Case) -> None:
    """A group is changed where it stands, and where it stands then."""
    if case.op.kind == Kind.DELETE:
        _dissolve(case)
        return
    if not case.actor.allows("member.write"):
        there = case.row is not None and not case.row.gone
        # Who may dissolve a group may bring it back.
        keeps = case.actor.allows("community.write", scopes=[case.op.record])
        inside = [case.op.record] if there or keeps else []
        before = [case.before("chapter")] if there else []
        for chapter in [case.stands("chapter"), *before]:
            place = [chapter] if isinstance(chapter, bytes) else []
            case.need("member.write", scopes=[*inside, *place])


def _step(case: Case) -> None:
    """A step of opening a group is said by who may change the group."""
    row = case.known_row("team", case.op.clear["team"])
    places = (row.record, row.clear.get("chapter")) if row else ()
    case.need("member.write", scopes=[one for one in places if isinstance(one, bytes)])


def _dissolve(case: Case) -> None:
    """Who keeps the community dissolves its parts; what one made oneself one may take back."""
    around = (case.op.record, case.before("chapter")) if case.table.name == "team" else ()
    places = [one for one in around if isinstance(one, bytes)]
    if case.actor.allows("community.write", scopes=places):
        return
    if not case.own_row:
        raise case.refuse(RIGHT)
    case.need("member.write", scopes=[case.op.record])


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "chapter": _chapter,
    "team": _team,
    "team_step": _step,
}
