"""The crash notice: says that nothing was lost, and what can be copied for a report."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.views.parts.dialog import Dialog
from desktop.views.theme.palette import size


class CrashNotice(Dialog):
    """Something unforeseen happened: what was kept, and what can be copied for a report."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(
            parent,
            self.tr("出了一个没料到的错"),
            self.tr("复制诊断信息"),
            hint=self.tr(
                "已经记下的数据没有动，刚才没做完的那一步没有写入，可以再试一次。"
                "下面的诊断信息只有程序的位置和编号，没有姓名和手机；不会自动发给谁。"
            ),
            width=560,
        )
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setMinimumHeight(size(180))
        self._text.setAccessibleName(self.tr("诊断信息"))
        self.cancel_button.setText(self.tr("关闭"))
        self.body.addWidget(self._text)

    def accept(self) -> None:
        """Copy and close."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        super().accept()
