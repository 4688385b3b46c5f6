"""What members proposed, what became of it, and its share of the events."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop.models.problem import Problem
from desktop.models.proposal import APPROVED, DECLINED, PROPOSED, Proposal, Share, series_of
from desktop.store import calendar
from desktop.store.merged import NOW
from desktop.store.reads import Reads

PAGE = 200
_ROW = (
    "SELECT p.id, m.id, coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(p.title, ''),"
    " coalesce(p.start, ''), coalesce(p.minutes, 60), coalesce(p.place, ''), coalesce(p.note, ''),"
    " coalesce(p.state, 'proposed'), coalesce(p.reason, ''), coalesce(p.at, 0), p.proposer"
    f" FROM proposal p LEFT JOIN member m ON m.id = {NOW.format('p.proposer')} WHERE p.gone = 0"
)


def page(reads: Reads, state: str = "", limit: int = PAGE) -> list[Proposal]:
    """Proposals by when they came, those that wait first; of one state or of all."""
    found = reads.rows(
        f"{_ROW} ORDER BY coalesce(p.state, 'proposed') <> 'proposed', p.at, p.id LIMIT ?",
        (min(limit, PAGE),),
    )
    there = _became(reads, [row[0] for row in found])
    made = [_proposal(row, there) for row in found]
    return [one for one in made if not state or one.state == state]


def find(reads: Reads, proposal: bytes) -> Proposal:
    """One proposal. Raises Problem proposal.gone."""
    found = reads.one(f"{_ROW} AND p.id = ?", (proposal,))
    if found is None:
        raise Problem("proposal.gone")
    return _proposal(found, _became(reads, [proposal]))


def resolve(reads: Reads, word: str) -> bytes:
    """A proposal by its id, or a title that one alone has, those that wait first.

    Raises Problem proposal.unknown.
    """
    found = [one for one in page(reads) if word in (one.title, one.id.hex())]
    waiting = [one for one in found if one.state == PROPOSED] or found
    if len(waiting) != 1:
        raise Problem("proposal.unknown", word=word)
    return waiting[0].id


def proposers(reads: Reads, series: Iterable[bytes]) -> dict[bytes, tuple[bytes, str]]:
    """Series that a member proposed -> (member, name)."""
    found = reads.rows(
        "SELECT s.id, m.id, coalesce(nullif(m.name, ''), m.nickname, '') FROM json_each(?) j"
        " JOIN series s ON s.id = unhex(j.value) AND s.proposer IS NOT NULL"
        f" LEFT JOIN member m ON m.id = {NOW.format('s.proposer')}",
        (json.dumps([one.hex() for one in set(series)]),),
    )
    return {bytes(one): (bytes(member or b""), name) for one, member, name in found}


def share(reads: Reads, first: date, last: date) -> Share:
    """Of the events of these days, inclusive, how many began with a member's proposal.

    Cancelled ones do not count. Raises Problem calendar.too_many.
    """
    events = calendar.occurrences(reads, first, last, kinds=("event",))
    began = proposers(reads, {one.series for one in events})
    return Share(len(events), sum(one.series in began for one in events))


def _became(reads: Reads, proposals: Iterable[bytes]) -> dict[bytes, bytes]:
    """Which of these proposals are series in the calendar."""
    ids = {series_of(reads.community, one): one for one in proposals}
    found = reads.rows(
        "SELECT s.id FROM json_each(?) j JOIN series s ON s.id = unhex(j.value) AND s.gone = 0",
        (json.dumps([one.hex() for one in ids]),),
    )
    return {ids[bytes(row[0])]: bytes(row[0]) for row in found}


def _proposal(row: tuple[Any, ...], there: dict[bytes, bytes]) -> Proposal:
    said = list(row)
    record, state = bytes(said[0]), said[8]
    series = there.get(record, b"")
    said[1] = said[1] or said[11]
    said[8] = APPROVED if series else state if state in (APPROVED, DECLINED) else PROPOSED
    said[11] = series
    return Proposal(*said)
