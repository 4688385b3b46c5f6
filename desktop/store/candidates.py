"""Members who may be one person: paired by what they share, scored, the likeliest first.

Pairs are sought in blocks (members with the same phone, or the same name and birthday, …), so that
the cost grows with the roster and not with its square; a block of many says nothing by itself.
"""

import heapq
from array import array
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from desktop.models.duplicate import Candidate
from desktop.models.likeness import LEAST, Person, likeness
from desktop.models.names import fold
from desktop.models.progress import Progress, quiet
from desktop.store.reads import Reads

# The members of one block are compared with each other; larger blocks are a common name's.
_BLOCK = 8
# The best so many pairs are kept, pairs of so many are read at once, and so often is told how far.
MOST, _PART, _TOLD = 50_000, 500, 20_000
_EVERYBODY = (
    "SELECT rid, folded, pinyin, phone_ix, phone, tail, wechat, birthday, city, nickname, qq, email"
    " FROM member NOT INDEXED WHERE gone = 0"
)
# What each is known by besides his profile.
_ACCOUNTS = (
    "SELECT m.rid, i.channel, i.value, i.value_ix FROM identity i"
    " LEFT JOIN alias a ON a.member = i.member"
    " CROSS JOIN member m ON m.id = coalesce(a.person, i.member) AND m.gone = 0"
    " WHERE i.gone = 0 AND i.value IS NOT NULL"
)
# Who stands under a name that is another's nickname, and who gave a name but no phone.
_CROSSED = (
    "SELECT min(a.rid) || ',' || min(b.rid) FROM member a JOIN member b"
    " ON b.folded = lower(a.nickname) AND b.rid <> a.rid AND b.gone = 0"
    " WHERE a.gone = 0 AND length(a.nickname) > 1 AND a.folded <> b.folded"
    " GROUP BY a.rid HAVING count(*) = 1",
    "SELECT min(a.rid) || ',' || group_concat(b.rid) FROM member a JOIN member b"
    " ON b.folded = a.folded AND b.rid <> a.rid AND b.gone = 0 AND b.phone IS NOT NULL"
    " AND (a.city IS NULL OR b.city IS NULL OR b.city = a.city)"
    " WHERE a.gone = 0 AND a.phone IS NULL AND a.folded <> ''"
    f" GROUP BY a.rid HAVING count(*) < {_BLOCK}",
)
_READ = (
    "SELECT rid, id, folded, pinyin, nickname, phone, wechat, qq, email, city, birthday, gender"
    " FROM member WHERE rid IN (SELECT value FROM json_each(?))"
)
_KNOWN_BY = (
    "WITH few(rid, id) AS (SELECT rid, id FROM member"
    " WHERE rid IN (SELECT value FROM json_each(?))), his(rid, id) AS (SELECT rid, id FROM few"
    " UNION ALL SELECT f.rid, a.member FROM few f JOIN alias a ON a.person = f.id)"
    " SELECT h.rid, i.channel, i.value FROM his h CROSS JOIN identity i ON i.member = h.id"
    " WHERE i.gone = 0 AND i.value IS NOT NULL"
)
_APART = (
    "SELECT a.rid, b.rid FROM apart p JOIN member a ON a.id = p.one JOIN member b ON b.id = p.other"
    " WHERE p.gone = 0"
)

_Pair = tuple[int, int]


def candidates(reads: Reads, progress: Progress = quiet) -> list[Candidate]:
    """The pairs worth a look, the likeliest first, at most MOST of them.

    Reads the whole roster: seconds at a million members, so screens ask aside. Raises Cancelled.
    """
    pairs = sorted(_pairs(reads, progress) - _known_apart(reads))
    best: list[tuple[int, int, int, Candidate]] = []
    for start in range(0, len(pairs), _PART):
        progress(start, len(pairs))
        for made in _scored(reads, pairs[start : start + _PART]):
            heapq.heappush(best, made)
            if len(best) > MOST:
                heapq.heappop(best)
    return [made for *_, made in sorted(best, reverse=True)]


def _pairs(reads: Reads, progress: Progress) -> set[_Pair]:
    found = {pair for block in _blocks(reads, progress) for pair in combinations(block, 2)}
    for sql in _CROSSED:
        for (listed,) in reads.rows(sql):
            found.update(combinations(sorted(map(int, listed.split(","))), 2))
    return found


def _blocks(reads: Reads, progress: Progress) -> Iterator[list[int]]:
    """The rids of members with a key in common, in order; keys are kept as numbers, to be small."""
    import numpy

    keys, rids = array("q"), array("q")
    for done, (rid, *told) in enumerate(reads.each(_EVERYBODY)):
        if done % _TOLD == 0:
            progress(done, 0)
        for key in _shared(told):
            keys.append(hash(key))
            rids.append(rid)
    for rid, *account in reads.each(_ACCOUNTS):
        keys.append(hash(_account_key(*account)))
        rids.append(rid)
    listed, whose = numpy.frombuffer(keys, "q"), numpy.frombuffer(rids, "q")
    order = numpy.lexsort((whose, listed))
    listed, whose = listed[order], whose[order]
    starts = numpy.flatnonzero(numpy.diff(listed, prepend=listed[:1] - 1))
    sizes = numpy.diff(starts, append=len(listed))
    several = (sizes > 1) & (sizes <= _BLOCK)
    for start, size in zip(starts[several].tolist(), sizes[several].tolist(), strict=True):
        # A profile may say what one of his other accounts says: nobody is his own double.
        yield sorted(set(whose[start : start + size].tolist()))


def _shared(told: list[Any]) -> Iterator[tuple[object, ...]]:
    """What is enough in common with another to be compared with him.

    Two of one name and city with a phone each, for one, is not. A phone's digits are taken in two
    halves: of a number with one digit wrong one half is right.
    """
    folded, pinyin, phone_ix, phone, tail, wechat, birthday, city, nickname, qq, email = told
    said = (("phone", phone_ix), ("wechat", wechat), ("qq", qq), ("email", email))
    yield from (_account_key(channel, text, text) for channel, text in said if text)
    if folded and birthday:
        yield 3, folded, birthday
    if folded and phone:
        yield 4, folded, phone[:9]
        yield 5, folded, phone[-6:]
    elif folded:
        yield 6, folded, city
    if pinyin and tail:
        yield 7, pinyin, tail
    if nickname and birthday:
        yield 8, nickname, birthday


def _account_key(channel: str, value: Any, value_ix: Any) -> tuple[object, ...]:
    """The key of an account, in the profile or besides; a phone's is its hash."""
    return (1, value_ix) if channel == "phone" else (2, channel, value.lower())


def _known_apart(reads: Reads) -> set[_Pair]:
    return {(min(a, b), max(a, b)) for a, b in reads.rows(_APART)}


def _scored(reads: Reads, pairs: list[_Pair]) -> Iterator[tuple[int, int, int, Candidate]]:
    """The pairs that reach LEAST, ordered by score and then by who came first."""
    rids = sorted({rid for pair in pairs for rid in pair})
    people = dict(_people(reads, rids))
    for one, other in pairs:
        found = likeness(people[one], people[other])
        if found.score >= LEAST:
            yield (found.score, -one, -other, Candidate(people[one].id, people[other].id, found))


def _people(reads: Reads, rids: list[int]) -> Iterator[tuple[int, Person]]:
    known: dict[int, set[tuple[str, str]]] = {rid: set() for rid in rids}
    for rid, channel, value in reads.rows(_KNOWN_BY, (str(rids),)):
        known[rid].add((channel, value.lower()))
    for rid, record, folded, pinyin, nickname, phone, wechat, qq, email, *rest in reads.rows(
        _READ, (str(rids),)
    ):
        own = (("phone", phone), ("wechat", wechat), ("qq", qq), ("email", email))
        known[rid].update((channel, value.lower()) for channel, value in own if value)
        city, birthday, gender = (text or "" for text in rest)
        yield (
            rid,
            Person(
                record,
                folded or "",
                pinyin or "",
                fold(nickname or ""),
                phone or "",
                (wechat or "").lower(),
                city,
                birthday,
                gender,
                frozenset(known[rid]),
            ),
        )
