"""The form of a ladder of coupons: as many steps as wanted, each with how one comes to it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import couponladders as climbing
from desktop.actions.couponladders import StepGiven
from desktop.dispatcher import Dispatcher, Job
from desktop.models.coupon import MOST_STEPS, VISIT, CouponKind, Ladder
from desktop.views.coupons.words import titled
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose
from desktop.views.parts.layout import only_if, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide

# Visits that the form offers; the command line takes any.
_VISITS = range(2, 13)
# So many steps a new ladder is shown with.
_BEGUN = 3


class StepsField(QWidget):
    """The steps below one another; one left empty is none."""

    grown = Signal()

    def __init__(self, kinds: Sequence[CouponKind], one: Ladder | None) -> None:
        super().__init__()
        self.kinds = list(kinds)
        self.steps: list[QComboBox] = []
        self.ways: list[QComboBox] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.more = button(
            QCoreApplication.translate("LadderForm", "再加一步"), "ghost", "plus", slot=self.add
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._lines)
        whole.addLayout(row(self.more, None))
        for _ in range(len(one.steps) if one else _BEGUN):
            self.add()
        had = one.steps if one else ()
        self._show([(s.kind, f"{VISIT}:{s.nth}" if s.nth else s.trigger) for s in had])

    def add(self) -> None:
        """One more step below the others."""
        translate = QCoreApplication.translate
        number = len(self.steps) + 1
        said = translate("LadderForm", "第 {n} 步").format(n=number)
        step, way = QComboBox(), QComboBox()
        step.addItem(translate("LadderForm", "没有了"), None)
        for one in self.kinds:
            step.addItem(titled(one), one.id)
        way.addItem(translate("LadderForm", "用了上一张就发"), "used")
        way.addItem(translate("LadderForm", "手工发"), "hand")
        for nth in _VISITS:
            told = translate("LadderForm", "第 {n} 次来时发").format(n=nth)
            way.addItem(told, f"{VISIT}:{nth}")
        # Whoever begins gets the first.
        only_if(number > 1, way)
        step.setAccessibleName(said)
        way.setAccessibleName(translate("LadderForm", "{step}怎么发").format(step=said))
        self.steps.append(step)
        self.ways.append(way)
        line = row(label(said, 12, "text2"), step, way, gap=8)
        line.setStretch(1, 1)
        self._lines.addLayout(line)
        self.more.setEnabled(number < MOST_STEPS)
        self.grown.emit()

    def stated(self) -> list[StepGiven]:
        """The steps as they stand: the kind, and how one comes to it."""
        pairs = zip(self.steps, self.ways, strict=True)
        return [
            (step.currentData(), str(way.currentData()))
            for step, way in pairs
            if step.currentData() is not None
        ]

    def take(self, like: "StepsField") -> None:
        """Show the steps of another such field, with kinds that are new since."""
        fresh = [one for one in like.kinds if one.id not in {each.id for each in self.kinds}]
        self.kinds += fresh
        for step in self.steps:
            for one in fresh:
                step.addItem(titled(one), one.id)
        self._show(like.stated())

    def _show(self, steps: Sequence[StepGiven]) -> None:
        while len(self.steps) < len(steps):
            self.add()
        for step in self.steps[len(steps) :]:
            step.setCurrentIndex(0)
        for place, (kind, way) in enumerate(steps):
            choose(self.steps[place], kind)
            if not choose(self.ways[place], way):
                nth = way.partition(":")[2]
                told = QCoreApplication.translate("LadderForm", "第 {n} 次来时发").format(n=nth)
                self.ways[place].addItem(told, way)
                choose(self.ways[place], way)


class LadderForm(ActForm):
    """A new ladder, or one there is."""

    def __init__(
        self,
        parent: QWidget,
        dispatcher: Dispatcher,
        shell: Shell,
        kinds: Sequence[CouponKind],
        one: Ladder | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("LadderForm", "修改券阶梯") if one else translate("LadderForm", "新建券阶梯")
        )
        hint = translate(
            "LadderForm", "每一步是一种券。用了上一张，下一张自动发给他；也可以手工发。"
        )
        super().__init__(parent, shell, title, translate("LadderForm", "保存"), hint)
        self.setMinimumWidth(wide(600))
        self._dispatcher, self._ladder = dispatcher, one.id if one else None
        self.name = QLineEdit(one.title if one else "")
        self.add_field(self.tr("名称"), self.name)
        self.field = StepsField(kinds, one)
        self.steps, self.ways = self.field.steps, self.field.ways
        self.add_field(self.tr("每一步"), self.field)
        self.field.grown.connect(self._grow)
        self.begin = self._save

    def add_step(self) -> None:
        """One more step below the others."""
        self.field.add()

    def _save(self) -> Job:
        return self._dispatcher.do(
            climbing.save, self._ladder, self.name.text(), self.field.stated()
        )
