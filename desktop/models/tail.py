"""The end of the log as devices keep it, to give it back to a hub restored from an old backup.

docs/format-sync.md, section 13, says it byte for byte.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

import msgspec

from desktop.models.signed import Entry

# How many bytes tell one place of the log from another.
MARK_BYTES: Final = 16
# Before the first changeset of a log.
NO_MARK: Final = bytes(MARK_BYTES)

# In every epoch of a hub its own changesets are numbered on from here times the epochs before it.
_EPOCH: Final = 1 << 40

_LOG = b"qunzhu log v1"
_MARK = b"qunzhu mark v1"
# A changeset ends with its author's signature, a verdict with the judge's.
SIGNATURE_BYTES: Final = 64


class TailPage(msgspec.Struct, frozen=True, array_like=True):
    """What the judge handed out behind the seq `after`, where the log had this `mark`; signed."""

    epoch: int
    after: int
    mark: bytes
    entries: list[Entry]
    signature: bytes


class Marks(msgspec.Struct, frozen=True, array_like=True):
    """Asks which of these places (seq, mark) the hub's log has, too; asked without a session."""

    community: bytes
    places: list[tuple[int, bytes]]


class Retell(msgspec.Struct, frozen=True, array_like=True):
    """Pages of the log, a device's verdicts, and its changesets that did not stand.

    Asked without a session: a hub that does not know the device believes what it signed itself.
    """

    community: bytes
    device: bytes
    pages: list[TailPage]
    verdicts: list[bytes]
    aside: list[bytes]


class Retold(msgspec.Struct, frozen=True, array_like=True):
    """How many changesets of the question the hub had lost.

    `other` are numbers of the device under which the hub has other work by now.
    """

    taken: int
    other: list[int]


class Records(msgspec.Struct, frozen=True, array_like=True):
    """Asks for these rows of a table as they stand."""

    table: str
    records: list[bytes]


def chained(before: bytes, entry: Entry) -> bytes:
    """The mark of the log behind an entry, from the `before` it.

    It tells apart whatever stood before; it stays when somebody is erased from the changeset.
    """
    return blake2b(_MARK + before + _placed(entry), digest_size=MARK_BYTES).digest()


def mark(verdict: bytes) -> bytes:
    """What tells a signed verdict from every other."""
    return verdict[-SIGNATURE_BYTES:][:MARK_BYTES]


def receipt_statement(
    community: bytes, epoch: int, after: int, begins: bytes, entries: Iterable[Entry]
) -> bytes:
    """What the judge signs of a page: which changesets stand where, whoever is erased later."""
    places = b"".join(map(_placed, entries))
    head = epoch.to_bytes(8, "big") + after.to_bytes(8, "big") + begins
    return _LOG + community + head + blake2b(places, digest_size=32).digest()


def _placed(entry: Entry) -> bytes:
    """Where and with which clock it stands, and what: by its author's signature."""
    place = entry.seq.to_bytes(8, "big", signed=True) + entry.clock.to_bytes(8, "big")
    return place + entry.changeset[-SIGNATURE_BYTES:]


def judge_number(epoch: int, seq: int) -> int:
    """The number of a hub's own changeset that ends at a seq: no other epoch has it."""
    return (epoch - 1) * _EPOCH + seq


def judge_seq(number: int) -> int:
    """The seq at which a hub's own changeset ended when it was made."""
    return number % _EPOCH
