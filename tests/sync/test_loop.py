"""The syncing thread and the window work on one store: never both at once, neither waits long."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.store import pending
from desktop.store.community import Store
from desktop.sync import core
from desktop.sync.channel import Refusal
from desktop.sync.loop import Loop
from desktop.sync.outside import Hears
from desktop.sync.state import State
from tests.sync.team import Direct, Team, hub_digest, team

MANY = 40


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


class Slow:
    """A line on which work in the window gets in with every question."""

    def __init__(self, inner: Direct, store: Store) -> None:
        self._inner, self._store = inner, store
        self.left = MANY

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == "push" and self.left:
            self.left -= 1
            worker = threading.Thread(target=self._work)
            worker.start()
            worker.join(30)
            assert not worker.is_alive(), "work in the window waits for a hub"
        return self._inner.ask(path, body, token)

    def _work(self) -> None:
        with self._store.turn:
            members.add(self._store, {"name": f"同时{self.left}"})


def test_who_works_while_a_push_is_under_way_comes_between_no_two_writes_of_it(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A changeset goes up by itself, and the next one is sealed meanwhile.
    monkeypatch.setattr(core, "PUSH_BYTES", 1)
    owner = crew.found()
    crew.connect(owner)
    for n in range(MANY):
        members.add(owner.store, {"name": f"之前{n}"})
    line, synced, bugs = Slow(crew.channel, owner.store), threading.Event(), list[BaseException]()

    def heard(state: State) -> None:
        if state.phase == "synced" and not line.left:
            synced.set()

    def crashed(error: BaseException) -> None:
        bugs.append(error)
        synced.set()

    hears = Hears(heard, lambda changes: None, crashed)
    loop = Loop(owner.store, lambda address, identity: line, hears)
    loop.start()
    assert synced.wait(60)
    loop.stop()
    loop.join()
    assert bugs == []
    owner.sync()
    assert pending.waiting_changesets(owner.store) == 0
    assert owner.store.rows("SELECT count(*) FROM member WHERE gone = 0") == [(2 * MANY,)]
    assert owner.digest() == hub_digest(crew, owner)


def test_who_was_too_fast_for_the_hub_is_told_and_goes_on_by_itself(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    members.add(owner.store, {"name": "王芳"})

    class Asking(Direct):
        """A hub that asks for a second at the first push."""

        def ask(self, path: str, body: bytes, token: bytes) -> bytes:
            if path == "push" and not told:
                raise Refusal("sync.too_fast", 1)
            return super().ask(path, body, token)

    told, synced = list[State](), threading.Event()
    line = Asking(crew.channel.hub, crew.channel.now)

    def heard(state: State) -> None:
        if state.code:
            told.append(state)
        if state.phase == "synced":
            synced.set()

    def crashed(error: BaseException) -> None:
        synced.set()

    loop = Loop(owner.store, lambda address, identity: line, Hears(heard, lambda _: None, crashed))
    loop.start()
    assert synced.wait(60)
    loop.stop()
    loop.join()
    assert [(one.phase, one.code, one.retry_after) for one in told] == [
        ("working", "sync.too_fast", 1)
    ]
    assert pending.waiting_changesets(owner.store) == 0
