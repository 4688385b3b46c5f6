"""What a client that was tampered with can say, and what of it stands: in both databases."""

import json
import os

import pytest
from msgspec.structs import replace

from desktop.models.ids import fact_id, new_id
from desktop.models.op import Kind, Op, OpId, pack
from desktop.models.refusal import CLASS, IDENTITY, NEWER, SHAPE, UNKNOWN
from desktop.models.schema import SCHEMA
from desktop.models.sealing import Seed, seed_part
from desktop.models.signed import SignedOp
from desktop.models.wire import Pull, Push
from tests.hub.hand import STANDS, Hand, Town, denied, new_member, town
from tests.sync.team import Team


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


def test_a_table_or_a_schema_of_tomorrow_waits_for_a_newer_hub(place: Town, admin: Hand) -> None:
    assert admin.push(Op(Kind.PUT, "auction", new_id(), {"lot": 1})) == NEWER
    assert admin.push(new_member(admin), schema=SCHEMA + 1) == NEWER


@pytest.mark.parametrize(
    "op",
    [
        Op(77, "member", bytes(16), {"city": "x"}),
        Op(-1, "member", bytes(16), {"city": "x"}),
        Op(Kind.ENTRY, "member", bytes(16), {"city": "x"}),
        Op(Kind.PUT, "entry", bytes(16), {"points": 1}),
        Op(Kind.LEASE, "member", bytes(16)),
        Op(Kind.ERASE, "chapter", bytes(16)),
        Op(Kind.PUT, "member", b"short", {"city": "x"}),
        Op(Kind.PUT, "member", bytes(16), {"city": 5}),
        Op(Kind.PUT, "member", bytes(16), {"city": b"x"}),
        Op(Kind.PUT, "member", bytes(16), {"city": "x" * 100_001}),
        Op(Kind.PUT, "member", bytes(16), {"joined": "morgen"}),
        Op(Kind.PUT, "member", bytes(16), {"chapter": b"short"}),
        Op(Kind.PUT, "team", bytes(16), {"capacity": 2**63}),
        Op(Kind.PUT, "team", bytes(16), {"capacity": True}),
        Op(Kind.PUT, "member", bytes(16), {"city": "x"}, base={"level": OpId(bytes(16), 1, 0)}),
        Op(Kind.PUT, "member", bytes(16), {"city": "x"}, base={"city": OpId(b"", 1, 0)}),
        Op(Kind.PUT, "member", bytes(16), {"city": "x"}, base={"city": OpId(bytes(16), 2**63, 0)}),
        Op(Kind.DELETE, "member", bytes(16), {"city": "x"}),
        Op(Kind.DELETE, "audit", bytes(16)),
        Op(Kind.ROLE, "role", bytes(16), {"name": "x", "cells": "{"}),
        Op(Kind.ROLE, "role", bytes(16), {"name": "x", "cells": "[" * 90_000}),
        Op(Kind.ROLE, "role", bytes(16), {"name": "x", "cells": '["everything"]'}),
    ],
    ids=lambda op: f"{op.table}-{op.kind}",
)
def test_what_has_not_the_shape_of_its_table_is_refused(place: Town, op: Op) -> None:
    assert place.owner.push(op) == SHAPE
    assert place.owner.push(new_member(place.owner)) == STANDS


@pytest.mark.parametrize(
    "fields", [{"name": "林霞"}, {"phone": "+8613800138000"}, {"note": "x"}, {"nothing": 1}]
)
def test_a_personal_field_in_the_clear_is_refused(
    place: Town, admin: Hand, fields: dict[str, object]
) -> None:
    assert admin.push(new_member(admin, **fields)) == CLASS


def test_a_clear_field_that_is_sealed_is_refused(place: Town, admin: Hand) -> None:
    op = new_member(admin)
    clear = pack(replace(op, sealed={"city": None})).clear
    assert admin.push(SignedOp(clear, (b"\x01" + bytes(60),))) == CLASS
    clear = pack(replace(op, sealed={"x.nothex": None})).clear
    assert admin.push(SignedOp(clear, (b"\x01" + bytes(60),))) == CLASS


@pytest.mark.parametrize("sealed", [(), (b"",), (b"\x01short",), (b"plain text, not sealed" * 9,)])
def test_a_sealed_value_that_is_none_is_refused(
    place: Town, admin: Hand, sealed: tuple[bytes, ...]
) -> None:
    clear = pack(replace(new_member(admin), sealed={"name": None})).clear
    assert admin.push(SignedOp(clear, sealed)) == SHAPE


def test_bytes_that_are_no_op_are_refused_and_the_device_goes_on(place: Town, admin: Hand) -> None:
    assert admin.push(SignedOp(b"\xc1")) == SHAPE
    assert admin.push(SignedOp(b"")) == SHAPE
    assert admin.push(new_member(admin)) == STANDS


def test_sealed_values_of_ones_own_subject_stand(place: Town, admin: Hand) -> None:
    assert (
        admin.push(admin.seal(new_member(admin), {"name": "林霞", "phone": "+8613800138000"}))
        == STANDS
    )


def test_a_seed_of_somebody_else_comes_in_nobodys_name(place: Town, admin: Hand) -> None:
    other = place.given("member")
    op = new_member(admin)
    assert admin.push(admin.seal(op, {"name": "林霞"}, subject=other)) == IDENTITY


def _beside(place: Town, hand: Hand) -> tuple[SignedOp, bytes]:
    """Another member's sealed name, and the name of the data key under it."""
    one = hand.seal(new_member(hand, city="深圳"), {"name": "王芳"})
    part = one.sealed[0]
    assert isinstance(part, bytes)
    return one, part[1:33]


def _under(hand: Hand, op: Op, key: bytes, name: str = "name") -> SignedOp:
    """The op with a value that says it was sealed by this key, which does not come along."""
    clear = pack(replace(op, sealed={name: None})).clear
    return SignedOp(clear, (b"\x01" + key + bytes(24),))


def test_a_value_under_another_persons_key_is_refused(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside) == STANDS
    assert admin.push(_under(admin, new_member(admin), key)) == IDENTITY


def test_a_value_under_a_key_of_the_same_changeset_is_no_other_persons(
    place: Town, admin: Hand
) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside, _under(admin, new_member(admin), key)) == IDENTITY


def test_a_value_under_a_key_of_the_same_push_is_no_other_persons(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    first = admin.signed([beside])
    admin.number, admin.op = admin.number + 1, admin.op + 1
    second = admin.signed([_under(admin, new_member(admin), key)])
    admin.hub.push(admin.peer, Push([first, second]), admin.now)
    assert admin.verdict() == IDENTITY


def test_a_value_of_another_class_than_its_key_is_refused(place: Town, admin: Hand) -> None:
    basic = place.given("wrapping_key", use="class", cls=1, receive=bytes(32), at=1)
    op = new_member(admin, city="深圳")
    one = admin.seal(op, {"name": "王芳"}, under=basic)
    part = one.sealed[0]
    assert isinstance(part, bytes)
    assert admin.push(one) == STANDS
    again = Op(Kind.PUT, "member", op.record, {})
    assert admin.push(_under(admin, again, part[1:33], "phone")) == IDENTITY
    assert admin.push(_under(admin, again, part[1:33])) == STANDS


def test_a_seed_is_not_brought_again_as_somebody_elses(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside) == STANDS
    op = new_member(admin)
    brought = seed_part(Seed(key[:16], op.record, os.urandom(32)))
    bare = _under(admin, op, key)
    assert admin.push(SignedOp(bare.clear, (*bare.sealed, brought))) == IDENTITY


def test_a_wrong_subject_is_refused(place: Town, admin: Hand) -> None:
    mine, other = place.given("member"), place.given("member")
    op = admin.op_of("note", {"member": mine, "at": 1})
    assert admin.push(replace(op, subject=other)) == IDENTITY
    assert admin.push(replace(op, subject=None)) == IDENTITY
    assert admin.push(replace(new_member(admin), subject=other)) == IDENTITY
    assert admin.push(op) == STANDS


def test_a_wrong_hashed_id_is_refused(place: Town, admin: Hand) -> None:
    fields = {"member": place.given("member"), "tag": "读书"}
    op = admin.op_of("member_tag", fields)
    assert admin.push(replace(op, record=new_id())) == IDENTITY
    elsewhere = fact_id("member_tag", new_id(), *fields.values())
    assert admin.push(replace(op, record=elsewhere)) == IDENTITY
    half = fact_id("member_tag", place.community, fields["member"], None)
    assert admin.push(replace(op, record=half, clear={"member": fields["member"]})) == IDENTITY


def test_an_edit_of_what_was_never_made_is_refused(place: Town, admin: Hand) -> None:
    seen = {"city": OpId(admin.peer.device, 1, 0)}
    assert admin.push(replace(new_member(admin, city="x"), base=seen)) == UNKNOWN


def test_what_is_only_added_to_is_never_said_otherwise(place: Town, admin: Hand) -> None:
    member = place.given("member")
    fields = {"kind": "export", "member": member, "operator": admin.operator}
    op = admin.op_of("audit", fields)
    assert admin.push(op) == STANDS
    assert admin.push(replace(op, clear={**fields, "kind": "reveal"})) == IDENTITY


def test_points_are_taken_back_from_whom_they_were_given_and_no_more(
    place: Town, admin: Hand
) -> None:
    from desktop.models.award import reversal_id

    mine, other = place.given("member"), place.given("member")
    given = place.given("entry", member=mine, points=5, kind="manual", generation=0)
    said = {"member": mine, "points": -5, "kind": "reverse", "reverses": given}
    op = Op(Kind.REVERSE, "entry", reversal_id(place.community, given), said, subject=mine)
    more = replace(op, clear={**said, "points": -500})
    theirs = replace(op, clear={**said, "member": other}, subject=other)
    nothing = replace(op, clear={**said, "points": None})
    assert [admin.push(one) for one in (more, theirs, nothing)] == [IDENTITY, IDENTITY, SHAPE]
    assert admin.push(replace(op, record=new_id())) == IDENTITY
    assert admin.push(op) == STANDS


def test_an_award_under_an_id_of_ones_choice_is_refused(place: Town, admin: Hand) -> None:
    member = place.given("member")
    fields = {"member": member, "points": 5, "kind": "award", "rule": new_id()}
    op = admin.op_of("entry", {**fields, "evidence_key": "", "generation": 0})
    assert admin.push(op) == IDENTITY


def test_the_second_of_two_different_entries_is_told_to_its_author(
    place: Town, admin: Hand
) -> None:
    member = place.given("member")
    rule = new_id()
    record = fact_id("entry", place.community, rule, member, "", 0)
    fields = {"member": member, "kind": "award", "rule": rule, "evidence_key": "", "generation": 0}
    first = Op(Kind.ENTRY, "entry", record, {**fields, "points": 5}, subject=member)
    assert place.owner.push(first) == STANDS
    assert admin.push(first) == STANDS
    other = replace(first, clear={**fields, "points": 7})
    beside = new_member(admin)
    assert admin.push(beside, other) == "superseded"
    # The rest of the changeset stands, and the first entry does.
    entries = admin.hub.pull(admin.peer, Pull(0), admin.now).entries
    assert entries[-1].seq == admin.hub.status(admin.peer, admin.now).seq


def test_an_alias_never_leads_back_to_itself(place: Town, admin: Hand) -> None:
    a, b, c = (place.given("member") for _ in range(3))

    def leads(one: bytes, to: bytes) -> str:
        return admin.push(admin.op_of("alias", {"member": one, "canonical": to}))

    assert leads(a, a) == IDENTITY
    assert [leads(a, b), leads(b, c), leads(c, a)] == [STANDS, STANDS, IDENTITY]


def test_a_published_rule_is_never_said_otherwise(place: Town) -> None:
    owner = place.owner
    fields = {"rule": new_id(), "version": 1, "body": '{"points": 1}', "published": 1}
    op = owner.op_of("rule_version", fields)
    assert owner.push(op) == STANDS
    key = {"rule": fields["rule"], "version": 1}
    assert owner.push(replace(op, clear={**key, "body": '{"points": 9}'})) == "closed"
    assert owner.push(replace(op, clear={**key, "published": None})) == "closed"


def test_a_rule_that_rewards_three_levels_of_referrals_never_stands(place: Town) -> None:
    body = {"name": "x", "trigger": "invite", "activity": "order", "points": [3, 2, 1]}
    fields = {"rule": new_id(), "version": 1, "body": json.dumps(body)}
    assert place.owner.push(place.owner.op_of("rule_version", fields)) == SHAPE
    two = {**fields, "body": json.dumps({**body, "points": [3, 2]})}
    assert place.owner.push(place.owner.op_of("rule_version", two)) == STANDS


def test_a_cycle_is_closed_once(place: Town, admin: Hand) -> None:
    deputy = place.hire(place.preset("deputy"))
    fields = {"rule": new_id(), "period": "2026-03", "through": 1}
    op = deputy.op_of("closing", fields)
    assert place.owner.push(op) == STANDS
    assert deputy.push(replace(op, clear={**fields, "through": 2})) == "closed"
    # A base that names nothing is no better than none.
    forged = {"through": OpId(deputy.peer.device, 1, 0)}
    assert deputy.push(replace(op, clear={**fields, "through": 2}, base=forged)) == "closed"


@pytest.mark.parametrize("kind", ["Member Edit", "x" * 65, "a\x00b", "名字"], ids=ascii)
def test_a_kind_of_action_is_a_plain_word(place: Town, admin: Hand, kind: str) -> None:
    denied("sync.bad_changeset", admin, admin.signed([new_member(admin)], kind=kind))


def test_bytes_that_are_no_changeset_are_turned_away(place: Town, admin: Hand) -> None:
    many = [new_member(admin) for _ in range(501)]
    whole = admin.signed([new_member(admin)])
    for data in (b"", b"\xc0", admin.signed(many), whole[:-1], whole + b"\x00", os.urandom(200)):
        denied("sync.bad_changeset", admin, data)
    denied("sync.bad_changeset", admin, admin.signed([new_member(admin)], count=2))
    assert admin.push(*many[:500]) == STANDS
