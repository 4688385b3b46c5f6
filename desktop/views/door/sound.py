"""What the door sounds like: once for in, twice for look here, three times for no."""

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

_KEY = "door/sound"
# The same sound of the system a different number of times is told apart by ear everywhere.
_TIMES = {"ok": 1, "warn": 2, "err": 3}
_APART_MS = 160


def on() -> bool:
    """Whether the door sounds on this computer."""
    return QSettings().value(_KEY, True, bool) is True


def switch(wanted: bool) -> None:
    """Let it sound or be silent from now on."""
    QSettings().setValue(_KEY, wanted)


def play(tone: str) -> None:
    """Sound for a result's tone; the others make none."""
    if not on():
        return
    for number in range(_TIMES.get(tone, 0)):
        QTimer.singleShot(number * _APART_MS, QApplication.beep)
