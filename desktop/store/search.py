"""Finding members by what people type: a name in any script, pinyin, initials, phone, number."""

import re
from typing import NamedTuple

from desktop.models.names import fold, name_query, phone_query, toneless
from desktop.models.numbers import parse_number
from desktop.store.reads import Reads

# (condition on `member`, its parameters)
Condition = tuple[str, tuple[object, ...]]

_DIGITS = re.compile(r"\+?[\d\s-]+")
_LAST = chr(0x10FFFF)
_GRAM_DIGITS = 4
_MAINLAND_DIGITS = 13


class _Way(NamedTuple):
    """One way to match: words of the search index (or none), and what the row itself must say."""

    words: str
    where: str
    given: tuple[object, ...]


def condition(reads: Reads, text: str) -> Condition:
    """The SQL condition for what was typed; ("1", ()) for nothing typed.

    A Chinese or other name matches anywhere in name or nickname; letters, with tones or without,
    also match the beginning of the pinyin or its initials; digits match a member number and,
    from four on, any part of a phone (the last four only, for an actor who may not read phones).
    What somebody is known by besides, an account whole or another phone from its beginning, too.
    """
    if not fold(text):
        return "1", ()
    parts: list[str] = []
    given: list[object] = []
    for way in _ways(reads, text):
        if way.words:
            parts.append(
                "SELECT rid FROM member WHERE rid IN"
                f" (SELECT rowid FROM grams WHERE grams MATCH ?) AND {way.where}"
            )
            given.append(way.words)
        else:
            parts.append(f"SELECT rid FROM member WHERE {way.where}")
        given += way.given
    # A union of row ids, not an OR: so each way is answered by its own index.
    return f"member.rid IN ({' UNION '.join(parts)})", tuple(given)


def find(reads: Reads, text: str, limit: int = 50, scope: Condition = ("1", ())) -> list[bytes]:
    """The ids of the first members found, oldest first; nothing typed finds nobody.

    `scope` is a condition on `member` that all of them satisfy.
    """
    if not fold(text):
        return []
    found: dict[int, bytes] = {}
    for way in _ways(reads, text):
        source = "member" if not way.words else "grams CROSS JOIN member ON rid = grams.rowid"
        match = "" if not way.words else "grams MATCH ? AND "
        words = (way.words,) if way.words else ()
        found |= dict(
            reads.rows(
                f"SELECT rid, id FROM {source} WHERE {match}{way.where} AND gone = 0"
                f" AND {scope[0]} LIMIT ?",
                (*words, *way.given, *scope[1], limit),
            )
        )
    return [record for _, record in sorted(found.items())[:limit]]


def begin(reads: Reads, text: str, limit: int, scope: Condition) -> list[int]:
    """The row ids of the first members found by a name, oldest first; none for other words.

    What letters or digits are typed for is found in several ways, each in an order of its own.
    """
    ways = _ways(reads, text)
    if len(ways) != 1 or not ways[0].words:
        return []
    found = reads.rows(
        "SELECT rid FROM grams CROSS JOIN member ON rid = grams.rowid WHERE grams MATCH ?"
        f" AND {ways[0].where} AND gone = 0 AND {scope[0]} ORDER BY grams.rowid LIMIT ?",
        (ways[0].words, *ways[0].given, *scope[1], limit),
    )
    return [row[0] for row in found]


def _ways(reads: Reads, text: str) -> list[_Way]:
    # The first screen finds nobody.
    from desktop.store import accounts

    known = accounts.found(reads, text)
    where = f"id IN ({', '.join('?' * len(known))})"
    return [*_said(reads, text), *([_Way("", where, tuple(known))] if known else [])]


def _said(reads: Reads, text: str) -> list[_Way]:
    folded = fold(text)
    if _DIGITS.fullmatch(text.strip()):
        digits = re.sub(r"\D", "", text)
        return [*_number(digits), _name(folded), *_phone(reads, digits)]
    found, said = [_name(folded)], toneless(folded)
    if said.isascii():
        found += [_prefix(name, said) for name in ("pinyin", "initials")]
        found += [_other(name, said) for name in ("other_pinyin", "other_initials")]
    return found + _full_number(said if said.isascii() else folded)


def _name(folded: str) -> _Way:
    words = " ".join(f'"{word}"' for word in name_query(folded))
    return _Way(words, "(instr(folded, ?) OR instr(fold(nickname), ?))", (folded, folded))


def _prefix(column: str, folded: str) -> _Way:
    return _Way("", f"gone = 0 AND {column} >= ? AND {column} < ?", (folded, folded + _LAST))


def _other(column: str, folded: str) -> _Way:
    where = f"{column} <> '' AND {column} >= ? AND {column} < ?"
    return _Way("", where, (folded, folded + _LAST))


def _number(digits: str) -> list[_Way]:
    """The number shown in any scheme, and those of the community's own that stood before."""
    value = int(digits[:15] or 0)
    own = "SELECT coalesce(prefix, '') FROM community"
    before = f"id IN (SELECT member FROM number WHERE scheme = ({own}) AND value = ? AND gone = 0)"
    return [_Way("", "gone = 0 AND number_value = ?", (value,)), _Way("", before, (value,))]


def _full_number(folded: str) -> list[_Way]:
    parsed = parse_number(folded)
    if parsed is None:
        return []
    where = "id IN (SELECT member FROM number WHERE scheme = ? AND value = ? AND gone = 0)"
    return [_Way("", where, parsed)]


def _phone(reads: Reads, digits: str) -> list[_Way]:
    if len(digits) == _MAINLAND_DIGITS and digits.startswith("86"):
        digits = digits[2:]
    if len(digits) < _GRAM_DIGITS:
        return []
    words = " ".join(f'"{word}"' for word in phone_query(digits))
    found = []
    if "member.read.contact" in reads.actor.cells:
        found.append(_Way(words, "instr(phone, ?)", (digits,)))
    elif len(digits) == _GRAM_DIGITS:
        found.append(_Way(words, "tail = ?", (digits,)))
    if len(digits) == _GRAM_DIGITS:
        # Of a phone that this computer was not given there are no words.
        found.append(_Way("", "phone IS NULL AND tail = ?", (digits,)))
    return found
