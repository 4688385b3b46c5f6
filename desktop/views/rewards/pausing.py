"""Asking from when until when a rule is paused."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from desktop.views.parts.dialog import Dialog
from desktop.views.parts.text import label


class PauseDialog(Dialog):
    """From which day, and until the end of which; without an end until it is resumed."""

    def __init__(self, parent: QWidget, today: date) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("PauseDialog", "暂停这条规则"), translate("PauseDialog", "暂停")
        super().__init__(parent, title, accept)
        self._today = today
        begin = QDate(today.year, today.month, today.day)
        hint = self.tr("暂停期间发生的不给，恢复以后也不补。以前给的不变。")
        self.body.addWidget(label(hint, 13, "text2", wrap=True))
        self.begins, self.ends = QDateEdit(begin), QDateEdit(begin)
        for field in (self.begins, self.ends):
            field.setMinimumDate(begin)
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
        # A date field that shows a word instead of a day lets no key out again.
        self.bounded = QCheckBox(self.tr("到哪天自动恢复"))
        self.bounded.toggled.connect(self.ends.setEnabled)
        self.ends.setEnabled(False)
        self.add_field(self.tr("从哪天起"), self.begins, self.tr("选今天就是从现在起。"))
        self.body.addWidget(self.bounded)
        hint = self.tr("含这一天。不勾上面一格，就停到有人恢复为止。")
        self.add_field(self.tr("到哪天为止"), self.ends, hint)

    def first(self) -> date | None:
        """The first day; None is from now."""
        found = _day(self.begins)
        return found if found > self._today else None

    def last(self) -> date | None:
        """The last day; None is until it is resumed."""
        return _day(self.ends) if self.bounded.isChecked() else None

    def accept(self) -> None:
        """Close once it does not end before it begins."""
        last = self.last()
        if last is not None and last < (self.first() or self._today):
            self.show_problem(self.tr("结束不能早于开始。"), self.ends)
        else:
            super().accept()


def _day(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))
