"""Choosing a new passphrase: typed twice, and long enough by the store's own rule."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.store.passphrase import too_short
from desktop.views.parts.button import icon_button
from desktop.views.parts.dialog import Dialog
from desktop.views.theme.palette import size

# How much of the field the eye takes (px at 100 %).
_EYE = 28


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
        self._turning = QAction(self)
        self._turning.setShortcut("Ctrl+Shift+E")
        self._turning.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._turning.triggered.connect(self._turn)
        self.addAction(self._turning)
        # Qt's own button at the end of a field is smaller than a pointer should have to hit.
        self._eye = icon_button("eye", "", slot=self._turning.trigger)
        self._eye.setParent(self)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextMargins(0, 0, size(_EYE), 0)
        self._show(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        hint = self._eye.sizeHint()
        self._eye.resize(hint)
        self._eye.move(self.width() - hint.width() - 2, (self.height() - hint.height()) // 2)

    def _turn(self) -> None:
        self._show(self.echoMode() == QLineEdit.EchoMode.Password)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.set_picture("eye-slash" if shown else "eye")
        words = self.tr("遮住") if shown else self.tr("显示")
        self._turning.setText(words)
        self._eye.setAccessibleName(words)
        self._eye.setToolTip(f"{words} (Ctrl+Shift+E)")
