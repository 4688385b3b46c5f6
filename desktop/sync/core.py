"""One device's part in syncing: pull what the judge decided, push what it has not seen.

A machine without clock, network or threads: `round` asks through the channel it is given, and says
what came of it. A pull never waits for a push.
"""

from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.models.changes import Changes
from desktop.models.signed import read_changeset, read_verdict
from desktop.models.tail import SIGNATURE_BYTES
from desktop.models.wire import NONE_OWN, PAGE_BYTES, Pull, Pulled, Push, Pushed
from desktop.store import erased, erasing, link, outbox, pending, rebase
from desktop.store.community import Store
from desktop.store.pull import KIND, Heard, take
from desktop.store.reopening import reopen
from desktop.sync import contacting, keys, numbering, past, proving, relaying, rescuing, unsealing
from desktop.sync.channel import Refusal
from desktop.sync.connecting import finish
from desktop.sync.joining import acknowledge
from desktop.sync.leaving import leave, leave_with_origin
from desktop.sync.recovering import renew
from desktop.sync.retelling import BEHIND, hear_again, introduce, read_again, retell
from desktop.sync.session import Session
from desktop.sync.verifying import ForgedChangeset as ForgedChangeset
from desktop.sync.verifying import came, verifier

# What one push carries: the hub holds all of it while it judges, and the next is sealed meanwhile.
PUSH_BYTES = 256 * 1024


# A hub is not restored more often than this while it is asked once.
_RESTORES: Final = 3


class Round(Struct):
    """What one round brought: pages of changes, and what still waits."""

    changes: list[Changes] = field(default_factory=list)
    pushed: int = 0
    waiting: int = 0
    # A copy of the folder was met: this device goes by another id now.
    forked: bool = False
    # The last of its own changesets that the judge decided, as it said so.
    decided: int = 0
    # The hub was restored from an old backup, and got back so many changesets from this device.
    restored: bool = False
    restores: int = 0
    returned: int = 0
    # The devices that had made them.
    whose: frozenset[bytes] = frozenset()
    # Changesets of the log before this device's snapshot.
    past: int = 0
    # Values that came with the snapshot, and that this device reads since its role rose.
    unsealed: int = 0
    # The judge's time with its last page (ms).
    now: int = 0


def _unheard(_changes: Changes) -> None:
    """Nobody looks."""


def heard(identity: bytes, verdicts: Iterable[bytes]) -> list[Heard]:
    """Verdicts as they are taken. Raises ForgedChangeset for one that the judge did not sign."""
    found = []
    for wire in verdicts:
        ruling = read_verdict(identity, wire)
        if ruling is None:
            raise ForgedChangeset("verdict")
        found.append(Heard(ruling, wire))
    return found


def _whole(store: Store, page: Pulled) -> Pulled | None:
    """The page with this device's own changesets in place of their signatures.

    None where it does not have one of them: a copy of its folder said it.
    """
    if not any(len(one.changeset) == SIGNATURE_BYTES for one in page.entries):
        return page
    own = outbox.signed(store, len(page.entries))
    said = [own.get(one.changeset, one.changeset) for one in page.entries]
    if any(len(one) == SIGNATURE_BYTES for one in said):
        return None
    found = zip(page.entries, said, strict=True)
    return replace(page, entries=[replace(one, changeset=data) for one, data in found])


class Sync:
    """The syncing of one store through one session.

    `took` hears of every page as soon as it stands, also where the round ends in an error later.
    `awaited` waits for what another thread asks for meanwhile.
    """

    def __init__(
        self,
        store: Store,
        session: Session,
        took: Callable[[Changes], None] | None = None,
        awaited: Callable[[Future[Pushed]], Pushed] = Future.result,
    ) -> None:
        self._store = store
        self._session = session
        self._took = took
        self._awaited = awaited
        # The page that came with the answer to a push, and the question that it answers.
        self._brought: tuple[Pull, Pulled] | None = None

    def round(self) -> Round:
        """Pull to the log's end, push what waits, and pull what came of it.

        Raises Unreachable, Refusal, ForgedChangeset; what was done until then stands.
        """
        found, self._brought = Round(), None
        if link.read(self._store).opening:
            finish(self._store, self._session)
        try:
            self._exchange(found)
        except Refusal as refusal:
            if refusal.code == "sync.revoked":
                leave(self._store, self._session)
            if refusal.code != "sync.unknown_device":
                raise
            leave_with_origin(self._store, self._session)
            if not self._introduced(found):
                raise
            self._exchange(found)
        found.waiting = pending.waiting_changesets(self._store)
        return found

    def _exchange(self, found: Round) -> None:
        proving.prove(self._store, self._session, partial(self._heard, found))
        acknowledge(self._store, self._session)
        self._catch_up(found)
        found.unsealed = unsealing.unseal(self._store, self._session)
        keys.complete(self._store)
        self._send(found)
        rescuing.keep(self._store, self._session)
        relaying.relay(self._store, self._session)
        if numbering.ask(self._store, self._session):
            self._catch_up(found)
        if numbered := numbering.give(self._store):
            (self._took or _unheard)(numbered)
            self._send(found)
        proving.attest(self._store, self._session)
        past.give(self._store, self._session)
        contacting.ask_again(self._store, self._session, found.now, self._took or _unheard)
        found.past = past.fetch(self._store, self._session)
        if found.past:
            # Timelines are longer now.
            tables = frozenset({"member"})
            self._heard(found, Changes(b"", KIND, tables, found.past, (), origin="hub"))

    def _send(self, found: Round) -> None:
        while self.push(found):
            self._catch_up(found)

    def _catch_up(self, found: Round) -> None:
        self.pull(found)
        decided = link.read(self._store).forked
        if decided and outbox.first(self._store) <= decided:
            renew(self._store, self._session)
            found.forked, found.decided = True, 0
            self.pull(found)
        elif decided:
            with self._store.writing() as connection:
                link.keep(connection, forked=0)
        if rebase.scattered(self._store):
            with self._store.writing() as connection:
                rebase.gather(connection)
            self._store.refs.forget()

    def pull(self, found: Round) -> None:
        """Take the log up to its end, page by page, or up to where a copy of this folder wrote."""
        while True:
            known = link.read(self._store)
            page = self._page(found, known)
            if page is None:
                continue
            found.now = page.now
            if not page.entries and not page.verdicts and page.epoch == known.epoch:
                # Nothing new is not written either: that would be a commit each time.
                return
            rulings = heard(known.identity, page.verdicts)
            changes = take(
                self._store,
                page.entries,
                rulings,
                verifier(self._store, known),
                epoch=page.epoch,
                came=came(self._store, known, page),
            )
            if page.entries or rulings:
                self._heard(found, changes)
            now = link.read(self._store)
            ended = now.seq >= page.seq and len(page.verdicts) < 500
            if ended or (now.seq, now.ruled) == (known.seq, known.ruled):
                return

    def _page(self, found: Round, known: link.Link) -> Pulled | None:
        """The next page; None where the hub had to get back first what it had lost."""
        hear_again(self._store, self._session)
        question = self._question(known)
        try:
            if found.restores < _RESTORES and (again := read_again(self._store, self._session)):
                found.restores += 1
                self._reread(found, again)
                return None
            page = self._given(question) or self._session.ask("pull", question, Pulled)
            return _whole(self._store, page) or self._session.ask(
                "pull", replace(question, own=NONE_OWN), Pulled
            )
        except Refusal as refusal:
            if refusal.code != BEHIND or found.restores >= _RESTORES:
                raise
        found.restores += 1
        given = retell(self._store, self._session)
        found.restored, found.returned = True, found.returned + given.taken
        found.whose |= given.devices
        with self._store.writing() as connection:
            link.keep(connection, rescued=0)
        if given.records:
            self._reread(found, given.records)
        return None

    def _question(self, known: link.Link) -> Pull:
        own = outbox.first(self._store)
        return Pull(known.seq, known.ruled, PAGE_BYTES, known.mark, known.told, own)

    def _given(self, question: Pull) -> Pulled | None:
        """The answer that came already, once."""
        brought, self._brought = self._brought, None
        return brought[1] if brought and brought[0] == question else None

    def _reread(self, found: Round, records: Collection[tuple[str, bytes]]) -> None:
        tables = frozenset(table for table, _ in records)
        self._heard(found, Changes(b"", KIND, tables, len(records), (), origin="hub"))

    def _heard(self, found: Round, changes: Changes) -> None:
        found.changes.append(changes)
        if self._took:
            self._took(changes)
        self._follow(changes)

    def _introduced(self, found: Round) -> bool:
        """Whether a hub that had forgotten this device knows it again by its own word."""
        found.restored = introduce(self._store, self._session)
        return found.restored

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
        if not moved:
            # Nobody reads it now, and later it would be old.
            self._brought = None
        return moved

    def _sent(self, batch: list[bytes]) -> Pushed:
        """What the judge says of a batch; meanwhile the one behind it is sealed."""
        last = read_changeset(batch[-1]).about.number
        then = self._question(link.read(self._store))
        if not outbox.more(self._store, last):
            found = self._session.ask("push", Push(batch, then), Pushed)
        else:
            with ThreadPoolExecutor(1) as line:
                asked = line.submit(self._session.ask, "push", Push(batch, then), Pushed)
                outbox.waiting(self._store, last, PUSH_BYTES)
                found = self._awaited(asked)
        self._brought = (then, found.page) if found.page else None
        return found
