"""The ladder and who brought whom before a client that asks nobody's leave."""

import pytest

from desktop.models.ids import fact_id
from desktop.models.op import Kind, Op
from desktop.models.refusal import CIRCLE, LADDER
from tests.hub.hand import STANDS, Hand, Town, new_member, town
from tests.sync.team import Team


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


def _level(member: bytes, level: str | None) -> Op:
    return Op(Kind.PUT, "member", member, {"level": level})


def _stage(hand: Hand, member: bytes, to: str | None) -> Op:
    said = {"member": member, "operator": hand.operator, "at": 1}
    return hand.op_of("stage", {**said, "to": to} if to else said)


def _raised(hand: Hand, member: bytes, to: str) -> str:
    worded = hand.seal(_stage(hand, member, to), {"evidence": "常来帮忙"}, subject=member)
    return hand.push(worded, _level(member, to))


def test_fans_and_friends_without_a_word_are_refused(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    for step in ("粉丝", "朋友"):
        assert admin.push(_level(member, step)) == LADDER
        assert admin.push(new_member(admin, level=step)) == LADDER
        # A step that says nothing of what it rests on is no word.
        assert admin.push(_stage(admin, member, step), _level(member, step)) == LADDER
    stranger = place.given("member", city="广州")
    other = admin.seal(_stage(admin, stranger, "粉丝"), {"evidence": "另一位"}, subject=stranger)
    assert admin.push(other, _level(member, "粉丝")) == LADDER
    assert _raised(admin, member, "粉丝") == STANDS
    assert admin.push(_level(stranger, "用户")) == STANDS


def test_nobody_is_lowered_without_a_word(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    assert _raised(admin, member, "朋友") == STANDS
    for lower in ("粉丝", "用户", "客户", "铁杆", None):
        assert admin.push(_level(member, lower)) == LADDER
    assert admin.push(_stage(admin, member, "用户"), _level(member, "用户")) == STANDS
    assert admin.push(_stage(admin, member, None), _level(member, None)) == STANDS


def test_whoever_claims_to_undo_moves_nobody_who_stands(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    for kind in ("undo", "member.import", "member.settle", "member.separate"):
        assert admin.push(_level(member, "朋友"), kind=kind) == LADDER


def test_nobody_brings_himself_whatever_his_client_says(place: Town, admin: Hand) -> None:
    member, other = place.given("member"), place.given("member")

    def brings(inviter: bytes, invitee: bytes) -> str:
        said = {"invitee": invitee, "inviter": inviter, "state": "pending", "at": 1}
        record = fact_id("referral", place.community, invitee)
        return admin.push(admin.op_of("referral", said, record))

    assert brings(member, member) == CIRCLE
    assert brings(member, other) == STANDS
    assert brings(other, member) == CIRCLE
