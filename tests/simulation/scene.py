"""What a seed begins with: a team of five laptops that has a hub, or one that met by sticks."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop.models.invitation import Invitation
from desktop.store.community import Store
from hub.identity import Identity
from hub.sqlite import SqliteEngine
from tests.simulation.acts.doing import NAMES
from tests.simulation.acts.rewards import CAP, CAPPED
from tests.simulation.acts.roster import PHONES_AT_FIRST
from tests.simulation.acts.team import CHAPTERS, SEATS, TEAM
from tests.simulation.chance import NOW_MS
from tests.simulation.climbing import set_up, start
from tests.simulation.redeeming import begin
from tests.sync.sticks import Sticks
from tests.sync.team import Team

ROLES = (("小陈", "deputy"), ("小王", "admin"), ("小李", "assistant"), ("小赵", "host"))
OWNER = "群主"
_HUB_KEY = bytes(range(32))


@dataclass(frozen=True)
class Scene:
    """A community with five laptops, closed, to be copied for every seed.

    `code` is the hub's set-up code where the community is not there yet: its owner judges.
    """

    folder: Path
    laptops: tuple[tuple[str, Path, Any], ...]
    hub_key: bytes
    identity: Identity
    now: int
    code: Invitation | None = None


def build(folder: Path) -> Scene:
    """Make the scene in which all five sync with the hub."""
    crew = Team(folder, SqliteEngine(folder / "hub.db", _HUB_KEY), NOW_MS)
    owner = crew.found()
    _furnish(owner.store)
    crew.connect(owner)
    for name, role in ROLES:
        crew.join(crew.invite(owner, name, role))
    crew.settle()
    return _closed(crew, [one.store for one in crew.laptops])


def build_below(folder: Path) -> Scene:
    """Make the scene in which the five met by sticks, and a hub that waits for them."""
    engine = SqliteEngine(folder / "hub.db", _HUB_KEY)
    crew, team = Team(folder, engine, NOW_MS), Sticks(folder)
    judge = team.found()
    _furnish(judge)
    for name, role in ROLES:
        team.meet(judge, team.join(team.invite(judge, name, role)))
    for store in team.stores[1:]:
        team.meet(judge, store)
    code = crew.set_up_code()
    return replace(_closed(crew, team.stores), code=code)


def _closed(crew: Team, stores: Sequence[Store]) -> Scene:
    names = (OWNER, *(name for name, _ in ROLES))
    found = zip(names, stores, strict=True)
    laptops = tuple((name, store.folder, store.keys) for name, store in found)
    for store in stores:
        store.close()
    crew.engine.close()
    return Scene(crew.folder, laptops, _HUB_KEY, crew.hub.identity, crew.now_ms)


def _furnish(store: Store) -> None:
    """A community that has something in every room that the simulation works in."""
    with store.recording("member.add") as rec:
        for n in range(5):
            said = {"name": f"{NAMES[n % 6]}{n}", "city": "深圳", "phone": PHONES_AT_FIRST[n]}
            one = rec.put("member", None, said)
            rec.put("number", None, {"scheme": "QH", "value": n + 1, "member": one})
            begin(store, rec, one)
            start(rec, one)
        set_up(rec)
        rec.put("rule", CAPPED, {"name": "到场", "state": "on"})
        rec.put("team", TEAM, {"name": "晨跑", "kind": "跑团", "capacity": SEATS})
        for chapter in CHAPTERS:
            rec.put("chapter", chapter, {"name": chapter.hex()[:2]})
        body = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}
        body["cap"] = {"per": "week", "points": CAP}
        stated = {"rule": CAPPED, "version": 1, "body": json.dumps(body), "published": 1}
        rec.put("rule_version", None, stated)
