"""A benefit's list: who waits for it is ticked and handed it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.actions import benefits as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.benefit import Benefit, Recipient
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.store import benefits, segments
from desktop.store.community import Reads, Store
from desktop.views.coupons.pane import Pane
from desktop.views.members.pickmany import PeopleField
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose, narrowing
from desktop.views.parts.empty import EmptyState, suggested
from desktop.views.parts.following import followed
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import label
from desktop.views.rewards.people_cell import paint_member

_ONLY = {"all": None, "waiting": True, "sent": False}
_Verb = Callable[[Store, bytes, Sequence[bytes]], Changes]


def listed(
    store: Store,
    benefit: bytes | None,
    title: str,
    some: Sequence[bytes],
    segment: bytes | None,
) -> Changes:
    """Put members and who is in a segment on the list of a benefit, or of a new one (None)."""
    if segment is not None:
        some = [*some, *acting.everybody_in(store, segment)]
    done = None
    if benefit is None:
        done = acting.save(store, None, title)
        benefit = done.result if isinstance(done.result, bytes) else b""
    return acting.add(store, benefit, some) if some or done is None else done


class BenefitsPane(Pane):
    """The benefit is chosen above its list."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(reads, dispatcher, shell)
        self._total = 0
        columns = [
            TICK,
            Column("name", self.tr("成员"), 160, lambda one: one.name, "name", paint=_paint_member),
            Column("number", self.tr("编号"), 100, lambda one: one.number),
            Column("state", self.tr("状态"), 112, self._state),
            Column("by", self.tr("谁发的"), 120, lambda one: one.operator, "name", stretch=True),
        ]
        self._model = PagedModel(columns, lambda: self._total, self._page, lambda one: one.member)
        self.table = Table(self._model, "recipients", self.tr("福利名单"))
        self.benefit = narrowing(self.tr("福利"))
        self.benefit.activated.connect(lambda _place: self._listed())
        which = [
            ("all", self.tr("全部")),
            ("waiting", self.tr("待发")),
            ("sent", self.tr("已发")),
        ]
        self.which = Segmented(self.tr("哪些人"), which)
        self.which.chosen.connect(lambda _which: self._listed())
        self.told = label("", 12, "text2")
        self.send = button(
            self.tr("已发给他们"), "plain", "check-circle", slot=lambda: self.do(acting.send)
        )
        self.back = button(
            self.tr("改回待发"),
            "plain",
            "arrow-counter-clockwise",
            slot=lambda: self.do(acting.take_back),
        )
        self.more = button(
            self.tr("加人"), "plain", "user-plus", slot=lambda: self.form(new=False).exec()
        )
        self.off = button(
            self.tr("移出名单"), "plain", "user-minus", slot=lambda: self.do(acting.drop)
        )
        self.change = button(self.tr("改名"), "plain", "pencil-simple", slot=self._change)
        self.drop = button(self.tr("删除福利"), "plain", "trash", slot=self.remove)
        self.new = button(
            self.tr("新建福利"), "soft", "plus", slot=lambda: self.form(new=True).exec()
        )
        self.allow("reward.handout", self.more, self.new, self.change, self.drop)
        self.allow_row("reward.handout", self.table, self.send, hindered=self._sent)
        self.allow_row("reward.handout", self.table, self.back, hindered=self._unsent)
        self.allow_row("reward.handout", self.table, self.off, hindered=self._sent)
        hint = self.tr("写下要发什么、发给谁；发一位勾一位，没发的都在待发。")
        self.lay_out(
            (
                *(self.benefit, self.which, self.told, self.send, self.back, self.more, self.off),
                *(self.change, self.drop, self.new),
            ),
            self.table,
            EmptyState("hand-heart", self.tr("名单里没有人"), suggested(self.new), hint=hint),
        )

    def _sent(self, one: object) -> str:
        """Among several that are chosen some may wait all the same."""
        several = self.table.ticked_count() > 1
        sent = isinstance(one, Recipient) and one.at is not None and not several
        return self.tr("这一位已经发过") if sent else ""

    def _unsent(self, one: object) -> str:
        several = self.table.ticked_count() > 1
        waits = isinstance(one, Recipient) and one.at is None and not several
        return self.tr("这一位还没有发") if waits else ""

    def _state(self, one: Recipient) -> str:
        return self.tr("待发") if one.at is None else self.tr("已发")

    def _page(self, offset: int, limit: int) -> Sequence[Recipient]:
        return benefits.recipients(self.reads, self._chosen(), self._only(), offset, limit)

    def _chosen(self) -> bytes:
        found = self.benefit.currentData()
        return found if isinstance(found, bytes) else b""

    def _only(self) -> bool | None:
        return _ONLY[self.which.choice()]

    def read(self) -> None:
        """Read the benefits and the list anew."""
        chosen = self.benefit.currentData()
        self.benefit.clear()
        for one in benefits.benefits(self.reads):
            self.benefit.addItem(one.title, one.id)
        choose(self.benefit, chosen)
        self.benefit.setVisible(self.benefit.count() > 0)
        self._listed()

    def _listed(self) -> None:
        chosen = self._chosen()
        self._total = benefits.count(self.reads, chosen, self._only()) if chosen else 0
        self._model.reload()
        self.show_list(self._total)
        self.told.setText("")
        for made in (self.more, self.change, self.drop):
            made.setVisible(bool(chosen))
        if chosen:
            one = benefits.find(self.reads, chosen)
            said = self.tr("已发 {sent} / {all}，待发 {waiting}")
            self.told.setText(filled(said, sent=one.sent, all=one.recipients, waiting=one.waiting))

    def do(self, verb: _Verb) -> None:
        """Hand it to the chosen rows, or take that back."""
        some = [who for who in self.table.ticked_keys() if isinstance(who, bytes)]
        one = self.table.current_row()
        if not some and isinstance(one, Recipient):
            some = [one.member]
        self.follow(self.dispatcher.do(verb, self._chosen(), some), self.tr("已登记"))

    def remove(self) -> None:
        """Remove the benefit at hand, unless somebody has it."""
        job = self.dispatcher.do(acting.remove, self._chosen())
        self.follow(job, self.tr("已删除"))

    def _change(self) -> None:
        self.naming().exec()

    def naming(self) -> "NameForm":
        """The form of what the benefit at hand is called."""
        make = partial(NameForm, self, self.dispatcher, self.shell)
        now = partial(benefits.find, self.reads, self._chosen())
        return followed(self.dispatcher, {"benefit"}, make, now)

    def form(self, *, new: bool) -> "BenefitForm":
        """The form of a new benefit, or of who comes onto the list at hand."""
        benefit = None if new else self._chosen() or None
        return BenefitForm(self, self.reads, self.dispatcher, self.shell, benefit)


class BenefitForm(ActForm):
    """What is handed out, and to whom."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        benefit: bytes | None,
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("BenefitForm", "加人") if benefit else translate("BenefitForm", "新建福利")
        )
        super().__init__(parent, shell, title, translate("BenefitForm", "保存"))
        self._dispatcher, self._benefit = dispatcher, benefit
        self.name, self.people = QLineEdit(), PeopleField(reads)
        self.name.setPlaceholderText(self.tr("例如：四六级资料"))
        if benefit is None:
            self.add_field(self.tr("发什么"), self.name)
        self.add_field(self.tr("发给谁"), self.people)
        self.segment = QComboBox()
        self.segment.addItem(self.tr("不选"), None)
        for each in segments.listed(reads):
            self.segment.addItem(each.name, each.id)
        self.add_field(self.tr("整个人群（可不选）"), self.segment)
        self.begin = self._save

    def _save(self) -> Job:
        given = (self._benefit, self.name.text(), self.people.chosen(), self.segment.currentData())
        return self._dispatcher.do(listed, *given)


def named(store: Store, benefit: bytes, title: str) -> Changes:
    """Change what a benefit is called; its note, which the form does not show, stays."""
    return acting.save(store, benefit, title, benefits.find(store, benefit).note)


class NameForm(ActForm):
    """What a benefit is called."""

    def __init__(self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, one: Benefit) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent, shell, translate("NameForm", "改名"), translate("NameForm", "保存")
        )
        self.name = QLineEdit(one.title)
        self.add_field(self.tr("发什么"), self.name)
        self.begin = lambda: dispatcher.do(named, one.id, self.name.text())


def _paint_member(painter: QPainter, rect: QRect, one: Recipient, chosen: bool) -> None:
    paint_member(painter, rect, one.member, one.name)
