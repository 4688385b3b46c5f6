"""What of a calendar file did not come in as it was, line by line, to keep beside the original."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from desktop.views.parts.dialog import Dialog


class ImportReport(Dialog):
    """The lines of a calendar file with what was wrong or assumed; they can be copied."""

    def __init__(self, parent: QWidget, lines: list[str]) -> None:
        super().__init__(parent, self.tr("没有照原样导入的"), self.tr("复制"), width=560)
        self.cancel_button.setText(self.tr("关闭"))
        self.cancel_button.setAccessibleName(self.tr("关闭"))
        self.lines = QPlainTextEdit("\n".join(lines))
        self.lines.setReadOnly(True)
        self.lines.setMinimumHeight(220)
        self.add_field(self.tr("对照原日历改好，再导入一次：改过的会更新，别的不变。"), self.lines)

    def accept(self) -> None:
        """Copy all lines, and stay."""
        QApplication.clipboard().setText(self.lines.toPlainText())
