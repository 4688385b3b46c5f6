"""Grades: the ladders of points, and where members stand on them, never stored."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from desktop.models.award import Wallet
from desktop.models.honour import Basis, Grade, Graded, graded
from desktop.models.problem import Problem
from desktop.store.merged import THEIRS
from desktop.store.reads import Reads

MOST: Final = 200
# Of all that was ever earned nothing goes by spending it or by its expiring, and nothing comes
# by taking either back.
_EARNED: Final = (
    " AND e.kind NOT IN ('spend', 'expire') AND NOT EXISTS (SELECT 1 FROM entry s"
    " WHERE s.id = e.reverses AND s.kind IN ('spend', 'expire'))"
)

Ladder = tuple[Basis, Wallet]


def listed(reads: Reads) -> list[Grade]:
    """Every grade, ladder by ladder, the lowest first; at most 200."""
    found = reads.rows(
        "SELECT id, coalesce(name, ''), coalesce(at_least, 0), coalesce(basis, 'total'),"
        " coalesce(wallet, ''), coalesce(note, '') FROM grade WHERE gone = 0"
        f" ORDER BY 5, 4 DESC, 3, id LIMIT {MOST}"
    )
    return [Grade(*row) for row in found]


def resolve(reads: Reads, word: str) -> Grade:
    """A grade by its id or name. Raises Problem grade.unknown."""
    for one in listed(reads):
        if word.strip() in (one.name, one.id.hex()):
            return one
    raise Problem("grade.unknown", word=word)


def ladders(reads: Reads) -> dict[Ladder, list[Grade]]:
    """The grades of each ladder, the lowest first."""
    found: dict[Ladder, list[Grade]] = defaultdict(list)
    for one in listed(reads):
        found[one.basis, one.wallet].append(one)
    return dict(found)


def of_members(reads: Reads, some: Sequence[bytes]) -> dict[bytes, list[Graded]]:
    """Where each of these members stands on every ladder."""
    out: dict[bytes, list[Graded]] = {one: [] for one in some}
    for ladder, steps in ladders(reads).items():
        values = measured(reads, ladder, some)
        for one in some:
            out[one].append(graded(steps, values.get(one, 0)))
    return out


def measured(reads: Reads, ladder: Ladder, some: Sequence[bytes]) -> dict[bytes, int]:
    """What a ladder counts of each of these members; who has no entry is left out."""
    basis, wallet = ladder
    found = reads.rows(
        f"{THEIRS} SELECT h.who, sum(e.points) FROM his h JOIN entry e ON e.member = h.id"
        f" WHERE e.gone = 0 AND e.wallet IS ?{_EARNED if basis == 'total' else ''} GROUP BY h.who",
        (json.dumps([one.hex() for one in some]), wallet or None),
    )
    return {bytes(who): int(points) for who, points in found}
