"""Members who may be one person: paired by what they share, scored, the likeliest first.

Pairs are sought in blocks (members with the same phone, or the same name and city, …), so that the
cost grows with the roster and not with its square; a block of many says nothing by itself.
"""

import heapq
from collections.abc import Iterator
from itertools import combinations

from desktop.models.duplicate import Candidate
from desktop.models.likeness import LEAST, Person, likeness
from desktop.models.names import fold
from desktop.models.progress import Progress, quiet
from desktop.store.reads import Reads

# The members of one block are compared with each other; larger blocks are a common name's.
_BLOCK = 8
# The best so many pairs are kept, and pairs of so many are read at once.
MOST, _PART = 2_000, 500
# What the members of one block share. Digits of a phone are taken in two halves: of a number with
# one digit wrong one half is right.
_KEYS = (
    ("phone_ix", "phone_ix IS NOT NULL"),
    ("lower(wechat)", "wechat IS NOT NULL AND wechat <> ''"),
    ("folded, city", "folded <> '' AND city IS NOT NULL AND city <> ''"),
    ("folded, birthday", "folded <> '' AND birthday IS NOT NULL"),
    ("folded, substr(phone, 1, 9)", "folded <> '' AND length(phone) > 9"),
    ("folded, substr(phone, -6)", "folded <> '' AND length(phone) > 9"),
    ("folded, phone IS NULL", "folded <> '' AND phone IS NULL"),
    ("pinyin, tail", "pinyin <> '' AND tail IS NOT NULL AND tail <> ''"),
    ("nickname, city", "length(nickname) > 1"),
)
_BLOCKS = (
    "SELECT group_concat(rid) FROM member WHERE gone = 0 AND {there} GROUP BY {key}"
    " HAVING count(*) BETWEEN 2 AND {most}"
)
# Who stands under a name that is another's nickname, and who gave a name but no phone.
_CROSSED = (
    "SELECT min(a.rid) || ',' || min(b.rid) FROM member a JOIN member b"
    " ON b.folded = lower(a.nickname) AND b.rid <> a.rid AND b.gone = 0"
    " WHERE a.gone = 0 AND length(a.nickname) > 1 AND a.folded <> b.folded"
    " GROUP BY a.rid HAVING count(*) = 1",
    "SELECT min(a.rid) || ',' || min(b.rid) FROM member a JOIN member b"
    " ON b.folded = a.folded AND b.rid <> a.rid AND b.gone = 0 AND b.phone IS NOT NULL"
    " WHERE a.gone = 0 AND a.phone IS NULL AND a.folded <> ''"
    " GROUP BY a.rid HAVING count(*) = 1",
)
_READ = (
    "SELECT rid, id, folded, pinyin, nickname, phone, wechat, city, birthday, gender FROM member"
    " WHERE rid IN (SELECT value FROM json_each(?))"
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
    found: set[_Pair] = set()
    questions = [_BLOCKS.format(key=key, there=there, most=_BLOCK) for key, there in _KEYS]
    for done, sql in enumerate((*questions, *_CROSSED)):
        progress(done, len(questions) + len(_CROSSED))
        for (listed,) in reads.rows(sql):
            found.update(combinations(sorted(map(int, listed.split(","))), 2))
    return found


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
    for rid, record, folded, pinyin, nickname, phone, wechat, *rest in reads.rows(
        _READ, (str(rids),)
    ):
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
            ),
        )
