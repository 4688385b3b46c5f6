"""What a client may say of spends and expiries, by one that asks nobody's leave."""

from typing import Any

import pytest

from desktop.models.award import expiry_id, reversal_id, spend_id
from desktop.models.ids import new_id
from desktop.models.op import Kind, Op
from desktop.models.refusal import IDENTITY, SHAPE
from tests.hub.hand import STANDS, Hand, Town, town
from tests.sync.team import Team


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


@pytest.fixture
def member(place: Town) -> bytes:
    return place.given("member", city="深圳")


def _said(member: bytes, kind: str, points: int, **more: Any) -> dict[str, Any]:
    told = {"member": member, "kind": kind, "points": points, "generation": 0}
    return {**told, "local": "2026-03-04T10:00:00", "zone": "Asia/Shanghai", "at": 1, **more}


def _lot(admin: Hand, member: bytes, **more: Any) -> bytes:
    given = admin.op_of("entry", _said(member, "manual", 100, **more))
    assert admin.push(given) == STANDS
    return given.record


def _gone(admin: Hand, place: Town, lot: bytes, said: dict[str, Any]) -> Op:
    made = expiry_id(place.community, lot, said["generation"])
    return admin.op_of("entry", {**said, "evidence_key": lot.hex()}, made)


def _back(admin: Hand, op: Op) -> Op:
    record = reversal_id(admin.peer.community, op.record)
    more = {"kind": "reverse", "points": -int(str(op.clear["points"])), "reverses": op.record}
    said: dict[str, Any] = {**op.clear, **more}
    return Op(Kind.REVERSE, "entry", record, said, subject=op.subject)


@pytest.mark.parametrize(("points", "verdict"), [(-100, STANDS), (-1, STANDS), (-101, IDENTITY),
                                                 (0, IDENTITY), (5, IDENTITY)])  # fmt: skip
def test_an_expiry_takes_no_more_than_its_lot(
    place: Town, admin: Hand, member: bytes, points: int, verdict: str
) -> None:
    lot = _lot(admin, member)
    assert admin.push(_gone(admin, place, lot, _said(member, "expire", points))) == verdict


def test_an_expiry_is_written_anew_only_when_the_one_before_it_was_taken_back(
    place: Town, admin: Hand, member: bytes
) -> None:
    lot = _lot(admin, member)
    first = _gone(admin, place, lot, _said(member, "expire", -100))
    second = _gone(admin, place, lot, _said(member, "expire", -70, generation=1))
    assert admin.push(first) == STANDS
    assert admin.push(second) == IDENTITY
    assert admin.push(_back(admin, first), second) == STANDS
    third = _gone(admin, place, lot, _said(member, "expire", -70, generation=3))
    assert admin.push(third) == IDENTITY


def test_an_expiry_is_of_its_lots_member_and_wallet(
    place: Town, admin: Hand, member: bytes
) -> None:
    lot, other = _lot(admin, member), place.given("member", city="广州")
    assert admin.push(_gone(admin, place, lot, _said(other, "expire", -1))) == IDENTITY
    stored = _said(member, "expire", -1, wallet="stored")
    assert admin.push(_gone(admin, place, lot, stored)) == IDENTITY


def test_a_spend_has_the_id_of_the_record_that_it_pays_for(
    place: Town, admin: Hand, member: bytes
) -> None:
    source = new_id()
    made = spend_id(place.community, source)
    said = _said(member, "spend", -30, evidence_key=source.hex())
    assert admin.push(admin.op_of("entry", said)) == IDENTITY
    assert admin.push(admin.op_of("entry", {**said, "points": 30}, made)) == IDENTITY
    assert admin.push(admin.op_of("entry", {**said, "wallet": "gold"}, made)) == SHAPE
    spent = admin.op_of("entry", said, made)
    assert admin.push(spent) == STANDS
    assert admin.push(_back(admin, spent)) == STANDS
    cheap = _back(admin, spent)
    less = {**cheap.clear, "wallet": "stored"}
    assert admin.push(Op(Kind.REVERSE, "entry", cheap.record, less, subject=member)) == IDENTITY
