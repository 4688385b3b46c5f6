"""The hub's judge: takes pushes into the log, hands out pulls; time and database are passed in."""

from typing import NamedTuple

from desktop.models.judging import Judged, judge
from desktop.models.judging_rights import ask, settle
from desktop.models.refusal import MASS, TWICE, Refused
from desktop.models.signed import (
    Entry,
    SignedChangeset,
    judge_id,
    sign,
)
from desktop.models.tail import chained, receipt_statement
from desktop.models.wire import PAGE_BYTES, Known, Pull, Pulled, Push, Pushed
from hub import beside, erasing, gaps, quota, verdicts
from hub.arriving import following, is_same, prefetch, read_pushed, require_own
from hub.brake import braked, unbrake
from hub.engine import Engine
from hub.foreseeing import foresee
from hub.grouping import Group, Waiting
from hub.held import Held
from hub.identity import Identity
from hub.logplace import bounded, require_past
from hub.own_changesets import CLIPS, stand_by_judge
from hub.paging import Own, entries
from hub.quota import Full
from hub.reached import Device, Head, Remembered
from hub.refusing import Denied
from hub.standing import elsewhere

# How many devices' keys a process remembers.
_MOST_KEYS = 10_000
# How many communities' teams a process remembers.
_MOST_COMMUNITIES = 500


class Peer(NamedTuple):
    """Who asks: a device that proved its key, in its community."""

    community: bytes
    device: bytes


class _Asked(NamedTuple):
    """A push whose signatures were verified."""

    peer: Peer
    found: list[tuple[SignedChangeset, bytes]]
    now_ms: int
    # Brought by another device.
    relayed: bool


class Hub:
    """The judge of every community in one database. Several processes may share the database."""

    def __init__(self, engine: Engine, identity: Identity) -> None:
        self.engine = engine
        self.identity = identity
        self.judge = judge_id(identity.public)
        # When a device's contact was written last (ms).
        self.contacted: dict[Peer, int] = {}
        self._sign_keys: dict[Peer, bytes] = {}
        self._known: dict[bytes, Remembered] = {}
        self._pushes: Group[_Asked, Pushed] = Group(self._push_all)

    def push(self, peer: Peer, asked: Push, now_ms: int, *, relayed: bool = False) -> Pushed:
        """Judge the device's changesets in their order, each once however often it comes.

        `relayed`: another device brings them. The author may have said them anew since, under
        another id. He reads the log before he says anything here, who brings them does not.
        Raises Denied for a device that may not speak, or for bytes that it did not sign.
        """
        found = [(read_pushed(data), data) for data in asked.changesets]
        sign_key = self._sign_key(peer, now_ms)
        for one, _ in found:
            require_own(peer, one, sign_key)
        return self._pushes.ask(peer.community, _Asked(peer, found, now_ms, relayed))

    def _push_all(self, asked: list[Waiting[_Asked, Pushed]]) -> None:
        """Decide these pushes to one community in one transaction, in the order they came."""
        community = asked[0].asked.peer.community
        now_ms = max(one.asked.now_ms for one in asked)
        known = self._known.get(community)
        with self.engine.writing() as session:
            if len(asked) == 1 and len(asked[0].asked.found) == 1:
                foresee(self.engine, session, asked[0].asked.found[0][0])
            held = Held(self.engine, session, community, now_ms, lock=True, known=known)
            for one in asked:
                try:
                    self.require_device(held, one.asked.peer)
                    one.answer = self._decide(held, one.asked)
                except Denied as denied:
                    one.error = denied
            held.write()
        self._remember(held)

    def _decide(self, held: Held, asked: _Asked) -> Pushed:
        """Judge what is new, under the community's lock."""
        peer, found = asked.peer, asked.found
        at = held.device(peer.device)
        known = [pair for pair in found if pair[0].about.number <= at.number]
        lost = gaps.missing(held, peer.device) if known else frozenset()
        late = [pair for pair in known if pair[0].about.number in lost]
        forked = not all(is_same(held, at, pair[0]) for pair in known if pair not in late)
        new = [] if forked else [*late, *following(at, found)]
        operator = held.operator_of(peer.device)
        for one, _ in new:
            prefetch(held, one)
        waits = braked(held, [one for one, _ in new], operator)
        again = elsewhere(held, [one for one, _ in new]) if asked.relayed else frozenset()
        for done, (one, data) in enumerate(new):
            reason = MASS if one.about.action in waits else ""
            reason = TWICE if one.about.number in again else reason
            try:
                at = self._rule(held, at, one, data, reason)
            except Full:
                unbrake(held, [pair[0] for pair in new], done, operator)
                if not done:
                    raise
                break
        held.keep_device(peer.device, at)
        assert held.head is not None
        return Pushed(at.number, held.head.seq, forked)

    def _remember(self, held: Held) -> None:
        """Keep what was committed for the community's next push."""
        found = held.remembered()
        if len(self._known) >= _MOST_COMMUNITIES:
            self._known.clear()
        if found is not None:
            self._known[held.community] = found

    def pull(self, peer: Peer, asked: Pull, now_ms: int) -> Pulled:
        """The log beyond a seq, whole changesets, and the device's own verdicts."""
        with self.engine.reading() as session:
            held = Held(self.engine, session, peer.community, now_ms, lock=False)
            head = self.require_device(held, peer)
            begins = require_past(session, peer, asked)
            most = min(max(asked.most, 0), PAGE_BYTES)
            after = bounded(asked.after)
            own = Own(peer.device, bounded(asked.own))
            listed = entries(session, "log", peer.community, after, head.seq, most, own)
            verdicts = session.rows(
                "SELECT verdict FROM verdict WHERE community = ? AND device = ? AND ruled > ?"
                " ORDER BY ruled LIMIT 500",
                (peer.community, peer.device, bounded(asked.ruled)),
            )
            at = held.device(peer.device)
        said = receipt_statement(peer.community, head.epoch, asked.after, begins, listed)
        return Pulled(
            head.epoch,
            head.seq,
            at.number,
            now_ms,
            listed,
            [bytes(one[0]) for one in verdicts],
            begins,
            sign(self.identity.private, said) if listed else b"",
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
        """The device's public key, got before the lock: signatures are slow to verify.

        A device's key never changes, so it is read once; whether it may speak is asked later.
        """
        known = self._sign_keys.get(peer)
        if known is None:
            with self.engine.reading() as session:
                held = Held(self.engine, session, peer.community, now_ms, lock=False)
                self.require_device(held, peer)
                row = held.row("device", peer.device)
                known = bytes(row.clear.get("sign_key") or b"") if row else b""
            if len(self._sign_keys) >= _MOST_KEYS:
                self._sign_keys.clear()
            self._sign_keys[peer] = known
        return known

    def _rule(
        self, held: Held, at: Device, found: SignedChangeset, data: bytes, reason: str
    ) -> Device:
        """Let it stand unless there is a `reason` already, or set it aside; its number is used up.

        What is here under another id is not kept twice.
        """
        head = found.about
        try:
            if reason:
                raise Refused(reason)
            operator = held.operator_of(head.device)
            judged = judge(found, held, operator, held.now_ms, ask, settle)
        except Refused as refused:
            if refused.reason != TWICE:
                quota.require(held, head.device, data)
            at = verdicts.set_aside(self.identity, held, at, found, data, refused)
        else:
            self.stand(held, judged, data)
            for reason, position in judged.less:
                less = Refused(reason, position)
                at = verdicts.tell(self.identity, held, head.device, at, head, reason, less)
        if head.number <= at.number:
            gaps.fill(held, head.device, head.number)
            return at
        last = head.first_op + head.count - 1
        return at._replace(number=head.number, op=last, signature=found.signature)

    def stand(self, held: Held, judged: Judged, data: bytes) -> None:
        """Append to the log and give the changeset its effect."""
        assert held.head is not None
        head, seq = judged.head, held.head.seq + judged.head.count
        mark = chained(held.head.mark, Entry(seq, judged.clock, data))
        held.session.run(
            "INSERT INTO log"
            " (community, seq, device, number, action, clock, at, changeset, mark, whole)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                held.community,
                seq,
                head.device,
                head.number,
                head.action,
                judged.clock,
                held.now_ms,
                data,
                mark,
                int(judged.whole),
            ),
        )
        before = {key: held.row(*key) for key in judged.rows}
        held.take(judged.rows)
        held.seeds.keep(judged.seeds)
        held.move_head(seq, mark)
        if held.head.epoch > 1:
            beside.drop(held, head.action, head.clock)
        erasing.follow(held, judged, before)
        if judged.answers:
            stand_by_judge(self, held, CLIPS, judged.answers)
