"""Whom the judge takes an operator for: the rights of his roles in force, by clear fields."""

import json
from collections.abc import Iterator

from desktop.models.judging import Known, Row
from desktop.models.permission import Actor
from desktop.models.role import Role, acting


def actor_of(known: Known, operator: bytes) -> Actor:
    """The operator with the rights of all roles in force on the judge's day."""
    row = known.row("operator", operator)
    member = row.clear.get("member") if row and not row.gone else None
    held = list(_held(known, operator)) if row and not row.gone else []
    return acting(operator, "", member, held)


def _held(known: Known, operator: bytes) -> Iterator[tuple[Role, bytes | None]]:
    for assignment in known.where("assignment", "operator", operator):
        given = assignment.clear
        end = given.get("to") or ""
        if not (given.get("from") or "") <= known.today or (end and known.today > end):
            continue
        role = known.row("role", given.get("role") or b"")
        if role is not None and not role.gone:
            yield role_from(role), given.get("scope")


def role_from(row: Row) -> Role:
    """A role as its row says."""
    cells = json.loads(row.clear.get("cells") or "[]")
    name, preset = row.clear.get("name") or "", row.clear.get("preset") or ""
    return Role(row.record, preset, name, frozenset(cells))
