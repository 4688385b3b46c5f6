"""The form of a ladder of coupons: as many steps as wanted, each with how one comes to it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import couponladders as climbing
from desktop.dispatcher import Dispatcher, Job
from desktop.models.coupon import MOST_STEPS, VISIT, CouponKind, Ladder
from desktop.views.coupons.words import titled
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide

# Visits that the form offers; the command line takes any.
_VISITS = range(2, 13)
# So many steps a new ladder is shown with.
_BEGUN = 3


class LadderForm(ActForm):
    """A new ladder, or one there is; a step left empty is none."""

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
        self._dispatcher, self._kinds, self._ladder = dispatcher, kinds, one
        self.name = QLineEdit(one.title if one else "")
        self.add_field(self.tr("名称"), self.name)
        self.steps: list[QComboBox] = []
        self.ways: list[QComboBox] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.more = button(self.tr("再加一步"), "ghost", "plus", slot=self.add_step)
        self.body.addLayout(row(self.more, None))
        for _ in range(len(one.steps) if one else _BEGUN):
            self.add_step()
        for place, step in enumerate(one.steps if one else ()):
            choose(self.steps[place], step.kind)
            choose(self.ways[place], f"{VISIT}:{step.nth}" if step.nth else step.trigger)
        self.begin = self._save

    def add_step(self) -> None:
        """One more step below the others."""
        number = len(self.steps) + 1
        said = self.tr("第 {n} 步").format(n=number)
        step, way = QComboBox(), QComboBox()
        step.addItem(self.tr("没有了"), None)
        for one in self._kinds:
            step.addItem(titled(one), one.id)
        way.addItem(self.tr("用了上一张就发"), "used")
        way.addItem(self.tr("手工发"), "hand")
        for nth in _VISITS:
            way.addItem(self.tr("第 {n} 次来时发").format(n=nth), f"{VISIT}:{nth}")
        # Whoever begins gets the first.
        way.setVisible(number > 1)
        step.setAccessibleName(said)
        way.setAccessibleName(self.tr("{step}怎么发").format(step=said))
        self.steps.append(step)
        self.ways.append(way)
        line = row(label(said, 12, "text2"), step, way, gap=8)
        line.setStretch(1, 1)
        self._lines.addLayout(line)
        self.more.setEnabled(number < MOST_STEPS)
        self._grow()

    def _save(self) -> Job:
        pairs = zip(self.steps, self.ways, strict=True)
        steps = [
            (step.currentData(), str(way.currentData()))
            for step, way in pairs
            if step.currentData() is not None
        ]
        one = self._ladder
        return self._dispatcher.do(
            climbing.save, one.id if one else None, self.name.text(), steps, one.note if one else ""
        )
