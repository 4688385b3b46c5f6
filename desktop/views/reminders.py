"""Tells whoever is named for an occurrence that it begins soon; quiet at doors and on stage."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop.models.calendar import CANCELLED, Occurrence
from desktop.models.occurrences import at_the_door
from desktop.store import calendar, members
from desktop.store.reads import Reads
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock
from desktop.views.parts.titles import title

if TYPE_CHECKING:
    from desktop.views.window import Window

# So many minutes before; 0 is never.
CHOICES = (0, 5, 15, 30, 60)
USUAL = 15
_KEY = "reminders/minutes"
_LOOKS_MS = 30_000
_SNOOZE = timedelta(minutes=5)
_SHOWN_MS = 10_000
# A tray needs so long to place an icon; said sooner, some say it in a corner of the screen.
_SETTLES_MS = 500
# What is open there is looked at by guests, or wants both hands.
_QUIET = frozenset({"door", "session", "projector"})


def minutes() -> int:
    """How long before the beginning this computer reminds; 0 while it does not."""
    kept = QSettings().value(_KEY, USUAL, int)
    return kept if isinstance(kept, int) and kept in CHOICES else USUAL


def choose(before: int) -> None:
    """Remind so many minutes before from now on; 0 for never."""
    QSettings().setValue(_KEY, before)


def soon(reads: Reads, now: datetime, before: int) -> list[Occurrence]:
    """What begins within so many minutes of `now` (aware) and the operator is named for."""
    actor = reads.actor
    if not before or actor.member is None or actor.preview:
        return []
    who = (actor.member, members.canonical(reads, actor.member))
    until = now + timedelta(minutes=before)
    # A day more at either end: the calendar's days are the community's.
    days = (now - timedelta(days=1)).date(), (until + timedelta(days=1)).date()
    return [
        one
        for one in calendar.occurrences(reads, *days)
        if now <= one.start <= until
        and not one.all_day
        and one.status != CANCELLED
        and at_the_door(one, who)
    ]


class Reminders(QObject):
    """Looks now and then, and says each occurrence once, or again where that was asked for."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        # From when on an occurrence may be told (again).
        self._after: dict[bytes, datetime] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_MS)
        self._timer.timeout.connect(lambda: self.look(datetime.now(UTC)))
        self._timer.start()

    def stop(self) -> None:
        """Look no more; before the connections are closed."""
        self._timer.stop()

    def look(self, now: datetime) -> None:
        """Tell what begins soon at `now` (aware), unless somebody is at work before others."""
        if not minutes() or self._quiet():
            return
        for one in soon(self._window.reads, now, minutes()):
            if self._after.get(one.id, now) <= now:
                away = self._window.isMinimized() or not self._window.isActiveWindow()
                called = away and self._called(one)
                if self._window.isMinimized() and not called:
                    # A toast would come and go unseen: it waits until the window is there.
                    QApplication.alert(self._window)
                    return
                self._after[one.id] = one.start + timedelta(days=1)
                self._tell(one, now)
                return

    def _quiet(self) -> bool:
        # What is not told now is told once the window is unlocked.
        if self._window.here() in _QUIET or privacy.on() or self._window.locked():
            return True
        # What was closed while it filled the screen still says that it does.
        shown = (each for each in QApplication.topLevelWidgets() if each.isVisible())
        return any(each.isFullScreen() for each in shown)

    def _tell(self, one: Occurrence, now: datetime) -> None:
        """Title and time, nothing else: others may see the screen."""
        translate = QCoreApplication.translate
        said = _words(one)

        def again() -> None:
            self._after[one.id] = now + _SNOOZE

        later = translate("Reminders", "5 分钟后再说")
        self._window.status.toast.say(said, later, again)
        QApplication.alert(self._window)

    def _called(self, one: Occurrence) -> bool:
        """Say it beside the clock of the desktop; False where there is no such place."""
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            # Loaded where there is something to say and no tray to say it in.
            from desktop.views.notifying import notify

            return notify(self._window.windowTitle(), _words(one), _SHOWN_MS)
        icon = QSystemTrayIcon(self._window.windowIcon(), self)
        icon.messageClicked.connect(self._window.showNormal)
        icon.show()
        said = partial(
            icon.showMessage, self._window.windowTitle(), _words(one), icon.icon(), _SHOWN_MS
        )
        QTimer.singleShot(_SETTLES_MS, icon, said)
        QTimer.singleShot(2 * _SHOWN_MS, icon, icon.deleteLater)
        return True


def _words(one: Occurrence) -> str:
    said = QCoreApplication.translate("Reminders", "{time} 开始：{title}")
    return said.format(time=clock(one.start), title=title(one))
