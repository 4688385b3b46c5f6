"""Entries of the points ledger and the ids that let two devices agree on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.models.ids import fact_id

# `reverse` is written by a run, `correct` by an operator with a reason: the rule does not
# give again what an operator took back.
EntryKind = Literal["award", "manual", "reverse", "correct", "expire"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger as stored; `at` is milliseconds UTC, `local` as its zone had it."""

    id: bytes
    member: bytes
    points: int
    kind: EntryKind
    rule: bytes | None
    version: int | None
    generation: int
    evidence_key: str
    local: str
    zone: str
    at: int
    reverses: bytes | None
    note: str
    expires: str


def award_id(community: bytes, rule: bytes, member: bytes, key: str, generation: int) -> bytes:
    """The id of a rule's award; `member` is the canonical one, `key` the evidence key.

    `generation` counts the reversals that (rule, member, key) has had, over all his aliases.
    """
    return fact_id("entry", community, rule, member, key, generation)


def reversal_id(community: bytes, entry: bytes) -> bytes:
    """The id of the one entry that can cancel `entry`."""
    return fact_id("entry", community, "reverse", entry)


def expiry_id(community: bytes, entry: bytes) -> bytes:
    """The id of the one entry that lets `entry` expire."""
    return fact_id("entry", community, "expire", entry)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """What makes an imported activity the same activity again.

    `reference` is the source's own number, else the text, else empty; `amount` is in fen.
    """

    member: bytes
    kind: str
    local: str
    amount: int | None
    reference: str


def activity_id(community: bytes, index_key: bytes, line: ActivityLine, ordinal: int) -> bytes:
    """The id of an imported activity; `ordinal` counts from 0 among lines that are equal."""
    parts = (line.member, line.kind, line.local, line.amount, line.reference, ordinal)
    return fact_id("activity", community, *parts, key=index_key)


def attendance_activity_id(community: bytes, occurrence: bytes, member: bytes) -> bytes:
    """The id of the check-in that follows from being present at an occurrence."""
    return fact_id("activity", community, "attendance", occurrence, member)


def evidence_key(activity: bytes) -> str:
    """The evidence key of an `each` award: the activity's id in hex digits."""
    return activity.hex()


def ordinals(lines: Sequence[object]) -> list[int]:
    """For each line how many lines before it are equal to it."""
    seen: dict[object, int] = {}
    out = []
    for line in lines:
        out.append(seen.get(line, 0))
        seen[line] = out[-1] + 1
    return out
