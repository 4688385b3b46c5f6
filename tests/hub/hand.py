"""A client made by hand: it signs its own changesets with a real key and asks nobody's leave."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from desktop.models import schema
from desktop.models.ids import fact_id, new_id
from desktop.models.invitation import LIFE_MS, proof_kept
from desktop.models.op import FORMAT, Head, Kind, Op, OpId, encode_head, pack
from desktop.models.role import preset_id
from desktop.models.schema import SCHEMA
from desktop.models.sealing import (
    Place,
    Seed,
    class_number,
    data_key,
    seal_value,
    seed_part,
    subject_of,
)
from desktop.models.signed import SignedOp, read_verdict, sign_changeset
from desktop.models.wire import Enrol, Offer, Pull, Push
from hub import pairing
from hub.core import Hub, Peer
from hub.held import Held
from hub.refusing import Denied
from tests.sync.team import Laptop, Team

STANDS = "stands"
# Who does something later says so, also within a millisecond.
_TICKS = count(1)
KINDS = {
    "put": Kind.PUT,
    "entry": Kind.ENTRY,
    "close": Kind.CLOSE,
    "merge": Kind.MERGE,
    "role": Kind.ROLE,
    "key": Kind.KEY,
    "lease": Kind.LEASE,
}


@dataclass
class Hand:
    """One device of one operator, whose next number and op it counts itself."""

    hub: Hub
    peer: Peer
    key: bytes
    operator: bytes
    now: int
    number: int = 0
    op: int = 0
    ruled: int = 0

    def op_of(self, table: str, fields: Mapping[str, Any], record: bytes | None = None) -> Op:
        """A statement about a record, under its hashed id where the table has a key."""
        declared = schema.table(table)
        if record is None:
            record = (
                fact_id(table, self.peer.community, *(fields[name] for name in declared.key))
                if declared.key
                else new_id()
            )
        whom = fields.get(declared.subject_field) if declared.subject_field else None
        return Op(KINDS[declared.op], table, record, fields, subject=whom)

    def signed(self, ops: Sequence[Op | SignedOp], **forged: Any) -> bytes:
        """The next changeset's bytes; `forged` replaces fields of its head."""
        head = Head(
            FORMAT, self.peer.community, 1, self.peer.device, self.number + 1, self.op + 1,
            len(ops), (self.now << 16) + next(_TICKS), new_id(), "by.hand", SCHEMA,
        )  # fmt: skip
        for name, value in forged.items():
            head = Head(*(value if f == name else getattr(head, f) for f in head.__struct_fields__))
        packed = [one if isinstance(one, SignedOp) else SignedOp(pack(one).clear) for one in ops]
        return sign_changeset(self.key, encode_head(head), packed)

    def push(self, *ops: Op | SignedOp, **forged: Any) -> str:
        """Sign, send and follow the answer: STANDS, or why it does not. Raises Denied."""
        return self.send(self.signed(ops, **forged), len(ops))

    def send(self, data: bytes, count: int = 1) -> str:
        """Send these bytes as the next changeset."""
        pushed = self.hub.push(self.peer, Push([data]), self.now)
        if pushed.forked:
            return "forked"
        if pushed.last != self.number + 1:
            return "waits"
        self.number += 1
        self.op += count
        return self.verdict()

    def verdict(self) -> str:
        """What the newest verdict that was not heard yet says, STANDS where there is none."""
        found = self.hub.pull(self.peer, Pull(2**40, self.ruled), self.now).verdicts
        self.ruled += len(found)
        if not found:
            return STANDS
        ruling = read_verdict(self.hub.identity.public, found[-1])
        assert ruling is not None
        return ruling.reason

    def seal(
        self,
        op: Op,
        values: Mapping[str, str],
        *,
        subject: bytes | None = None,
        under: bytes | None = None,
    ) -> SignedOp:
        """The op with these values sealed by fresh data keys, whose seed travels with it."""
        table = schema.table(op.table)
        whom = subject or subject_of(table, op.record, op.subject, self.peer.community)
        at = OpId(self.peer.device, self.number + 1, 0)
        place = Place(self.peer.community, whom, op.table, op.record, at)
        sealed, seed = [], Seed(new_id(), whom, os.urandom(32))
        for name, value in values.items():
            cls, secret = class_number(table, name), os.urandom(32)
            key = data_key(self.peer.community, seed, cls, under or new_id(), secret)
            sealed.append(seal_value(key, place, name, value))
        clear = pack(replace(op, sealed=dict.fromkeys(values))).clear
        return SignedOp(clear, (*sealed, seed_part(seed)))


@dataclass
class Town:
    """A connected community, its owner's hand, and hands for whoever is asked for."""

    team: Team
    owner: Hand

    @property
    def community(self) -> bytes:
        return self.owner.peer.community

    def given(self, table: str, **fields: Any) -> bytes:
        """A record that the owner states; its id."""
        op = self.owner.op_of(table, fields)
        assert self.owner.push(op) == STANDS
        return op.record

    def hire(
        self,
        role: bytes | None,
        *,
        scope: bytes | None = None,
        start: str = "2026-01-01",
        end: str | None = None,
        member: bytes | None = None,
    ) -> Hand:
        """An operator with this role and the hand of his device."""
        operator = self.given("operator", member=member)
        if role is not None:
            kind = "chapter" if scope else "community"
            fields = {"operator": operator, "role": role, "scope": scope, "scope_kind": kind}
            self.given("assignment", **fields, **{"from": start, "to": end})
        return self.enrol(operator)

    def enrol(self, operator: bytes) -> Hand:
        """A device of an operator."""
        hub, now = self.team.hub, self.team.now_ms
        name, proof = os.urandom(16), os.urandom(32)
        kept = Offer(name, proof_kept(proof), b"", operator, now + LIFE_MS)
        pairing.offer(hub, self.owner.peer, kept, now)
        key = Ed25519PrivateKey.generate()
        device = new_id()
        public = key.public_key().public_bytes_raw()
        pairing.enrol(hub, Enrol(name, proof, device, public, os.urandom(32)), now)
        peer = Peer(self.community, device)
        pairing.used_up(hub, peer, now)
        return Hand(hub, peer, key.private_bytes_raw(), operator, now)

    def preset(self, name: str) -> bytes:
        """The id of a preset's role."""
        return preset_id(self.community, name)


def town(team: Team) -> Town:
    """A community of the owner alone, whose laptop from here on is worked by hand."""
    laptop = team.found()
    team.connect(laptop)
    return Town(team, owner_hand(team, laptop))


def owner_hand(team: Team, laptop: Laptop) -> Hand:
    """Go on where the laptop stopped, with its own key."""
    store = laptop.store
    assert store.keys.device is not None
    peer = Peer(store.community, store.device)
    hand = Hand(team.hub, peer, store.keys.device.sign, bytes(store.operator), team.now_ms)
    with team.engine.reading() as session:
        at = Held(team.engine, session, store.community, team.now_ms, lock=False).device(
            peer.device
        )
    hand.number, hand.op, hand.ruled = at.number, at.op, at.ruled
    return hand


def new_member(hand: Hand, **fields: object) -> Op:
    """The op that makes a member."""
    return hand.op_of("member", fields)


def city_of(place: Town, member: bytes) -> object:
    """The city as it stands at the hub."""
    team = place.team
    with team.engine.reading() as session:
        held = Held(team.engine, session, place.community, team.now_ms, lock=False)
        row = held.row("member", member)
        return row.clear.get("city") if row else None


def denied(code: str, hand: Hand, data: bytes) -> None:
    """The hub turns these bytes away."""
    with pytest.raises(Denied) as denied:
        hand.hub.push(hand.peer, Push([data]), hand.now)
    assert denied.value.code == code
