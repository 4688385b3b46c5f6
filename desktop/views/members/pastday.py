"""The list of a past day: asking for the day, and the banner that says which it is."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QFrame, QWidget

from desktop.store import asof
from desktop.store.community import Reads
from desktop.views.members.list_bar import ListBar
from desktop.views.parts.button import button
from desktop.views.parts.dates import dated
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label


class DayDialog(Dialog):
    """Which day's list to show: one that is over, and of which something is told."""

    def __init__(self, parent: QWidget, reads: Reads) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("DayDialog", "某一天的名单"),
            translate("DayDialog", "看这一天"),
            hint=translate(
                "DayDialog", "那一天结束时有谁、什么等级、在哪个小组，从记录里还原；只看不改。"
            ),
            width=380,
        )
        yesterday = reads.today() - timedelta(1)
        first = min(asof.begins(reads) or yesterday, yesterday)
        self.day = QDateEdit(QDate(yesterday.year, yesterday.month, yesterday.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMinimumDate(QDate(first.year, first.month, first.day))
        self.day.setMaximumDate(self.day.date())
        since = self.tr("从 {day} 起有记录").format(day=first.isoformat())
        self.add_field(self.tr("哪一天"), self.day, since)

    def chosen(self) -> str:
        """The day as YYYY-MM-DD."""
        return self.day.date().toString("yyyy-MM-dd")


class PastBanner(QFrame):
    """Says of which day the list is, and goes back to today's."""

    def __init__(self, bar: ListBar) -> None:
        super().__init__()
        self.setProperty("part", "sunk")
        self._said = label("", 13, bold=True)
        self.back = button(self.tr("回到现在"), "link", slot=bar.leave_day)
        pieces = (Mark("clock-counter-clockwise", "info", 16), self._said, None, self.back)
        self.setLayout(row(*pieces, margins=(12, 6, 12, 6)))
        self.hide()

    def show_day(self, day: str) -> None:
        """Show it for a past day, hide it for none."""
        self.setVisible(bool(day))
        if day:
            told = dated(date.fromisoformat(day))
            self._said.setText(self.tr("{day}结束时的名单，只看不改").format(day=told))
