"""Applications before the judge: who may decide, whether enough agreed, and the last seat."""

from collections.abc import Callable, Iterator
from typing import Final

from desktop.models.admission import ADMITTED, REJECTED, WITHDRAWN
from desktop.models.ids import fact_id
from desktop.models.judging import Case, Judged, Working
from desktop.models.judging_places import scopes_of
from desktop.models.op import Kind
from desktop.models.refusal import DECIDED, FULL, IDENTITY, RIGHT, Refused


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused for a changeset that brings more members than the community takes."""
    came = [
        (position, 1 if found.effect in ("made", "revived") else -1)
        for position, (op, found) in enumerate(judged.ops)
        if op.table == "member" and found.effect in ("made", "revived", "removed")
    ]
    if sum(change for _, change in came) <= 0:
        return
    row = working.row("community", working.community)
    limit = row.clear.get("capacity") if row else None
    if not isinstance(limit, int) or limit < 1:
        return
    if working.arrived.members() + sum(change for _, change in came) > limit:
        raise Refused(FULL, max(position for position, change in came if change > 0))


def _scopes(case: Case, place: object) -> list[bytes]:
    """Where a place stands: a group and its chapter; nowhere for the community itself."""
    row = case.known_row("team", place)
    found = (row.record, row.clear.get("chapter")) if row else ()
    return [one for one in found if isinstance(one, bytes)]


def _rule(case: Case) -> None:
    """What the community asks is its owner's to say; a group's, whoever may change the group."""
    place = case.stands("place")
    if place == case.known.community:
        case.need("community.write")
    else:
        case.need("member.write", scopes=_scopes(case, place))


def _application(case: Case) -> None:
    """Whoever may write members enters them; who may take people out decides."""
    if case.op.kind == Kind.DELETE:
        case.need("member.merge", scopes=_scopes(case, case.before("place")))
        return
    for place in _both(case, "place"):
        case.need("member.write", scopes=_scopes(case, place))
    state = case.op.clear.get("state")
    if state in (REJECTED, WITHDRAWN):
        case.need("member.merge", scopes=_scopes(case, case.stands("place")))
    elif state == ADMITTED:
        if case.row is not None and case.before("state") in (REJECTED, WITHDRAWN):
            raise case.refuse(DECIDED)
        if _agreed(case) < _needed(case):
            raise case.refuse(RIGHT)


def erasing(case: Case) -> None:
    """Who came in is a member by now: it is he who is erased."""
    if case.table.name == "application" and case.row is not None and case.before("member"):
        raise case.refuse(DECIDED)


def _both(case: Case, name: str) -> Iterator[object]:
    """What a field names before the op and after it, each once."""
    after = case.stands(name)
    if case.row is not None and not case.row.gone and case.before(name) != after:
        yield case.before(name)
    yield after


def _needed(case: Case) -> int:
    place = case.stands("place")
    record = fact_id("admission_rule", case.known.community, place)
    row = case.known.row("admission_rule", record)
    needed = row.clear.get("needed") if row and not row.gone else None
    return needed if isinstance(needed, int) else 1


def _agreed(case: Case) -> int:
    given = case.known.where("approval", "application", case.op.record)
    return sum(1 for one in given if one.clear.get("agrees"))


def _approval(case: Case) -> None:
    """One's own word, on an application that one may decide."""
    if case.stands("operator") != case.author:
        raise case.refuse(IDENTITY)
    row = case.known_row("application", case.stands("application"))
    case.need("member.merge", scopes=_scopes(case, row.clear.get("place") if row else None))


def _cooperation(case: Case) -> None:
    """What two members did together: both are the author's to write, before and after."""
    for field in ("one", "other"):
        for member in _both(case, field):
            case.need(case.table.write, scopes=scopes_of(case, member))


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "admission_rule": _rule,
    "application": _application,
    "approval": _approval,
    "cooperation": _cooperation,
}
