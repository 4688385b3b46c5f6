"""The status line: how syncing stands, long work, the last backup, and the acting role."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label, retone
from desktop.views.taskstrip import TaskStrip
from desktop.views.theme import icons
from desktop.views.theme.palette import changed, size


class StatusLine(QWidget):
    """State mark and word at the left (shape and word, not colour alone), the rest at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.state = Button("", "ghost")
        self.state.setProperty("status", True)
        self._privacy = label("", 12, "warn", bold=True)
        self.tasks = TaskStrip()
        self._backup = label("", 12, "text2")
        self._role = label("", 12, "text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 20, 0)
        layout.setSpacing(6)
        layout.addWidget(self.state)
        layout.addSpacing(8)
        layout.addWidget(self._privacy)
        layout.addStretch(1)
        layout.addWidget(self.tasks)
        layout.addSpacing(12)
        layout.addWidget(self._backup)
        layout.addSpacing(12)
        layout.addWidget(Mark("user-circle", "text2", 14))
        layout.addWidget(self._role)
        self._measure()
        changed().connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(size(28))

    def show_state(self, text: str, picture: str = "check-circle", tone: str = "ok") -> None:
        """Show how syncing stands, in a word with its mark; a click opens the Sync screen."""
        self.state.setText(text)
        self.state.setIcon(icons.icon(picture, tone))
        self.state.setAccessibleName(self.tr("同步：{state}").format(state=text))
        self.state.setToolTip(self.tr("打开“同步与设备”"))

    def show_privacy(self, text: str) -> None:
        """Show that privacy mode is on, or nothing."""
        self._privacy.setText(text)

    def show_backup(self, text: str, *, wanting: bool = False) -> None:
        """Show how old the last backup is; `wanting` when there is none or it is old."""
        self._backup.setText(text)
        retone(self._backup, tone="warn" if wanting else "text2")

    def show_role(self, text: str) -> None:
        """Show in which role the operator acts."""
        self._role.setText(text)
