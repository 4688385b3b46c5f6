"""Another community beside this one: a process of its own, with its own keys."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess


def words() -> list[str]:
    """How this program is started, packaged or not."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]


def begin(folder: Path) -> int:
    """Open `folder` in a window of its own, which outlives this one; its process, 0 for none."""
    program, *first = words()
    # By its stub it answers a bool; it answers whether it began, and the process.
    answer: object = QProcess.startDetached(program, [*first, "--community", str(folder)])
    begun, process = answer if isinstance(answer, tuple) else (False, 0)
    return int(process) if begun else 0
