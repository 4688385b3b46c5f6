"""The directory of partners, and what of it holds on a day."""

from collections.abc import Sequence
from typing import Any

from desktop.models.names import fold
from desktop.models.partner import Partner
from desktop.models.problem import Problem
from desktop.store.reads import Reads

PAGE = 200
_COLUMNS = (
    "id, coalesce(name, ''), coalesce(category, ''), coalesce(benefit, ''),"
    " coalesce(contact, ''), coalesce(\"from\", ''), coalesce(\"to\", '')"
)
_HOLDS = "coalesce(\"from\", '') <= ? AND (coalesce(\"to\", '') = '' OR \"to\" >= ?)"


def page(
    reads: Reads, day: str = "", search: str = "", offset: int = 0, limit: int = PAGE
) -> list[Partner]:
    """Partners by category and name: those whose benefit holds on a day, or all of them."""
    where, given = _where(day, search)
    found = reads.rows(
        f"SELECT {_COLUMNS} FROM partner WHERE {where}"
        " ORDER BY category, name, id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return [_partner(reads, row) for row in found]


def find(reads: Reads, partner: bytes) -> Partner:
    """One partner. Raises Problem partner.unknown."""
    row = reads.one(f"SELECT {_COLUMNS} FROM partner WHERE id = ? AND gone = 0", (partner,))
    if row is None:
        raise Problem("partner.unknown", word=partner.hex())
    return _partner(reads, row)


def _partner(reads: Reads, row: Sequence[Any]) -> Partner:
    one, name, category, benefit, contact, since, until = row
    private = "member.read.private" in reads.actor.cells
    return Partner(bytes(one), name, category, benefit, contact if private else "", since, until)


def count(reads: Reads, day: str = "", search: str = "") -> int:
    """How many such a list has."""
    where, given = _where(day, search)
    row = reads.one(f"SELECT count(*) FROM partner WHERE {where}", given)
    return int(row[0]) if row else 0


def _where(day: str, search: str) -> tuple[str, tuple[str, ...]]:
    where = "gone = 0"
    given: tuple[str, ...] = ()
    if day:
        where, given = f"{where} AND {_HOLDS}", (day, day)
    if said := fold(search):
        return f"{where} AND instr(fold(name || ' ' || coalesce(benefit, '')), ?)", (*given, said)
    return where, given


def backwards(reads: Reads, partner: bytes) -> bool:
    """Whether its term ends before it begins."""
    row = reads.one('SELECT "from", "to" FROM partner WHERE id = ?', (partner,))
    return bool(row and row[0] and row[1] and row[0] > row[1])


def resolve(reads: Reads, word: str) -> bytes:
    """A partner by its id or a name that only one has. Raises Problem partner.unknown."""
    found = reads.rows(
        "SELECT id FROM partner WHERE gone = 0 AND (name = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word),
    )
    if len(found) != 1:
        raise Problem("partner.unknown", word=word)
    return bytes(found[0][0])
