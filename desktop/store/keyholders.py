"""Who may have the key of a class, whatever his role reads today: what was given stays given."""

import json
from typing import Final

from desktop.models.sealing import READ_BY
from desktop.store import roles
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# What waits for the judge comes after all that stands.
_LAST: Final = 2**62
_DAY_MS: Final = 24 * 3_600_000

# Devices in force that a newest key was sealed to, that made it, or that came when it was there.
_MAY_HAVE = (
    "SELECT d.id, d.operator FROM device d JOIN wrapping_key k ON k.id = ?1"
    f" LEFT JOIN changeset dc ON dc.rid = d.born / {POSITIONS}"
    f" LEFT JOIN changeset kc ON kc.rid = k.born / {POSITIONS}"
    " WHERE d.gone = 0 AND d.revoked IS NULL AND d.id <> ?2 AND (kc.device = d.id"
    " OR EXISTS (SELECT 1 FROM key_share s WHERE s.wrapping_key = k.id AND s.receiver = d.id)"
    f" OR coalesce(dc.seq, {_LAST}) > coalesce(kc.seq, {_LAST}))"
)

# The roles of an operator but for those that were over, and known to be, when a device came.
_HELD = (
    "SELECT a.role FROM assignment a JOIN device d ON d.id = ?2 WHERE a.operator = ?1 AND NOT ("
    ' a."to" IS NOT NULL AND a."to" < ?3 AND d.born > coalesce((SELECT max(h.op) FROM history h'
    " WHERE h.tbl = 'assignment' AND h.record = a.id AND h.field = 'to'), a.born))"
)


def classes(reads: Reads, device: bytes) -> set[int]:
    """The classes whose values a device could read at any time since it came."""
    row = reads.one("SELECT operator FROM device WHERE id = ?", (device,))
    operator = bytes(row[0] or b"") if row else b""
    given = reads.rows(
        "SELECT DISTINCT k.cls FROM key_share s JOIN wrapping_key k ON k.id = s.wrapping_key"
        " WHERE s.receiver = ? AND k.use = 'class'",
        (device,),
    )
    return {row[0] for row in given} | _read_since(reads, operator, device)


def outside(reads: Reads) -> list[int]:
    """The classes whose newest key a device may have that is not to read them any more."""
    actors = roles.actors(reads, roles.likely_day(reads))
    found = []
    for cls, cell in READ_BY.items():
        newest = reads.one(
            "SELECT id FROM wrapping_key WHERE use = 'class' AND cls = ? AND gone = 0"
            " ORDER BY at DESC, id DESC LIMIT 1",
            (cls,),
        )
        for device, operator in reads.rows(_MAY_HAVE, (newest[0], reads.device)) if newest else ():
            reads_it = actors(bytes(operator)).anywhere(cell)
            if not reads_it and cls in classes(reads, bytes(device)):
                found.append(cls)
                break
    return found


def _read_since(reads: Reads, operator: bytes, device: bytes) -> set[int]:
    """What the roles read that the operator has had since the device came."""
    held = {bytes(row[0]) for row in reads.rows(_HELD, (operator, device, _came(reads, device)))}
    cells = {cell for role in roles.role_list(reads) if role.id in held for cell in role.cells}
    for role in held:
        told = reads.rows(
            "SELECT old FROM history WHERE tbl = 'role' AND record = ? AND field = 'cells'"
            " AND old IS NOT NULL",
            (role,),
        )
        cells |= {cell for (old,) in told for cell in json.loads(old)}
    named = {cell.split(":")[0] for cell in cells}
    return {cls for cls, cell in READ_BY.items() if cell in named}


def _came(reads: Reads, device: bytes) -> str:
    """The day before a device came, by its own clock or the judge's, whichever is earlier."""
    row = reads.one(
        f"SELECT c.clock FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
        " WHERE d.id = ?",
        (device,),
    )
    judged = (row[0] or 0) >> 16 if row else 0
    at = min(int.from_bytes(device[:6], "big"), judged) - _DAY_MS
    found = reads.one("SELECT date(?, 'unixepoch')", (max(at, 0) // 1000,))
    return str(found[0]) if found else ""
