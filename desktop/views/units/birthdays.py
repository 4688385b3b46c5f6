"""Whose birthday comes in the next days, by the solar or the Chinese calendar."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.store import birthdays
from desktop.store.birthdays import Birthday
from desktop.store.community import Reads
from desktop.views.parts.dates import day_text, with_weekday
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel

SPANS = (7, 30, 90)


class BirthdaysTab(QWidget):
    """A list by day; a row opens the member."""

    def __init__(self, reads: Reads, shell: Shell) -> None:
        super().__init__()
        self._reads, self._days = reads, SPANS[1]
        self._found: list[Birthday] = []
        self._model = PagedModel(
            self._columns(),
            lambda: len(self._found),
            lambda offset, limit: self._found[offset : offset + limit],
            key=lambda one: one.row.id,
        )
        self.table = Table(self._model, "birthdays", self.tr("近期生日"))
        self.table.opened.connect(lambda one: shell.go("member", member=one.row.id))
        self.span = Segmented(
            self.tr("多少天内"),
            [(str(days), self.tr("{days} 天内").format(days=days)) for days in SPANS],
        )
        self.span.choose(str(self._days))
        self.span.chosen.connect(self._choose)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState("cake", self.tr("这些天没有人过生日")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.span, None, margins=(24, 10, 16, 10)))
        whole.addWidget(hline())
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def _columns(self) -> list[Column]:
        return [
            Column("day", self.tr("哪天"), 150, lambda one: self._day(one.day)),
            Column("name", self.tr("成员"), 160, lambda one: one.row.name, "name", stretch=True),
            Column("calendar", self.tr("历法"), 80, self._calendar, tone="text2"),
            Column("birthday", self.tr("生日"), 120, lambda one: one.birthday, "text"),
        ]

    def _day(self, day: date) -> str:
        if day == self._reads.today():
            return self.tr("今天")
        return with_weekday(day_text(day), day)

    def _calendar(self, one: Birthday) -> str:
        return self.tr("农历") if one.calendar == "lunar" else self.tr("公历")

    def _choose(self, days: str) -> None:
        self._days = int(days)
        self.read()

    def read(self) -> None:
        """Read whose birthday comes."""
        self._found = birthdays.soon(self._reads, self._days)
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._found else 1)
