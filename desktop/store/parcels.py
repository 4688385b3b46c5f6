"""What a device keeps for others whose changes it takes along, or judges."""

from typing import NamedTuple

from desktop.models.signed import read_changeset
from desktop.store.database import Connection
from desktop.store.reads import Reads


class Peer(NamedTuple):
    """How far another device had read when it was last heard of."""

    device: bytes
    seq: int
    ruled: int


class Invited(NamedTuple):
    """An invitation by a bundle; `device` came under it, None while nobody did."""

    name: bytes
    proof: bytes
    operator: bytes
    expires: int
    seq: int
    device: bytes | None


# -- others ---------------------------------------------------------------------------------------


def peers(reads: Reads) -> list[Peer]:
    """Every device that was heard of through bundles."""
    found = reads.rows("SELECT device, seq, ruled FROM peer ORDER BY device")
    return [Peer(bytes(device), seq, ruled) for device, seq, ruled in found]


def has_team(reads: Reads, now_ms: int) -> bool:
    """Whether others follow this device, or were invited to and may come yet."""
    found = reads.one(
        "SELECT 1 FROM peer UNION ALL"
        " SELECT 1 FROM invited WHERE device IS NOT NULL OR expires > ? LIMIT 1",
        (now_ms,),
    )
    return found is not None


def hear(connection: Connection, peer: Peer) -> None:
    """Note what a device said of itself last: one whose folder was put back says less again."""
    connection.execute(
        "INSERT INTO peer (device, seq, ruled) VALUES (?, ?, ?) ON CONFLICT (device) DO UPDATE"
        " SET seq = excluded.seq, ruled = excluded.ruled, due = 1",
        peer,
    )


def due(reads: Reads) -> list[Peer]:
    """The devices that were heard of since the judge was last asked for them."""
    found = reads.rows("SELECT device, seq, ruled FROM peer WHERE due = 1 ORDER BY device")
    return [Peer(bytes(device), seq, ruled) for device, seq, ruled in found]


def done(connection: Connection, device: bytes) -> None:
    """The judge was asked for this device; pages that everybody has read go."""
    connection.execute("UPDATE peer SET due = 0 WHERE device = ?", (device,))
    connection.execute("DELETE FROM leaf WHERE last <= (SELECT min(seq) FROM peer)")


def carry(connection: Connection, device: bytes, number: int, wire: bytes) -> None:
    """Keep a signed changeset of another device; the first that came under a number stays."""
    connection.execute(
        "INSERT INTO carried (device, number, wire) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (device, number, wire),
    )


def carried(reads: Reads, device: bytes) -> list[bytes]:
    """The changesets of a device that are on their way, in the order of their numbers."""
    found = reads.rows("SELECT wire FROM carried WHERE device = ? ORDER BY number", (device,))
    return [bytes(row[0]) for row in found]


def signed(reads: Reads, device: bytes, number: int) -> bytes | None:
    """One changeset of a device as it signed it, None where it is not kept."""
    found = reads.one("SELECT wire FROM carried WHERE device = ? AND number = ?", (device, number))
    return bytes(found[0]) if found else None


def known_head(reads: Reads, device: bytes, number: int) -> bytes | None:
    """The head of what is known by this name, from the log or kept; None where nothing is."""
    # A changeset that is known by its name alone has none.
    sql = "SELECT head FROM changeset WHERE device = ? AND number = ? AND head <> x''"
    if row := reads.one(sql, (device, number)):
        return bytes(row[0])
    kept = signed(reads, device, number)
    return read_changeset(kept).head if kept else None


def deliver(connection: Connection, device: bytes, last: int) -> None:
    """The judge decided everything of the device up to this number."""
    connection.execute("DELETE FROM carried WHERE device = ? AND number <= ?", (device, last))


# -- what the judge said --------------------------------------------------------------------------


def tell(connection: Connection, device: bytes, ruled: int, wire: bytes) -> None:
    """Keep a verdict for another device."""
    connection.execute(
        "INSERT INTO told (device, ruled, wire) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (device, ruled, wire),
    )


def told(reads: Reads) -> list[tuple[bytes, int, bytes]]:
    """The verdicts that their devices have not heard, as (device, place, signed bytes)."""
    found = reads.rows(
        "SELECT t.device, t.ruled, t.wire FROM told t LEFT JOIN peer p ON p.device = t.device"
        " WHERE t.ruled > coalesce(p.ruled, 0) ORDER BY t.device, t.ruled"
    )
    return [(bytes(device), ruled, bytes(wire)) for device, ruled, wire in found]


def last_told(reads: Reads, device: bytes) -> int:
    """How many verdicts a device was given here."""
    row = reads.one("SELECT coalesce(max(ruled), 0) FROM told WHERE device = ?", (device,))
    return int(row[0]) if row else 0


def set_aside(
    connection: Connection, device: bytes, number: int, reason: str, position: int, at: int
) -> None:
    """Note that a changeset (kept among the carried) was refused here."""
    connection.execute(
        "INSERT INTO set_aside (device, number, reason, position, at) VALUES (?, ?, ?, ?, ?)",
        (device, number, reason, position, at),
    )


class Leaf(NamedTuple):
    """A page of the log, signed by the judge, from behind one seq to another."""

    start: int
    last: int
    body: bytes
    signature: bytes


def keep_leaf(connection: Connection, leaf: Leaf) -> None:
    """Keep a page for others."""
    connection.execute(
        "INSERT INTO leaf (start, last, body, signature) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (start) DO UPDATE SET last = excluded.last, body = excluded.body,"
        " signature = excluded.signature",
        leaf,
    )


def covered(reads: Reads, seq: int) -> int:
    """How far the pages at hand bring somebody who has read to this seq."""
    for start, last in reads.rows("SELECT start, last FROM leaf ORDER BY start"):
        if start <= seq < last:
            seq = last
    return seq


def leaves(reads: Reads) -> list[tuple[bytes, bytes]]:
    """The pages kept for others as (body, signature), in the order of the log."""
    found = reads.rows("SELECT body, signature FROM leaf ORDER BY start")
    return [(bytes(body), bytes(signature)) for body, signature in found]


class Decided(NamedTuple):
    """How far this device, the judge, got with another: its last changeset and op."""

    number: int
    op: int


def decided(reads: Reads, device: bytes) -> Decided:
    """The last changeset of a device that was judged here."""
    row = reads.one(
        "SELECT max(coalesce((SELECT max(number) FROM changeset WHERE device = ?1"
        " AND seq IS NOT NULL), 0), coalesce((SELECT max(number) FROM set_aside"
        " WHERE device = ?1), 0))",
        (device,),
    )
    number = int(row[0]) if row else 0
    kept = reads.one("SELECT wire FROM carried WHERE device = ? AND number = ?", (device, number))
    if kept is None:
        return Decided(number, 0)
    head = read_changeset(bytes(kept[0])).about
    return Decided(number, head.first_op + head.count - 1)


def judges_since(reads: Reads) -> int:
    """The seq behind what another judged before this device did; 0 where it always has."""
    row = reads.one(
        "SELECT coalesce(max(c.seq), 0) FROM changeset c WHERE c.device <> ? AND NOT EXISTS"
        " (SELECT 1 FROM carried k WHERE k.device = c.device AND k.number = c.number)",
        (reads.device,),
    )
    return int(row[0]) if row else 0


def judged_ones(reads: Reads) -> list[bytes]:
    """The devices of whom signed changesets are kept here."""
    found = reads.rows("SELECT DISTINCT device FROM carried ORDER BY device")
    return [bytes(row[0]) for row in found]


# -- invitations ----------------------------------------------------------------------------------


def invite(connection: Connection, made: Invited) -> None:
    """Keep an invitation."""
    connection.execute(
        "INSERT INTO invited (name, proof, operator, expires, seq, device)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        made,
    )


def invited(reads: Reads, name: bytes) -> Invited | None:
    """The invitation of this name."""
    return _invited(reads.one(f"{_INVITED} WHERE name = ?", (name,)))


def came_by(reads: Reads) -> Invited | None:
    """The invitation by which this device came, until the log has it."""
    return _invited(
        reads.one(
            f"{_INVITED} WHERE device = (SELECT value FROM state WHERE name = 'device')"
            " AND NOT EXISTS (SELECT 1 FROM device d WHERE d.id = invited.device)"
        )
    )


def arrived(reads: Reads) -> Invited | None:
    """The invitation by which this device came, until it was said that it has arrived."""
    return _invited(
        reads.one(f"{_INVITED} WHERE device = (SELECT value FROM state WHERE name = 'device')")
    )


def forget(connection: Connection, name: bytes) -> None:
    """An invitation that is over."""
    connection.execute("DELETE FROM invited WHERE name = ?", (name,))


def forget_own(connection: Connection) -> None:
    """The invitation by which this device came counts no more: it comes by another."""
    connection.execute(
        "DELETE FROM invited WHERE device = (SELECT value FROM state WHERE name = 'device')"
    )


_INVITED = "SELECT name, proof, operator, expires, seq, device FROM invited"


def _invited(row: tuple[bytes, bytes, bytes, int, int, bytes | None] | None) -> Invited | None:
    if row is None:
        return None
    name, proof, operator, expires, seq, device = row
    came = bytes(device) if device else None
    return Invited(bytes(name), bytes(proof), bytes(operator), expires, seq, came)


# -- another id ------------------------------------------------------------------------------------


class Former(NamedTuple):
    """The id that a folder had before a copy of it was met, and its word for the one it has."""

    device: bytes
    former: bytes
    signature: bytes


def rename(connection: Connection, word: Former) -> None:
    """Keep the word of the old id for the judge."""
    connection.execute("INSERT INTO former (device, former, signature) VALUES (?, ?, ?)", word)


def was(reads: Reads) -> Former | None:
    """The id that this device had before, until the log has the new one."""
    row = reads.one(
        "SELECT device, former, signature FROM former"
        " WHERE device = (SELECT value FROM state WHERE name = 'device')"
        " AND NOT EXISTS (SELECT 1 FROM device d WHERE d.id = former.device)"
    )
    return Former(bytes(row[0]), bytes(row[1]), bytes(row[2])) if row else None


def let_in(connection: Connection, name: bytes, device: bytes) -> None:
    """This device came under the invitation: nobody else will."""
    connection.execute("UPDATE invited SET device = ? WHERE name = ?", (device, name))
