"""A team that met by sticks goes to a hub: its judge hands over what others did, too."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.models.signed import read_changeset
from desktop.store import snapshot
from desktop.store.community import Store
from desktop.sync import bundle, connecting
from desktop.sync.session import Session
from hub.sqlite import SqliteEngine
from tests.sync.sticks import Sticks
from tests.sync.team import Laptop, Team, hub_digest


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    made = Sticks(tmp_path)
    yield made
    made.close()


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    folder = tmp_path / "crew"
    folder.mkdir()
    made = Team(folder, SqliteEngine(folder / "hub.db", os.urandom(32)))
    yield made
    made.close()


@pytest.fixture
def owner(sticks: Sticks) -> Store:
    store = sticks.found()
    members.add(store, {"name": "王芳", "phone": "13800138000"})
    return store


def _laptop(crew: Team, store: Store) -> Laptop:
    keys = store.keys.device
    assert keys is not None
    return Laptop(store, Session(crew.channel, store.community, store.device, keys.sign))


def _same_and_whole(crew: Team, owner: Laptop) -> None:
    """A new laptop has the state, its proof and the past."""
    second = crew.join(crew.invite(owner, "小周", "admin"))
    for _ in range(2):
        owner.sync()
        second.sync()
    assert second.digest() == owner.digest() == hub_digest(crew, owner)
    said = "SELECT hex(device), number FROM changeset ORDER BY seq"
    assert second.store.rows(said) == owner.store.rows(said)


def test_who_judged_by_sticks_syncs_with_the_hub_from_the_first(
    sticks: Sticks, crew: Team, owner: Store
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    members.add(helper, {"name": "李雷", "phone": "13900139000"})
    sticks.meet(owner, helper)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    laptop = _laptop(crew, owner)
    laptop.sync()
    _same_and_whole(crew, laptop)


def test_a_stick_that_comes_while_the_community_goes_up_is_handed_over_as_it_was_signed(
    sticks: Sticks, crew: Team, owner: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    helper = sticks.join(sticks.invite(owner, "小陈", "admin"))
    sticks.meet(owner, helper)
    members.add(helper, {"name": "李雷", "phone": "13900139000"})
    stick, real = sticks.pack(helper), snapshot.chunk

    def chunk(store: Store, at: snapshot.Cursor) -> snapshot.Chunk:
        made = real(store, at)
        if made.then is None:
            bundle.take(store, stick)
        return made

    monkeypatch.setattr(snapshot, "chunk", chunk)
    connecting.connect(owner, crew.channel, crew.set_up_code())
    found = helper.rows("SELECT wire FROM outbox")
    with crew.engine.reading() as session:
        known = session.rows("SELECT signature FROM device WHERE device = ?", (helper.device,))
    assert [bytes(row[0]) for row in known] == [
        read_changeset(bytes(row[0])).signature for row in found
    ]
    _same_and_whole(crew, _laptop(crew, owner))
