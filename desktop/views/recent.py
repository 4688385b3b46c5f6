"""Where communities lie: the folders opened lately, and the place for new ones."""

import re
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

MOST = 8
KEPT = "recent/folders"


def recent_folders() -> list[str]:
    """Folders that still exist, newest first."""
    kept = QSettings().value(KEPT, [])
    folders = [str(one) for one in kept] if isinstance(kept, list) else [str(kept)]
    return [folder for folder in folders if folder and Path(folder).is_dir()]


def remember(folder: Path) -> None:
    """Put a folder at the head of the list."""
    others = [one for one in recent_folders() if one != str(folder)]
    QSettings().setValue(KEPT, [str(folder), *others][:MOST])


def data_folder() -> Path:
    """Where communities lie that nobody gave a folder."""
    return platformdirs.user_data_path("qunzhu", appauthor=False) / "communities"


def folder_for(name: str) -> Path:
    """A folder for a new community of that name which is not there yet."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).strip(" .") or "community"
    tried = [plain, *(f"{plain} {number}" for number in range(2, 1_000))]
    return next(data_folder() / one for one in tried if not (data_folder() / one).exists())
