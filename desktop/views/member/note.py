"""The field for noting what a member said."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from desktop.views.parts.mark import Mark
from desktop.views.parts.text import keycap


class NoteField(QFrame):
    """`noted(text)` on Enter or Ctrl+Enter; the text stays until `clear` says it is kept."""

    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "field")
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setPlaceholderText(self.tr("记一笔：他说了什么、你答应了什么"))
        self.edit.setAccessibleName(self.tr("记一笔"))
        line = QHBoxLayout(self)
        line.setContentsMargins(9, 0, 6, 0)
        line.setSpacing(8)
        line.addWidget(Mark("note-pencil", "text2", 16))
        line.addWidget(self.edit, 1)
        line.addWidget(keycap("Ctrl ↵"))
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self._tell)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._tell)

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()

    def _tell(self) -> None:
        if self.edit.text().strip():
            self.noted.emit(self.edit.text().strip())
        else:
            self.edit.setFocus()
