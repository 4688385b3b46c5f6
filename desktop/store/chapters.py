"""Chapters: the tree of them, who stands in each, and the numbers that each gives."""

from desktop.models.chapter import Chapter
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store.reads import Reads

_LIST = (
    "SELECT c.id, coalesce(c.name, ''), coalesce(c.code, ''), coalesce(c.zone, ''),"
    " coalesce(c.prefix, ''), c.width, c.parent, {people} FROM chapter c WHERE c.gone = 0"
    " ORDER BY c.name, c.id"
)
_PEOPLE = (
    "(SELECT count(*) FROM member m"
    " WHERE m.chapter = c.id AND m.chapter IS NOT NULL AND m.gone = 0)"
)


def listed(reads: Reads, *, counted: bool = True) -> list[Chapter]:
    """Every chapter by name; without `counted` nobody is counted, which is faster."""
    rows = reads.rows(_LIST.format(people=_PEOPLE if counted else "0"))
    return [Chapter(*row) for row in rows]


def known(reads: Reads) -> dict[bytes, Chapter]:
    """Every chapter by its id, nobody counted."""
    return {one.id: one for one in listed(reads, counted=False)}


def find(reads: Reads, word: str) -> Chapter:
    """The one chapter of this name, code or id. Raises Problem chapter.unknown."""
    found = [
        one
        for one in listed(reads)
        if word == one.id.hex() or fold(word) in (fold(one.name), fold(one.code) or None)
    ]
    if len(found) != 1:
        raise Problem("chapter.unknown", chapter=word)
    return found[0]


def get(reads: Reads, chapter: bytes) -> Chapter:
    """A chapter by its id. Raises Problem chapter.gone."""
    found = known(reads).get(chapter)
    if found is None:
        raise Problem("chapter.gone")
    return found


def used(reads: Reads, chapter: bytes) -> tuple[int, int, int]:
    """(members, groups, chapters below) that stand in a chapter."""
    row = reads.one(
        "SELECT (SELECT count(*) FROM member WHERE chapter = ?1 AND gone = 0),"
        " (SELECT count(*) FROM team WHERE chapter = ?1 AND gone = 0),"
        " (SELECT count(*) FROM chapter WHERE parent = ?1 AND gone = 0)",
        (chapter,),
    )
    return (row[0], row[1], row[2]) if row else (0, 0, 0)
