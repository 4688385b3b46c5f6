"""Which past days a rule is tried on: the last ones, the month or year before, or any."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QObject, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QMenu, QWidget

from desktop.models import period
from desktop.models.period import Period
from desktop.models.rehearsal import Span
from desktop.views.parts.chips import chip
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog

LAST = (7, 30, 90, 365)
# Farther back than anything was written down.
EARLIEST = date(2000, 1, 1)


class SpanChoice(QObject):
    """A chip that names the days; `chosen` when others are picked, which `span()` says."""

    chosen = Signal()

    def __init__(self, owner: QWidget, today: Callable[[], date]) -> None:
        super().__init__(owner)
        self._owner, self._today = owner, today
        # So many last days, whole periods before the running one, or days that were picked.
        self._kept: int | Period | Span = 30
        self.chip = chip("", on=False, menu=True)
        self.chip.clicked.connect(self._ask)
        self._show()

    def span(self) -> Span:
        """The days that are looked at; the last ones end today."""
        today = self._today()
        if isinstance(self._kept, Span):
            return self._kept
        if isinstance(self._kept, int):
            return Span(today - timedelta(self._kept - 1), today)
        running, _ = period.bounds(period.label(today, self._kept))
        return Span(*period.bounds(period.label(running - timedelta(1), self._kept)))

    def choose(self, kept: int | Period | Span) -> None:
        """Look at other days."""
        self._kept = kept
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        self.chip.setText(self._said(self._kept))
        self.chip.setAccessibleName(self.chip.text())

    def _said(self, kept: int | Period | Span) -> str:
        if isinstance(kept, Span):
            return f"{kept.first} – {kept.last}"
        if isinstance(kept, int):
            return apart(self.tr("过去 %n 天", "", kept))
        return self.tr("上个月") if kept == "month" else self.tr("去年")

    def _ask(self) -> None:
        menu = QMenu(self._owner)
        for kept in (*LAST, "month", "year"):
            menu.addAction(self._said(kept)).triggered.connect(
                lambda _checked=False, kept=kept: self.choose(kept)
            )
        menu.addSeparator()
        menu.addAction(self.tr("选日期…")).triggered.connect(lambda: self._pick())
        menu.popup(self.chip.mapToGlobal(self.chip.rect().bottomLeft()))

    def _pick(self) -> None:
        dialog = SpanDialog(self._owner, self.span(), self._today())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.choose(dialog.span())


class SpanDialog(Dialog):
    """From which day to which day, none of them still to come."""

    def __init__(self, parent: QWidget, span: Span, today: date) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("SpanDialog", "试算哪些天"),
            translate("SpanDialog", "试算"),
            hint=translate(
                "SpanDialog", "只看不发。按周、月、年的规则，只算这些天里已经结束的周期。"
            ),
            width=380,
        )
        self.first, self.last = _day(span.first, today), _day(span.last, today)
        self.add_field(self.tr("从"), self.first)
        self.add_field(self.tr("到（含当天）"), self.last)

    def span(self) -> Span:
        """The days chosen."""
        return Span(_date(self.first), _date(self.last))

    def accept(self) -> None:
        """Close once the days are in their order."""
        if _date(self.first) > _date(self.last):
            self.show_problem(self.tr("结束日期早于开始日期，请改一下。"), self.last)
        else:
            super().accept()


def _day(day: date, today: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setDateRange(
        QDate(EARLIEST.year, EARLIEST.month, EARLIEST.day),
        QDate(today.year, today.month, today.day),
    )
    return field


def _date(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))
