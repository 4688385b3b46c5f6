"""Roles, invitations, erasing and the mass brake before a client that asks nobody's leave."""

import os

import pytest

from desktop.models.ids import new_id
from desktop.models.judging_known import Row
from desktop.models.op import Kind, Op
from desktop.models.refusal import IDENTITY, OWNER, RIGHT
from desktop.models.sealing import read_seed
from desktop.models.wire import Decide, Pull, Push, Quarantine
from desktop.models.wire_snapshot import Page
from hub import pairing, quarantine, snapshot
from hub.held import Held
from hub.refusing import Denied
from tests.hub.hand import STANDS, Hand, Town, city_of, new_member, town
from tests.sync.team import Team


@pytest.fixture
def place(crew: Team) -> Town:
    return town(crew)


@pytest.fixture
def admin(place: Town) -> Hand:
    return place.hire(place.preset("admin"))


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

    for fields in ({"to": "2026-01-02"}, {"to": "2999-01-01"}):
        assert owner.push(said(fields)) == OWNER
    # A group may have an owner of its own; this is none.
    assert owner.push(said({"scope": new_id()})) == RIGHT
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
    assert hand.push(new_member(hand)) == STANDS
    made_before = hand.signed([new_member(hand)])
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
    op = new_member(admin, city="深圳")
    sealed = admin.seal(op, {"name": "林霞", "phone": "+8613800138000"})
    assert admin.push(sealed) == STANDS
    note = admin.op_of("note", {"member": op.record, "at": 1})
    assert admin.push(admin.seal(note, {"text": "过敏"})) == STANDS
    parts = [part for part in sealed.sealed if isinstance(part, bytes)]
    parts.append(read_seed(parts[-1]).secret)
    assert admin.push(Op(Kind.ERASE, "member", op.record)) == RIGHT
    assert _kept(place, parts)
    assert place.owner.push(Op(Kind.ERASE, "member", op.record)) == STANDS
    assert not _kept(place, parts)
    found = admin.hub.pull(admin.peer, Pull(0), admin.now).entries
    assert not any(part in one.changeset for one in found for part in parts)
    page = snapshot.page(admin.hub, admin.peer, Page(["member"]), admin.now)
    assert page.rows
    assert not any(part in rows for rows in page.rows for part in parts)


def _kept(place: Town, parts: list[bytes]) -> bool:
    """Whether any of these bytes stands in a column of the hub's database."""
    columns = (("log", "changeset"), ("state", "sealed"), ("seed", "secret"))
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
    ops = [new_member(hand) for _ in range(count)]
    for at in range(0, count, 500):
        assert hand.push(*ops[at : at + 500]) == STANDS
    return [op.record for op in ops]


def test_a_mass_change_waits_for_the_owner_as_a_whole(place: Town, admin: Hand) -> None:
    members = _people(place.owner, 400)
    pushed = _overwrites(admin, members[:250], new_id())
    admin.hub.push(admin.peer, Push(pushed), admin.now)
    waiting = quarantine.page(admin.hub, place.owner.peer, Quarantine(), admin.now).sets
    assert [one.reason for one in waiting] == ["mass"] * 3
    assert city_of(place, members[0]) is None
    for one in waiting:
        decide = Decide(one.device, one.number, True)
        quarantine.decide(admin.hub, place.owner.peer, decide, admin.now)
    assert city_of(place, members[0]) == city_of(place, members[249]) == "广州"


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
    assert city_of(place, members[299]) == "广州"


def test_a_page_holds_what_was_asked_for_in_bytes(place: Town, admin: Hand) -> None:
    text = "字" * 90_000
    for _ in range(6):
        assert admin.push(new_member(admin, city=text)) == STANDS
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
        assert host.push(new_member(host, city="字" * 90_000)) == RIGHT
    found = quarantine.page(host.hub, place.owner.peer, Quarantine(), host.now).sets
    assert 0 < sum(len(one.changeset) for one in found) <= 1024 * 1024
    assert quarantine.page(host.hub, host.peer, Quarantine(), host.now).sets == found
    for one in found:
        decide = Decide(one.device, one.number, False)
        quarantine.decide(host.hub, place.owner.peer, decide, host.now)
    rest = quarantine.page(host.hub, place.owner.peer, Quarantine(), host.now).sets
    assert len(found) + len(rest) == 6
