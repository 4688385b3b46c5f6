"""Which past day's list to show, asked for."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from desktop.store import asof
from desktop.store.community import Reads
from desktop.views.parts.dialog import Dialog


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
