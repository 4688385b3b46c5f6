"""How this device stands with its judge: where it read to, what waits, what did not stand."""

from typing import NamedTuple

from desktop.models.signed import AHEAD_MS
from desktop.store import link, pending
from desktop.store.community import Store
from desktop.store.digest import digest


class Standing(NamedTuple):
    """`cursor` is the seq read up to; `digest` is over what is confirmed there."""

    cursor: int
    pending: int
    refused: int
    conflicts: int
    digest: bytes


class _Enough(Exception):
    """Takes back what was only done to look."""


def standing(store: Store) -> Standing:
    """Reads the whole file for the digest, so it is for checking, not for a screen."""
    waiting = pending.waiting_changesets(store)
    return Standing(
        _number(store, "SELECT value FROM state WHERE name = 'seq'"),
        waiting,
        _number(store, "SELECT count(*) FROM changeset WHERE seq IS NULL AND refused IS NOT NULL"),
        _number(store, "SELECT count(*) FROM card WHERE settled = 0"),
        confirmed(store),
    )


def confirmed(store: Store) -> bytes:
    """The digest at the cursor, without what waits for the judge. Reads the whole file."""
    waiting = pending.waiting_changesets(store)
    return _without_pending(store) if waiting else digest(store, store.refs)


def note_skew(store: Store, skew: int) -> int:
    """Remember how far the hub's clock is ahead (ms), 0 for what the judge allows; that."""
    off = skew if abs(skew) > AHEAD_MS else 0
    # Nothing is written while the clocks agree as they did.
    if off or link.read(store).skew:
        with store.writing() as connection:
            link.keep(connection, skew=off)
    return off


def _number(store: Store, sql: str) -> int:
    found = store.one(sql)
    return int(found[0]) if found else 0


def _without_pending(store: Store) -> bytes:
    """The digest without what waits: taken off in a transaction that never ends well."""
    found = b""
    try:
        with store.writing() as connection:
            records = connection.execute("SELECT DISTINCT tbl, record FROM pending").fetchall()
            for table, record in records:
                pending.withdraw(connection, table, bytes(record))
            found = digest(store, store.refs)
            raise _Enough
    except _Enough:
        return found
