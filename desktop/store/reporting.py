"""Which devices may still bring something that happened before a moment."""

from desktop.models.clock import milliseconds
from desktop.store import devices, tray
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS


def silent_since(reads: Reads, moment: int) -> list[str]:
    """The other devices in force not heard of since a moment (ms UTC), by owner, name, id.

    What was done there before may not have been sent. One that was let in later has nothing.
    """
    heard = tray.heard(reads)
    for device, clock in reads.rows(
        f"SELECT d.id, c.clock FROM device d JOIN changeset c ON c.rid = d.born / {POSITIONS}"
    ):
        heard[bytes(device)] = max(heard.get(bytes(device), 0), milliseconds(clock or 0))
    return [
        one.name or one.operator_name or one.id.hex()[:8]
        for one in devices.listed(reads)
        if not one.revoked and not one.own and heard.get(one.id, 0) < moment
    ]
