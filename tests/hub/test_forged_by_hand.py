"""What a client that was tampered with can try, and how far it gets: nowhere, in both databases."""

import dataclasses
import os

import pytest

from desktop.models.ids import new_id
from desktop.models.op import Kind, Op
from desktop.models.refusal import RIGHT
from desktop.models.wire import Hello, Pull, Push
from hub import sessions
from hub.core import Peer
from hub.refusing import Denied
from tests.hub.hand import STANDS, Hand, Town, city_of, denied, new_member, town
from tests.sync.team import Team

YEAR_MS = 365 * 24 * 3600 * 1000


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


# -- who signs --------------------------------------------------------------------------------


def test_another_devices_id_is_no_signature(place: Town, admin: Hand) -> None:
    forged = admin.signed([new_member(admin)], device=place.owner.peer.device)
    denied("sync.bad_signature", admin, forged)


def test_another_keys_signature_is_none(place: Town, admin: Hand) -> None:
    thief = dataclasses.replace(admin, key=os.urandom(32))
    denied("sync.bad_signature", admin, thief.signed([new_member(admin)]))


def test_a_changed_byte_is_no_signature(admin: Hand) -> None:
    data = bytearray(admin.signed([new_member(admin, city="深圳市南山区")]))
    at = bytes(data).index("深圳".encode())
    data[at : at + 3] = "广".encode()
    denied("sync.bad_signature", admin, bytes(data))


def test_another_communitys_changeset_is_none_here(admin: Hand) -> None:
    denied("sync.bad_signature", admin, admin.signed([new_member(admin)], community=new_id()))


def test_a_token_of_one_community_opens_no_other(place: Town, admin: Hand) -> None:
    stranger = Peer(new_id(), admin.peer.device)
    with pytest.raises(Denied, match=r"sync\.no_community"):
        admin.hub.push(stranger, Push([]), admin.now)


def test_an_unsigned_challenge_gives_no_token(place: Town, admin: Hand) -> None:
    from desktop.models.wire import Proof

    hello = Hello(place.community, admin.peer.device)
    challenge = sessions.challenge(admin.hub, hello, admin.now)
    proof = Proof(hello.community, hello.device, challenge, bytes(64))
    with pytest.raises(Denied, match=r"sync\.bad_signature"):
        sessions.token(admin.hub, proof, admin.now)


@pytest.mark.parametrize("given", [b"", b"x", bytes(32), bytes(64)], ids=len)
def test_a_made_up_token_is_none(place: Town, admin: Hand, given: bytes) -> None:
    with pytest.raises(Denied, match=r"sync\.session_ended"):
        sessions.peer(admin.hub, given, admin.now)


def test_a_challenge_is_no_token(place: Town, admin: Hand) -> None:
    challenge = sessions.challenge(admin.hub, Hello(*admin.peer), admin.now)
    with pytest.raises(Denied, match=r"sync\.session_ended"):
        sessions.peer(admin.hub, challenge, admin.now)


def test_a_revoked_device_is_heard_no_more(place: Town, admin: Hand) -> None:
    op = Op(Kind.PUT, "device", admin.peer.device, {"revoked": admin.now}, subject=admin.operator)
    assert place.owner.push(op) == STANDS
    denied("sync.revoked", admin, admin.signed([new_member(admin)]))
    with pytest.raises(Denied, match=r"sync\.revoked"):
        admin.hub.pull(admin.peer, Pull(0), admin.now)
    # Nor does anybody bring it back.
    for back in (None, 0):
        again = Op(Kind.PUT, "device", admin.peer.device, {"revoked": back}, subject=admin.operator)
        assert place.owner.push(again) == RIGHT


# -- when, and which number ---------------------------------------------------------------------


def test_a_clock_a_year_ahead_wins_for_five_minutes_only(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    said = Op(Kind.PUT, "member", member, {"city": "未来"})
    assert admin.push(said, clock=(admin.now + YEAR_MS) << 16) == STANDS
    later = place.owner
    later.now += 6 * 60 * 1000
    assert later.push(Op(Kind.PUT, "member", member, {"city": "广州"})) == STANDS
    assert city_of(place, member) == "广州"


def test_an_ops_own_clock_moves_nothing(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    said = Op(Kind.PUT, "member", member, {"city": "未来"}, clock=2**31)
    assert admin.push(said, clock=(admin.now - 1) << 16) == STANDS
    assert city_of(place, member) == "深圳"


def test_a_clock_in_the_past_overwrites_nothing(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    said = Op(Kind.PUT, "member", member, {"city": "过去"})
    assert admin.push(said, clock=1) == STANDS
    assert city_of(place, member) == "深圳"


@pytest.mark.parametrize("clock", [-1, 2**63, 2**64 - 1])
def test_a_clock_that_is_none_is_turned_away(place: Town, admin: Hand, clock: int) -> None:
    denied("sync.bad_changeset", admin, admin.signed([new_member(admin)], clock=clock))


def test_a_changeset_that_comes_again_counts_once(place: Town, admin: Hand) -> None:
    data = admin.signed([new_member(admin)])
    assert admin.send(data) == STANDS
    end = admin.hub.status(admin.peer, admin.now)
    assert admin.hub.push(admin.peer, Push([data, data]), admin.now).seq == end.seq
    assert admin.hub.status(admin.peer, admin.now) == end


def test_a_number_with_another_content_is_a_fork(place: Town, admin: Hand) -> None:
    second = admin.signed([new_member(admin, city="二")])
    assert admin.push(new_member(admin, city="一")) == STANDS
    answer = admin.hub.push(admin.peer, Push([second]), admin.now)
    assert answer.forked
    # Also for a number further back, and whatever comes behind it waits.
    assert admin.push(new_member(admin)) == STANDS
    behind = admin.signed([new_member(admin)])
    answer = admin.hub.push(admin.peer, Push([second, behind]), admin.now)
    assert (answer.forked, answer.last) == (True, admin.number)


def test_a_gap_in_the_numbers_waits(place: Town, admin: Hand) -> None:
    assert admin.send(admin.signed([new_member(admin)], number=3)) == "waits"
    assert admin.send(admin.signed([new_member(admin)], first_op=7)) == "waits"
    assert admin.push(new_member(admin)) == STANDS
