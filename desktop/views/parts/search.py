"""The search field: a glass, the text, its key cap; tells what is sought after a short rest."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from desktop.views.parts.mark import Mark
from desktop.views.parts.text import keycap, retone
from desktop.views.theme.palette import font, size, wide

REST_MS = 120
# What stands beside the text, and how much of the page a long hint may take (px).
_AROUND, _WIDEST = 58, 320


class SearchField(QFrame):
    """`searched(text)` 120 ms after the last key; Enter at once; Esc empties it.

    While an input method composes, the text has not changed yet, so nothing is sought.
    """

    searched = Signal(str)

    def __init__(
        self, hint: str, name: str, *, keys: str = "", width: int = 232, picture: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("part", "field")
        hinted = QFontMetrics(font(13)).horizontalAdvance(hint) + _AROUND + bool(keys) * size(56)
        self.setMinimumWidth(max(wide(width), min(hinted, wide(_WIDEST))))
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(name)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(Mark(picture or "magnifying-glass", "text2", 16))
        row.addWidget(self.edit, 1)
        if keys:
            row.addWidget(keycap(keys.replace("+", " ")))
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._take_focus)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._tell)
        self.edit.textChanged.connect(lambda: self._rest.start())
        self.edit.returnPressed.connect(self._tell)

    def text(self) -> str:
        """What is sought, without blanks around it."""
        return self.edit.text().strip()

    def _tell(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text())

    def _take_focus(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring around the whole field while its text has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            retone(self, active=event.type() == QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.ShortcutOverride and self._escapes(event):
            self.edit.clear()
        return super().eventFilter(watched, event)

    def _escapes(self, event: QEvent) -> bool:
        key = getattr(event, "key", lambda: 0)()
        return key == Qt.Key.Key_Escape and bool(self.edit.text())
