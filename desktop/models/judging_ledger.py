"""What the judge asks of points, rules, closings, and of what is only ever added to."""

import json
from collections.abc import Callable
from typing import Final

from desktop.models.award import WALLETS, award_id, clip_id, expiry_id, reversal_id, spend_id
from desktop.models.judging import Case
from desktop.models.judging_known import Row
from desktop.models.judging_places import named, scopes_of
from desktop.models.op import Kind
from desktop.models.problem import Problem
from desktop.models.refusal import CLOSED, IDENTITY, RIGHT, SHAPE, UNKNOWN
from desktop.models.rule import parse

_REVERSALS: Final = frozenset({"reverse", "correct"})
_KINDS: Final = frozenset({"award", "manual", "opening", "expire", "spend"}) | _REVERSALS
# Far more than anybody gives, far less than what sums of it could not hold.
_MOST_POINTS: Final = 10**12
# An expiry is put right by a next one where what was used before it came later: a few times.
_MOST_EXPIRIES: Final = 1_000


def _entry(case: Case) -> None:
    said = case.op.clear
    kind, points = said.get("kind"), said.get("points")
    if kind not in _KINDS or not isinstance(points, int) or not abs(points) <= _MOST_POINTS:
        raise case.refuse(SHAPE)
    if (kind in _REVERSALS) != (case.op.kind == Kind.REVERSE) or not _has_subject(case):
        raise case.refuse(SHAPE)
    if (said.get("wallet") or "") not in WALLETS:
        raise case.refuse(SHAPE)
    _may_enter(case)
    if kind == "award" and (points <= 0 or not _is_award(case)):
        raise case.refuse(IDENTITY)
    if kind == "spend" and (points >= 0 or not _is_spend(case)):
        raise case.refuse(IDENTITY)
    if kind in _REVERSALS:
        _cancels(case, said.get("reverses"))
        _frees(case, said.get("reverses"))
    if kind == "expire":
        _expires(case, _id(said.get("evidence_key")))


def _may_enter(case: Case) -> None:
    """Who hands out gifts takes points for them and gives those back; nobody else needs less."""
    said = case.op.clear
    given, scopes = case.known_row("entry", said.get("reverses")), scopes_of(case, said["member"])
    spends = said.get("kind") == "spend" or (given and given.clear.get("kind") == "spend")
    if not spends or not case.actor.allows("reward.handout", scopes=scopes):
        case.need("points.award", scopes=scopes)


def _has_subject(case: Case) -> bool:
    return isinstance(case.op.clear.get("member"), bytes)


def _is_award(case: Case) -> bool:
    """Whether the id is the one that this award has on every device."""
    said = case.op.clear
    rule, key, generation = said.get("rule"), said.get("evidence_key") or "", said.get("generation")
    if not isinstance(rule, bytes) or not isinstance(key, str) or not isinstance(generation, int):
        return False
    member = said["member"]
    assert isinstance(member, bytes)
    made = award_id(case.known.community, rule, member, key, generation)
    return case.op.record == made


def _is_spend(case: Case) -> bool:
    """Whether the id is the one that paying for this record has on every device."""
    source = _id(case.op.clear.get("evidence_key"))
    return source is not None and case.op.record == spend_id(case.known.community, source)


def _cancels(case: Case, entry: object) -> None:
    """Raise Refused unless the op takes back exactly the entry that it says."""
    if not isinstance(entry, bytes) or case.op.record != reversal_id(case.known.community, entry):
        raise case.refuse(IDENTITY)
    given = _given(case, entry)
    if int(given.clear["points"]) != -int(str(case.op.clear["points"])):
        raise case.refuse(IDENTITY)


def _expires(case: Case, entry: bytes | None) -> None:
    """Raise Refused unless the op lets go some or all of the entry, by the next of its ids."""
    generation, community = case.op.clear.get("generation") or 0, case.known.community
    if entry is None or not isinstance(generation, int) or not 0 <= generation < _MOST_EXPIRIES:
        raise case.refuse(IDENTITY)
    if case.op.record != expiry_id(community, entry, generation):
        raise case.refuse(IDENTITY)
    given = _given(case, entry)
    left = int(given.clear["points"])
    if clip := case.known_row("entry", _clip_of(case, entry)):
        left += int(clip.clear["points"])
    if not 0 < -int(str(case.op.clear["points"])) <= left:
        raise case.refuse(IDENTITY)
    if generation:
        before = expiry_id(community, entry, generation - 1)
        if case.known_row("entry", reversal_id(community, before)) is None:
            raise case.refuse(IDENTITY)


def _given(case: Case, entry: bytes) -> Row:
    """The entry that an op names, of the same member and wallet. Raises Refused."""
    given = case.known_row("entry", entry)
    if given is None:
        raise case.refuse(UNKNOWN)
    if any(given.clear.get(name) != case.op.clear.get(name) for name in ("member", "wallet")):
        raise case.refuse(IDENTITY)
    return given


def _clip_of(case: Case, entry: bytes) -> bytes:
    return clip_id(case.known.community, entry)


def _frees(case: Case, entry: object) -> None:
    """Raise Refused where a clip would go and its award stay."""
    given = case.known_row("entry", entry)
    award = _id(given.clear.get("evidence_key")) if given else None
    if given is None or given.clear.get("kind") != "clip" or award is None:
        return
    if case.known_row("entry", reversal_id(case.known.community, award)) is None:
        raise case.refuse(IDENTITY)


def _id(text: object) -> bytes | None:
    try:
        return bytes.fromhex(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _hold(case: Case) -> None:
    """What may not be used of a balance: more than nothing, of a wallet that there is."""
    for member in named(case):
        case.need("points.award", scopes=scopes_of(case, member))
    if case.op.kind == Kind.DELETE:
        return
    points = case.stands("points")
    if not isinstance(points, int) or not 0 < points <= _MOST_POINTS:
        raise case.refuse(SHAPE)
    if (case.stands("wallet") or "") not in WALLETS:
        raise case.refuse(SHAPE)


def _closing(case: Case) -> None:
    case.need("cycle.close")
    if case.op.kind == Kind.DELETE or case.row is None or case.row.gone:
        return
    if any(not _saw(case, case.row, name) for name in case.op.fields if name not in case.table.key):
        raise case.refuse(CLOSED)


def _saw(case: Case, row: Row, name: str) -> bool:
    """Whether the author knew the value that stands."""
    return case.op.base.get(name) == row.version(name).op


def _rule_version(case: Case) -> None:
    case.need("rule.publish")
    if _is_pyramid(case.op.clear.get("body")):
        raise case.refuse(SHAPE)
    if case.op.kind == Kind.DELETE or case.row is None or case.row.gone:
        return
    if case.before("published") is None:
        return
    # What was published is what awards were given by: it is never said otherwise.
    if case.stands("body") != case.before("body") or case.stands("published") is None:
        raise case.refuse(CLOSED)


def _is_pyramid(body: object) -> bool:
    """Whether a rule rewards more levels of inviters than any may."""
    if not isinstance(body, str):
        return False
    try:
        parse(json.loads(body))
    except Problem as problem:
        return problem.code == "rule.pyramid"
    except (ValueError, RecursionError):
        return False
    return False


def _audit(case: Case) -> None:
    if case.op.clear.get("operator") != case.author:
        raise case.refuse(IDENTITY)


def _anybody(case: Case) -> None:
    """What every operator with a role may state about his own doings."""
    if not case.actor.cells and not case.actor.within:
        raise case.refuse(RIGHT)


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "entry": _entry,
    "hold": _hold,
    "closing": _closing,
    "rule_version": _rule_version,
    "audit": _audit,
    "undone": _anybody,
}
