"""The diagnosis in the window: shown before it is copied, and nothing is ever sent."""

from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.actions import diagnosis
from desktop.store.diagnosis import Facts
from desktop.views import crash
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.screens import screen_of
from desktop.views.theme.palette import size

if TYPE_CHECKING:
    from desktop.views.window import Window


class DiagnosisDialog(Dialog):
    """All of what would be copied, to be read first."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(
            parent,
            self.tr("诊断信息"),
            self.tr("复制"),
            hint=self.tr(
                "版本、系统、文件大小、大约的数量、同步怎样和出错的位置。没有姓名、手机、"
                "社群的名字和文件夹；不会自动发给谁。"
            ),
            width=600,
        )
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(size(280))
        self.text.setAccessibleName(self.tr("诊断信息"))
        self.cancel_button.setText(self.tr("关闭"))
        self.body.addWidget(self.text)

    def accept(self) -> None:
        """Copy and close."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        super().accept()


def show(window: "Window") -> None:
    """Gather it on the worker and show it."""
    job = window.dispatcher.do(diagnosis.report)
    job.done.connect(lambda facts: _show(window, facts))
    job.failed.connect(window.say)


def _show(window: "Window", facts: object) -> None:
    if not isinstance(facts, dict):
        return
    dialog = DiagnosisDialog(window, report(window, facts))
    if dialog.exec() == Dialog.DialogCode.Accepted:
        window.toast(QCoreApplication.translate("Diagnosis", "诊断信息已复制"))


def report(window: "Window", facts: Facts) -> str:
    """What stands in the report: the folder's figures, the window's own, and the log of faults."""
    state, screen = window.syncing.state, screen_of(window)
    ratio, where = screen.devicePixelRatio(), screen.size()
    own: Facts = {
        "window": {
            "qt": qVersion(),
            "platform": QGuiApplication.platformName(),
            "screen": f"{where.width()}x{where.height()}@{ratio}",
            "screens": len(QGuiApplication.screens()),
            "page": window.here(),
            "syncing": state.phase,
            "refused": state.code or "-",
            "skew": f"{state.skew // 1000} s",
        }
    }
    logs = platformdirs.user_log_path("qunzhu", appauthor=False)
    return crash.diagnostics(logs, "\n".join(diagnosis.lines({**facts, **own})))
