"""The question why something is taken back."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.views.parts.dialog import Dialog


class ReasonDialog(Dialog):
    """Asks why before something is taken back."""

    def __init__(self, parent: QWidget, title: str, accept: str, hint: str) -> None:
        super().__init__(parent, title, accept, hint=hint)
        self.reason = QLineEdit()
        self.add_field(self.tr("原因"), self.reason)

    def accept(self) -> None:
        """Close once there is a reason."""
        if not self.reason.text().strip():
            self.show_problem(self.tr("请写明原因。"), self.reason)
        else:
            super().accept()
