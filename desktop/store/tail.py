"""The end of the log as it came, kept for a hub that may be restored from an old backup.

docs/decisions/what-a-restored-hub-gets-back.md says how much of it and why.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.models.signed import Entry, verdict_device
from desktop.models.tail import NO_MARK, TailPage, chained
from desktop.store.database import Connection, value
from desktop.store.reads import Reads

# A backup of a hub that is older than this is not made whole by its devices.
KEPT_MS: Final = 30 * 24 * 3_600_000
# More than this much is not kept, however young it is.
KEPT_BYTES: Final = 128 * 1024 * 1024


class Came(NamedTuple):
    """A page of the log as the judge gave it, at his time `now` (ms)."""

    page: TailPage
    now: int


def keep(connection: Connection, came: Came) -> None:
    """Remember a page; pages that are old, or too much together, go."""
    page = came.page
    if not page.entries or not page.signature:
        return
    connection.execute("DELETE FROM tail WHERE page = ?", (page.after,))
    size = sum(len(one.changeset) for one in page.entries)
    connection.execute(
        "INSERT OR REPLACE INTO tail_page (after, mark, last, epoch, at, size, signature)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            page.after,
            page.mark,
            page.entries[-1].seq,
            page.epoch,
            came.now,
            size,
            page.signature,
        ),
    )
    connection.executemany(
        "INSERT INTO tail (page, seq, clock, wire) VALUES (?, ?, ?, ?)",
        ((page.after, one.seq, one.clock, one.changeset) for one in page.entries),
    )
    _let_go(connection, came.now)


def _let_go(connection: Connection, now: int) -> None:
    too_much = value(
        connection,
        "SELECT max(after) FROM (SELECT after, sum(size) OVER (ORDER BY after DESC) AS total"
        " FROM tail_page) WHERE total > ?",
        (KEPT_BYTES,),
    )
    old = now - KEPT_MS
    for table, name in (("tail", "page"), ("tail_page", "after")):
        connection.execute(
            f"DELETE FROM {table} WHERE {name} <= ?"
            f" OR {name} IN (SELECT after FROM tail_page WHERE at < ?)",
            (-1 if too_much is None else too_much, old),
        )
    # What did not stand is kept as long.
    connection.execute(
        "DELETE FROM outbox WHERE rid IN (SELECT c.rid FROM changeset c JOIN verdict v"
        " ON v.number = c.number WHERE c.refused IS NOT NULL AND v.at < ?)",
        (old,),
    )


def places(reads: Reads) -> list[tuple[int, bytes]]:
    """Every place of the log that is remembered as (seq, mark), first to last."""
    found: dict[int, bytes] = {}
    for after, begins in reads.rows("SELECT after, mark FROM tail_page ORDER BY after"):
        found[after] = before = bytes(begins)
        # Of a changeset the signature at its end is enough.
        for seq, clock, end in reads.rows(
            "SELECT seq, clock, substr(wire, -64) FROM tail WHERE page = ? ORDER BY seq", (after,)
        ):
            found[seq] = before = chained(before, Entry(seq, clock, bytes(end)))
    return sorted((seq, signed) for seq, signed in found.items() if signed != NO_MARK or seq == 0)


def pages(reads: Reads, after: int) -> Iterator[TailPage]:
    """The pages that reach beyond a seq, in the order of the log."""
    for start, begins, epoch, signature in reads.rows(
        "SELECT after, mark, epoch, signature FROM tail_page WHERE last > ? ORDER BY after",
        (after,),
    ):
        yield TailPage(epoch, start, bytes(begins), _entries(reads, start), bytes(signature))


def _entries(reads: Reads, page: int) -> list[Entry]:
    found = reads.rows("SELECT seq, clock, wire FROM tail WHERE page = ? ORDER BY seq", (page,))
    return [Entry(seq, clock, bytes(wire)) for seq, clock, wire in found]


def verdicts(reads: Reads) -> dict[bytes, list[bytes]]:
    """What the judge said to this device, by the ids it has had, as he signed it, in order."""
    found: dict[bytes, list[bytes]] = {}
    for (wire,) in reads.rows("SELECT wire FROM verdict WHERE wire IS NOT NULL ORDER BY ruled"):
        found.setdefault(verdict_device(bytes(wire)), []).append(bytes(wire))
    return found


def aside(reads: Reads, device: bytes) -> list[bytes]:
    """The changesets of a device that did not stand, as they were sent, in order."""
    found = reads.rows(
        "SELECT o.wire FROM outbox o JOIN changeset c ON c.rid = o.rid"
        " WHERE c.refused IS NOT NULL AND c.device = ? ORDER BY c.number",
        (device,),
    )
    return [bytes(row[0]) for row in found]


def forget(connection: Connection, after: int) -> None:
    """Let go of what was beyond a seq: the log is another one from there."""
    connection.execute(
        "DELETE FROM tail WHERE page IN (SELECT after FROM tail_page WHERE last > ?)", (after,)
    )
    connection.execute("DELETE FROM tail_page WHERE last > ?", (after,))
