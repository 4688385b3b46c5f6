"""When this device last wrote a backup file; kept with the settings, not with the community."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSettings

from desktop.store.community import Reads


def last_backup(reads: Reads) -> datetime | None:
    """When this device last wrote a backup file, by the community's clock; None: never."""
    kept = str(QSettings().value(f"backup/{reads.community.hex()}", ""))
    return datetime.fromisoformat(kept).astimezone(ZoneInfo(reads.zone)) if kept else None


def remember_backup(reads: Reads, at: datetime) -> None:
    """Keep when a backup was written."""
    QSettings().setValue(f"backup/{reads.community.hex()}", at.isoformat(timespec="minutes"))
