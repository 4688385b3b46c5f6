"""Finding members by what people type: a name in any script, pinyin, initials, phone, number."""

import re

from desktop.models.names import fold, name_query, phone_query
from desktop.models.numbers import parse_number
from desktop.store.reads import Reads

# (condition on `member`, its parameters)
Condition = tuple[str, tuple[object, ...]]

_DIGITS = re.compile(r"\+?[\d\s-]+")
_LAST = chr(0x10FFFF)
_GRAM_DIGITS = 4
_MAINLAND_DIGITS = 13


def condition(reads: Reads, text: str) -> Condition:
    """The SQL condition for what was typed; ("1", ()) for nothing typed.

    A Chinese or other name matches anywhere in name or nickname; letters also match the
    beginning of the pinyin or its initials; digits match a member number and, from four on,
    any part of a phone (the last four only, for an actor who may not read phones).
    """
    folded = fold(text)
    if not folded:
        return "1", ()
    if _DIGITS.fullmatch(text.strip()):
        digits = re.sub(r"\D", "", text)
        return _any([_number(digits), _name(folded), *_phone(reads, digits)])
    found = [_name(folded)]
    if folded.isascii():
        found += [_prefix(name, folded) for name in ("pinyin", "initials")]
        found += [_other(name, folded) for name in ("other_pinyin", "other_initials")]
        found += _full_number(folded)
    return _any(found)


def find(reads: Reads, text: str, limit: int = 50) -> list[bytes]:
    """The ids of the first members found, in the order in which they joined the file."""
    where, given = condition(reads, text)
    rows = reads.rows(
        f"SELECT id FROM member WHERE ({where}) AND gone = 0 ORDER BY rid LIMIT ?",
        (*given, limit),
    )
    return [row[0] for row in rows]


def _any(found: list[Condition]) -> Condition:
    """One of several, each answered by its own index: a union of row ids, not an OR."""
    parts = [f"SELECT rid FROM member WHERE {where}" for where, _ in found]
    given = tuple(value for _, values in found for value in values)
    return f"member.rid IN ({' UNION '.join(parts)})", given


def _name(folded: str) -> Condition:
    words = " ".join(f'"{word}"' for word in name_query(folded))
    return (
        "rid IN (SELECT rowid FROM grams WHERE grams MATCH ?)"
        " AND (instr(folded, ?) OR instr(fold(nickname), ?))",
        (words, folded, folded),
    )


def _prefix(column: str, folded: str) -> Condition:
    return f"gone = 0 AND {column} >= ? AND {column} < ?", (folded, folded + _LAST)


def _other(column: str, folded: str) -> Condition:
    return (
        f"{column} <> '' AND {column} >= ? AND {column} < ?",
        (folded, folded + _LAST),
    )


def _number(digits: str) -> Condition:
    return "gone = 0 AND number_value = ?", (int(digits[:15] or 0),)


def _full_number(folded: str) -> list[Condition]:
    parsed = parse_number(folded)
    if parsed is None:
        return []
    return [
        ("id IN (SELECT member FROM number WHERE scheme = ? AND value = ? AND gone = 0)", parsed)
    ]


def _phone(reads: Reads, digits: str) -> list[Condition]:
    if len(digits) == _MAINLAND_DIGITS and digits.startswith("86"):
        digits = digits[2:]
    if len(digits) < _GRAM_DIGITS:
        return []
    words = " ".join(f'"{word}"' for word in phone_query(digits))
    match = "rid IN (SELECT rowid FROM grams WHERE grams MATCH ?)"
    if "member.read.contact" in reads.actor.cells:
        return [(f"{match} AND instr(phone, ?)", (words, digits))]
    if len(digits) > _GRAM_DIGITS:
        return []
    return [(f"{match} AND tail = ?", (words, digits))]
