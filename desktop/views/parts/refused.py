"""What a file did not bring, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.problem import Problem
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label

_SHOWN = 8


class RefusedDialog(Dialog):
    """The lines of a file that were not added, and why; `told` says how many of each kind."""

    def __init__(
        self,
        parent: QWidget,
        shell: Shell,
        told: str,
        rejected: int,
        refused: Sequence[tuple[int, Problem]],
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("RefusedDialog", "有些行没有加进来"),
            translate("RefusedDialog", "知道了"),
            hint=told,
            width=520,
        )
        for line, problem in refused[:_SHOWN]:
            text = self.tr("第 {line} 行：{why}").format(line=line, why=shell.sentence(problem))
            self.body.addWidget(label(text, 12, "text2", wrap=True))
        if rejected > _SHOWN:
            self.body.addWidget(
                label(apart(self.tr("还有 %n 行", "", rejected - _SHOWN)), 12, "text3")
            )
        self.cancel_button.hide()
