"""Long work in the status line: what, how far, and a way to stop it, whatever page is open."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.dispatcher import Job
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.text import Elided, announce, label, pair
from desktop.views.theme.palette import wide

# What is over sooner is not worth a look (ms).
PATIENCE_MS = 400


class TaskStrip(QWidget):
    """Shows the oldest of the jobs followed; the one worker runs them in that order.

    With none it shows what was begun and not finished, if anything: `gone_on` when a click says to
    go on with it. `idle` once the last job is over.
    """

    idle = Signal()
    gone_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[tuple[Job, str]] = []
        self._what = Elided("", 12, "text2")
        self._far = label("", 12, "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(wide(120))
        self.stop = icon_button("x", self.tr("停下"), slot=self._stop)
        self.go_on = button(self.tr("接着做"), "link", small=True, slot=self.gone_on.emit)
        self._offered = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for made in (self._what, self._bar, self._far, self.stop, self.go_on):
            layout.addWidget(made)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE_MS)
        self._soon.timeout.connect(self._show_first)
        self.hide()

    def follow(self, job: Job, what: str) -> None:
        """Show a job from soon on until it is over."""
        self._jobs.append((job, what))
        job.progress.connect(self._move)
        job.over.connect(self._over)
        if len(self._jobs) == 1:
            self._begin(what)

    def offer(self, what: str) -> None:
        """Say what was begun and stopped half way, with a way to go on; "" for nothing."""
        self._offered = what
        if not self._jobs:
            self._show_offer()

    def _show_offer(self) -> None:
        self._what.setText(self._offered)
        self._far.setText("")
        self._show_parts(running=False)
        self.go_on.setAccessibleName(pair(self.go_on.text(), self._offered))
        self.setVisible(bool(self._offered))

    def _show_parts(self, *, running: bool) -> None:
        for part in (self._bar, self._far, self.stop):
            part.setVisible(running)
        self.go_on.setVisible(not running)

    def jobs(self) -> list[tuple[Job, str]]:
        """The jobs followed, oldest first."""
        return list(self._jobs)

    def text(self) -> str:
        """What is being done."""
        return self._what.whole()

    def _begin(self, what: str) -> None:
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._far.setText("")
        self.stop.setEnabled(True)
        self._show_parts(running=True)
        self._soon.start()

    def _show_first(self) -> None:
        if self._jobs:
            self.show()
            announce(self, self._jobs[0][1])

    def _move(self, done: int, total: int) -> None:
        if self._jobs and self.sender() is self._jobs[0][0]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._far.setText(f"{100 * done // total}%" if total else f"{done:,}")

    def _over(self) -> None:
        ended = self.sender()
        self._jobs = [(job, what) for job, what in self._jobs if job is not ended]
        if self._jobs:
            self._begin(self._jobs[0][1])
        else:
            self._soon.stop()
            self._show_offer()
            self.idle.emit()

    def _stop(self) -> None:
        if self._jobs:
            self.stop.setEnabled(False)
            self._far.setText(self.tr("正在停下…"))
            self._jobs[0][0].cancel()
