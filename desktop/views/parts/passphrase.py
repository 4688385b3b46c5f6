"""Choosing a new passphrase: typed twice, and long enough by the store's own rule."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.store.passphrase import too_short
from desktop.views.parts.dialog import Dialog
from desktop.views.theme.icons import icon


class NewPassphrase(Dialog):
    """`first` holds the passphrase once the dialog is accepted; `hint` says what it is for."""

    def __init__(self, parent: QWidget | None, title: str, accept_text: str, hint: str) -> None:
        super().__init__(parent, title, accept_text, hint=hint)
        self.first, self.again = SecretField(), SecretField()
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


class SecretField(QLineEdit):
    """Shows dots until the eye at its end is clicked, or Ctrl+Shift+E typed in it."""

    def __init__(self) -> None:
        super().__init__()
        self._eye = QAction(self)
        self._eye.setShortcut("Ctrl+Shift+E")
        self._eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._show(False)

    def _turn(self) -> None:
        self._show(self.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(icon("eye-slash" if shown else "eye"))
        words = self.tr("遮住") if shown else self.tr("显示")
        self._eye.setText(words)
        self._eye.setToolTip(f"{words} (Ctrl+Shift+E)")
