"""When this device last wrote a backup file, however it was asked to."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.store.community import Store
from desktop.store.reads import Reads

_NAME = "backed_up"


def note(store: Store, at: datetime) -> None:
    """A backup file was written at `at` (aware)."""
    said = f"{store.device.hex()} {at.astimezone(UTC).isoformat(timespec='seconds')}"
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO state (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_NAME, said),
        )


def last(reads: Reads) -> datetime | None:
    """When, by the community's clock; None: never.

    A restored or copied folder is another device, and has written none yet.
    """
    found = reads.one("SELECT value FROM state WHERE name = ?", (_NAME,))
    device, _, at = str(found[0]).partition(" ") if found else ("", "", "")
    if device != reads.device.hex():
        return None
    return datetime.fromisoformat(at).astimezone(ZoneInfo(reads.zone))
