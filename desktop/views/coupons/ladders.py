"""One ladder of coupons: its steps, who came to each, and how many of a hundred went on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.actions import couponladders as climbing
from desktop.dispatcher import Dispatcher
from desktop.models.coupon import Ladder, Step
from desktop.store import couponladders, coupons
from desktop.store.community import Reads
from desktop.views.coupons.forms import GiveForm
from desktop.views.coupons.ladderform import LadderForm
from desktop.views.coupons.pane import Pane
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.counted import counted
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel, paint_text
from desktop.views.theme.palette import color, font, size

_WORD, _THICK, _ALL = 52, 8, 100


class LaddersPane(Pane):
    """The ladder is chosen above its steps."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(reads, dispatcher, shell)
        self._steps: tuple[Step, ...] = ()
        columns = [
            Column("step", self.tr("第几步"), 70, lambda one: str(one.position), right=True),
            Column("title", self.tr("券"), 130, lambda one: one.title, stretch=True),
            Column("trigger", self.tr("怎么发"), 150, self._trigger, tone="text2"),
            Column("given", self.tr("拿到"), 96, self._given, right=True),
            Column("used", self.tr("用了"), 96, self._used, right=True),
            Column("share", self.tr("转化率"), 190, _share, paint=_paint_share),
        ]
        self._model = PagedModel(
            columns, lambda: len(self._steps), self._page, lambda one: one.position
        )
        self.table = Table(self._model, "ladder-steps", self.tr("阶梯的每一步"))
        self.ladder = narrowing(self.tr("券阶梯"))
        self.ladder.activated.connect(lambda _place: self._listed())
        begin = self.tr("让成员开始")
        self.start = button(begin, "plain", "user-plus", slot=lambda: self.beginning().exec())
        new = self.tr("新建券阶梯")
        self.new = button(new, "soft", "plus", slot=lambda: self.form().exec())
        self.change = button(
            self.tr("修改"), "plain", "pencil-simple", slot=lambda: self.form(self.chosen()).exec()
        )
        self.drop = button(self.tr("删除"), "plain", "trash", slot=self.remove)
        self.due = button(self.tr("发给来够的人"), "plain", "gift", slot=self.give_due)
        self.allow("reward.handout", self.start, self.due)
        self.allow("rule.publish", self.new, self.change, self.drop)
        hint = self.tr("把券种排成几步：用了上一张，下一张自动发给他。")
        self.lay_out(
            (self.ladder, self.start, self.due, self.change, self.drop, self.new),
            self.table,
            EmptyState("list-checks", self.tr("还没有券阶梯"), suggested(self.new), hint=hint),
        )

    def _page(self, offset: int, limit: int) -> Sequence[Step]:
        return self._steps[offset : offset + limit]

    def _trigger(self, one: Step) -> str:
        if one.position == 1:
            return self.tr("开始时发")
        if one.nth:
            return self.tr("第 {n} 次来时发").format(n=one.nth)
        return self.tr("用了上一张就发") if one.trigger == "used" else self.tr("手工发")

    def _given(self, one: Step) -> str:
        return counted().people(one.given)

    def _used(self, one: Step) -> str:
        return counted().people(one.used)

    def read(self) -> None:
        """Read the ladders and the steps anew."""
        chosen = self.ladder.currentData()
        self.ladder.clear()
        for one in couponladders.ladders(self.reads):
            self.ladder.addItem(one.title, one.id)
        choose(self.ladder, chosen)
        self.ladder.setVisible(self.ladder.count() > 0)
        self._listed()

    def _listed(self) -> None:
        chosen = self.ladder.currentData()
        self._steps = couponladders.find(self.reads, chosen).steps if chosen else ()
        self._model.reload()
        self.show_list(len(self._steps))
        for made in (self.start, self.change, self.drop):
            made.setVisible(chosen is not None)
        waiting = len(couponladders.due(self.reads, chosen)) if chosen else 0
        self.due.setVisible(waiting > 0)
        self.due.setText(self.tr("发给来够的人 {n}").format(n=waiting))

    def remove(self) -> None:
        """Remove the ladder at hand, unless somebody has begun it."""
        job = self.dispatcher.do(climbing.remove, self.ladder.currentData())
        self.follow(job, self.tr("已删除"))

    def give_due(self) -> None:
        """Give the steps that visits brought."""
        job = self.dispatcher.do(climbing.give_due, self.ladder.currentData())
        self.follow(job, self.tr("已发给来够的人"))

    def chosen(self) -> Ladder | None:
        """The ladder at hand."""
        chosen = self.ladder.currentData()
        return couponladders.find(self.reads, chosen) if chosen else None

    def beginning(self) -> GiveForm:
        """The form of who begins a ladder."""
        return GiveForm(self, self.reads, self.dispatcher, self.shell, ladder=True)

    def form(self, one: Ladder | None = None) -> LadderForm:
        """The form of a new ladder, or of one there is."""

        def make(now: Ladder | None) -> LadderForm:
            kinds = coupons.kinds(self.reads)
            return LadderForm(self, self.dispatcher, self.shell, kinds, now)

        if one is None:
            return make(None)
        now = partial(couponladders.find, self.reads, one.id)
        return followed(self.dispatcher, {"coupon_ladder", "coupon_step"}, make, now)


def _share(one: Step) -> str:
    return "–" if one.conversion is None else f"{one.conversion}%"


def _paint_share(painter: QPainter, rect: QRect, one: Step, chosen: bool) -> None:
    painter.setFont(font(13))
    painter.setPen(color("text"))
    paint_text(painter, QRect(rect.x(), rect.y(), size(_WORD), rect.height()), _share(one))
    room = rect.adjusted(size(_WORD), 0, 0, 0)
    bar = QRect(room.x(), room.center().y() - size(_THICK) // 2, room.width(), size(_THICK))
    painter.fillRect(bar, color("accentSoft"))
    bar.setWidth(bar.width() * (one.conversion or 0) // _ALL)
    painter.fillRect(bar, color("accent"))
