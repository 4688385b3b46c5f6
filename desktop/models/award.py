"""Entries of the points ledger and the ids that let two devices agree on them."""

from collections.abc import Sequence
from typing import Literal, get_args

from msgspec import Struct

from desktop.models.activity import Activity
from desktop.models.ids import fact_id
from desktop.models.rule import Per, Rule

# `reverse` is written by a run, `correct` by an operator with a reason: the rule does not
# give again what an operator took back. `opening` is a balance that an imported list brought.
# `clip` is written by the judge: what a cap does not leave of an award. `spend` pays for a record.
EntryKind = Literal["award", "manual", "opening", "reverse", "correct", "expire", "clip", "spend"]
ENTRY_KINDS: tuple[EntryKind, ...] = get_args(EntryKind)

# What an entry counts in: points, stored value in fen, contribution. Points are not named.
Wallet = Literal["", "stored", "contribution"]
POINTS: Wallet = ""
WALLETS: tuple[Wallet, ...] = get_args(Wallet)


class EntryRow(Struct, frozen=True):
    """One line of the ledger as a list shows it; `at` is ms UTC, `version` 0 without a rule."""

    id: bytes
    member: bytes
    member_name: str
    points: int
    kind: EntryKind
    rule: bytes | None
    rule_name: str
    version: int
    evidence_key: str
    local: str
    at: int
    reverses: bytes | None
    reversed_by: bytes | None
    note: str
    expires: str
    wallet: Wallet = POINTS


class EntryQuery(Struct, frozen=True):
    """Which lines a list holds; empty fields do not narrow it. Days are inclusive.

    `wallet` None is every wallet.
    """

    member: bytes | None = None
    rule: bytes | None = None
    kinds: tuple[EntryKind, ...] = ()
    first: str = ""
    last: str = ""
    wallet: Wallet | None = POINTS


class CapUse(Struct, frozen=True):
    """A cap and how much of it was used before and after an award."""

    per: Per
    limit: int
    before: int
    after: int

    @property
    def hit(self) -> bool:
        """Whether the award filled it."""
        return self.after >= self.limit


class Explanation(Struct, frozen=True):
    """Why an entry is there: the rule in force, the evidence, the numbers, and who wrote it.

    `raw` are the points before caps; `clipped` those that the judge took off since (0 or less);
    `measure` is fen for amounts; `count` says of how many activities `evidence` shows the first:
    those that carry it today, where `fallen` are those it was given for and that no longer do;
    `by` and `recorded` (ms UTC) tell who wrote it when; `file` is the list that brought an opening
    balance; `below` is how far below zero the member came by this entry.
    """

    entry: EntryRow
    rule: Rule | None
    evidence: tuple[Activity, ...]
    count: int
    raw: int | None
    measure: int | None
    place: int | None
    caps: tuple[CapUse, ...]
    by: str
    recorded: int
    automatic: bool
    file: str = ""
    clipped: int = 0
    below: int = 0
    fallen: tuple[Activity, ...] = ()


def award_id(community: bytes, rule: bytes, member: bytes, key: str, generation: int) -> bytes:
    """The id of a rule's award; `member` is the canonical one, `key` the evidence key.

    `generation` counts the reversals that (rule, member, key) has had, over all his aliases.
    """
    return fact_id("entry", community, rule, member, key, generation)


def reversal_id(community: bytes, entry: bytes) -> bytes:
    """The id of the one entry that can cancel `entry`."""
    return fact_id("entry", community, "reverse", entry)


def expiry_id(community: bytes, entry: bytes, generation: int = 0) -> bytes:
    """The id of the entry that lets `entry` expire; `generation` counts those taken back."""
    again = (generation,) if generation else ()
    return fact_id("entry", community, "expire", entry, *again)


def clip_id(community: bytes, entry: bytes) -> bytes:
    """The id of the one entry by which the judge holds `entry` to a cap."""
    return fact_id("entry", community, "clip", entry)


def spend_id(community: bytes, source: bytes) -> bytes:
    """The id of the one entry that pays for the record `source`."""
    return fact_id("entry", community, "spend", source)


class ActivityLine(Struct, frozen=True):
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
