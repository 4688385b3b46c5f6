"""Syncing over a real network: TLS on loopback, and what may go wrong between two computers."""

import threading
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from desktop.models.invitation import Invitation
from desktop.models.problem import Problem
from desktop.models.wire import BODY_LIMIT, Push, encode
from desktop.sync import core, http, joining
from desktop.sync.channel import Obliging, Refusal, Unreachable
from desktop.sync.http import HttpChannel
from desktop.sync.live import Ear
from desktop.sync.session import Session
from hub import limits
from hub.core import Hub
from tests.hub.served import LONG, Between, engine, foreign, place, served
from tests.sync.network import Net, added, connected, over_network, patient
from tests.sync.team import Laptop, Team, hub_digest


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    patient(monkeypatch)


@pytest.fixture
def net(tmp_path: Path) -> Iterator[Net]:
    with over_network(tmp_path) as found:
        yield found


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
