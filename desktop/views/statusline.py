"""The status line: how syncing stands, what happened, long work, the last backup, the role."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label, retone
from desktop.views.parts.toast import Toast
from desktop.views.taskstrip import TaskStrip
from desktop.views.theme.palette import changed, size

# Margins and gaps of the line together (px).
_AROUND = 90


class StatusLine(QWidget):
    """State mark and word at the left (shape and word, not colour alone), the rest at the right.

    What happened is said in between: there it covers no line of a page. For as long as it needs the
    room, backup and role give way, and a long sentence makes the line higher.
    """

    news_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = Button("", "ghost")
        self.state.setProperty("status", True)
        self._privacy = label("", 12, "warn", bold=True)
        self.tasks = TaskStrip()
        self._made_toast: Toast | None = None
        self._news: Button | None = None
        self._backup = label("", 12, "text2")
        self._role = label("", 12, "text2")
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 20, 0)
        layout.setSpacing(6)
        layout.addWidget(self.state)
        layout.addSpacing(8)
        layout.addWidget(self._privacy)
        layout.addStretch(1)
        self._middle = layout.count()
        layout.addWidget(self.tasks)
        self._always = QWidget()
        self._right = right = QHBoxLayout(self._always)
        right.setContentsMargins(12, 0, 0, 0)
        right.setSpacing(6)
        right.addWidget(self._backup)
        right.addSpacing(12)
        right.addWidget(Mark("user-circle", "text2", 14))
        right.addWidget(self._role)
        layout.addWidget(self._always)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._measure()
        changed().connect(self._measure)

    @property
    def toast(self) -> Toast:
        """What happened; made when first there is something to say."""
        return self._made_toast or self._lay(Toast())

    def take_toast(self, other: "StatusLine") -> None:
        """What is being said goes on here, where the other line is about to go."""
        if other._made_toast is not None and not other._made_toast.isHidden():
            self._lay(other._made_toast)
            self._make_room()

    def _lay(self, toast: Toast) -> Toast:
        self._made_toast = toast
        toast.moved.connect(self._make_room)
        self._row.insertWidget(self._middle, toast)
        self._row.insertStretch(self._middle + 1, 1)
        return toast

    def _measure(self) -> None:
        self.setMinimumHeight(size(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        if self._made_toast is not None and event.oldSize().width() != event.size().width():
            self._make_room()

    def _make_room(self) -> None:
        """Give what happened the room that it needs, if there is."""
        shown = not self.toast.isHidden()
        taken = self.state.sizeHint().width() + self._privacy.sizeHint().width()
        if not self.tasks.isHidden():
            taken += self.tasks.sizeHint().width()
        room = self.width() - taken - _AROUND
        always = self._always.sizeHint().width()
        self._always.setVisible(not shown or self.toast.wanted() <= room - always)
        if shown:
            self.toast.fit(room if self._always.isHidden() else room - always)

    def show_state(self, text: str, picture: str = "check-circle", tone: str = "ok") -> None:
        """Show how syncing stands, in a word with its mark; a click opens the Sync screen."""
        self.state.setText(text)
        self.state.set_picture(picture, tone)
        self.state.setAccessibleName(self.tr("同步：{state}").format(state=text))
        self.state.setToolTip(self.tr("打开“同步与设备”"))

    def show_privacy(self, text: str) -> None:
        """Show that privacy mode is on, or nothing."""
        self._privacy.setText(text)

    def show_backup(self, text: str, *, wanting: bool = False, tip: str = "") -> None:
        """Show how old the last backup is; `wanting` when there is none or it is old."""
        self._backup.setText(text)
        self._backup.setToolTip(tip)
        retone(self._backup, tone="warn" if wanting else "text2")

    def show_news(self, text: str) -> None:
        """Show that there is a newer release, or nothing; a click asks for `news_wanted`."""
        if self._news is None and text:
            self._news = Button("", "ghost")
            self._news.setProperty("status", True)
            self._news.set_picture("download-simple", "info")
            self._news.clicked.connect(self.news_wanted)
            self._right.insertWidget(0, self._news)
        if self._news is not None:
            self._news.setText(text)
            self._news.setAccessibleName(text)
            self._news.setVisible(bool(text))

    def show_role(self, text: str) -> None:
        """Show in which role the operator acts."""
        self._role.setText(text)
