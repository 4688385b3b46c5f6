"""Whom to thank at a month's end: duties, how often and how long, as a list to hand on."""

from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import service as acting
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.service import LONGEST_MINUTES, Thanked, hours
from desktop.store import service
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.field import inset
from desktop.views.parts.files import ask_export
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label, listed
from desktop.views.plans.words import day_field, day_of
from desktop.views.roles import words


class ThanksTab(QWidget):
    """The list of one month; a line opens the member."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._found: list[Thanked] = []
        self._model = PagedModel(
            self._columns(),
            lambda: len(self._found),
            lambda offset, limit: self._found[offset : offset + limit],
            key=lambda one: (one.member, one.name),
        )
        self.table = Table(self._model, "thanks", self.tr("致谢名单"))
        self.table.opened.connect(self._open)
        today = reads.today()
        self.month = QDateEdit(QDate(today.year, today.month, 1))
        self.month.setDisplayFormat("yyyy-MM")
        self.month.setCalendarPopup(True)
        self.month.setAccessibleName(self.tr("哪个月"))
        self.month.dateChanged.connect(self.read)
        self.new = button(self.tr("登记服务"), "soft", "plus", slot=lambda: self.form().exec())
        self.new.setEnabled(reads.actor.allows("member.write") and not reads.actor.preview)
        self.save = button(self.tr("导出致谢名单"), "plain", "export", slot=self._export)
        self.save.setEnabled(reads.actor.allows("member.export") and not reads.actor.preview)
        self.sum = label("", 13, "text2")
        self._build()

    def _build(self) -> None:
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.month, self.new, self.save, self.sum):
            flow.addWidget(made)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        hint = self.tr("这个月在任的人、登记过服务的人都会列在这里，月底导出就能致谢。")
        none = self.tr("这个月还没有人可谢")
        self._stack.addWidget(EmptyState("hand-heart", none, suggested(self.new), hint=hint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(bar, margins=(24, 10, 16, 10)))
        whole.addWidget(hline())
        whole.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)

    def _columns(self) -> list[Column]:
        return [
            Column("name", self.tr("姓名"), 140, lambda one: one.name, "name"),
            Column("duties", self.tr("职责"), 220, _duties, tone="text2"),
            Column("times", self.tr("次数"), 72, lambda one: f"{one.times:,}", right=True),
            Column("hours", self.tr("小时"), 72, lambda one: hours(one.minutes), right=True),
            Column("what", self.tr("做了什么"), 220, _what, "text", stretch=True),
        ]

    def read(self) -> None:
        """Read the month again."""
        self._found = service.thanked(self._reads, self.month.date().toString("yyyy-MM"))
        self._model.reload()
        self._stack.setCurrentIndex(0 if self._found else 1)
        people = apart(self.tr("%n 人", "", len(self._found)))
        spent = filled(
            self.tr("共 {hours} 小时"), hours=hours(sum(one.minutes for one in self._found))
        )
        self.sum.setText(f"{people} · {spent}")

    def form(self) -> ActForm:
        """Who did something, when, how long and what."""
        form = ActForm(self, self._shell, self.tr("登记服务"), self.tr("登记"))
        who, what, spent = MemberPicker(self._reads), QLineEdit(), _spent()
        day = day_field(self._reads.today())
        day.setMaximumDate(day.date())
        form.add_field(self.tr("谁"), who)
        form.add_row((self.tr("哪天"), day), (self.tr("小时"), spent))
        form.add_field(self.tr("做了什么"), what)
        form.require(who, who.member, self.tr("还没有选是谁"))
        form.begin = lambda: self._dispatcher.do(
            acting.log,
            who.member() or b"",
            round(spent.value() * 60),
            what=what.text(),
            day=day_of(day),
        )
        return form

    def _export(self) -> None:
        month = self.month.date().toString("yyyy-MM")
        name = f"{self.tr('致谢名单')} {month}.xlsx"
        kinds = self.tr("表格 (*.xlsx *.csv)")
        path = ask_export(self._shell, self.tr("导出致谢名单"), name, kinds)
        if path is not None:
            self.write(path, month)

    def write(self, path: Path, month: str) -> None:
        """Write the list of a month to a file."""
        job = self._dispatcher.do(acting.export, path, month)
        job.done.connect(self._exported)
        job.failed.connect(self._shell.say)

    def _exported(self, changes: Changes) -> None:
        count = changes.result if isinstance(changes.result, int) else 0
        self._shell.toast(apart(self.tr("已导出 %n 人", "", count)), None)

    def _open(self, one: Thanked) -> None:
        if one.member is not None:
            self._shell.go("member", member=one.member)


def _spent() -> QDoubleSpinBox:
    """So many hours of one day, by the quarter."""
    made = inset(QDoubleSpinBox())
    made.setDecimals(2)
    made.setSingleStep(0.25)
    made.setRange(0.25, LONGEST_MINUTES / 60)
    made.setValue(1)
    return made


def _duties(one: Thanked) -> str:
    return listed(words.duty(line) for line in one.duties)


def _what(one: Thanked) -> str:
    return listed(one.what)
