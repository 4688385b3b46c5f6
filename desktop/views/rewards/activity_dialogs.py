"""The form of the activities tab: entering one by hand."""

from PySide6.QtCore import QCoreApplication, QDateTime, Qt
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QWidget

from desktop.formats.activity import parse_amount
from desktop.models.activity import CATEGORY
from desktop.models.problem import Problem
from desktop.store import settlement
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.rewards import words


class EnterDialog(Dialog):
    """Who did what when; an order also for how much."""

    def __init__(self, parent: QWidget, reads: Reads, shell: Shell) -> None:
        translate = QCoreApplication.translate
        self._shell = shell
        super().__init__(
            parent, translate("EnterDialog", "记一笔活动"), translate("EnterDialog", "记下")
        )
        self.person = MemberPicker(reads)
        self.add_field(self.tr("谁"), self.person)
        self.kind = QComboBox()
        for key, text in words.kinds().items():
            self.kind.addItem(text, key)
        self.at = QDateTimeEdit(QDateTime.fromString(settlement.now(reads), Qt.DateFormat.ISODate))
        self._now = self.at.dateTime()
        self.at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.at.setCalendarPopup(True)
        self.add_row((self.tr("做了什么"), self.kind), (self.tr("什么时候"), self.at))
        self.amount = QLineEdit()
        self.amount.setPlaceholderText("99.50")
        self.add_field(self.tr("金额（元）"), self.amount)
        self.text = QLineEdit()
        self.category = QLineEdit()
        self.category.setMaxLength(CATEGORY)
        self.add_row(
            (self.tr("内容（可不填）"), self.text), (self.tr("分类（可不填）"), self.category)
        )
        self.kind.currentIndexChanged.connect(self._show_amount)
        self._show_amount()

    def _show_amount(self) -> None:
        self.amount.setEnabled(self.kind.currentData() == "order")

    def fen(self) -> int | None:
        """The amount of an order in fen, None for what is none; raises Problem."""
        return parse_amount(self.amount.text()) if self.amount.isEnabled() else None

    def local(self) -> str:
        """When, as local time text: to the minute, or what stood there as it stood.

        What happens now counts for a rule that was published earlier within this minute.
        """
        at = self.at.dateTime()
        return at.toString("yyyy-MM-ddTHH:mm:ss" if at == self._now else "yyyy-MM-ddTHH:mm:00")

    def accept(self) -> None:
        """Close once somebody is chosen."""
        if self.person.member() is None:
            self.show_problem(self.tr("请先选一位成员。"), self.person)
            return
        try:
            self.fen()
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.amount)
        else:
            super().accept()
