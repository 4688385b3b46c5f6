"""Reading and writing devices."""

from desktop.models.device import Device
from desktop.store import roles
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def listed(reads: Reads) -> list[Device]:
    """Every device that ever came, its own operator's name beside it: by name, then id."""
    held = {}
    for line in roles.team(reads, reads.today().isoformat()):
        if line.role and line.operator not in held:
            held[line.operator] = line.role
    rows = reads.rows(
        "SELECT d.id, d.name, d.operator, o.name, d.revoked FROM device d"
        " LEFT JOIN operator o ON o.id = d.operator AND o.gone = 0"
        " WHERE d.gone = 0 ORDER BY d.revoked IS NOT NULL, o.name, d.name, d.id"
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


def others(reads: Reads) -> list[str]:
    """The names of the devices in force beside this one, "" for one without a name, by id."""
    rows = reads.rows(
        "SELECT name FROM device WHERE gone = 0 AND revoked IS NULL AND id <> ? ORDER BY id",
        (reads.device,),
    )
    return [row[0] or "" for row in rows]


def is_nameless(reads: Reads) -> bool:
    """Whether this device is let in and has not said its name yet."""
    sql = "SELECT 1 FROM device WHERE id = ? AND name IS NULL"
    return reads.one(sql, (reads.device,)) is not None


def revoke(rec: Recorder, device: bytes, at: int) -> None:
    """Say that the device is not the community's any more since `at` (ms)."""
    rec.put("device", device, {"revoked": at})


def rename(rec: Recorder, device: bytes, name: str) -> None:
    """Give the device a name that people know it by."""
    rec.put("device", device, {"name": name})
