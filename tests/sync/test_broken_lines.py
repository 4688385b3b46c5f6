"""Lines that break or fall silent on the way between a device and its hub."""

import asyncio
import os
import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.models.invitation import Invitation
from desktop.sync import connecting
from desktop.sync import line as line_of
from desktop.sync.channel import Unreachable
from desktop.sync.core import Round, Sync
from desktop.sync.http import HttpChannel, Insistent
from hub import pairing
from tests.hub.served import LONG, Between, foreign, line
from tests.sync.network import Net, added, connected, numbers, over_network, patient
from tests.sync.team import hub_digest


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    patient(monkeypatch)


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    with over_network(tmp_path) as found:
        yield found


@dataclass
class Silent(Between):
    """A way on which lines that were open are dropped without a word to either side."""

    opened: int = 0
    dropped: int = 0
    still: int = 0

    def drop(self, after: int = 0) -> None:
        """Nothing passes any more on the lines that there are but `after` bytes; new ones work."""
        self.dropped, self.still = self.opened, after

    def shut(self) -> None:
        """All that is sent is taken, on new lines too, and nothing passes."""
        self.dropped = sys.maxsize

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        number = self.opened
        while piece := await reader.read(65536):
            if number <= self.dropped and len(piece) > self.still:
                writer.write(piece[: self.still])
                await self._ending.wait()
            self.still -= len(piece)
            writer.write(piece)
            await writer.drain()


@dataclass
class Asked(Silent):
    """A way on which an answer is held back until the hub was asked twice on other lines."""

    beside: int = 0

    def hold(self) -> None:
        """Hold the next answer of the lines that there are."""
        self.dropped = self.opened

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        number = self.opened
        while piece := await reader.read(65536):
            if number > self.dropped > 0:
                self.beside += 1
            while number <= self.dropped and self.beside < 2:
                await asyncio.sleep(0.01)
            writer.write(piece)
            await writer.drain()


def test_a_line_that_was_dropped_without_a_word_is_made_anew(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, between = connected(net), Silent(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        owner.sync()
        between.drop()
        added(owner, 1)
        monkeypatch.setattr(line_of, "_QUIET_SECONDS", 0.0)
        monkeypatch.setattr(line_of, "_THERE_SECONDS", 0.5)
        assert owner.sync().waiting == 0


def test_a_line_that_is_dropped_in_the_midst_of_an_answer_is_soon_given_up(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, between = connected(net), Silent(net.address)
    helper = net.team.join(net.team.invite(owner, "小王", "assistant"))
    with between.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        owner.sync()
        for number in range(80):
            added(helper, number)
        helper.sync()
        # More than the first record of TLS comes, and not all of the page.
        between.drop(after=20_000)
        monkeypatch.setattr(line_of, "_PIECE_SECONDS", 0.5)
        with ThreadPoolExecutor(1) as asking, pytest.raises(Unreachable):
            asking.submit(owner.sync).result(LONG)
        monkeypatch.setattr(line_of, "_PIECE_SECONDS", 4 * LONG)
        owner.sync()
    assert owner.digest() == helper.digest() == hub_digest(net.team, helper)


def test_a_gate_that_takes_all_and_passes_nothing_is_soon_told_from_a_hub_at_work(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, between = connected(net), Silent(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        owner.sync()
        added(owner, 1)
        between.shut()
        monkeypatch.setattr(line_of, "_THERE_SECONDS", 0.5)
        # The line was in use a moment ago: it is trusted, and the question goes out.
        monkeypatch.setattr(line_of.Line, "is_there", lambda _: True)
        monkeypatch.setattr(line_of, "_QUIET_SECONDS", 0.2)
        with ThreadPoolExecutor(1) as asking, pytest.raises(Unreachable):
            asking.submit(owner.sync).result(LONG)
    with closing(net.channel()) as channel:
        net.through(owner, channel)
        assert owner.sync().waiting == 0


def test_a_hub_that_is_at_work_is_waited_for(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, between = connected(net), Asked(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        owner.sync()
        added(owner, 1)
        monkeypatch.setattr(line_of.Line, "is_there", lambda _: True)
        monkeypatch.setattr(line_of, "_QUIET_SECONDS", 0.2)
        monkeypatch.setattr(line_of, "_THERE_SECONDS", 4 * LONG)
        between.hold()
        assert owner.sync().waiting == 0
        assert between.beside >= 2


def test_a_connection_that_was_dropped_is_made_anew(net: Net) -> None:
    owner = connected(net)
    between = Between(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        owner.sync()
        between.budget = 0
        added(owner, 1)
        assert owner.sync().pushed == 1
        assert between.cuts == 1


def test_an_answer_cut_at_any_byte_loses_and_doubles_nothing(net: Net) -> None:
    owner = connected(net)
    helper = net.team.join(net.team.invite(owner, "小王", "assistant"))
    between = Between(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        session = net.through(owner, channel)
        owner.sync()
        syncing = Sync(owner.store, session)
        before = between.passed
        added(owner, 0)
        assert syncing.push(Round())
        whole = between.passed - before
        syncing.pull(Round())
        for cut in range(whole):
            added(owner, cut + 1)
            between.budget = cut
            found = Round()
            assert syncing.push(found)
            assert found.pushed == 1
            assert between.cuts == cut + 1
            syncing.pull(Round())
        owner.sync()
    helper.sync()
    got = numbers(net, owner)
    assert got == sorted(set(got))
    assert len(owner.store.rows("SELECT 1 FROM member WHERE gone = 0")) == whole + 2
    assert owner.digest() == helper.digest() == hub_digest(net.team, helper)


def test_an_upload_over_a_line_that_breaks_is_continued(net: Net) -> None:
    owner = net.team.found()
    for number in range(30):
        added(owner, number)
    code = Invitation(net.address, os.urandom(16))
    pairing.set_up(net.team.hub, code, os.urandom(12), net.team.now_ms)
    between = Between(net.address)
    with between.open() as there, closing(net.channel(there)) as channel:
        broken = Breaking(channel, between)
        net.team.channel = Insistent(broken, sleep=lambda seconds: None)
        connecting.connect(owner.store, net.team.channel, code)
    assert broken.asked > 5
    assert between.cuts > 5
    with closing(net.channel()) as channel:
        net.through(owner, channel)
        owner.sync()
        assert owner.digest() == hub_digest(net.team, owner)


class Breaking:
    """A way on which every other answer is lost after some bytes."""

    def __init__(self, inner: HttpChannel, between: Between) -> None:
        self._inner, self._between, self.asked = inner, between, 0

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        self.asked += 1
        self._between.budget = (self.asked * 37) % 400 if self.asked % 2 else None
        return self._inner.ask(path, body, token)


class Slow(Between):
    """A proxy that is told to end while its way to the hub is still being made."""

    def __init__(self, target: str, context: ssl.SSLContext) -> None:
        super().__init__(target, context)
        self.ending = threading.Event()

    async def _relay(self, mine: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        self.back = back
        await super()._relay(mine, back)

    async def _end(self, server: asyncio.Server) -> None:
        self.ending.set()
        await super()._end(server)


def test_a_listener_that_ends_while_it_connects_leaves_no_connection_open() -> None:
    """Else a test that is over sooner than its proxy is through to the hub fails for that."""
    reached = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as hub:
        between = Slow(f"127.0.0.1:{hub.getsockname()[1]}", foreign())

        def accept() -> None:
            plain, _ = hub.accept()
            reached.set()
            assert between.ending.wait(LONG)
            with suppress(OSError), foreign().wrap_socket(plain, server_side=True) as wrapped:
                wrapped.recv(1)
            plain.close()

        thread = threading.Thread(target=accept)
        thread.start()
        with between.open() as there:
            asking = line(there)
            assert reached.wait(LONG)
        asking.close()
        thread.join(LONG)
    assert between.back.transport.is_closing()
