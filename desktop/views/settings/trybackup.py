"""Trying a backup out: opened aside, looked over, and told in a sentence."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.actions import schedule
from desktop.models.counting import filled
from desktop.models.problem import Problem
from desktop.store.trying import Tried
from desktop.views.firstrun.background import Background
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.passphrase import SecretField
from desktop.views.parts.text import label
from desktop.views.theme.palette import look


class TryBackup(Dialog):
    """What opens a backup is typed, and what is in it is said; nothing is restored."""

    def __init__(self, parent: QWidget | None, path: Path) -> None:
        super().__init__(
            parent,
            self.tr("试一下这份备份"),
            self.tr("试一试"),
            hint=self.tr(
                "在旁边打开 {file}，逐页检查，数一数里面有多少；不恢复，也不动现在的数据。"
            ).format(file=path.name),
        )
        self._path = path
        self.secret = SecretField()
        self.add_field(self.tr("备份的口令，或恢复码"), self.secret)
        self.answer = label("", 13, "ok", wrap=True)
        self.answer.hide()
        self.body.addWidget(self.answer)
        self.cancel_button.setText(self.tr("关闭"))
        self._back = Background()
        self._back.done.connect(self._good)
        self._back.failed.connect(self._failed)
        self.finished.connect(lambda _code: self._back.close())
        self.secret.setFocus()

    def accept(self) -> None:
        """Try it, off the GUI thread."""
        typed = self.secret.text().strip()
        if not typed:
            self.show_problem(self.tr("请输入备份的口令或恢复码。"), self.secret)
            return
        self.show_problem("")
        self.answer.hide()
        self.accept_button.setEnabled(False)
        self._back.run(lambda _progress: schedule.attempt(self._path, typed))

    def _good(self, found: object) -> None:
        self.accept_button.setEnabled(True)
        if isinstance(found, Tried):
            self.answer.setText(said_of(found))
            self.answer.show()

    def _failed(self, problem: Problem) -> None:
        self.accept_button.setEnabled(True)
        self.show_problem(problem.sentence(look().language, window=True), self.secret)


def said_of(found: Tried) -> str:
    """What a backup holds, in a sentence."""
    told = QCoreApplication.translate(
        "Schedule",
        "能打开，完好。{made} 写的：{members} 位成员，{sessions} 场，{entries} 笔积分，"
        "{files} 个附件。",
    )
    return filled(
        told,
        made=found.made[:16].replace("T", " ") + " UTC",
        members=f"{found.members:,}",
        sessions=f"{found.sessions:,}",
        entries=f"{found.entries:,}",
        files=f"{found.files:,}",
    )
