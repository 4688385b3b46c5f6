"""The forms of a membership plan and of a drive."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.actions import plans as selling
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.counting import as_typed
from desktop.models.drive import Drive, read_tier, tier_text
from desktop.models.payment import fen
from desktop.models.plan import EARLY, GRACE, MOST_DAYS, MOST_MONTHS, Plan
from desktop.models.problem import Problem
from desktop.store import drives, plans, seriesrows
from desktop.store.community import Reads, Store
from desktop.views.parts.act import ActForm
from desktop.views.parts.choice import choose
from desktop.views.parts.shell import Shell
from desktop.views.plans.words import day_field, day_of, number_field

_MOST_SEATS = 1_000_000
# A new drive that is offered today alone is over before anybody has heard of it.
_OFFERED_DAYS = 30


def kept_plan(store: Store, plan: bytes | None, said: Plan) -> Changes:
    """Save a plan with the note it has by now, which the form does not show."""
    note = plans.find(store, plan).note if plan else ""
    return selling.save(store, plan, replace(said, note=note))


def kept_drive(store: Store, drive: bytes | None, said: Drive) -> Changes:
    """Save a drive with the note it has by now, which the form does not show."""
    note = drives.find(store, drive).note if drive else ""
    return selling.save_drive(store, drive, replace(said, note=note))


class PlanForm(ActForm):
    """What a plan costs, how long a term lasts, what it brings."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Plan | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("PlanForm", "修改会籍方案") if one else translate("PlanForm", "新建会籍方案")
        )
        super().__init__(parent, shell, title, translate("PlanForm", "保存"))
        self._dispatcher, self._plan = dispatcher, one
        had = one or Plan(b"", "", 0, grace=GRACE, early=EARLY)
        self.name = QLineEdit(had.name)
        self.name.setPlaceholderText(self.tr("比如：年度会员"))
        self.fee = QLineEdit(as_typed(had.fee) if one else "")
        self.months = number_field(1, MOST_MONTHS, had.months)
        self.begins = QLineEdit(had.begins)
        self.begins.setPlaceholderText(self.tr("比如 01-01"))
        self.discount = number_field(0, 100, had.discount)
        self.discount.setSpecialValueText(self.tr("没有"))
        self.grace = number_field(0, MOST_DAYS, had.grace)
        self.early = number_field(0, MOST_DAYS, had.early)
        self.benefits = QPlainTextEdit("\n".join(had.benefits))
        self.benefits.setMaximumHeight(72)
        self.series = QComboBox()
        self.series.addItem(self.tr("没有"), None)
        for series in seriesrows.everything(reads):
            self.series.addItem(series.title, series.id)
        choose(self.series, had.series)
        self._fields_in_order()
        self.begin = self._save

    def _fields_in_order(self) -> None:
        self.add_field(self.tr("方案名称"), self.name)
        self.add_row((self.tr("会费（元）"), self.fee), (self.tr("一期几个月"), self.months))
        self.add_row(
            (self.tr("固定起算日（可不填）"), self.begins), (self.tr("减百分之几"), self.discount)
        )
        self.add_row((self.tr("宽限几天"), self.grace), (self.tr("提前几天可续"), self.early))
        self.add_field(self.tr("带来什么（一行一条）"), self.benefits)
        self.add_field(self.tr("附带的课程"), self.series)

    def said(self) -> Plan:
        """The plan as it stands in the fields. Raises Problem payment.bad_amount."""
        return Plan(
            id=self._plan.id if self._plan else b"",
            name=self.name.text().strip(),
            fee=fen(self.fee.text()),
            months=self.months.value(),
            begins=self.begins.text().strip(),
            discount=self.discount.value(),
            grace=self.grace.value(),
            early=self.early.value(),
            benefits=tuple(
                one.strip() for one in self.benefits.toPlainText().splitlines() if one.strip()
            ),
            series=self.series.currentData(),
        )

    def accept(self) -> None:
        """Save, once the amount can be read."""
        try:
            self.said()
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.fee)
            return
        super().accept()

    def _save(self) -> Job:
        return self._dispatcher.do(kept_plan, self._plan.id if self._plan else None, self.said())


class DriveForm(ActForm):
    """The window of a drive, how many it takes, at what prices."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Drive | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("DriveForm", "修改招募期") if one else translate("DriveForm", "新建招募期")
        )
        super().__init__(parent, shell, title, translate("DriveForm", "保存"))
        self._dispatcher, self._drive = dispatcher, one
        today = reads.today()
        self.name = QLineEdit(one.name if one else "")
        self.name.setPlaceholderText(self.tr("比如：春季招募"))
        self.plan = QComboBox()
        for plan in plans.uncounted(reads):
            if not plan.ended or (one and plan.id == one.plan):
                self.plan.addItem(plan.name, plan.id)
        if one:
            choose(self.plan, one.plan)
        self.first = day_field(one.first if one else today)
        self.last = day_field(one.last if one else today + timedelta(_OFFERED_DAYS))
        self.quota = number_field(0, _MOST_SEATS, (one.quota or 0) if one else 0)
        self.quota.setSpecialValueText(self.tr("不限"))
        self.tiers = QPlainTextEdit("\n".join(map(tier_text, one.tiers if one else ())))
        self.tiers.setMaximumHeight(86)
        self.add_field(self.tr("招募期名称"), self.name)
        self.add_row((self.tr("会籍方案"), self.plan), (self.tr("名额"), self.quota))
        self.add_row((self.tr("第一天"), self.first), (self.tr("最后一天"), self.last))
        hint = self.tr(
            "一行一档，按顺序：“早鸟:399:2026-03-10”是到哪天为止，“前百名:449:100”是前多少名；"
            "不写就是方案的会费。"
        )
        self.add_field(self.tr("价格档"), self.tiers, hint)
        self.begin = self._save

    def said(self) -> Drive:
        """The drive as it stands in the fields. Raises Problem drive.bad_tier, .bad_amount."""
        lines = [one for one in self.tiers.toPlainText().splitlines() if one.strip()]
        return Drive(
            id=self._drive.id if self._drive else b"",
            plan=self.plan.currentData() or b"",
            name=self.name.text().strip(),
            first=day_of(self.first),
            last=day_of(self.last),
            quota=self.quota.value() or None,
            tiers=tuple(read_tier(line) for line in lines),
        )

    def accept(self) -> None:
        """Save, once the prices can be read."""
        try:
            self.said()
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.tiers)
            return
        super().accept()

    def _save(self) -> Job:
        return self._dispatcher.do(kept_drive, self._drive.id if self._drive else None, self.said())
