"""Content that fills no slot of a column, as lines of the day that it is planned for."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.models.content import Item
from desktop.store.community import Reads
from desktop.views.calendar.words import tone
from desktop.views.parts import privacy
from desktop.views.parts.button import Button
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, label
from desktop.views.theme.palette import size

# More in a day's list nobody looks through; the plan has them all.
_MOST = 8


def alone_lines(reads: Reads, day: date, show: Callable[[bytes], object]) -> list[QWidget]:
    """A line each for the items of a day; one opens its item."""
    # The first screen does without content.
    from desktop.store import content

    return [_line(one, show) for one in content.alone(reads, day, day)[:_MOST]]


def _line(one: Item, show: Callable[[bytes], object]) -> QWidget:
    content = QCoreApplication.translate("Calendar", "内容")
    named = content if privacy.on() else one.title
    when = one.planned_at[11:16] or QCoreApplication.translate("OccurrenceForm", "全天")
    made = Button("", "ghost")
    made.setFixedHeight(size(32))
    line = QHBoxLayout(made)
    line.setContentsMargins(size(6), 0, size(6), 0)
    line.addWidget(Mark("file-text", tone("content"), 12))
    line.addWidget(Elided(named, 13, "text"), 1)
    line.addWidget(label(when, 12, "text2"))
    made.setAccessibleName(f"{when} {content} {named}")
    made.clicked.connect(lambda _checked=False: show(one.id))
    for child in made.findChildren(QWidget):
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made
