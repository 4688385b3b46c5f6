"""Reading and finding what was said in sessions."""

from collections.abc import Collection
from contextlib import closing

from desktop.models.calendar import occurrence_id
from desktop.models.transcript import Line
from desktop.store.reads import Reads

PAGE = 200
# A name that was erased with its owner is gone; that of a member is as he is called now.
_LINE = (
    "SELECT t.occurrence, t.position, coalesce(t.role, 'audience'),"
    " coalesce(nullif(m.name, ''), m.nickname, t.speaker, ''), coalesce(t.text, ''),"
    " coalesce(t.at, ''), coalesce(a.person, t.member) FROM transcript_line t"
    " LEFT JOIN alias a ON a.member = t.member"
    " LEFT JOIN member m ON m.id = coalesce(a.person, t.member) AND m.gone = 0"
)
_FOUND = "(instr(lower(t.text), lower(?)) OR instr(lower(coalesce(t.speaker, '')), lower(?)))"


def page(reads: Reads, occurrence: bytes, offset: int = 0, limit: int = PAGE) -> list[Line]:
    """At most 200 lines of one session, in the order in which they were said."""
    found = reads.rows(
        f"{_LINE} WHERE t.occurrence = ? AND t.gone = 0 ORDER BY t.position LIMIT ? OFFSET ?",
        (occurrence, min(limit, PAGE), offset),
    )
    return [Line(*row) for row in found]


def whole(reads: Reads, occurrence: bytes) -> list[Line]:
    """Every line of one session, for a file or a printer."""
    found: list[Line] = []
    while more := page(reads, occurrence, len(found)):
        found += more
    return found


def count(reads: Reads, occurrence: bytes) -> int:
    """How many lines are kept of a session."""
    row = reads.one(
        "SELECT count(*) FROM transcript_line WHERE occurrence = ? AND gone = 0", (occurrence,)
    )
    return int(row[0]) if row else 0


def search(
    reads: Reads, text: str, *, occurrence: bytes | None = None, offset: int = 0, limit: int = PAGE
) -> list[Line]:
    """At most 200 lines in which a text stands, or whose speaker is called so; of one or of all."""
    said = text.strip()
    if not said:
        return []
    here = "t.occurrence = ? AND " if occurrence is not None else ""
    given = (occurrence,) if occurrence is not None else ()
    found = reads.rows(
        f"{_LINE} WHERE {here}t.gone = 0 AND {_FOUND}"
        " ORDER BY t.occurrence, t.position LIMIT ? OFFSET ?",
        (*given, said, said, min(limit, PAGE), offset),
    )
    return [Line(*row) for row in found]


def ids(reads: Reads, occurrence: bytes) -> set[bytes]:
    """Every line that is kept of a session."""
    found = reads.rows(
        "SELECT id FROM transcript_line WHERE occurrence = ? AND gone = 0", (occurrence,)
    )
    return {bytes(row[0]) for row in found}


def origins(reads: Reads, some: Collection[bytes]) -> dict[bytes, tuple[bytes, str]]:
    """By which series and original start some occurrences are found: those that have a row."""
    left, found = set(some), dict[bytes, tuple[bytes, str]]()
    rows = reads.each("SELECT series, original FROM occurrence ORDER BY original DESC")
    with closing(rows):
        for series, original in rows:
            if not left:
                break
            one = occurrence_id(reads.community, series, original)
            if one in left:
                left.remove(one)
                found[one] = (bytes(series), str(original))
    return found
