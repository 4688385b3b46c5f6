"""Priority codes and their uses, of which the earliest stands."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models.coupon import standing
from desktop.models.prioritycode import CANCELLED, CodeUse, PriorityCode, plain
from desktop.models.problem import Problem
from desktop.store.place import joined
from desktop.store.reads import Reads

PAGE = 200
_CODE = (
    "SELECT p.code, coalesce(p.title, ''), m.id, coalesce(nullif(m.name, ''), m.nickname, ''),"
    f" coalesce(p.until, ''), coalesce(p.state, '') = '{CANCELLED}' FROM priority_code p"
    " LEFT JOIN alias a ON a.member = p.member"
    " LEFT JOIN member m ON m.id = coalesce(a.person, p.member)"
)
_USES = (
    "SELECT u.code, u.id, coalesce(a.person, u.member),"
    " coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(m.number, ''), coalesce(o.name, ''),"
    f" coalesce(u.at, 0), coalesce(u.state, '') = '{CANCELLED}', coalesce(u.reason, ''),"
    " c.seq IS NULL FROM code_use u LEFT JOIN operator o ON o.id = u.operator"
    f" {joined('u')}"
    " LEFT JOIN alias a ON a.member = u.member"
    " LEFT JOIN member m ON m.id = coalesce(a.person, u.member)"
    " WHERE u.gone = 0 AND u.code IN (SELECT value FROM json_each(?)) ORDER BY u.at, u.id"
)
_BEYOND = (
    "p.gone = 0 AND p.code IN (SELECT code FROM code_use WHERE gone = 0"
    f" AND coalesce(state, '') <> '{CANCELLED}' GROUP BY code HAVING count(*) > 1)"
)


def page(reads: Reads, offset: int = 0, limit: int = PAGE) -> list[PriorityCode]:
    """At most 200 codes, the newest first."""
    found = reads.rows(
        f"{_CODE} WHERE p.gone = 0 ORDER BY p.born DESC, p.code LIMIT ? OFFSET ?",
        (min(limit, PAGE), offset),
    )
    return _with_uses(reads, found)


def count(reads: Reads) -> int:
    """How many codes there are."""
    row = reads.one("SELECT count(*) FROM priority_code WHERE gone = 0")
    return int(row[0]) if row else 0


def find(reads: Reads, written: str) -> PriorityCode:
    """A code, however it was typed. Raises Problem code.unknown."""
    found = reads.rows(f"{_CODE} WHERE p.gone = 0 AND p.code = ?", (plain(written),))
    if not found:
        raise Problem("code.unknown", code=written.strip())
    return _with_uses(reads, found)[0]


def of_use(reads: Reads, use: bytes) -> PriorityCode:
    """The code of a use. Raises Problem code.use_gone."""
    row = reads.one("SELECT code FROM code_use WHERE id = ? AND gone = 0", (use,))
    if row is None:
        raise Problem("code.use_gone")
    return find(reads, str(row[0]))


def use_meant(reads: Reads, word: str) -> bytes:
    """A use by its id, 32 hex digits. Raises Problem code.use_gone."""
    row = reads.one("SELECT id FROM code_use WHERE gone = 0 AND lower(hex(id)) = ?", (word,))
    if row is None:
        raise Problem("code.use_gone")
    return bytes(row[0])


def known(reads: Reads, code: str) -> bool:
    """Whether a code was ever made, also one that is gone."""
    return reads.one("SELECT 1 FROM priority_code WHERE code = ?", (code,)) is not None


def twice(reads: Reads) -> list[PriorityCode]:
    """At most 200 codes that were used more than once."""
    return _with_uses(reads, reads.rows(f"{_CODE} WHERE {_BEYOND} ORDER BY p.code LIMIT {PAGE}"))


def _with_uses(reads: Reads, rows: Sequence[Sequence[Any]]) -> list[PriorityCode]:
    found = [_code(row) for row in rows]
    uses = _uses(reads, [one.code for one in found])
    return [replace(one, uses=_marked(uses[one.code])) for one in found]


def _code(row: Sequence[Any]) -> PriorityCode:
    code, title, member, name, until, cancelled = row
    return PriorityCode(code, title, member, name, until, bool(cancelled))


def _uses(reads: Reads, codes: Sequence[str]) -> dict[str, list[CodeUse]]:
    private = "member.read.private" in reads.actor.cells
    found: dict[str, list[CodeUse]] = defaultdict(list)
    for code, *row in reads.rows(_USES, (json.dumps(codes),)):
        use, member, name, number, operator, at, cancelled, reason, pending = row
        said = reason if private else ""
        found[code].append(
            CodeUse(
                bytes(use), bytes(member), name, number, operator, at, bool(cancelled), said,
                bool(pending),
            )
        )  # fmt: skip
    return found


def _marked(uses: Sequence[CodeUse]) -> tuple[CodeUse, ...]:
    stands = standing(((1, one.cancelled) for one in uses), 1)
    return tuple(replace(one, stands=yes) for one, yes in zip(uses, stands, strict=True))
