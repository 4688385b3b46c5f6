"""Two laptops that speak of one household unseen make a seed each; who joins later has both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.community import Store
from tests.sync.team import Team, team

HOME = bytes(range(48, 64))


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _say(store: Store, name: str) -> None:
    with store.recording("member.know") as rec:
        rec.put("unit", HOME, {"kind": "household", "name": name})


def _name(store: Store) -> object:
    ((name,),) = store.rows("SELECT name FROM unit WHERE id = ?", (HOME,))
    return name


@pytest.mark.parametrize("first_is_owner", [True, False])
def test_who_joined_reads_what_is_said_with_the_seed_that_lost(
    crew: Team, first_is_owner: bool
) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    laptops = (owner, helper) if first_is_owner else (helper, owner)
    for laptop, name in zip(laptops, ("王家", "李家"), strict=True):
        _say(laptop.store, name)
    # Who speaks later comes first to the hub: his value may stand, and the other's seed, too.
    for laptop in reversed(laptops):
        laptop.sync()
    crew.settle()
    newcomer = crew.join(crew.invite(owner, "小王", "deputy"))
    for laptop in (owner, helper):
        _say(laptop.store, f"{laptop.store.device.hex()}家")
        laptop.sync()
        newcomer.sync()
        assert _name(newcomer.store) == _name(laptop.store)
        assert _name(newcomer.store)
        crew.settle()
