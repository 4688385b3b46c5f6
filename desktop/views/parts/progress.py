"""The progress of long work, with a way to stop it that leaves nothing half done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.views.parts.button import button
from desktop.views.parts.text import announce, label


class ProgressPanel(QWidget):
    """What is being done, a 6 px bar, how far, and 取消; connect `cancelled` to the job's cancel.

    `panel.follow(job)` wires it to a job of the dispatcher and shows it until the job ends.
    """

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = label("", 13)
        self._far = label("", 12, "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = button(self.tr("取消"), "plain", small=True, slot=self._ask)
        top = QHBoxLayout()
        top.addWidget(self._what, 1)
        top.addWidget(self._far)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._bar, 1)
        below.addWidget(self._stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addLayout(below)
        self.hide()

    def begin(self, what: str) -> None:
        """Show the panel with a text like "正在导入 名单.xlsx", the end not known yet."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._far.setText("")
        self._stop.setEnabled(True)
        self._stop.setText(self.tr("取消"))
        self.show()
        announce(self, what)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 means not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._far.setText(f"{done:,} / {total:,}" if total else f"{done:,}")

    def end(self) -> None:
        """Hide the panel."""
        self.hide()

    def _ask(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("正在停下…"))
        self.cancelled.emit()
