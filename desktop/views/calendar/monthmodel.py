"""A month as a table of weeks, each day spoken with what happens on it."""

from datetime import date, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop.models import workdays
from desktop.views.calendar.days import WEEK, Days
from desktop.views.calendar.lunar import lunar_text
from desktop.views.calendar.words import span
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import day_text, weekday

Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """Weeks as rows and weekdays as columns; a cell is a date, spoken with what happens on it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = self.last = date(2000, 1, 3)
        self.days: Days | None = None

    def show_days(self, first: date, last: date, days: Days) -> None:
        """Show these weeks."""
        self.beginResetModel()
        self.first, self.last, self.days = first, last, days
        self.endResetModel()

    def day(self, index: Index) -> date:
        """The date of a cell."""
        return self.first + timedelta(days=index.row() * WEEK + index.column())

    def place(self, day: date) -> QModelIndex:
        """The cell of a date, invalid outside the weeks shown."""
        count = (day - self.first).days
        if not self.first <= day <= self.last:
            return QModelIndex()
        return self.index(count // WEEK, count % WEEK)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """How many weeks."""
        return 0 if parent.isValid() else ((self.last - self.first).days + 1) // WEEK

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        """Seven."""
        return 0 if parent.isValid() else WEEK

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The weekdays across the top."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return weekday(date(2026, 10, 5 + section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says of a day."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return day_words(self.days, self.day(index))
        return None


def day_words(days: Days | None, day: date) -> str:
    """A day in words: date, weekday, lunar date, 休 or 班, and its occurrences."""
    translate = QCoreApplication.translate
    mark = workdays.mark(day)
    marks = {"rest": translate("Calendar", "休息日"), "work": translate("Calendar", "补班日")}
    parts = [day_text(day), weekday(day), lunar_text(day)]
    parts += [marks[mark]] if mark else []
    found = days.on(day) if days else []
    if not found or days is None:
        parts.append(translate("Calendar", "没有安排"))
    else:
        parts.append(counted().sessions(len(found)))
        parts += [f"{span(one, days.home)} {days.title(one)}" for one in found]
    return translate("Calendar", "，").join(part for part in parts if part)
