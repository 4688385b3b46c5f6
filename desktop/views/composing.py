"""While an input method composes a word, Enter and Esc belong to it and not to the dialog."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from shiboken6 import isValid

_NAME = "composing"
_ITS_OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Composing(QObject):
    """Watches whatever has the keyboard, and nothing else: a filter on all events costs a start.

    Most input methods keep these keys to themselves. Where one lets them through as well, a name
    half typed would be sent off.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._at: QObject | None = None
        self._word = ""
        app.focusObjectChanged.connect(self._watch)

    def _watch(self, now: QObject | None) -> None:
        # What had the keyboard may be deleted, its end not yet told.
        if self._at is not None and isValid(self._at):
            self._at.removeEventFilter(self)
        self._at, self._word = now, ""
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the word being composed, and its keys from going on."""
        if isinstance(event, QInputMethodEvent):
            self._word = event.preeditString() if _composes(watched) else ""
        elif isinstance(event, QKeyEvent) and self._word:
            return Qt.Key(event.key()) in _ITS_OWN and event.type() == QEvent.Type.KeyPress
        return False


def _composes(watched: QObject) -> bool:
    """Whether words are composed there; where a scanner types none are, and Enter ends its code."""
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(watched, asked)
    return bool(asked.value(Qt.InputMethodQuery.ImEnabled))


def guard(app: QGuiApplication) -> None:
    """Watch from now on; once for an application."""
    if app.findChild(Composing, _NAME) is None:
        Composing(app)
