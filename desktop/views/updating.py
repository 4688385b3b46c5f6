"""Asks for a newer release once a day, where the operator wants that; says so without a pop-up."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

from desktop.models import release
from desktop.models.problem import Problem
from desktop.models.release import Release, Source
from desktop.views.firstrun.background import Background
from desktop.views.frame import HEARD

if TYPE_CHECKING:
    from desktop.views.window import Window

_WANTED, _ASKED = "updates/wanted", "updates/asked"
_DAY_SECONDS = 24 * 60 * 60
_LOOKS_MS = 60 * 60 * 1000


def wanted() -> bool:
    """Whether this computer asks by itself; not before somebody has said so."""
    return QSettings().value(_WANTED, False, bool) is True


def choose(yes: bool) -> None:
    """Ask once a day from now on, or never again."""
    QSettings().setValue(_WANTED, yes)
    if not yes:
        forget()


def forget() -> None:
    """As if nothing had ever been asked."""
    for key in (_ASKED, HEARD):
        QSettings().remove(key)


def keep(data: bytes) -> None:
    """Remember what was answered, and when."""
    QSettings().setValue(_ASKED, int(time.time()))
    QSettings().setValue(HEARD, data.decode())


def due(now: float) -> bool:
    """Whether a day has gone by at `now` (seconds); a clock put back asks again."""
    asked = QSettings().value(_ASKED, 0, int)
    gone = now - asked if isinstance(asked, int) else _DAY_SECONDS
    return not 0 <= gone < _DAY_SECONDS


def known() -> Release | None:
    """A newer release that was heard of; None where there is none."""
    kept = str(QSettings().value(HEARD, ""))
    if not kept:
        return None
    # A start that has nothing to tell loads nothing for it.
    from desktop.sync import releases

    try:
        found = release.opened(kept.encode(), releases.source().key)
    except Problem:
        # Kept by another build, whose makers have another key.
        return None
    return found if release.newer(found, releases.installed()) else None


class Asking(QObject):
    """One question at a time, off the GUI thread."""

    def __init__(self, parent: QObject, source: Source | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._back = Background()
        self._back.done.connect(self._heard)
        self._back.failed.connect(self._failed)
        self._then: Callable[[Problem | None], None] = lambda _problem: None

    def ask(self, then: Callable[[Problem | None], None]) -> None:
        """Ask now; `then` hears what went wrong, or None."""
        from desktop.sync import releases

        self._then = then
        source = self._source or releases.source()
        self._back.run(lambda _progress: releases.ask(source))

    def _heard(self, data: object) -> None:
        if not isinstance(data, bytes):
            raise TypeError("an answer about releases is bytes")
        keep(data)
        self._then(None)

    def _failed(self, problem: Problem) -> None:
        self._then(problem)

    def stop(self) -> None:
        """End the thread."""
        self._back.close()


class Updating(QObject):
    """Looks every hour whether a day has gone by; an answer that fails is for another day."""

    def __init__(self, window: "Window", source: Source | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._asking = Asking(self, source)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_MS)
        self._timer.timeout.connect(partial(self.look, None))
        self._timer.start()
        self.look(None)

    def look(self, now: float | None) -> None:
        """Ask if that is wanted and due at `now` (seconds; None: now)."""
        if wanted() and due(time.time() if now is None else now):
            self._asking.ask(self._told)

    def _told(self, problem: Problem | None) -> None:
        # Without a network nobody is told anything: the settings say it to whoever asks there.
        if problem is None:
            self._window.show_frame()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._asking.stop()
