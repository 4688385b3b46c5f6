"""A team whose devices reach their hub over TLS on loopback, and what tests ask of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.sync import http
from desktop.sync import line as line_of
from desktop.sync.http import HttpChannel
from desktop.sync.session import Session
from tests.hub.served import LONG, engine, served
from tests.sync.team import Laptop, Team


@dataclass
class Net:
    """A team whose hub is at an address."""

    team: Team
    address: str

    def channel(self, address: str = "") -> HttpChannel:
        return HttpChannel(address or self.address, self.team.hub.identity.public)

    def through(self, laptop: Laptop, channel: HttpChannel) -> Session:
        """The laptop asks this way from now on."""
        device = laptop.store.keys.device
        assert device
        laptop.session = Session(channel, laptop.store.community, laptop.store.device, device.sign)
        return laptop.session


@contextmanager
def over_network(tmp_path: Path) -> Iterator[Net]:
    storage = engine(tmp_path / "hub.db")
    team = Team(tmp_path, storage)
    with closing(team), served(storage) as (_, address):
        channel = HttpChannel(address, team.hub.identity.public)
        team.channel = channel
        with closing(channel):
            yield Net(team, address)


def connected(net: Net) -> Laptop:
    owner = net.team.found()
    members.add(owner.store, {"name": "林霞", "phone": "13800138000"})
    net.team.connect(owner)
    owner.sync()
    return owner


def added(laptop: Laptop, number: int) -> None:
    members.add(laptop.store, {"name": f"成员{number}", "phone": f"139{number:08d}"})


def numbers(net: Net, laptop: Laptop) -> list[int]:
    """What the hub's log has of a device."""
    with net.team.engine.reading() as session:
        found = session.rows(
            "SELECT number FROM log WHERE device = ? ORDER BY seq", (laptop.store.device,)
        )
    return [row[0] for row in found]


def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that others keep busy is not a hub that is away."""
    for module in (http, line_of):
        monkeypatch.setattr(module, "CONNECT_SECONDS", 4 * LONG)
    monkeypatch.setattr(line_of, "_ANSWER_SECONDS", 4 * LONG)
    monkeypatch.setattr(line_of, "_PIECE_SECONDS", 4 * LONG)
