"""What a push will ask the database, asked beforehand: one way there and back instead of five.

The head comes first: it is locked, so everything behind it is read under the lock.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.models.judging_seals import named
from desktop.models.signed import SignedChangeset
from hub.engine import Engine, Session

# In a larger push the ways there and back do not count.
_MOST_OPS: Final = 8


class Query(NamedTuple):
    """A statement that reads, and its parameters."""

    sql: str
    params: tuple[object, ...]


def head(community: bytes, lock: str) -> Query:
    """Where a community's log stands."""
    return Query(
        "SELECT epoch, seq, since, mark FROM head WHERE community = ?" + lock, (community,)
    )


def device(community: bytes, which: bytes) -> Query:
    """How far a device got."""
    return Query(
        "SELECT number, op, signature, ruled FROM device WHERE community = ? AND device = ?",
        (community, which),
    )


def overwritten(community: bytes, action: bytes) -> Query:
    """How many rows of others an action has deleted or overwritten."""
    return Query("SELECT done FROM mass WHERE community = ? AND action = ?", (community, action))


def records(community: bytes, table: str, which: Sequence[bytes]) -> Query:
    """These rows of the state."""
    return Query(
        "SELECT record, born, ver, vers, gone, clear, sealed FROM state"
        f" WHERE community = ? AND tbl = ? AND record IN ({', '.join('?' * len(which))})",
        (community, table, *which),
    )


def seeds(community: bytes, which: Sequence[bytes]) -> Query:
    """Whose seeds these are."""
    return Query(
        "SELECT seed, subject, secret FROM seed"
        f" WHERE community = ? AND seed IN ({', '.join('?' * len(which))})",
        (community, *which),
    )


def seeds_of(community: bytes, which: Sequence[bytes]) -> Query:
    """The seeds of these subjects."""
    return Query(
        "SELECT seed, subject, secret FROM seed"
        f" WHERE community = ? AND subject IN ({', '.join('?' * len(which))}) ORDER BY seed",
        (community, *which),
    )


def foresee(engine: Engine, session: Session, found: SignedChangeset) -> None:
    """Ask for what judging this changeset, the only one of its transaction, is going to read."""
    about = found.about
    if about.count > _MOST_OPS:
        return
    session.foresee(*head(about.community, engine.lock))
    session.foresee(*device(about.community, about.device))
    wanted: dict[str, dict[bytes, None]] = {}
    for op in found.bare:
        if op is not None:
            wanted.setdefault(op.table, {})[op.record] = None
    for table, which in wanted.items():
        session.foresee(*records(about.community, table, tuple(which)))
    if keys := tuple(dict.fromkeys(named(found))):
        session.foresee(*seeds(about.community, keys))
    session.foresee(*overwritten(about.community, about.action))
