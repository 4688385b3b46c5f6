"""The highest member number of each scheme, followed as rows come: blocks are leased above it."""

from collections.abc import Mapping

from desktop.models.judging_known import Row
from desktop.models.numbers import LARGEST
from hub.engine import Session


def note(
    session: Session, community: bytes, changed: Mapping[tuple[str, bytes], Row | None]
) -> None:
    """Follow rows that were written. What was given once stays given, also after an undo."""
    tops: dict[str, int] = {}
    for (table, _), row in changed.items():
        if row is not None and table in _SAYS:
            scheme, number = (row.clear.get(name) for name in _SAYS[table])
            if isinstance(number, int) and 0 < number <= LARGEST:
                tops[scheme or ""] = max(tops.get(scheme or "", 0), number)
    session.many(
        "INSERT INTO top (community, scheme, value) VALUES (?, ?, ?)"
        " ON CONFLICT (community, scheme) DO UPDATE SET value ="
        " CASE WHEN excluded.value > top.value THEN excluded.value ELSE top.value END",
        [(community, scheme, number) for scheme, number in tops.items()],
    )


# Table → the fields that name the scheme and a number of it which is not free any more.
_SAYS: Mapping[str, tuple[str, str]] = {
    "number": ("scheme", "value"),
    "lease": ("scheme", "last"),
    "community": ("prefix", "burnt"),
    "chapter": ("prefix", "burnt"),
}


def highest(session: Session, community: bytes, scheme: str) -> int:
    """The highest number of a scheme, 0 while there is none."""
    found = session.rows(
        "SELECT value FROM top WHERE community = ? AND scheme = ?", (community, scheme)
    )
    return int(found[0][0]) if found else 0
