"""Roles and who holds them: rows as the screens and the command line read them."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from desktop.models.ids import fact_id
from desktop.models.permission import (
    CELLS,
    GROUP_OWNER,
    OWNER,
    PRESET_NAMES,
    PRESETS,
    VARIANTS,
    Actor,
    may_grant,
    require,
    rights,
    role_words,
)
from desktop.models.problem import Problem

# What an assignment is confined to; the whole community has no id.
ScopeKind = Literal["community", "chapter", "team"]


class Scope(Struct, frozen=True):
    """Where a role holds: everywhere, or in one chapter or group."""

    kind: ScopeKind = "community"
    id: bytes | None = None


EVERYWHERE = Scope()


class Role(Struct, frozen=True):
    """A preset (`name` empty) or a custom role, `preset` being the one it was copied from."""

    id: bytes
    preset: str
    name: str
    cells: frozenset[str]

    @property
    def custom(self) -> bool:
        """Whether the owner made this role."""
        return bool(self.name)

    @property
    def key(self) -> str:
        """What the role is called where one word must do: its preset, or its own name."""
        return self.name or self.preset

    @property
    def words(self) -> tuple[str, str]:
        """The role's name in zh_CN and en."""
        return (self.name, self.name) if self.custom else PRESET_NAMES[self.preset]

    @property
    def target(self) -> dict[str, str]:
        """The role's names as the values of a Problem about it."""
        chinese, english = self.words
        return {"target_zh": chinese, "target_en": english}

    @property
    def granted_as(self) -> str:
        """The preset as `may_grant` asks for it: a custom role is judged by its cells alone."""
        return "" if self.custom else self.preset

    def rank(self) -> tuple[int, int, str]:
        """The order of roles, highest first: a custom role stands behind what it copied."""
        presets = list(PRESETS)
        place = presets.index(self.preset) if self.preset in PRESETS else len(presets)
        return (place, int(self.custom), self.name)


class Assignment(Struct, frozen=True):
    """One operator's role in a scope from its first to its last day, both inclusive.

    Days are "YYYY-MM-DD" of the community; `end` is "" while no last day is set.
    """

    id: bytes
    operator: bytes
    role: bytes
    scope: Scope
    start: str
    end: str

    def in_force(self, day: str) -> bool:
        """Whether the role is held on `day`."""
        return self.start <= day and (not self.end or day <= self.end)

    def overlaps(self, start: str, end: str) -> bool:
        """Whether the two terms share a day; `end` "" is open."""
        empty = bool(self.end) and self.end < self.start
        return not empty and (not end or self.start <= end) and (not self.end or start <= self.end)


class Holding(Struct, frozen=True):
    """One line of the team: an operator, the member linked to him, and a role he holds.

    An operator without a role has `role` and `assignment` None.
    """

    operator: bytes
    name: str
    member: bytes | None
    number: str
    role: Role | None
    assignment: Assignment | None
    scope_name: str
    devices: int


def preset_id(community: bytes, preset: str) -> bytes:
    """The id of a preset's row, the same on every device."""
    return fact_id("role", community, preset)


def presets(community: bytes) -> list[Role]:
    """The presets with the cells of a community's beginning, highest first."""
    return [Role(preset_id(community, key), key, "", cells) for key, cells in PRESETS.items()]


def named(roles: Iterable[Role], word: str) -> Role:
    """The role called `word`: preset, name in either language, or id in hex digits.

    Raises Problem("role.unknown").
    """
    wanted = word.strip().casefold()
    for role in roles:
        names = {role.id.hex(), *(one.casefold() for one in role.words)}
        if not role.custom:
            names.add(role.preset)
        if wanted in names:
            return role
    raise Problem("role.unknown", role=word)


def role_of(record: bytes, preset: str, name: str, ticked: Iterable[str]) -> Role:
    """A role as stored; the owner may do everything, also what a later release added."""
    owns = preset == OWNER and not name
    return Role(record, preset, name, frozenset(CELLS if owns else ticked))


def check_cells(cells: Iterable[str]) -> frozenset[str]:
    """The cells as a role keeps them: full ones without their variants.

    Raises Problem("role.unknown_cell").
    """
    known = {*CELLS, *(f"{cell}:{variant}" for cell, variant in VARIANTS.items())}
    given = frozenset(cells)
    for cell in sorted(given - known):
        raise Problem("role.unknown_cell", cell=cell)
    return frozenset(one for one in given if one in CELLS or one.partition(":")[0] not in given)


def acting(
    operator: bytes,
    name: str,
    member: bytes | None,
    held: Iterable[tuple[Role, bytes | None]],
) -> Actor:
    """The actor that an operator is with these roles, each with its chapter or group (or None)."""
    ordered = sorted(held, key=lambda one: one[0].rank())
    cells, within, listed = rights((role.cells, scope) for role, scope in ordered)
    role = _called(ordered)
    return Actor(operator, name, role, cells, member, within, listed)


def _called(held: list[tuple[Role, bytes | None]]) -> str:
    """The highest role by its key; owning a group makes nobody the owner of the community."""
    for role, scope in held:
        if scope is None or role.granted_as != OWNER:
            return role.key
    return GROUP_OWNER if held else ""


def require_grant(actor: Actor, role: Role, scope: bytes | None) -> None:
    """Raise the Problem that says why the actor may not grant or revoke this role there."""
    if actor.preview:
        require(actor, "role.grant")
    if role.granted_as == OWNER and scope is None:
        raise Problem("role.owner_not_granted")
    if not may_grant(actor, role.granted_as, role.cells, scope):
        raise Problem("role.may_not_grant", **role_words(actor.role), **role.target)
