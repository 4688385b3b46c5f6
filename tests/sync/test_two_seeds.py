"""Two laptops that speak of one household unseen make a seed each; who joins later has both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import outbox
from desktop.store.community import Store
from desktop.sync import joining, keys
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
        # Sealed, and the line is cut: it goes as it is, whatever comes meanwhile.
        assert outbox.waiting(laptop.store, 0, 1_000_000)
    crew.settle()
    invitation = crew.invite(owner, "小王", "deputy")
    blob = joining.read_blob(crew.channel, invitation)
    store = joining.join(crew._keys(blob.community), crew.channel, invitation, blob)
    # Said while he joins: he reads it before he has heard of what was there before him.
    for laptop in laptops:
        _say(laptop.store, f"{laptop.store.device.hex()}家")
        laptop.sync()
    newcomer = crew._add(store)
    keys.own_keys(store)
    newcomer.sync()
    assert _name(newcomer.store) == _name(laptops[1].store)
