"""Honours: who holds what, the badges and titles there are, and the grades by points."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.actions import honours as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.honour import Grade, Grant, Honour
from desktop.models.honour_words import (
    BASIS_WORDS,
    KIND_WORDS,
    amount,
    days_said,
    state_word,
    term_said,
)
from desktop.store import grades, honours
from desktop.store.community import Reads
from desktop.views.honours.forms import GradeForm, GrantForm, HonourForm, word_of
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import Button, button
from desktop.views.parts.choice import choose
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import below_bar
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import begun
from desktop.views.rewards.why_dialog import WhyDialog
from desktop.views.theme.palette import look


class HonoursTab(QWidget):
    """`counted` tells how many grants hold today."""

    counted = Signal(str)
    CONCERNS = frozenset({"honour", "honour_grant", "grade", "member", "alias"})

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._total = 0
        self._models: list[PagedModel] = []
        self._honours: list[Honour] = []
        self._grades: list[Grade] = []
        self._today = reads.today().isoformat()
        self.holders = self._table("holders", self.tr("谁持有荣誉"), self._of_grants(),
                                   lambda: self._total, self._page)  # fmt: skip
        self.kinds = self._table("honours", self.tr("荣誉"), self._of_honours(),
                                 lambda: len(self._honours), self._kinds)  # fmt: skip
        self.steps = self._table("grades", self.tr("积分等级"), self._of_grades(),
                                 lambda: len(self._grades), self._steps)  # fmt: skip
        self.kinds.opened.connect(lambda one: self._edit(one))
        self.steps.opened.connect(lambda one: self._edit(one))
        self._build()

    # -- looks ---------------------------------------------------------------------------------

    def _table(
        self,
        key: str,
        name: str,
        columns: list[Column],
        count: Callable[[], int],
        page: Callable[[int, int], list[Any]],
    ) -> Table:
        model = PagedModel(columns, count, page)
        self._models.append(model)
        table = Table(model, key, name)
        table.current_changed.connect(lambda _one: self._allow())
        return table

    def _of_grants(self) -> list[Column]:
        return [
            Column("member", self.tr("成员"), 110, lambda one: one.member_name, "name"),
            Column("honour", self.tr("荣誉"), 140, lambda one: one.honour_name, stretch=True),
            Column(
                "days", self.tr("期限"), 216, lambda one: begun(days_said(one, look().language))
            ),
            Column("state", self.tr("状态"), 80, self._state, tone="text2"),
            Column("note", self.tr("因为什么"), 170, _why, "text", tone="text2", spare=2),
            Column("by", self.tr("经手"), 90, lambda one: one.by, "name", tone="text2", spare=3),
        ]

    def _of_honours(self) -> list[Column]:
        return [
            Column("name", self.tr("荣誉"), 150, lambda one: one.name, stretch=True),
            Column("kind", self.tr("种类"), 80, lambda one: word_of(KIND_WORDS[one.kind])),
            Column(
                "term", self.tr("期限"), 184, lambda one: begun(term_said(one, look().language))
            ),
            Column("holders", self.tr("现在持有"), 90, lambda one: f"{one.holders:,}", right=True),
            Column("note", self.tr("说明"), 200, lambda one: one.note, tone="text2", spare=2),
        ]

    def _of_grades(self) -> list[Column]:
        return [
            Column("name", self.tr("等级"), 150, lambda one: one.name, stretch=True),
            Column(
                "basis", self.tr("按什么"), 110, lambda one: begun(word_of(BASIS_WORDS[one.basis]))
            ),
            Column("least", self.tr("多少起"), 130, _least, right=True),
            Column("note", self.tr("好处"), 220, lambda one: one.note, tone="text2", spare=2),
        ]

    def _state(self, one: Grant) -> str:
        return begun(state_word(one.standing(self._today), look().language))

    def _build(self) -> None:
        views = [("holders", self.tr("谁持有")), ("honours", self.tr("徽章和头衔")),
                 ("grades", self.tr("积分等级"))]  # fmt: skip
        self.view = Segmented(self.tr("怎么看"), views)
        self.view.chosen.connect(self._look)
        self.grant_button = button(self.tr("授予荣誉"), "soft", "medal", slot=self._grant)
        back = self.tr("收回…")
        self.back = button(back, "plain", "arrow-counter-clockwise", slot=self._take_back)
        self.new = button(self.tr("新建荣誉"), "plain", "plus", slot=lambda: self.form().exec())
        self.step = button(self.tr("新建等级"), "plain", "plus", slot=lambda: self.grade().exec())
        self.change = button(self.tr("修改"), "plain", "pencil-simple", slot=self._edit_at_hand)
        self.drop = button(self.tr("删除"), "plain", "trash", slot=self._drop)
        bar = QWidget()
        flow = Flow(8, bar)
        for made in (self.view, *self._verbs()):
            flow.addWidget(made)
        self._stack = QStackedWidget()
        for shown in (self.holders, self.kinds, self.steps, *self._nothing()):
            self._stack.addWidget(shown)
        below_bar(self, bar, self._stack)

    def _verbs(self) -> tuple[Button, ...]:
        return (self.grant_button, self.back, self.new, self.step, self.change, self.drop)

    def _nothing(self) -> tuple[EmptyState, ...]:
        honour = self.tr("头衔有期限，下个月自动到期；徽章一直有效。先建一项，再授予。")
        grade = self.tr("定几级和各要多少分，成员到了自动升级。")
        return (
            EmptyState("medal", self.tr("还没有授予过荣誉"), hint=honour),
            EmptyState("medal", self.tr("还没有荣誉"), hint=honour),
            EmptyState("star", self.tr("还没有积分等级"), hint=grade),
        )

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the lists again."""
        self._today = self._reads.today().isoformat()
        self._honours = honours.listed(self._reads)
        self._grades = grades.listed(self._reads)
        self._total = honours.count(self._reads)
        for model in self._models:
            model.reload()
        held = sum(one.holders for one in self._honours)
        self.counted.emit(f"{held:,}" if held else "")
        self._look(self.view.choice())

    def _page(self, offset: int, limit: int) -> list[Grant]:
        return honours.grants(self._reads, None, offset)[:limit]

    def _kinds(self, offset: int, limit: int) -> list[Honour]:
        return self._honours[offset : offset + limit]

    def _steps(self, offset: int, limit: int) -> list[Grade]:
        return self._grades[offset : offset + limit]

    def _look(self, view: str) -> None:
        place = ("holders", "honours", "grades").index(view)
        full = (self._total, self._honours, self._grades)[place]
        self._stack.setCurrentIndex(place if full else place + 3)
        self.back.setVisible(view == "holders")
        self.new.setVisible(view != "grades")
        self.step.setVisible(view == "grades")
        self.change.setVisible(view != "holders")
        self.drop.setVisible(view != "holders")
        self._allow()

    def _allow(self) -> None:
        actor, one = self._reads.actor, self.at_hand()
        grants = actor.anywhere("honour.grant") and not actor.preview
        names = actor.allows("rule.publish") and not actor.preview
        self.grant_button.setEnabled(grants and bool(self._honours))
        live = isinstance(one, Grant) and one.standing(self._today) in ("standing", "coming")
        self.back.setEnabled(grants and live)
        for made in (self.new, self.step):
            made.setEnabled(names)
        for made in (self.change, self.drop):
            made.setEnabled(names and isinstance(one, Honour | Grade))

    def at_hand(self) -> object:
        """The row that is chosen in the list shown."""
        return self.table().current_row()

    def table(self) -> Table:
        """The list shown."""
        choice = self.view.choice()
        return {"honours": self.kinds, "grades": self.steps}.get(choice, self.holders)

    def first_focus(self) -> QWidget:
        """The list shown."""
        return self.table()

    def show_view(self, view: str) -> None:
        """Look at who holds what, at the honours or at the grades."""
        self.view.choose(view)
        self._look(view)

    def shots(self) -> list[Shot]:
        """The grades, and the forms."""
        return [
            Shot("honours-kinds", lambda: self.show_view("honours")),
            Shot("honours-grades", lambda: self.show_view("grades")),
            Shot("honours-grant", self.granting),
            Shot("honours-new", self.form),
            Shot("honours-grade", self.grade),
            Shot("why", self._asking_why),
        ]

    def _asking_why(self) -> WhyDialog:
        """Of somebody who holds an honour."""
        some = self._page(0, 1)
        member = some[0].member if some else None
        return WhyDialog(self, self._reads, self._dispatcher, self._shell, member=member)

    # -- doing ---------------------------------------------------------------------------------

    def form(self, one: Honour | None = None) -> HonourForm:
        """The form of a new honour, or of one there is."""
        make = partial(HonourForm, self, self._dispatcher, self._shell)
        now = partial(honours.find, self._reads, one.id if one else b"")
        return followed(self._dispatcher, {"honour"}, make, now) if one else make(None)

    def grade(self, one: Grade | None = None) -> GradeForm:
        """The form of a new grade, or of one there is."""
        make = partial(GradeForm, self, self._dispatcher, self._shell)
        now = partial(grades.resolve, self._reads, one.id.hex() if one else "")
        return followed(self._dispatcher, {"grade"}, make, now) if one else make(None)

    def granting(self) -> GrantForm:
        """The form that grants, with the honour at hand."""
        made = GrantForm(self, self._reads, self._dispatcher, self._shell, self._honours)
        one = self.at_hand()
        if isinstance(one, Honour):
            choose(made.honour, one.id)
        return made

    def _grant(self) -> None:
        self.granting().exec()

    def _edit_at_hand(self) -> None:
        self._edit(self.at_hand())

    def _edit(self, one: object) -> None:
        made: ActForm | None = self.form(one) if isinstance(one, Honour) else None
        made = self.grade(one) if isinstance(one, Grade) else made
        if made is not None and self._reads.actor.allows("rule.publish"):
            made.exec()

    def _take_back(self) -> None:
        one = self.at_hand()
        hint = self.tr("名单上留着这一次和原因。")
        dialog = ReasonDialog(self, self.tr("收回荣誉"), self.tr("收回"), hint)
        if isinstance(one, Grant) and dialog.exec() == QDialog.DialogCode.Accepted:
            self.take_back(one, dialog.reason.text())

    def take_back(self, one: Grant, reason: str) -> None:
        """Take back what a member holds."""
        job = self._dispatcher.do(acting.take_back, one.honour, one.member, reason)
        self._tell(job, self.tr("已收回"))

    def _drop(self) -> None:
        one = self.at_hand()
        if isinstance(one, Honour):
            self._tell(self._dispatcher.do(acting.remove, one.id), self.tr("已删除"))
        elif isinstance(one, Grade):
            self._tell(self._dispatcher.do(acting.remove_grade, one.id), self.tr("已删除"))

    def _tell(self, job: Job, sentence: str) -> None:
        def done(changes: Changes) -> None:
            self._shell.toast(sentence, changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)


def _why(one: Grant) -> str:
    return one.reason or one.note


def _least(one: Grade) -> str:
    return amount(one.at_least, one.wallet, look().language)
