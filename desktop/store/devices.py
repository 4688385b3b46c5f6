"""Reading and writing devices."""

from collections.abc import Collection
from typing import NamedTuple

from desktop.models.device import Device, told_apart
from desktop.models.tail import judge_seq
from desktop.store import roles
from desktop.store.database import Connection
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS
from desktop.store.wrapping import Receiver

# Beyond every place of a log.
_LAST = 2**62


class Identity(NamedTuple):
    """Whose a device is, what it signs with, and when it was revoked (ms, 0 while it is not)."""

    operator: bytes
    sign_key: bytes
    revoked: int


def listed(reads: Reads) -> list[Device]:
    """Every device that ever came, its own operator's name beside it: by name, then id.

    One that named itself but whose coming has not been heard of yet belongs to nobody, and waits.
    """
    held = {}
    for line in roles.team(reads, roles.likely_day(reads)):
        if line.role and line.operator not in held:
            held[line.operator] = line.role
    rows = reads.rows(
        "SELECT d.id, d.name, d.operator, o.name, d.revoked FROM device d"
        " LEFT JOIN operator o ON o.id = d.operator AND o.gone = 0"
        " WHERE d.gone = 0 AND d.operator IS NOT NULL"
        " ORDER BY d.revoked IS NOT NULL, o.name, d.name, d.id"
    )
    return [
        Device(
            bytes(device),
            name or "",
            bytes(operator),
            whose or "",
            held.get(bytes(operator)),
            revoked or 0,
            bytes(device) == reads.device,
        )
        for device, name, operator, whose, revoked in rows
    ]


def find(reads: Reads, device: bytes) -> Device | None:
    """One device, None where there is none of this id."""
    return next((one for one in listed(reads) if one.id == device), None)


def operators_of(reads: Reads, devices: Collection[bytes]) -> list[str]:
    """The names of those whose devices these are, each once, in their order."""
    return sorted({one.operator_name for one in listed(reads) if one.id in devices} - {""})


def others(reads: Reads) -> list[str]:
    """What to call the devices in force beside this one, by id, no two alike: by name, and whose
    one is where names are alike; whose it is for one without a name, "-" if nobody knows."""
    rows = reads.rows(
        "SELECT d.id, coalesce(nullif(d.name, ''), o.name, '-'), coalesce(o.name, '')"
        " FROM device d LEFT JOIN operator o ON o.id = d.operator AND o.gone = 0"
        " WHERE d.gone = 0 AND d.revoked IS NULL AND d.id <> ? ORDER BY d.id",
        (reads.device,),
    )
    return [*told_apart({bytes(one): (name, whose) for one, name, whose in rows}).values()]


def ever(reads: Reads) -> int:
    """How many devices were ever let in, and how many of them were there and said their name.

    Revoked ones among them.
    """
    row = reads.one("SELECT count(*) + count(name) FROM device")
    return int(row[0]) if row else 0


def is_nameless(reads: Reads) -> bool:
    """Whether this device is let in and has not said its name yet."""
    sql = "SELECT 1 FROM device WHERE id = ? AND name IS NULL"
    return reads.one(sql, (reads.device,)) is not None


def identity(reads: Reads, device: bytes) -> Identity | None:
    """What the log says of a device; None for an id that it does not know."""
    row = reads.one("SELECT operator, sign_key, revoked FROM device WHERE id = ?", (device,))
    return Identity(bytes(row[0] or b""), bytes(row[1] or b""), row[2] or 0) if row else None


def let_in_at(reads: Reads, device: bytes) -> int:
    """The seq at which the hub let a device in; 0 for one that came before there was a hub."""
    row = reads.one(
        "SELECT c.number FROM device d JOIN changeset c ON c.rid = d.born / ?"
        " WHERE d.id = ? AND c.device = (SELECT value FROM state WHERE name = 'judge')",
        (POSITIONS, device),
    )
    return judge_seq(row[0]) if row else 0


def receivers(reads: Reads) -> list[tuple[Receiver, bytes]]:
    """Every device in force that has a key to seal to, with its operator, in the order they came.

    This device is among them.
    """
    found = reads.rows(
        "SELECT id, receive_key, operator FROM device WHERE gone = 0 AND revoked IS NULL"
        " AND receive_key IS NOT NULL ORDER BY rowid"
    )
    return [
        (Receiver(bytes(device), bytes(public)), bytes(operator))
        for device, public, operator in found
    ]


def brought(reads: Reads) -> set[bytes]:
    """Devices whose invitation brought the keys that there were: not one whose role rose since."""
    found = reads.rows(
        f"SELECT d.id FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
        " JOIN action a ON a.id = c.action WHERE a.kind = 'device.enrol' AND c.seq >"
        # In the log's order: what waits for the judge comes after all that stands.
        f" (SELECT max(coalesce(g.seq, {_LAST})) FROM assignment s"
        f" JOIN changeset g ON g.rid = s.born / {POSITIONS} WHERE s.operator = d.operator)"
    )
    return {bytes(row[0]) for row in found}


def let_in_before(reads: Reads) -> set[bytes]:
    """As `brought`, of devices that stood in the snapshot which this one began with: its log does
    not say how they were let in."""
    found = reads.rows(
        f"SELECT d.id FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
        " WHERE c.seq = 0 AND c.device <> d.id AND NOT EXISTS (SELECT 1 FROM assignment s"
        f" JOIN changeset g ON g.rid = s.born / {POSITIONS}"
        f" WHERE s.operator = d.operator AND (coalesce(g.seq, {_LAST}), g.rid) > (c.seq, c.rid))"
    )
    return {bytes(row[0]) for row in found}


def recovered(reads: Reads) -> dict[bytes, int]:
    """Devices that the owner's recovery code let in, and where in the log: they have whatever was
    sealed to the code by then."""
    found = reads.rows(
        f"SELECT d.id, c.seq FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
        " JOIN action a ON a.id = c.action"
        " WHERE a.kind = 'device.recover' AND c.seq IS NOT NULL"
    )
    return {bytes(device): seq for device, seq in found}


def hand_to(connection: Connection, operator: bytes) -> None:
    """This device is that operator's from now on."""
    connection.execute("UPDATE state SET value = ? WHERE name = 'operator'", (operator,))


def revoke(rec: Recorder, device: bytes, at: int) -> None:
    """Say that the device is not the community's any more since `at` (ms)."""
    rec.put("device", device, {"revoked": at})


def rename(rec: Recorder, device: bytes, name: str) -> None:
    """Give the device a name that people know it by."""
    rec.put("device", device, {"name": name})
