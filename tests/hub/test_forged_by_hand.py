"""What a client that was tampered with can try, and how far it gets: nowhere, in both databases."""

import dataclasses
import os

import pytest
from msgspec.structs import replace

from desktop.models.ids import fact_id, new_id
from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op, OpId, pack
from desktop.models.refusal import CLASS, IDENTITY, NEWER, OWNER, RIGHT, SHAPE, UNKNOWN
from desktop.models.schema import SCHEMA
from desktop.models.sealing import DataKey, wrap
from desktop.models.signed import SignedOp
from desktop.models.wire import Decide, Hello, Pull, Push, Quarantine
from desktop.models.wire_snapshot import Page
from hub import pairing, quarantine, sessions, snapshot
from hub.core import Peer
from hub.held import Held
from hub.refusing import Denied
from tests.hub.hand import STANDS, Hand, Town, town
from tests.sync.team import Team

YEAR_MS = 365 * 24 * 3600 * 1000


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


def _member(hand: Hand, **fields: object) -> Op:
    return hand.op_of("member", fields)


def _city(place: Town, member: bytes) -> object:
    team = place.team
    with team.engine.reading() as session:
        held = Held(team.engine, session, place.community, team.now_ms, lock=False)
        row = held.row("member", member)
        return row.clear.get("city") if row else None


def _denied(code: str, hand: Hand, data: bytes) -> None:
    with pytest.raises(Denied) as denied:
        hand.hub.push(hand.peer, Push([data]), hand.now)
    assert denied.value.code == code


# -- who signs --------------------------------------------------------------------------------


def test_another_devices_id_is_no_signature(place: Town, admin: Hand) -> None:
    forged = admin.signed([_member(admin)], device=place.owner.peer.device)
    _denied("sync.bad_signature", admin, forged)


def test_another_keys_signature_is_none(place: Town, admin: Hand) -> None:
    thief = dataclasses.replace(admin, key=os.urandom(32))
    _denied("sync.bad_signature", admin, thief.signed([_member(admin)]))


def test_a_changed_byte_is_no_signature(admin: Hand) -> None:
    data = bytearray(admin.signed([_member(admin, city="深圳市南山区")]))
    at = bytes(data).index("深圳".encode())
    data[at : at + 3] = "广".encode()
    _denied("sync.bad_signature", admin, bytes(data))


def test_another_communitys_changeset_is_none_here(admin: Hand) -> None:
    _denied("sync.bad_signature", admin, admin.signed([_member(admin)], community=new_id()))


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
    _denied("sync.revoked", admin, admin.signed([_member(admin)]))
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
    assert _city(place, member) == "广州"


def test_an_ops_own_clock_moves_nothing(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    said = Op(Kind.PUT, "member", member, {"city": "未来"}, clock=2**31)
    assert admin.push(said, clock=(admin.now - 1) << 16) == STANDS
    assert _city(place, member) == "深圳"


def test_a_clock_in_the_past_overwrites_nothing(place: Town, admin: Hand) -> None:
    member = place.given("member", city="深圳")
    said = Op(Kind.PUT, "member", member, {"city": "过去"})
    assert admin.push(said, clock=1) == STANDS
    assert _city(place, member) == "深圳"


@pytest.mark.parametrize("clock", [-1, 2**63, 2**64 - 1])
def test_a_clock_that_is_none_is_turned_away(place: Town, admin: Hand, clock: int) -> None:
    _denied("sync.bad_changeset", admin, admin.signed([_member(admin)], clock=clock))


def test_a_changeset_that_comes_again_counts_once(place: Town, admin: Hand) -> None:
    data = admin.signed([_member(admin)])
    assert admin.send(data) == STANDS
    end = admin.hub.status(admin.peer, admin.now)
    assert admin.hub.push(admin.peer, Push([data, data]), admin.now).seq == end.seq
    assert admin.hub.status(admin.peer, admin.now) == end


def test_a_number_with_another_content_is_a_fork(place: Town, admin: Hand) -> None:
    second = admin.signed([_member(admin, city="二")])
    assert admin.push(_member(admin, city="一")) == STANDS
    answer = admin.hub.push(admin.peer, Push([second]), admin.now)
    assert answer.forked
    # Also for a number further back, and whatever comes behind it waits.
    assert admin.push(_member(admin)) == STANDS
    behind = admin.signed([_member(admin)])
    answer = admin.hub.push(admin.peer, Push([second, behind]), admin.now)
    assert (answer.forked, answer.last) == (True, admin.number)


def test_a_gap_in_the_numbers_waits(place: Town, admin: Hand) -> None:
    assert admin.send(admin.signed([_member(admin)], number=3)) == "waits"
    assert admin.send(admin.signed([_member(admin)], first_op=7)) == "waits"
    assert admin.push(_member(admin)) == STANDS


# -- what it says -------------------------------------------------------------------------------


def test_a_table_or_a_schema_of_tomorrow_waits_for_a_newer_hub(place: Town, admin: Hand) -> None:
    assert admin.push(Op(Kind.PUT, "auction", new_id(), {"lot": 1})) == NEWER
    assert admin.push(_member(admin), schema=SCHEMA + 1) == NEWER


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
    assert place.owner.push(_member(place.owner)) == STANDS


@pytest.mark.parametrize(
    "fields", [{"name": "林霞"}, {"phone": "+8613800138000"}, {"note": "x"}, {"nothing": 1}]
)
def test_a_personal_field_in_the_clear_is_refused(
    place: Town, admin: Hand, fields: dict[str, object]
) -> None:
    assert admin.push(_member(admin, **fields)) == CLASS


def test_a_clear_field_that_is_sealed_is_refused(place: Town, admin: Hand) -> None:
    op = _member(admin)
    clear = pack(replace(op, sealed={"city": None})).clear
    assert admin.push(SignedOp(clear, (b"\x01" + bytes(60),))) == CLASS
    clear = pack(replace(op, sealed={"x.nothex": None})).clear
    assert admin.push(SignedOp(clear, (b"\x01" + bytes(60),))) == CLASS


@pytest.mark.parametrize("sealed", [(), (b"",), (b"\x01short",), (b"plain text, not sealed" * 9,)])
def test_a_sealed_value_that_is_none_is_refused(
    place: Town, admin: Hand, sealed: tuple[bytes, ...]
) -> None:
    clear = pack(replace(_member(admin), sealed={"name": None})).clear
    assert admin.push(SignedOp(clear, sealed)) == SHAPE


def test_bytes_that_are_no_op_are_refused_and_the_device_goes_on(place: Town, admin: Hand) -> None:
    assert admin.push(SignedOp(b"\xc1")) == SHAPE
    assert admin.push(SignedOp(b"")) == SHAPE
    assert admin.push(_member(admin)) == STANDS


def test_sealed_values_of_ones_own_subject_stand(place: Town, admin: Hand) -> None:
    assert (
        admin.push(admin.seal(_member(admin), {"name": "林霞", "phone": "+8613800138000"}))
        == STANDS
    )


def test_a_data_key_of_somebody_else_comes_in_nobodys_name(place: Town, admin: Hand) -> None:
    other = place.given("member")
    op = _member(admin)
    assert admin.push(admin.seal(op, {"name": "林霞"}, subject=other)) == IDENTITY


def _beside(place: Town, hand: Hand) -> tuple[SignedOp, bytes]:
    """Another member's sealed name, and the id of the data key under it."""
    one = hand.seal(_member(hand, city="深圳"), {"name": "王芳"})
    part = one.sealed[0]
    assert isinstance(part, bytes)
    return one, part[1:17]


def _under(hand: Hand, op: Op, key: bytes, name: str = "name") -> SignedOp:
    """The op with a value that says it was sealed by this key, which does not come along."""
    clear = pack(replace(op, sealed={name: None})).clear
    return SignedOp(clear, (b"\x01" + key + bytes(40),))


def test_a_value_under_another_persons_key_is_refused(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside) == STANDS
    assert admin.push(_under(admin, _member(admin), key)) == IDENTITY


def test_a_value_under_a_key_of_the_same_changeset_is_no_other_persons(
    place: Town, admin: Hand
) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside, _under(admin, _member(admin), key)) == IDENTITY


def test_a_value_under_a_key_of_the_same_push_is_no_other_persons(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    first = admin.signed([beside])
    admin.number, admin.op = admin.number + 1, admin.op + 1
    second = admin.signed([_under(admin, _member(admin), key)])
    admin.hub.push(admin.peer, Push([first, second]), admin.now)
    assert admin.verdict() == IDENTITY


def test_a_value_of_another_class_than_its_key_is_refused(place: Town, admin: Hand) -> None:
    op = _member(admin, city="深圳")
    one = admin.seal(op, {"name": "王芳"})
    part = one.sealed[0]
    assert isinstance(part, bytes)
    assert admin.push(one) == STANDS
    again = Op(Kind.PUT, "member", op.record, {})
    assert admin.push(_under(admin, again, part[1:17], "phone")) == IDENTITY
    assert admin.push(_under(admin, again, part[1:17])) == STANDS


def test_a_key_is_not_brought_again_as_somebody_elses(place: Town, admin: Hand) -> None:
    beside, key = _beside(place, admin)
    assert admin.push(beside) == STANDS
    op = _member(admin)
    mine = DataKey(key, op.record, 1, os.urandom(32))
    brought = wrap(place.community, mine, new_id(), os.urandom(32))
    bare = _under(admin, op, key)
    assert admin.push(SignedOp(bare.clear, (*bare.sealed, brought))) == IDENTITY


def test_a_wrong_subject_is_refused(place: Town, admin: Hand) -> None:
    mine, other = place.given("member"), place.given("member")
    op = admin.op_of("note", {"member": mine, "at": 1})
    assert admin.push(replace(op, subject=other)) == IDENTITY
    assert admin.push(replace(op, subject=None)) == IDENTITY
    assert admin.push(replace(_member(admin), subject=other)) == IDENTITY
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
    assert admin.push(replace(_member(admin, city="x"), base=seen)) == UNKNOWN


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
    beside = _member(admin)
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
    _denied("sync.bad_changeset", admin, admin.signed([_member(admin)], kind=kind))


def test_bytes_that_are_no_changeset_are_turned_away(place: Town, admin: Hand) -> None:
    many = [_member(admin) for _ in range(501)]
    whole = admin.signed([_member(admin)])
    for data in (b"", b"\xc0", admin.signed(many), whole[:-1], whole + b"\x00", os.urandom(200)):
        _denied("sync.bad_changeset", admin, data)
    _denied("sync.bad_changeset", admin, admin.signed([_member(admin)], count=2))
    assert admin.push(*many[:500]) == STANDS


# -- the team -----------------------------------------------------------------------------------


def test_nobody_promotes_himself(place: Town, admin: Hand) -> None:
    for role in ("owner", "deputy", "admin"):
        fields = {"operator": admin.operator, "role": place.preset(role), "from": "2026-01-01"}
        assert admin.push(admin.op_of("assignment", fields)) == RIGHT


def test_a_deputy_grants_what_is_below_him(place: Town) -> None:
    deputy = place.hire(place.preset("deputy"))

    def grants(role: bytes) -> str:
        fields = {"operator": place.owner.operator, "role": role, "from": "2026-01-01"}
        return deputy.push(deputy.op_of("assignment", fields))

    erasing = place.given("role", name="抹除", preset="host", cells='["member.erase"]')
    above = [grants(place.preset("owner")), grants(place.preset("deputy")), grants(erasing)]
    assert above == [RIGHT] * 3
    assert grants(place.preset("admin")) == STANDS


def test_a_role_called_owner_owns_nothing(place: Town) -> None:
    """A custom role may be called anything; who owns is told by the preset's id."""
    granting = place.given("role", name="人事", preset="admin", cells='["role.grant"]')
    thief = place.hire(granting)
    role = thief.op_of("role", {"name": "owner", "preset": "owner", "cells": '["role.grant"]'})
    assert thief.push(role) == STANDS
    mine = {"operator": thief.operator, "from": "2026-01-01"}
    assert thief.push(thief.op_of("assignment", {**mine, "role": role.record})) == STANDS
    owning = thief.op_of("assignment", {**mine, "role": place.preset("owner")})
    assert thief.push(owning) == RIGHT
    with pytest.raises(Denied, match=r"sync\.owner_decides"):
        quarantine.decide(thief.hub, thief.peer, Decide(thief.peer.device, 3, True), thief.now)


def test_there_is_one_owner_always(place: Town, admin: Hand) -> None:
    owner = place.owner
    second = {"operator": admin.operator, "role": place.preset("owner"), "from": "2026-01-01"}
    assert owner.push(owner.op_of("assignment", second)) == OWNER
    term = _owners_term(place)

    def said(fields: dict[str, object]) -> Op:
        base = {name: term.version(name).op for name in fields}
        return Op(Kind.ROLE, "assignment", term.record, fields, base=base)

    for fields in ({"to": "2026-01-02"}, {"to": "2999-01-01"}, {"scope": new_id()}):
        assert owner.push(said(fields)) == OWNER
    assert owner.push(Op(Kind.DELETE, "assignment", term.record)) == OWNER
    # Handed over in one changeset, the community has an owner throughout.
    assert owner.push(said({"to": "2026-01-02"}), owner.op_of("assignment", second)) == STANDS
    assert owner.push(Op(Kind.PUT, "community", place.community, {"prefix": "X"})) == RIGHT
    assert admin.push(Op(Kind.PUT, "community", place.community, {"prefix": "X"})) == STANDS


def _owners_term(place: Town) -> Row:
    team = place.team
    with team.engine.reading() as session:
        held = Held(team.engine, session, place.community, team.now_ms, lock=False)
        (row,) = held.where("assignment", "operator", place.owner.operator)
        return row


def test_a_role_counts_as_it_is_at_arrival(place: Town) -> None:
    role = place.preset("admin")
    operator = place.given("operator")
    fields = {"operator": operator, "role": role, "from": "2026-01-01"}
    term = place.given("assignment", **fields)
    hand = place.enrol(operator)
    assert hand.push(_member(hand)) == STANDS
    made_before = hand.signed([_member(hand)])
    ended = Op(Kind.ROLE, "assignment", term, {"to": "2026-01-02"})
    assert place.owner.push(ended) == STANDS
    assert hand.send(made_before) == RIGHT
    # The owner can take it all the same.
    quarantine.decide(hand.hub, place.owner.peer, Decide(hand.peer.device, 2, True), hand.now)
    assert quarantine.page(hand.hub, place.owner.peer, Quarantine(), hand.now).sets == []


def test_what_an_owner_cannot_make_true_she_cannot_accept(place: Town, admin: Hand) -> None:
    fields = {"kind": "export", "operator": place.owner.operator}
    assert admin.push(admin.op_of("audit", fields)) == IDENTITY
    with pytest.raises(Denied, match=r"sync\.cannot_stand"):
        quarantine.decide(
            admin.hub, place.owner.peer, Decide(admin.peer.device, 1, True), admin.now
        )
    quarantine.decide(admin.hub, place.owner.peer, Decide(admin.peer.device, 1, False), admin.now)
    assert admin.hub.pull(admin.peer, Pull(0, 1), admin.now).verdicts


def test_an_invitation_is_for_one_device(place: Town) -> None:
    from desktop.models.invitation import LIFE_MS, proof_kept
    from desktop.models.wire import Enrol, Offer

    hub, now = place.team.hub, place.team.now_ms
    name, proof, operator = os.urandom(16), os.urandom(32), place.given("operator")
    kept = Offer(name, proof_kept(proof), b"blob", operator, now + LIFE_MS)
    pairing.offer(hub, place.owner.peer, kept, now)
    asked = Enrol(name, proof, new_id(), os.urandom(32), os.urandom(32))
    seq = pairing.enrol(hub, asked, now)
    assert pairing.enrol(hub, asked, now) == seq
    for other in (
        Enrol(name, proof, new_id(), os.urandom(32), os.urandom(32)),
        Enrol(name, proof, asked.device, os.urandom(32), os.urandom(32)),
    ):
        with pytest.raises(Denied, match=r"sync\.invitation_used"):
            pairing.enrol(hub, other, now)


def test_five_wrong_proofs_burn_an_invitation(place: Town) -> None:
    from desktop.models.invitation import LIFE_MS, proof_kept
    from desktop.models.wire import Offer

    hub, now = place.team.hub, place.team.now_ms
    name, proof = os.urandom(16), os.urandom(32)
    kept = Offer(name, proof_kept(proof), b"blob", new_id(), now + LIFE_MS)
    pairing.offer(hub, place.owner.peer, kept, now)
    assert pairing.find(hub, name, proof, now).blob == b"blob"
    for _ in range(5):
        with pytest.raises(Denied, match=r"sync\.no_invitation"):
            pairing.find(hub, name, os.urandom(32), now)
    with pytest.raises(Denied, match=r"sync\.no_invitation"):
        pairing.find(hub, name, proof, now)


# -- erasing --------------------------------------------------------------------------------------


def test_an_erased_person_is_nowhere_at_the_hub(place: Town, admin: Hand) -> None:
    op = _member(admin, city="深圳")
    sealed = admin.seal(op, {"name": "林霞", "phone": "+8613800138000"})
    assert admin.push(sealed) == STANDS
    note = admin.op_of("note", {"member": op.record, "at": 1})
    assert admin.push(admin.seal(note, {"text": "过敏"})) == STANDS
    parts = [part for part in sealed.sealed if isinstance(part, bytes)]
    assert admin.push(Op(Kind.ERASE, "member", op.record)) == RIGHT
    assert _kept(place, parts)
    assert place.owner.push(Op(Kind.ERASE, "member", op.record)) == STANDS
    assert not _kept(place, parts)
    found = admin.hub.pull(admin.peer, Pull(0), admin.now).entries
    assert not any(part in one.changeset for one in found for part in parts)
    page = snapshot.page(admin.hub, admin.peer, Page("member"), admin.now)
    assert not any(part in page.rows for part in parts)


def _kept(place: Town, parts: list[bytes]) -> bool:
    """Whether any of these bytes stands in a column of the hub's database."""
    columns = (("log", "changeset"), ("state", "sealed"), ("wrap", "wrap"))
    with place.team.engine.reading() as session:
        return any(
            part in bytes(value)
            for table, column in columns
            for (value,) in session.rows(f"SELECT {column} FROM {table}")
            for part in parts
        )


# -- the mass brake and bounds --------------------------------------------------------------------


def _overwrites(hand: Hand, members: list[bytes], action: bytes) -> list[bytes]:
    """Signed changesets of one action over all these members, 100 each."""
    found, start = [], (hand.number, hand.op)
    for at in range(0, len(members), 100):
        ops = [Op(Kind.PUT, "member", one, {"city": "广州"}) for one in members[at : at + 100]]
        found.append(hand.signed(ops, action=action))
        hand.number, hand.op = hand.number + 1, hand.op + len(ops)
    hand.number, hand.op = start
    return found


def _people(hand: Hand, count: int) -> list[bytes]:
    ops = [_member(hand) for _ in range(count)]
    for at in range(0, count, 500):
        assert hand.push(*ops[at : at + 500]) == STANDS
    return [op.record for op in ops]


def test_a_mass_change_waits_for_the_owner_as_a_whole(place: Town, admin: Hand) -> None:
    members = _people(place.owner, 400)
    pushed = _overwrites(admin, members[:250], new_id())
    admin.hub.push(admin.peer, Push(pushed), admin.now)
    waiting = quarantine.page(admin.hub, place.owner.peer, Quarantine(), admin.now).sets
    assert [one.reason for one in waiting] == ["mass"] * 3
    assert _city(place, members[0]) is None
    for one in waiting:
        decide = Decide(one.device, one.number, True)
        quarantine.decide(admin.hub, place.owner.peer, decide, admin.now)
    assert _city(place, members[0]) == _city(place, members[249]) == "广州"


def test_what_comes_later_of_a_mass_change_waits_too(place: Town, admin: Hand) -> None:
    members = _people(place.owner, 400)
    for data in _overwrites(admin, members, new_id()):
        admin.hub.push(admin.peer, Push([data]), admin.now)
    waiting = quarantine.page(admin.hub, place.owner.peer, Quarantine(), admin.now).sets
    assert [one.reason for one in waiting] == ["mass"] * 2


@pytest.mark.parametrize("role", ["deputy", "admin"])
def test_a_deputy_and_whoever_undoes_his_own_are_not_braked(place: Town, role: str) -> None:
    hand = place.hire(place.preset(role))
    members = _people(place.owner if role == "deputy" else hand, 300)
    other = hand if role == "deputy" else place.enrol(hand.operator)
    other.hub.push(other.peer, Push(_overwrites(other, members, new_id())), other.now)
    assert quarantine.page(hand.hub, place.owner.peer, Quarantine(), hand.now).sets == []
    assert _city(place, members[299]) == "广州"


def test_a_page_holds_what_was_asked_for_in_bytes(place: Town, admin: Hand) -> None:
    text = "字" * 90_000
    for _ in range(6):
        assert admin.push(_member(admin, city=text)) == STANDS
    after, pages = 0, 0
    end = admin.hub.status(admin.peer, admin.now).seq
    while after < end:
        entries = admin.hub.pull(admin.peer, Pull(after, 0, 600_000), admin.now).entries
        assert len(entries) == 1 or sum(len(one.changeset) for one in entries) <= 600_000
        assert entries[0].seq > after
        after, pages = entries[-1].seq, pages + 1
    assert pages >= 3
    assert len(admin.hub.pull(admin.peer, Pull(0, 0, 2**63), admin.now).entries) < end


def test_the_quarantine_is_listed_in_pages_of_bytes(place: Town) -> None:
    host = place.hire(place.preset("host"))
    for _ in range(6):
        assert host.push(_member(host, city="字" * 90_000)) == RIGHT
    found = quarantine.page(host.hub, place.owner.peer, Quarantine(), host.now).sets
    assert 0 < sum(len(one.changeset) for one in found) <= 1024 * 1024
    assert quarantine.page(host.hub, host.peer, Quarantine(), host.now).sets == found
    for one in found:
        decide = Decide(one.device, one.number, False)
        quarantine.decide(host.hub, place.owner.peer, decide, host.now)
    rest = quarantine.page(host.hub, place.owner.peer, Quarantine(), host.now).sets
    assert len(found) + len(rest) == 6
