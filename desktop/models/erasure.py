"""Erasing a person: what of a changeset speaks of him, what goes, and what is out of reach."""

from collections.abc import Iterator
from contextlib import suppress

import msgspec
from msgspec import Struct
from msgspec.msgpack import Ext

from desktop.models import schema
from desktop.models.ids import fact_id
from desktop.models.op import unpack_clear
from desktop.models.sealing import VALUE_MARK, BrokenSeal, read_seed, sealed_by, subject_of
from desktop.models.signed import SignedChangeset, SignedOp


class Reach(Struct, frozen=True):
    """What erasing a member takes and leaves, before it is done.

    Goes: the profiles that are one person (`merged` besides his own), the import rows settled as
    him, `notes`, the words of `activities`, the names of `households` that nobody else is in, and
    automatic `copies` made before. Stays: so many
    ledger `entries` with the sum of their `points`. With `applicant`, `member` is an application.
    """

    member: bytes
    name: str
    number: str
    merged: int
    suspected: int
    notes: int
    activities: int
    copies: int
    entries: int
    points: int
    applicant: bool = False
    households: int = 0

    @property
    def records(self) -> int:
        """The profiles and import rows that become unreadable."""
        return 1 + self.merged + self.suspected


def became(community: bytes, application: bytes) -> bytes:
    """The id of the member whom every device makes of an applicant."""
    return fact_id("member", community, application)


class Receipt(Struct, frozen=True):
    """What was done and what is out of reach; it names nobody but by number.

    `waits`: the judge has yet to take it, nothing is done before. `at` is in ms UTC. Out of reach:
    `exports` are files that left the console with members in them, `devices` the names of other
    laptops that apply it when they are next heard of, `copies` automatic ones that could not be
    replaced and go within `days`; besides backups and bundles, which nobody counts.
    """

    reach: Reach
    at: int
    waits: bool
    exports: int
    devices: tuple[str, ...]
    copies: int
    days: int = 30


def sealed_for(found: SignedChangeset, community: bytes) -> frozenset[tuple[bytes, bytes]]:
    """Whom a changeset says something personal of: (subject, seed) of its values and seeds.

    Also what will never stand is asked, so ops and seeds that are none are passed over.
    """
    ops = (one for one in found.ops if not isinstance(one, Ext))
    return frozenset(pair for one in ops for pair in _pairs(one, community))


def _pairs(one: SignedOp, community: bytes) -> Iterator[tuple[bytes, bytes]]:
    whose = _subject(one.clear, community)
    for part in one.sealed:
        with suppress(BrokenSeal):
            if isinstance(part, bytes) and part[:1] != VALUE_MARK:
                seed = read_seed(part)
                yield seed.subject, seed.id
            elif isinstance(part, bytes) and whose is not None:
                yield whose, sealed_by(part)


def _subject(clear: bytes, community: bytes) -> bytes | None:
    try:
        op = unpack_clear(clear)
    except (msgspec.DecodeError, ValueError):
        return None
    try:
        table = schema.table(op.table)
    except KeyError:
        # Of a newer release: whom it names is whom it is about.
        return op.subject or op.record
    return subject_of(table, op.record, op.subject, community)
