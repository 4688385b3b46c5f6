"""What an op asks of its author's role, by table: the judge's side of the permission matrix."""

import json
from collections.abc import Callable, Iterable, Iterator

from desktop.models import judging_numbers
from desktop.models.calendar import PEOPLE
from desktop.models.judging import Case, Judged, Row, Working
from desktop.models.op import Kind
from desktop.models.permission import BELOW_DEPUTY, OWN, OWNER, WALK_IN, may_grant
from desktop.models.refusal import CLOSED, IDENTITY, RIGHT, SHAPE, Refused
from desktop.models.refusal import OWNER as TWO_OWNERS
from desktop.models.role import preset_id

# What belongs to an award comes and goes with its evidence: whoever may record that may take it.
_TAKES_BACK = frozenset({"reverse", "expire", "correct"})


def ask(case: Case) -> None:
    """Raise Refused for an op that its author may not do today."""
    if case.op.kind == Kind.ERASE:
        _need(case, "member.erase")
        return
    whom = case.table.subject_field if case.op.kind != Kind.DELETE else ""
    if case.op.subject != (_stands(case, whom) if whom else None):
        raise case.refuse(IDENTITY)
    _ASKED.get(case.table.name, _by_table)(case)


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused for a changeset after which there is not exactly one owner."""
    if not any(table == "assignment" for table, _ in working.rows):
        return
    role = preset_id(working.community, OWNER)
    held = [row for row in working.where("assignment", "role", role) if _in_force(row, working)]
    if len({row.clear.get("operator") for row in held}) != 1:
        raise Refused(TWO_OWNERS, len(judged.ops) - 1)


def _in_force(row: Row, working: Working) -> bool:
    end = row.clear.get("to") or ""
    return str(row.clear.get("from") or "") <= working.today and (not end or working.today <= end)


def _stands(case: Case, name: str) -> object:
    """The value that a clear field has after the op."""
    if name in case.op.clear:
        return case.op.clear[name]
    return case.row.clear.get(name) if case.row else None


def _need(case: Case, cell: str, *cases: str, scopes: Iterable[bytes] = ()) -> None:
    if not case.actor.allows(cell, *cases, scopes=scopes):
        raise case.refuse(RIGHT)


def _by_table(case: Case) -> None:
    _need(case, case.table.write)


def _member_scopes(case: Case, member: object) -> Iterator[bytes]:
    """The chapter and groups that a member stands in, before and after the op.

    Looked up only when asked for: most authors hold their cell everywhere.
    """
    row = case.known.row("member", member) if isinstance(member, bytes) else None
    for of in (row, case.row if case.table.name == "member" else None):
        chapter = of.clear.get("chapter") if of else None
        if isinstance(chapter, bytes):
            yield chapter
    stated = case.op.clear.get("chapter")
    if row is None and isinstance(stated, bytes):
        yield stated
    for team in case.known.where("member_team", "member", member):
        yield team.clear["team"]


def _member(case: Case) -> None:
    new = case.row is None and case.op.kind == Kind.PUT
    cases = (WALK_IN,) if new else ()
    _need(case, "member.write", *cases, scopes=_member_scopes(case, case.op.record))


def _of_member(case: Case) -> None:
    """A record about one member: his number, tag, group, note."""
    member = _stands(case, "member")
    row = case.known.row("member", member) if isinstance(member, bytes) else None
    # The number of somebody whom this device has just added at the door.
    walked_in = (
        case.table.name == "number"
        and case.row is None
        and row is not None
        and (row.born.device == case.head.device)
    )
    cases = (WALK_IN,) if walked_in else ()
    _need(case, case.table.write, *cases, scopes=_member_scopes(case, member))


def _number(case: Case) -> None:
    _of_member(case)
    judging_numbers.require_free(case)


def _own(case: Case, occurrence: object) -> tuple[str, ...]:
    """OWN where the author is named for the occurrence, in its row, its split or its series."""
    row = case.known.row("occurrence", occurrence) if isinstance(occurrence, bytes) else None
    if row is None or case.actor.member is None:
        return ()
    series = case.known.row("series", row.clear["series"])
    splits = sorted(
        (
            one
            for one in case.known.where("split", "series", row.clear["series"])
            if one.clear["original"] <= row.clear["original"]
        ),
        key=lambda one: str(one.clear["original"]),
        reverse=True,
    )
    for part in PEOPLE:
        lines = [row, *splits, *([series] if series else [])]
        named = next((one.clear[part] for one in lines if one.clear.get(part) is not None), None)
        if named == case.actor.member:
            return (OWN,)
    return ()


def _calendar(case: Case) -> None:
    bare = set(case.op.fields) <= set(case.table.key) and case.op.kind == Kind.PUT
    if case.table.name == "occurrence" and bare:
        # The bare row under somebody's check-in.
        if not case.actor.anywhere("attendance.write"):
            raise case.refuse(RIGHT)
        return
    own = _own(case, case.op.record) if case.table.name == "occurrence" else ()
    _need(case, "calendar.write", *own)


def _attendance(case: Case) -> None:
    scopes = _member_scopes(case, _stands(case, "member"))
    _need(case, "attendance.write", *_own(case, _stands(case, "occurrence")), scopes=scopes)


def _activity(case: Case) -> None:
    scopes = (*_member_scopes(case, _stands(case, "member")),)
    occurrence = _stands(case, "occurrence")
    if occurrence is not None:
        own = _own(case, occurrence)
        if case.actor.allows("attendance.write", *own, scopes=scopes):
            return
        _need(case, "activity.write", *own, scopes=scopes)
        return
    _need(case, "activity.write", scopes=scopes)


def _entry(case: Case) -> None:
    kind = case.op.clear.get("kind")
    if (kind in _TAKES_BACK) != (case.op.kind == Kind.REVERSE):
        raise case.refuse(SHAPE)
    member = _stands(case, "member")
    _need(case, "points.award", scopes=_member_scopes(case, member))
    if case.op.kind == Kind.REVERSE:
        given = case.known.row("entry", case.op.clear.get("reverses") or b"")  # type: ignore[arg-type]
        if given is None or given.clear.get("points") != -int(str(case.op.clear.get("points"))):
            raise case.refuse(IDENTITY)


def _closing(case: Case) -> None:
    _need(case, "cycle.close")
    if case.row is not None and not case.op.base:
        raise case.refuse(CLOSED)


def _role(case: Case) -> None:
    _need(case, "role.grant")
    if case.op.record == preset_id(case.known.community, OWNER):
        raise case.refuse(RIGHT)


def _assignment(case: Case) -> None:
    role = _stands(case, "role")
    row = case.known.row("role", role) if isinstance(role, bytes) else None
    if row is None:
        raise case.refuse(RIGHT)
    custom = row.sealed.get("name") or row.clear.get("name")
    preset = "" if custom else str(row.clear.get("preset") or "")
    if preset == OWNER:
        # Ownership is handed over by the owner herself; `settle` sees that one owner is left.
        if case.actor.role != OWNER:
            raise case.refuse(RIGHT)
        return
    scope = _stands(case, "scope")
    cells = _cells(row)
    if not may_grant(case.actor, preset, cells, scope if isinstance(scope, bytes) else None):
        raise case.refuse(RIGHT)
    if case.row is not None and case.row.clear.get("role") != role:
        raise case.refuse(IDENTITY)


def _cells(role: Row) -> frozenset[str]:
    found = json.loads(role.clear.get("cells") or "[]")
    return frozenset(one for one in found if isinstance(one, str))


def _operator(case: Case) -> None:
    own = case.row is not None and case.op.record == case.actor.operator
    if own and set(case.op.fields) <= {"name"}:
        return
    _need(case, "role.grant", BELOW_DEPUTY)


def _device(case: Case) -> None:
    """A device may be renamed by its operator and revoked; enrolling is the judge's."""
    if case.row is None or not set(case.op.fields) <= {"name", "revoked"}:
        raise case.refuse(RIGHT)
    mine = case.row.clear.get("operator") == case.actor.operator
    if not (mine and "revoked" not in case.op.fields):
        _need(case, "device.invite", BELOW_DEPUTY)


def _audit(case: Case) -> None:
    if case.op.clear.get("operator") != case.actor.operator:
        raise case.refuse(IDENTITY)


def _anybody(case: Case) -> None:
    """What every operator may state about his own doings."""


def _wrapping_key(case: Case) -> None:
    own = case.op.clear.get("use") == "device" and case.row is None
    if own and case.op.clear.get("device") == case.head.device:
        return
    _need(case, "device.invite", BELOW_DEPUTY)


def _key_share(case: Case) -> None:
    key = case.known.row("wrapping_key", case.op.clear["wrapping_key"])  # type: ignore[arg-type]
    if key is not None and key.clear.get("device") == case.head.device:
        return
    _need(case, "device.invite", BELOW_DEPUTY)


_ASKED: dict[str, Callable[[Case], None]] = {
    "member": _member,
    "number": _number,
    "lease": judging_numbers.lease,
    "member_tag": _of_member,
    "member_team": _of_member,
    "note": _of_member,
    "occurrence": _calendar,
    "attendance": _attendance,
    "activity": _activity,
    "entry": _entry,
    "closing": _closing,
    "role": _role,
    "assignment": _assignment,
    "operator": _operator,
    "device": _device,
    "audit": _audit,
    "undone": _anybody,
    "wrapping_key": _wrapping_key,
    "key_share": _key_share,
}
