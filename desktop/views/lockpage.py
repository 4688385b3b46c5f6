"""What a locked window shows: that it is locked, and a field for what opens it."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.store import windowlock
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.layout import column, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.passphrase import SecretField
from desktop.views.parts.text import announce, label
from desktop.views.theme.palette import color, wide

if TYPE_CHECKING:
    from desktop.views.locking import Locking

_SECOND_MS = 1_000


class LockPage(QWidget):
    """Covers one window; names no community and nobody."""

    def __init__(self, host: QWidget, locking: "Locking") -> None:
        super().__init__(host)
        self._locking = locking
        self.setAutoFillBackground(True)
        self.field = SecretField()
        self.field.setAccessibleName(self.tr("口令"))
        self.field.setPlaceholderText(self.tr("口令"))
        self.field.setFixedWidth(wide(260))
        self.field.returnPressed.connect(self.enter)
        self.open = button(self.tr("解锁"), "primary", slot=self.enter)
        self.told = label("", 12, "err", wrap=True)
        self.told.setFixedWidth(wide(340))
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        hint = label(self.tr("也可以用恢复码"), 12, "text2")
        title = label(self.tr("已上锁"), 20, bold=True)
        middle = Qt.AlignmentFlag.AlignHCenter
        whole = column(gap=10)
        whole.addStretch(2)
        whole.addWidget(Mark("lock-simple", "accentText", 48, ground="accentSoft"), 0, middle)
        whole.addWidget(title, 0, middle)
        line = row(None, self.field, self.open, None, gap=8)
        whole.addLayout(line)
        whole.addWidget(hint, 0, middle)
        whole.addWidget(self.told, 0, middle)
        whole.addStretch(3)
        self.setLayout(whole)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self.wait)
        self.wait()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Opaque, whatever lies below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("bg"))
        painter.end()

    def enter(self) -> None:
        """Try what was typed."""
        typed = self.field.text()
        if not typed or not self.field.isEnabled():
            return
        self.field.clear()
        if not self._locking.unlock(typed):
            self.wait()
            announce(self, self.told.text())

    def wait(self) -> None:
        """While a wrong one is waited for nothing can be typed; says for how long."""
        left = ceil(windowlock.waits(self._locking.window.folder, self._locking.clock()))
        closed = left > 0
        had = self.field.isEnabled()
        self.field.setEnabled(not closed)
        self.open.setEnabled(not closed)
        said = apart(self.tr("口令不对。%n 秒后可以再试。", "", left)) if closed else ""
        self.told.setText(said)
        if closed:
            self._timer.start()
        else:
            self._timer.stop()
            if not had:
                self.field.setFocus()


def _was_hidden(one: QWidget) -> bool:
    """Whether somebody hid it; what is new in a layout is hidden for a moment, then shows up."""
    return one.isHidden() and one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Cover(QObject):
    """Hides all that a top-level window has, keys included, and gives it back as it was."""

    def __init__(self, host: QWidget, locking: "Locking") -> None:
        super().__init__(locking)
        self.host = host
        self._title, self._name = host.windowTitle(), host.accessibleName()
        self._focus = host.focusWidget()
        self._hidden: list[QWidget] = []
        self._keys = [one for one in host.findChildren(QShortcut) if one.isEnabled()]
        for key in self._keys:
            key.setEnabled(False)
        self._size = host.size()
        self.page = LockPage(host, locking)
        self.hide_inside()
        host.setAccessibleName("")
        self.page.setGeometry(host.rect())
        self.page.show()
        self.page.raise_()
        host.installEventFilter(self)

    def hide_inside(self) -> None:
        """Hide what the window shows but this."""
        self.host.setWindowTitle(QCoreApplication.translate("LockPage", "群主台"))
        for each in self.host.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            if each is not self.page and not each.isWindow() and not _was_hidden(each):
                self._hidden.append(each)
                each.hide()
        self.page.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window; nothing else comes up in it."""
        if event.type() == QEvent.Type.Resize:
            self.page.setGeometry(self.host.rect())
        elif event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.WindowTitleChange):
            if self.host.windowTitle() != QCoreApplication.translate("LockPage", "群主台"):
                self._title = self.host.windowTitle()
            self.hide_inside()
        return False

    def lift(self) -> None:
        """Show everything as it was; a window that is gone by now is let be."""
        if not isValid(self.host):
            return
        self.host.removeEventFilter(self)
        self.page.hide()
        self.page.deleteLater()
        self.host.setWindowTitle(self._title)
        self.host.setAccessibleName(self._name)
        for each in self._hidden:
            if isValid(each):
                each.show()
        for key in self._keys:
            if isValid(key):
                key.setEnabled(True)
        self.host.resize(self._size)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        self.deleteLater()
