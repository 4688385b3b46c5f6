"""Syncing over a real network: TLS on loopback, and what may go wrong between two computers."""

import asyncio
import os
import socket
import ssl
import threading
import zlib
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from desktop.actions import members
from desktop.models.invitation import Invitation
from desktop.models.problem import Problem
from desktop.models.wire import BODY_LIMIT, Push, encode
from desktop.sync import connecting, core, http, joining
from desktop.sync import line as line_of
from desktop.sync.channel import Obliging, Refusal, Unreachable
from desktop.sync.core import Round, Sync
from desktop.sync.http import HttpChannel, Insistent
from desktop.sync.live import Ear
from desktop.sync.session import Session
from hub import limits, pairing
from hub.core import Hub
from tests.hub.served import LONG, Between, engine, foreign, line, place, served
from tests.sync.team import Laptop, Team, hub_digest


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


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that others keep busy is not a hub that is away."""
    for module in (http, line_of):
        monkeypatch.setattr(module, "CONNECT_SECONDS", 4 * LONG)
    monkeypatch.setattr(line_of, "_ANSWER_SECONDS", 4 * LONG)
    monkeypatch.setattr(line_of, "_PIECE_SECONDS", 4 * LONG)


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    with over_network(tmp_path) as found:
        yield found


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


def test_a_team_over_tls_ends_with_one_digest(net: Net) -> None:
    owner = connected(net)
    helper = net.team.join(net.team.invite(owner, "小王", "assistant"))
    added(owner, 1)
    added(helper, 2)
    net.team.settle()
    assert owner.digest() == helper.digest() == hub_digest(net.team, owner)
    assert len(helper.store.rows("SELECT 1 FROM member WHERE gone = 0")) == 3


def test_a_body_may_come_smaller_from_who_has_a_session_and_never_grows_beyond_the_limit(
    net: Net,
) -> None:
    token = b64encode(connected(net).session.token()).decode()
    bomb = zlib.compress(encode(Push([bytes(BODY_LIMIT)])))
    small, own = zlib.compress(encode(Push([]))), {"Authorization": f"Bearer {token}"}
    assert len(bomb) < BODY_LIMIT // 100

    def answered(body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        address = f"https://{net.address}/v1/push"
        found = httpx.post(address, content=body, headers=headers, verify=False, timeout=LONG)
        return found.status_code, found.content

    assert answered(small, {**own, "Content-Encoding": "deflate"})[0] == 200
    for body, headers in (
        (bomb, {**own, "Content-Encoding": "deflate"}),
        (small[:-1], {**own, "Content-Encoding": "deflate"}),
        (small, {**own, "Content-Encoding": "br"}),
        (small, {"Content-Encoding": "deflate"}),
    ):
        status, said = answered(body, headers)
        assert (status, b"sync.bad_question" in said) == (403, True)


def test_a_hub_with_another_identity_hears_nothing(net: Net, tmp_path: Path) -> None:
    owner = connected(net)
    added(owner, 1)
    with closing(engine(tmp_path / "other.db")) as strange, served(strange) as (_, address):
        listening = Between(address, foreign())
        with listening.open() as there, closing(net.channel(there)) as channel:
            net.through(owner, channel)
            with pytest.raises(Problem) as refused:
                owner.sync()
    assert refused.value.code == "sync.other_hub"
    assert listening.overheard.startswith(b"GET /v1/identity ")
    assert listening.overheard.count(b"HTTP/1.1") == 1
    assert b"uthorization" not in listening.overheard
    assert owner.store.rows("SELECT count(*) FROM changeset WHERE seq IS NULL") == [(1,)]


def test_who_ends_tls_between_laptop_and_hub_is_found_out(net: Net) -> None:
    """He passes all on, the true identity's answer included: it is for another certificate."""
    owner = connected(net)
    listening = Between(net.address, foreign())
    with listening.open() as there, closing(net.channel(there)) as channel:
        net.through(owner, channel)
        with pytest.raises(Problem, match="could not prove its identity"):
            owner.sync()
    assert listening.overheard.count(b"HTTP/1.1") == 1


@dataclass
class Silent(Between):
    """A way on which lines that were open are dropped without a word to either side."""

    opened: int = 0
    dropped: int = 0
    still: int = 0

    def drop(self, after: int = 0) -> None:
        """Nothing passes any more on the lines that there are but `after` bytes; new ones work."""
        self.dropped, self.still = self.opened, after

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


def test_who_listens_in_on_a_join_learns_nothing_to_join_with(net: Net) -> None:
    owner = connected(net)
    code = net.team.invite(owner, "小王", "assistant")
    listening = Between(net.address, foreign())
    with listening.open() as there:
        with closing(HttpChannel(there)) as stranger:
            blob = joining.read_blob(stranger, Invitation(there, code.secret))
            with pytest.raises(RuntimeError, match="not asked"):
                stranger.ask("enrol", b"", b"")
        with closing(HttpChannel(there, blob.hub)) as channel, pytest.raises(Problem):
            channel.ask("enrol", b"", b"")
    assert code.name in listening.overheard
    assert code.proof not in listening.overheard
    helper = net.team.join(code)
    owner.sync()
    helper.sync()
    assert helper.digest() == owner.digest()


def test_a_hub_that_starts_anew_has_another_certificate_and_the_same_trust(tmp_path: Path) -> None:
    storage = engine(tmp_path / "hub.db")
    team = Team(tmp_path, storage)
    with closing(team):
        with served(storage) as (_, address):
            team.channel = HttpChannel(address, team.hub.identity.public)
            owner = connected(Net(team, address))
        added(owner, 1)
        with pytest.raises(Unreachable):
            owner.sync()
        with served(storage, place(address)[1]):
            assert owner.sync().pushed == 1
        team.channel.close()


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


def test_what_is_too_large_is_not_even_sent(net: Net) -> None:
    with closing(net.channel()) as channel, pytest.raises(Refusal) as refused:
        channel.ask("push", bytes(BODY_LIMIT + 1), b"")
    assert refused.value.code == "sync.too_large"


def test_a_device_that_pushes_too_much_hears_when_to_come_back(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the hub is set: two thousand a second, and what is not taken now is taken then."""
    owner = connected(net)
    monkeypatch.setattr(core, "PUSH_BYTES", 1)
    ops = 3 * limits.OPS_PER_SECOND
    with owner.store.recording("member.import") as rec:
        rec.insert_many("member", ((None, {"name": f"成员{n}"}) for n in range(ops)))
    with pytest.raises(Refusal) as refused:
        owner.sync()
    assert (refused.value.code, refused.value.retry_after) == ("sync.too_fast", 1)
    told: list[int] = []
    device = owner.store.keys.device
    assert device

    def wait(refusal: Refusal) -> None:
        told.append(refusal.retry_after)
        http.rest(refusal)

    line = Obliging(net.team.channel, wait)
    owner.session = Session(line, owner.store.community, owner.store.device, device.sign)
    assert owner.sync().waiting == 0
    assert told
    assert owner.digest() == hub_digest(net.team, owner)


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


def test_a_listener_hears_of_what_others_pushed_through_any_process(
    net: Net, tmp_path: Path
) -> None:
    owner = connected(net)
    helper = net.team.join(net.team.invite(owner, "小王", "assistant"))
    heard = threading.Event()
    channel = net.channel()
    session = net.through(helper, channel)
    ear = Ear(channel, session, heard.set)
    ear.start()
    try:
        assert heard.wait(LONG), "a listener is told at once where the log ends"
        heard.clear()
        added(owner, 1)
        owner.sync()
        assert heard.wait(LONG)
        with closing(engine(tmp_path / "hub.db", net.team.engine._key)) as second:
            heard.clear()
            with served(second) as (_, address), closing(net.channel(address)) as other:
                net.through(owner, other)
                added(owner, 2)
                owner.sync()
                assert heard.wait(LONG)
    finally:
        ear.stop()
    with closing(net.channel()) as channel:
        net.through(helper, channel)
        helper.sync()
    assert len(helper.store.rows("SELECT 1 FROM member WHERE gone = 0")) == 3


def test_a_listener_outlives_a_hub_that_is_away(net: Net) -> None:
    owner = connected(net)
    channel = HttpChannel("127.0.0.1:1", net.team.hub.identity.public)
    ear = Ear(channel, net.through(owner, channel), lambda: None)
    ear.start()
    ear.stop()


def test_no_proxy_of_the_surroundings_comes_between(
    net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    connected(net)


def test_an_address_where_nobody_is_is_unreachable() -> None:
    for address in ("127.0.0.1:1", "127.0.0.1:x", "没有 这里:8440", "[::1:5"):
        with closing(HttpChannel(address, bytes(32))) as channel, pytest.raises(Unreachable):
            channel.ask("pull", b"", b"")


def test_what_is_no_hub_is_unreachable(net: Net, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hub, "pull", lambda *_: 1 // 0)
    owner = connected_only(net)
    with pytest.raises(Unreachable, match="500"):
        owner.sync()


def connected_only(net: Net) -> Laptop:
    owner = net.team.found()
    net.team.connect(owner)
    return owner
