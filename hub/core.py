"""The hub's judge: takes pushes into the log, hands out pulls; time and database are passed in."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.models.judging import Judged, judge
from desktop.models.judging_rights import ask, settle
from desktop.models.op import Head as ChangesetHead
from desktop.models.refusal import MASS, Refused
from desktop.models.sealing import read_wrap
from desktop.models.signed import (
    BadChangeset,
    Entry,
    Ruling,
    SignedChangeset,
    judge_id,
    read_changeset,
    sign_verdict,
    verify,
)
from desktop.models.wire import Known, Pull, Pulled, Push, Pushed
from hub import erasing
from hub.engine import Engine
from hub.held import Device, Head, Held
from hub.identity import Identity
from hub.refusing import Denied

# A mass change waits for the owner: more than so many rows of others, and this share of all.
_MASS_ROWS = 200
_MASS_SHARE = 5


class Peer(NamedTuple):
    """Who asks: a device that proved its key, in its community."""

    community: bytes
    device: bytes


class Hub:
    """The judge of every community in one database. Several processes may share the database."""

    def __init__(self, engine: Engine, identity: Identity) -> None:
        self.engine = engine
        self.identity = identity
        self.judge = judge_id(identity.public)

    def push(self, peer: Peer, asked: Push, now_ms: int) -> Pushed:
        """Judge the device's changesets in their order, each once however often it comes.

        Raises Denied for a device that may not speak, or for bytes that it did not sign.
        """
        found = [_read(data) for data in asked.changesets]
        sign_key = self._sign_key(peer, now_ms)
        for one in found:
            _require_own(peer, one, sign_key)
        with self.engine.writing() as session:
            held = Held(self.engine, session, peer.community, now_ms, lock=True)
            self.require_device(held, peer)
            at = held.device(peer.device)
            forked = False
            for one, data in zip(found, asked.changesets, strict=True):
                number = one.about.number
                if number <= at.number:
                    forked = forked or not _same(held, peer, at, one)
                    continue
                if forked or number != at.number + 1 or one.about.first_op != at.op + 1:
                    break
                at = self._rule(held, peer, at, one, data)
            held.write()
            held.keep_device(peer.device, at)
            assert held.head is not None
            return Pushed(at.number, held.head.seq, forked)

    def pull(self, peer: Peer, asked: Pull, now_ms: int) -> Pulled:
        """The log beyond a seq, whole changesets, and the device's own verdicts."""
        with self.engine.reading() as session:
            held = Held(self.engine, session, peer.community, now_ms, lock=False)
            head = self.require_device(held, peer)
            entries: list[Entry] = []
            size = 0
            for seq, clock, data in session.rows(
                "SELECT seq, clock, changeset FROM log WHERE community = ? AND seq > ?"
                " ORDER BY seq LIMIT 500",
                (peer.community, asked.after),
            ):
                size += len(data)
                if entries and size > asked.most:
                    break
                entries.append(Entry(seq, clock, bytes(data)))
            verdicts = session.rows(
                "SELECT verdict FROM verdict WHERE community = ? AND device = ? AND ruled > ?"
                " ORDER BY ruled LIMIT 500",
                (peer.community, peer.device, asked.ruled),
            )
            at = held.device(peer.device)
            return Pulled(
                head.epoch,
                head.seq,
                at.number,
                now_ms,
                entries,
                [bytes(one[0]) for one in verdicts],
            )

    def status(self, peer: Peer, now_ms: int) -> Known:
        """Where the log ends and the digest of the state there."""
        with self.engine.reading() as session:
            held = Held(self.engine, session, peer.community, now_ms, lock=False)
            head = self.require_device(held, peer)
            return Known(head.epoch, head.seq, held.digest(), held.device(peer.device).number)

    def require_device(self, held: Held, peer: Peer) -> Head:
        """The community's head, for a device that it knows. Raises Denied."""
        if held.head is None:
            raise Denied("sync.no_community")
        row = held.row("device", peer.device)
        if row is None or row.gone:
            raise Denied("sync.unknown_device")
        if row.clear.get("revoked"):
            raise Denied("sync.revoked")
        return held.head

    def _sign_key(self, peer: Peer, now_ms: int) -> bytes:
        """The device's public key, read before the lock: signatures are slow to verify."""
        with self.engine.reading() as session:
            held = Held(self.engine, session, peer.community, now_ms, lock=False)
            self.require_device(held, peer)
            row = held.row("device", peer.device)
            return bytes(row.clear.get("sign_key") or b"") if row else b""

    def _rule(
        self, held: Held, peer: Peer, at: Device, found: SignedChangeset, data: bytes
    ) -> Device:
        """Let it stand or set it aside; either way its number is used up."""
        head = found.about
        prefetch(held, found)
        device = held.row("device", peer.device)
        operator = bytes(device.clear.get("operator") or b"") if device else b""
        try:
            judged = judge(found, held, operator, held.now_ms, ask, settle)
            self._brake(held, judged, operator)
        except Refused as refused:
            at = self.set_aside(held, peer, at, found, data, refused)
        else:
            self.stand(held, judged, data)
        last = head.first_op + head.count - 1
        return at._replace(number=head.number, op=last, signature=found.signature)

    def stand(self, held: Held, judged: Judged, data: bytes) -> None:
        """Append to the log and give the changeset its effect."""
        assert held.head is not None
        head, seq = judged.head, held.head.seq + judged.head.count
        held.session.run(
            "INSERT INTO log (community, seq, device, number, action, clock, at, changeset)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                held.community,
                seq,
                head.device,
                head.number,
                head.action,
                judged.clock,
                held.now_ms,
                data,
            ),
        )
        held.take(judged.rows)
        keep_wraps(held, judged.wraps)
        held.move_head(seq)
        erasing.follow(held, judged)

    def set_aside(
        self,
        held: Held,
        peer: Peer,
        at: Device,
        found: SignedChangeset,
        data: bytes,
        refused: Refused,
    ) -> Device:
        """Keep the whole payload, and tell its author why it does not stand."""
        head = found.about
        verdict = "aside" if refused.reason == MASS else "refused"
        held.session.run(
            "INSERT INTO quarantine"
            " (community, device, number, action, kind, reason, position, at, changeset)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                held.community,
                peer.device,
                head.number,
                head.action,
                head.kind,
                refused.reason,
                refused.position,
                held.now_ms,
                data,
            ),
        )
        return self.tell(held, peer.device, at, head, verdict, refused)

    def tell(
        self,
        held: Held,
        device: bytes,
        at: Device,
        head: ChangesetHead,
        verdict: str,
        refused: Refused,
    ) -> Device:
        """Sign a verdict for the device to find at its next pull."""
        ruling = Ruling(
            1,
            held.community,
            device,
            head.number,
            verdict,
            refused.reason,
            refused.position,
            held.now_ms,
            head.action,
        )
        held.session.run(
            "INSERT INTO verdict (community, device, ruled, verdict) VALUES (?, ?, ?, ?)",
            (held.community, device, at.ruled + 1, sign_verdict(self.identity.private, ruling)),
        )
        return at._replace(ruled=at.ruled + 1)

    def _brake(self, held: Held, judged: Judged, operator: bytes) -> None:
        """A change of very many rows of others by somebody below deputy waits for the owner."""
        if not judged.overwritten:
            return
        done = held.overwritten(judged.head.action) + judged.overwritten
        held.note_overwritten(judged.head.action, done)
        if done <= _MASS_ROWS or held.actor(operator).role in ("owner", "deputy"):
            return
        if done * _MASS_SHARE > held.members():
            raise Refused(MASS)


def _read(data: bytes) -> SignedChangeset:
    try:
        return read_changeset(data)
    except BadChangeset as error:
        raise Denied("sync.bad_changeset") from error


def _require_own(peer: Peer, found: SignedChangeset, sign_key: bytes) -> None:
    head: ChangesetHead = found.about
    own = head.device == peer.device and head.community == peer.community
    if not own or not verify(sign_key, found.covered, found.signature):
        raise Denied("sync.bad_signature")


def _same(held: Held, peer: Peer, at: Device, found: SignedChangeset) -> bool:
    """Whether a number that was decided already came with the signature that was decided on."""
    number = found.about.number
    if number == at.number:
        return found.signature == at.signature
    for table in ("log", "quarantine"):
        rows = held.session.rows(
            f"SELECT changeset FROM {table} WHERE community = ? AND device = ? AND number = ?",
            (peer.community, peer.device, number),
        )
        if rows:
            return read_changeset(bytes(rows[0][0])).signature == found.signature
    # Older than what the log keeps: it went up with a snapshot.
    return True


def prefetch(held: Held, found: SignedChangeset) -> None:
    """Read what a changeset is about at once."""
    wanted: dict[str, list[bytes]] = {}
    for table, record in erasing.named(found):
        wanted.setdefault(table, []).append(record)
    for table, records in wanted.items():
        held.fetch(table, records)


def keep_wraps(held: Held, wraps: Iterable[bytes]) -> None:
    """Keep data keys as they travel, for devices that come later."""
    lines = []
    for data in wraps:
        one = read_wrap(data)
        lines.append((held.community, one.data_key, one.wrapping_key, one.subject, one.cls, data))
    held.session.many(
        "INSERT INTO wrap (community, data_key, wrapping_key, subject, cls, wrap)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        lines,
    )
