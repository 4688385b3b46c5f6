"""Choosing a new passphrase: typed twice, and long enough by the store's own rule."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.store.passphrase import too_short
from desktop.views.parts.dialog import Dialog


class NewPassphrase(Dialog):
    """`first` holds the passphrase once the dialog is accepted; `hint` says what it is for."""

    def __init__(self, parent: QWidget | None, title: str, accept_text: str, hint: str) -> None:
        super().__init__(parent, title, accept_text, hint=hint)
        self.first, self.again = secret_field(), secret_field()
        least = self.tr("至少 8 个字母或 4 个汉字，一句容易记的话最好。")
        self.add_field(self.tr("口令"), self.first, least)
        self.add_field(self.tr("再输一次"), self.again)
        self.first.setFocus()

    def accept(self) -> None:
        """Both must be the same and long enough."""
        if too_short(self.first.text()):
            told = self.tr("口令太短，至少要 8 个字母或 4 个汉字。")
            self.show_problem(told, self.first)
        elif self.first.text() != self.again.text():
            self.show_problem(self.tr("两次输入的口令不一样。"), self.again)
        else:
            super().accept()


def secret_field() -> QLineEdit:
    """A field whose text is not shown."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
