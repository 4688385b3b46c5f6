"""One device's part in syncing: pull what the judge decided, push what it has not seen.

A machine without clock, network or threads: `round` asks through the channel it is given, and says
what came of it. A pull never waits for a push.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from msgspec import Struct, field

from desktop.models.changes import Changes
from desktop.models.signed import read_changeset, read_verdict
from desktop.models.wire import Pull, Pulled, Push, Pushed
from desktop.store import erased, erasing, link, outbox, pending, rebase
from desktop.store.community import Store
from desktop.store.pull import take
from desktop.store.reopening import reopen
from desktop.sync import keys, numbering, proving, relaying, unsealing
from desktop.sync.channel import Refusal
from desktop.sync.connecting import finish
from desktop.sync.joining import acknowledge
from desktop.sync.leaving import leave
from desktop.sync.recovering import renew
from desktop.sync.session import Session
from desktop.sync.verifying import ForgedChangeset as ForgedChangeset
from desktop.sync.verifying import verifier

# What one push carries: the hub holds all of it while it judges, and the next is sealed meanwhile.
PUSH_BYTES = 256 * 1024


class Round(Struct):
    """What one round brought: pages of changes, and what still waits."""

    changes: list[Changes] = field(default_factory=list)
    pushed: int = 0
    waiting: int = 0
    # A copy of the folder was met: this device goes by another id now.
    forked: bool = False
    # The last of its own changesets that the judge decided, as it said so.
    decided: int = 0
    # Values that came with the snapshot, and that this device reads since its role rose.
    unsealed: int = 0
    # The judge's time with its last page (ms).
    now: int = 0


class Sync:
    """The syncing of one store through one session.

    `took` hears of every page as soon as it stands, also where the round ends in an error later.
    """

    def __init__(
        self, store: Store, session: Session, took: Callable[[Changes], None] | None = None
    ) -> None:
        self._store = store
        self._session = session
        self._took = took

    def round(self) -> Round:
        """Pull to the log's end, push what waits, and pull what came of it.

        Raises Unreachable, Refusal, ForgedChangeset; what was done until then stands.
        """
        found = Round()
        if link.read(self._store).opening:
            finish(self._store, self._session)
        try:
            self._exchange(found)
        except Refusal as refusal:
            if refusal.code == "sync.revoked":
                leave(self._store, self._session)
            raise
        found.waiting = pending.waiting_changesets(self._store)
        return found

    def _exchange(self, found: Round) -> None:
        proving.prove(self._store, self._session, partial(self._heard, found))
        acknowledge(self._store, self._session)
        self._catch_up(found)
        found.unsealed = unsealing.unseal(self._store, self._session)
        keys.complete(self._store)
        self._send(found)
        relaying.relay(self._store, self._session)
        if numbering.ask(self._store, self._session):
            self._catch_up(found)
        if numbering.give(self._store):
            self._send(found)
        proving.attest(self._store, self._session)

    def _send(self, found: Round) -> None:
        while self.push(found):
            self._catch_up(found)

    def _catch_up(self, found: Round) -> None:
        self.pull(found)
        if link.read(self._store).forked:
            renew(self._store, self._session)
            found.forked, found.decided = True, 0
            self.pull(found)
        if rebase.scattered(self._store):
            with self._store.writing() as connection:
                rebase.gather(connection)
            self._store.refs.forget()

    def pull(self, found: Round) -> None:
        """Take the log up to its end, page by page, or up to where a copy of this folder wrote."""
        while True:
            known = link.read(self._store)
            page = self._session.ask("pull", Pull(known.seq, known.ruled), Pulled)
            rulings = [read_verdict(known.identity, data) for data in page.verdicts]
            if None in rulings:
                raise ForgedChangeset("verdict")
            changes = take(
                self._store,
                page.entries,
                [one for one in rulings if one is not None],
                verifier(self._store, known),
                epoch=page.epoch,
            )
            found.now = page.now
            if page.entries or rulings:
                self._heard(found, changes)
            now = link.read(self._store)
            ended = now.seq >= page.seq and len(page.verdicts) < 500
            if ended or (now.seq, now.ruled) == (known.seq, known.ruled):
                return

    def _heard(self, found: Round, changes: Changes) -> None:
        found.changes.append(changes)
        if self._took:
            self._took(changes)
        self._follow(changes)

    def _follow(self, changes: Changes) -> None:
        """What a page means for this device itself: its role, its keys."""
        if changes.tables & {"assignment", "role", "operator"}:
            self._store.refresh()
        if changes.tables & {"wrapping_key", "key_share"} and keys.take_shares(self._store):
            reopen(self._store)
        if changes.result == erasing.KIND:
            erased.follow_quietly(self._store)

    def push(self, found: Round) -> bool:
        """Send one batch of what waits; whether the judge decided anything new."""
        batch = outbox.waiting(self._store, 0, PUSH_BYTES)
        if not batch:
            return False
        first = read_changeset(batch[0]).about.number
        answer = self._sent(batch)
        found.pushed += max(0, min(answer.last - first + 1, len(batch)))
        moved = answer.last > found.decided
        found.decided = answer.last
        return moved

    def _sent(self, batch: list[bytes]) -> Pushed:
        """What the judge says of a batch; meanwhile the one behind it is sealed."""
        last = read_changeset(batch[-1]).about.number
        if not outbox.more(self._store, last):
            return self._session.ask("push", Push(batch), Pushed)
        with ThreadPoolExecutor(1) as line:
            asked = line.submit(self._session.ask, "push", Push(batch), Pushed)
            outbox.waiting(self._store, last, PUSH_BYTES)
            return asked.result()
