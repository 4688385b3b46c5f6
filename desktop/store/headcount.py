"""How many members a community has, without reading them."""

from desktop.store.database import Connection
from desktop.store.reads import Reads


def everybody(reads: Reads) -> int:
    """How many members are in the community, whoever looks.

    Rows are numbered and no number comes twice, so only the removed members have to be taken off,
    which have an index of their own, and the rows that left the file, which are counted.
    """
    row = reads.one(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'member'), 0)"
        " - (SELECT count(*) FROM member WHERE gone = 1)"
        " - coalesce((SELECT value FROM state WHERE name = 'holes'), 0)"
    )
    return int(row[0]) if row else 0


def note_hole(connection: Connection) -> None:
    """A member's row has left the file, since the judge did not take it."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES ('holes', 1)"
        " ON CONFLICT (name) DO UPDATE SET value = value + 1"
    )


def capacity(reads: Reads) -> int | None:
    """How many members the community takes; None for any number."""
    row = reads.one("SELECT capacity FROM community WHERE id = ?", (reads.community,))
    return int(row[0]) if row and row[0] else None
