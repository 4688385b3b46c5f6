"""A community at a hub with somebody in each role, for the cells of the matrix."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.models.op import Op
from desktop.models.permission import PRESETS
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.hub.hand import Hand, Town, town
from tests.sync.team import Team


@dataclass
class Place:
    """What every cell finds in the community."""

    town: Town
    here: bytes
    elsewhere: bytes
    member: bytes
    stranger: bytes
    series: bytes
    hands: dict[str, Hand] = field(default_factory=dict)
    people: dict[str, bytes] = field(default_factory=dict)

    def new(self, table: str, **fields: Any) -> Op:
        return self.town.owner.op_of(table, fields)

    def occurrence(self, host: bytes | None = None) -> bytes:
        original = f"2026-{os.urandom(4).hex()}"
        return self.town.given("occurrence", series=self.series, original=original, host=host)

    def named(self, who: str) -> bytes:
        """An occurrence that this operator hosts."""
        return self.occurrence(self.people.get(who))

    def host(self) -> bytes:
        """A fresh operator who is a host."""
        operator = self.town.given("operator", member=None)
        self.term(operator)
        return operator

    def term(self, operator: bytes) -> bytes:
        role = self.town.preset("host")
        fields = {"operator": operator, "role": role, "scope_kind": "community"}
        return self.town.given("assignment", **fields, **{"from": "2026-01-01"})


# Who acts: a preset everywhere, or one of the special cases.
CUSTOM = frozenset({"member.write", "points.award", "calendar.write:own"})
ACTORS: dict[str, frozenset[str]] = {
    **PRESETS,
    "custom": CUSTOM,
    "ended": frozenset(),
    "coming": frozenset(),
    "nobody": frozenset(),
}
# A role in one chapter: what it may do there, and what it has nowhere.
SCOPED = PRESETS["admin"]
NOWHERE = frozenset({"calendar.write", "cycle.close", "rule.publish", "device.invite"})


def build(folder: Path) -> Place:
    """A hub with a community, and somebody in each role."""
    engine = SqliteEngine(folder / "hub.db", os.urandom(32), durable=False)
    migrate(engine)
    made = town(Team(folder, engine))
    here, elsewhere = made.given("chapter", name="深圳"), made.given("chapter", name="上海")
    found = Place(
        made,
        here,
        elsewhere,
        made.given("member", chapter=here),
        made.given("member", chapter=elsewhere),
        made.given("series", kind="session", rule="FREQ=DAILY"),
    )
    _hire(found)
    return found


def _hire(found: Place) -> None:
    made = found.town
    custom = made.given("role", name="财务", preset="admin", cells=_json(CUSTOM))
    terms: dict[str, dict[str, Any]] = {
        **{name: {"role": made.preset(name)} for name in PRESETS if name != "owner"},
        "custom": {"role": custom},
        "ended": {"role": made.preset("admin"), "end": "2026-01-31"},
        "coming": {"role": made.preset("admin"), "start": "2999-01-01"},
        "nobody": {"role": None},
        "scoped": {"role": made.preset("admin"), "scope": found.here},
    }
    found.hands["owner"] = made.owner
    for name, term in terms.items():
        found.people[name] = made.given("member")
        found.hands[name] = made.hire(**term, member=found.people[name])


def _json(cells: frozenset[str]) -> str:
    return str(sorted(cells)).replace("'", '"')
