"""When a series ends: never, on a day, or after so many times; written into its rule."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QSpinBox, QWidget

from desktop.views.calendar.words import last_day, times
from desktop.views.parts.choice import choose
from desktop.views.parts.field import inset

NEVER, ON, AFTER = "never", "on", "after"
_MOST_TIMES = 999


class EndField(QWidget):
    """How a series ends, and beside it the day or the number that belongs to that."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        for key, text in (
            (NEVER, self.tr("不结束")),
            (ON, self.tr("到某天")),
            (AFTER, self.tr("共几次")),
        ):
            self.kind.addItem(text, key)
        self.day, self.times = QDateEdit(), inset(QSpinBox())
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("最后一天"))
        self.times.setRange(1, _MOST_TIMES)
        self.times.setValue(8)
        self.times.setSuffix(self.tr(" 次"))
        self.times.setAccessibleName(self.tr("共几次"))
        self.kind.currentIndexChanged.connect(lambda _index: self._switch())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.kind, self.day, self.times):
            line.addWidget(part, 1)
        self.setFocusProxy(self.kind)
        self._switch()

    def _switch(self) -> None:
        self.day.setVisible(self.kind.currentData() == ON)
        self.times.setVisible(self.kind.currentData() == AFTER)

    def setAccessibleName(self, name: str) -> None:
        """The choice carries the name."""
        super().setAccessibleName(name)
        self.kind.setAccessibleName(name)

    def choose(self, kind: str) -> None:
        """Choose how it ends, as the operator would."""
        choose(self.kind, kind)

    def show_rule(self, rule: str, start: date) -> None:
        """Show how a rule ends; where it does not, three months on is offered."""
        count, last = times(rule), last_day(rule)
        shown = QDate(start.year, start.month, start.day).addMonths(3)
        self.day.setDate(QDate(last.year, last.month, last.day) if last else shown)
        if count:
            self.times.setValue(count)
        self.choose(ON if last else AFTER if count else NEVER)

    def last(self) -> date | None:
        """The last day, where one is chosen."""
        chosen = self.day.date()
        on = self.kind.currentData() == ON
        return date(chosen.year(), chosen.month(), chosen.day()) if on else None

    def ending(self) -> str:
        """What the rule says of its end."""
        last = self.last()
        if last is not None:
            return f";UNTIL={last:%Y%m%d}"
        return f";COUNT={self.times.value()}" if self.kind.currentData() == AFTER else ""
