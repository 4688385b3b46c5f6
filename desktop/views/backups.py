"""Writes backups that are due while the window is open; a failure stands in the status line."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktop.actions import schedule
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store import backupplan
from desktop.store.backupplan import FILE

if TYPE_CHECKING:
    from desktop.views.window import Window

_LOOKS_MS = 60_000


class Backups(QObject):
    """Looks once a minute whether a backup is due, and never asks or interrupts anybody."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._running = False
        self._failed = backupplan.read(window.folder).failed
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_MS)
        self._timer.timeout.connect(self.look_now)
        self._timer.start()
        self.look_now()

    def stop(self) -> None:
        """Look no more; before the connections are closed."""
        self._timer.stop()

    def look_now(self) -> None:
        """Look with the clock of this computer."""
        self.look(datetime.now(UTC).astimezone())

    def look(self, now: datetime) -> None:
        """Write the backup that is due at `now` (aware), once nothing else is being done."""
        window = self._window
        plan = backupplan.read(window.folder)
        if plan.failed and plan.every != "off":
            self.tell(plan.failed, plan.folder)
        if self._running or window.dispatcher.working() or window.reads.actor.preview:
            return
        if not backupplan.is_due(plan, now):
            return
        self._running = True
        job = window.dispatcher.do(schedule.run, now)
        window.dispatcher.follow(job, QCoreApplication.translate("Schedule", "正在自动备份"))
        job.done.connect(self._ran)
        job.over.connect(self._over)

    def _over(self) -> None:
        self._running = False

    def _ran(self, _ran: object) -> None:
        plan = backupplan.read(self._window.folder)
        self.tell(plan.failed, plan.folder)
        if plan.failed != self._failed:
            # What waits for her begins with it, or has it no more.
            self._failed = plan.failed
            changes = Changes(b"", "backups.run", frozenset({FILE}), 0)
            self._window.dispatcher.changed.emit(changes)

    def tell(self, code: str, folder: str) -> None:
        """Say in the status line that the last backup failed, or when it was written."""
        window = self._window
        if not code:
            window.show_frame()
            return
        said = QCoreApplication.translate("Schedule", "自动备份没成")
        window.status.show_backup(
            said, wanting=True, tip=window.sentence(Problem(code, folder=folder))
        )
