"""What the judge asks of roles, operators, devices and keys."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from desktop.models.judging import Case, Judged, Working
from desktop.models.judging_actor import cells_in, holds, in_force
from desktop.models.op import Kind
from desktop.models.permission import BELOW_DEPUTY, CELLS, OWNER, VARIANTS, may_grant
from desktop.models.refusal import IDENTITY, OWNED, RIGHT, SHAPE, Refused
from desktop.models.refusal import OWNER as TWO_OWNERS
from desktop.models.role import preset_id
from desktop.models.sealing import READ_BY

_TICKS: Final = frozenset(CELLS) | {f"{cell}:{case}" for cell, case in VARIANTS.items()}


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused for a changeset after which there is not exactly one owner, for good."""
    if not any(table in ("assignment", "operator") for table, _ in working.rows):
        return
    role = preset_id(working.community, OWNER)
    held = [
        row
        for row in working.where("assignment", "role", role)
        if in_force(working, row) and not row.clear.get("scope")
    ]
    owners = {row.clear.get("operator") for row in held}
    lasting = any(not row.clear.get("to") for row in held)
    if len(owners) != 1 or not lasting or not _is_there(working, *owners):
        raise Refused(TWO_OWNERS, len(judged.ops) - 1)
    _one_each(working, judged, role)


def _one_each(working: Working, judged: Judged, owner: bytes) -> None:
    """Raise Refused for a changeset after which a group has two owners on a day to come."""
    for position, (op, _) in enumerate(judged.ops):
        row = working.row("assignment", op.record) if op.table == "assignment" else None
        if row is None or row.gone or row.clear.get("role") != owner:
            continue
        for other in working.where("assignment", "role", owner) if row.clear.get("scope") else ():
            if _both(working, row.clear, other.clear):
                raise Refused(OWNED, position)


def _both(working: Working, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two operators own one group on the same day, today or later."""
    alike = one.get("scope") == other.get("scope")
    if not alike or one.get("operator") == other.get("operator"):
        return False
    begins = max(working.today, *(str(each.get("from") or "") for each in (one, other)))
    return all(not each.get("to") or begins <= str(each["to"]) for each in (one, other))


def _is_there(working: Working, owner: object) -> bool:
    row = working.row("operator", owner) if isinstance(owner, bytes) else None
    return row is not None and not row.gone


def _role(case: Case) -> None:
    case.need("role.grant")
    if case.op.record == preset_id(case.known.community, OWNER):
        raise case.refuse(RIGHT)
    if case.op.kind == Kind.DELETE:
        return
    if not cells_in(case.stands("cells")) <= _TICKS:
        raise case.refuse(SHAPE)


def _assignment(case: Case) -> None:
    if case.row is not None and case.before("role") != case.stands("role"):
        raise case.refuse(IDENTITY)
    if case.row is not None and case.before("operator") != case.stands("operator"):
        raise case.refuse(IDENTITY)
    places = [case.stands("scope")]
    if case.row is not None and not case.row.gone:
        places.append(case.before("scope"))
    if not all(_may_grant(case, case.stands("role"), place) for place in places):
        raise case.refuse(RIGHT)


def _may_grant(case: Case, role: object, scope: object) -> bool:
    """Whether the author may give or take back a role; ownership only the owner hands over."""
    row = case.known_row("role", role)
    if row is None:
        return False
    preset = "" if row.clear.get("name") else str(row.clear.get("preset") or "")
    if preset == OWNER and not isinstance(scope, bytes):
        # `settle` sees that one owner is left.
        return _is_owner(case)
    if preset == OWNER and case.known_row("team", scope) is None:
        # A group has an owner of its own (`settle`: one), a chapter has none.
        return False
    where = scope if isinstance(scope, bytes) else None
    return may_grant(case.actor, preset, cells_in(row.clear.get("cells")), where)


def _is_owner(case: Case) -> bool:
    return holds(case.known.arrived, case.actor.operator, OWNER)


def _above(case: Case, operator: object) -> bool:
    """Whether somebody holds a role that the author could not have given him."""
    return not all(
        _may_grant(case, held.clear.get("role"), held.clear.get("scope"))
        for held in case.known.where("assignment", "operator", operator)
        if not held.clear.get("to") or str(held.clear["to"]) >= case.known.today
    )


def _operator(case: Case) -> None:
    own = case.row is not None and case.op.record == case.actor.operator
    if own and case.op.kind == Kind.PUT and set(case.op.fields) <= {"name"}:
        return
    case.need("role.grant", BELOW_DEPUTY)
    if case.row is not None and _above(case, case.op.record):
        raise case.refuse(RIGHT)


def _device(case: Case) -> None:
    """A device may be renamed by its operator and revoked, for good; enrolling is the judge's."""
    if case.row is None or not set(case.op.fields) <= {"name", "revoked"}:
        raise case.refuse(RIGHT)
    if case.before("revoked") and not case.stands("revoked"):
        raise case.refuse(RIGHT)
    whose = case.before("operator")
    if whose == case.actor.operator and "revoked" not in case.op.fields:
        return
    case.need("device.invite", BELOW_DEPUTY)
    if whose != case.actor.operator and _above(case, whose):
        raise case.refuse(RIGHT)


def _wrapping_key(case: Case) -> None:
    if case.row is not None and case.op.kind != Kind.DELETE:
        raise case.refuse(IDENTITY)
    if case.stands("use") == "device" and case.stands("device") == case.head.device:
        return
    _needs_class(case, case.stands("cls"))


def _needs_class(case: Case, cls: object) -> None:
    """Who makes or hands on a class's key reads that class, and may bring devices in."""
    case.need("device.invite", BELOW_DEPUTY)
    cell = READ_BY.get(cls) if isinstance(cls, int) else None
    if cell is None:
        raise case.refuse(SHAPE)
    case.need(cell)


def _key_share(case: Case) -> None:
    key = case.known_row("wrapping_key", case.op.clear["wrapping_key"])
    if key is None:
        raise case.refuse(IDENTITY)
    if key.clear.get("device") != case.head.device:
        _needs_class(case, key.clear.get("cls"))


ASKED: Final[dict[str, Callable[[Case], None]]] = {
    "role": _role,
    "assignment": _assignment,
    "operator": _operator,
    "device": _device,
    "wrapping_key": _wrapping_key,
    "key_share": _key_share,
}
