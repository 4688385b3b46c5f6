"""The community folders opened lately, kept between starts; folder names only."""

from pathlib import Path

from PySide6.QtCore import QSettings

MOST = 8


def recent_folders() -> list[str]:
    """Folders that still exist, newest first."""
    kept = QSettings().value("recent/folders", [])
    folders = [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]
    return [folder for folder in folders if folder and Path(folder).is_dir()]


def remember(folder: Path) -> None:
    """Put a folder at the head of the list."""
    others = [one for one in recent_folders() if one != str(folder)]
    QSettings().setValue("recent/folders", [str(folder), *others][:MOST])
