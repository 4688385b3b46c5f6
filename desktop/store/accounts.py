"""Who is known by a second phone, a shop's account or a card, besides what his profile says."""

import json
import re
from collections.abc import Sequence

from desktop.models.people import CHANNELS, normalised
from desktop.models.problem import Problem
from desktop.store.reads import Reads

_CONTACT = "member.read.contact"
_DIGITS = re.compile(r"\+?[\d\s-]+")
# So much of a phone is typed before those that begin so are looked for.
_LEAST, _MAINLAND, _LAST = 4, "+86", chr(0x10FFFF)
_MOST = 50
_WRITTEN = tuple(channel for channel in CHANNELS if channel != "phone")
# Whose an account is now: who was merged is somebody else.
_WHOSE = (
    " FROM identity i LEFT JOIN alias a ON a.member = i.member"
    " JOIN member m ON m.id = coalesce(a.person, i.member) AND m.gone = 0 WHERE i.gone = 0"
)
_CHANNELS = ", ".join(f"'{channel}'" for channel in _WRITTEN)


def found(reads: Reads, text: str) -> list[bytes]:
    """Whose account this is, or whose other phone begins so, as people type it into a search."""
    if _CONTACT not in reads.actor.cells:
        return []
    said = sorted({_said(channel, text) for channel in _WRITTEN} - {""})
    where = f"i.channel IN ({_CHANNELS}) AND i.value IN (SELECT value FROM json_each(?))"
    ids = _ids(reads, where, json.dumps(said))
    digits = re.sub(r"\D", "", text) if _DIGITS.fullmatch(text.strip()) else ""
    if len(digits) >= _LEAST:
        for start in (f"+{digits}", _MAINLAND + digits):
            where = "i.channel = 'phone' AND i.value >= ? AND i.value < ?"
            ids += _ids(reads, where, start, start + _LAST)
    return list(dict.fromkeys(ids))


def of_phone(reads: Reads, phone: str) -> list[bytes]:
    """Whose second phone this is, whole and in E.164."""
    return _ids(reads, "i.channel = 'phone' AND i.value = ?", phone)


def by_index(reads: Reads, indexes: Sequence[str]) -> list[tuple[bytes, str]]:
    """(member, hash) of those whose second phone has one of these hashes, as hex digits."""
    asked = f"SELECT DISTINCT m.id, lower(hex(i.value_ix)){_WHOSE} AND i.value_ix IN"
    listed = " (SELECT unhex(value) FROM json_each(?)) ORDER BY m.id"
    return [(bytes(one), str(ix)) for one, ix in reads.rows(asked + listed, (json.dumps(indexes),))]


def _ids(reads: Reads, where: str, *given: object) -> list[bytes]:
    asked = f"SELECT DISTINCT m.id{_WHOSE} AND {where} LIMIT {_MOST}"
    return [bytes(one) for (one,) in reads.rows(asked, given)]


def _said(channel: str, text: str) -> str:
    try:
        return normalised(channel, text)
    except Problem:
        return ""
