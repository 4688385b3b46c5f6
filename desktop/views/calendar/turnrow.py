"""A row of the calendar's panel: a session to come, who hosts it, for which time."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.views.calendar.turns import Turn
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import short_day
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.parts.titles import title
from desktop.views.theme.palette import size


class TurnRow(Button):
    """One turn: day, host or the dashed ring, and how often she has hosted."""

    def __init__(self, turn: Turn, today: date) -> None:
        super().__init__("", "ghost")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size(36))
        line = QHBoxLayout(self)
        line.setContentsMargins(size(8), 0, size(8), 0)
        line.setSpacing(size(10))
        name = privacy.name(turn.name) if turn.one.host else self.tr("还没定")
        pieces = [
            label(short_day(turn.day), 13, "text2"),
            Avatar(turn.one.host, turn.name, 24),
            Elided(name, 13, "text" if turn.one.host else "warn", bold=not turn.one.host),
        ]
        pieces[0].setFixedWidth(size(48))
        for piece in pieces:
            line.addWidget(piece)
        line.setStretch(2, 1)
        line.addWidget(self._tag(turn, today))
        self.setAccessibleName(f"{short_day(turn.day)} {title(turn.one)} {name}")
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _tag(self, turn: Turn, today: date) -> QWidget:
        if not turn.one.host:
            return Tag(self.tr("待指派"), "warn")
        if turn.day == today:
            return Tag(self.tr("今天"), "accent")
        if turn.times <= 1:
            return Tag(self.tr("首次"), "ok")
        return label(apart(self.tr("第 %n 次", "", turn.times)), 13, "text2")
