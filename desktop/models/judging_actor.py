"""Whom the judge takes an operator for: the rights of his roles in force, by clear fields."""

import json
from collections.abc import Iterator
from typing import Protocol

from desktop.models.judging_known import Row
from desktop.models.permission import Actor
from desktop.models.role import Role, acting, preset_id, role_of


class Roles(Protocol):
    """What is asked of the judge's knowledge to tell who holds what."""

    @property
    def community(self) -> bytes:
        """The community's id."""
        ...

    @property
    def today(self) -> str:
        """The day on which roles are judged."""
        ...

    def row(self, table: str, record: bytes) -> Row | None:
        """A record's row."""
        ...

    def where(self, table: str, name: str, value: object) -> Iterator[Row]:
        """The live rows with this clear value."""
        ...


def actor_of(known: Roles, operator: bytes) -> Actor:
    """The operator with the rights of all roles in force on the judge's day."""
    row = known.row("operator", operator)
    member = row.clear.get("member") if row and not row.gone else None
    held = list(_held(known, operator)) if row and not row.gone else []
    return acting(operator, "", member, held)


def holds(known: Roles, operator: bytes, preset: str) -> bool:
    """Whether the operator holds the preset itself today, everywhere.

    Told by the role's id: a custom role may be called what it likes.
    """
    role = preset_id(known.community, preset)
    return any(
        given.clear.get("role") == role and not given.clear.get("scope") and in_force(known, given)
        for given in known.where("assignment", "operator", operator)
    )


def in_force(known: Roles, assignment: Row) -> bool:
    """Whether a term holds on the judge's day."""
    end = assignment.clear.get("to") or ""
    start = str(assignment.clear.get("from") or "")
    return start <= known.today and (not end or known.today <= end)


def _held(known: Roles, operator: bytes) -> Iterator[tuple[Role, bytes | None]]:
    for assignment in known.where("assignment", "operator", operator):
        given = assignment.clear
        role = known.row("role", given.get("role") or b"")
        if role is not None and not role.gone and in_force(known, assignment):
            yield role_from(role), given.get("scope")


def role_from(row: Row) -> Role:
    """A role as its row says."""
    name, preset = row.clear.get("name") or "", row.clear.get("preset") or ""
    return role_of(row.record, preset, name, cells_in(row.clear.get("cells")))


def cells_in(ticked: str | None) -> frozenset[str]:
    """The cells that a role's row ticks: a JSON list, as the judge let it stand."""
    found = json.loads(ticked or "[]")
    return frozenset(one for one in found if isinstance(one, str))
