"""Whole log entries up to a size: what goes into one answer, and nothing more, is read."""

from desktop.models.signed import Entry
from hub.engine import Session

_MOST = 500


def entries(
    session: Session, table: str, community: bytes, after: int, until: int, most: int
) -> list[Entry]:
    """What `log` or `past` holds beyond `after` up to `until`, in order: up to `most` bytes, one
    entry at least.

    Sizes first: both engines know how long a value is without reading it, and what follows the
    page is a hundred times the page.
    """
    found = session.rows(
        f"SELECT {table}.seq, {table}.clock, {table}.changeset FROM"
        " (SELECT seq, size, sum(size) OVER (ORDER BY seq) AS total FROM"
        f"  (SELECT seq, length(changeset) AS size FROM {table}"
        "   WHERE community = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?) AS page) AS summed"
        f" JOIN {table} ON {table}.community = ? AND {table}.seq = summed.seq"
        " WHERE total <= ? OR total = size ORDER BY summed.seq",
        (community, after, until, _MOST, community, most),
    )
    return [Entry(seq, clock, bytes(data)) for seq, clock, data in found]
