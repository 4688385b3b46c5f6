"""Whole log entries up to a size: what goes into one answer, and nothing more, is read."""

from typing import NamedTuple

from desktop.models.signed import Entry
from desktop.models.tail import SIGNATURE_BYTES
from hub.engine import Session

_MOST = 500
_SIGNED = (
    "CASE WHEN log.device = ? AND log.number >= ? AND log.whole = 1"
    f" THEN substr(log.changeset, summed.size - {SIGNATURE_BYTES - 1}) ELSE log.changeset END"
)


class Own(NamedTuple):
    """Changesets of a device that it has itself, from this number on."""

    device: bytes
    number: int


def entries(
    session: Session,
    table: str,
    community: bytes,
    after: int,
    until: int,
    most: int,
    own: Own | None = None,
) -> list[Entry]:
    """What `log` or `past` holds beyond `after` up to `until`, in order: up to `most` bytes, one
    entry at least. Of a log's `own` nothing but the signature, if nothing was erased from them.

    Sizes first: both engines know how long a value is without reading it, and what follows the
    page is a hundred times the page.
    """
    said = _SIGNED if own else f"{table}.changeset"
    found = session.rows(
        f"SELECT {table}.seq, {table}.clock, {said} FROM"
        " (SELECT seq, size, sum(size) OVER (ORDER BY seq) AS total FROM"
        f"  (SELECT seq, length(changeset) AS size FROM {table}"
        "   WHERE community = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?) AS page) AS summed"
        f" JOIN {table} ON {table}.community = ? AND {table}.seq = summed.seq"
        " WHERE total <= ? OR total = size ORDER BY summed.seq",
        (*(own or ()), community, after, until, _MOST, community, most),
    )
    return [Entry(seq, clock, bytes(data)) for seq, clock, data in found]
