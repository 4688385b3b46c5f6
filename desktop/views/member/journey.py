"""A member's journey on his page: his step and three axes, who brought him and whom he brought."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import ladder as judging
from desktop.actions import referrals as referring
from desktop.dispatcher import Dispatcher
from desktop.models.labels import word as called
from desktop.models.ladder import LADDER, Axes, place
from desktop.models.referral import STATES, Referral
from desktop.store import ladder, raising, referrals
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, choosing, said
from desktop.views.parts.aside import TRIED_STEPS, Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.dates import dated, local
from desktop.views.parts.layout import hline, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label

_SHOWN = 5


class JourneyBlocks(QWidget):
    """Two blocks under a member's facts."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._member, self._may = b"", False
        self._aside = Aside(self, reads)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)

    def fill(self, member: bytes, may_write: bool) -> None:
        """Say where this member stands."""
        self._member, self._may = member, may_write
        self._ladder()
        self._referrals()

    def _head(self, title: str, verb: str, form: Callable[[], ActForm]) -> None:
        self._body.addWidget(hline())
        head = row(label(title, 14, bold=True), None)
        if self._may:
            head.addWidget(button(verb, "link", slot=lambda: form().exec()))
        self._body.addLayout(head)

    def _ladder(self) -> None:
        self._head(self.tr("关系阶梯"), self.tr("调整…"), self.step_form)
        step, member = ladder.standing(self._reads, self._member), self._member
        self._body.addWidget(label(called(step) or self.tr("还不在阶梯上"), 13, bold=True))
        place_of_axes = QVBoxLayout()
        self._body.addLayout(place_of_axes)
        self._aside.soon(
            lambda reads: (ladder.axes(reads, member), raising.waits(reads, member)),
            lambda found: self._axes(place_of_axes, *found),
            steps=TRIED_STEPS,
        )
        zone = self._reads.zone
        for one in ladder.steps(self._reads, self._member)[:_SHOWN]:
            day = dated(local(one.at, zone).date())
            why = privacy.mask("text", one.evidence)
            steps = f"{called(one.before) or '–'} → {called(one.after)}"
            text = f"{steps}  {day}  {privacy.name(one.operator)}  {why}"
            self._body.addWidget(label(text.rstrip(), 12, "text2", wrap=True))

    def _axes(self, into: QVBoxLayout, axes: Axes, waits: bool) -> None:
        counts = self.tr("消费 {orders}  传播 {referrals}  生产 {contributions}").format(
            orders=axes.orders, referrals=axes.referrals, contributions=axes.contributions
        )
        if axes.all_three:
            counts = self.tr("{counts}（三者皆有）").format(counts=counts)
        into.addWidget(label(counts, 13, wrap=True))
        if waits:
            told = apart(self.tr("下了 %n 单，可以升为用户", "", axes.orders))
            into.addWidget(label(told, 12, "accentText", wrap=True))

    def step_form(self) -> ActForm:
        """To another step; a lower one needs its own tick."""
        form = ActForm(self, self._shell, self.tr("调整关系阶梯"), self.tr("保存"))
        now = ladder.standing(self._reads, self._member)
        steps, why = choosing({step: (called(step),) * 2 for step in LADDER}), QLineEdit()
        steps.setCurrentIndex(min(max(place(now), -1) + 1, len(LADDER) - 1))
        down = choosing({"": (self.tr("不降级"),) * 2, "down": (self.tr("确认降级"),) * 2})
        form.add_field(self.tr("到哪一级"), steps)
        form.add_field(self.tr("依据"), why, self.tr("升为粉丝、朋友必须写：他做了什么"))
        form.add_field(self.tr("如果更低"), down)
        form.begin = lambda: self._dispatcher.do(
            judging.move,
            [self._member],
            steps.currentData(),
            why.text(),
            down=down.currentData() == "down",
        )
        return form

    def _referrals(self) -> None:
        by = referrals.inviter(self._reads, self._member)
        brought = referrals.brought(self._reads, self._member)
        self._head(self.tr("推荐"), self.tr("登记推荐人"), self.referral_form)
        if by is not None:
            self._body.addLayout(self._line(self.tr("推荐人"), by, by.inviter, by.inviter_name))
        if brought:
            told = apart(self.tr("推荐了 %n 人", "", len(brought)))
            self._body.addWidget(label(told, 12, "text2"))
        for one in brought[:_SHOWN]:
            self._body.addLayout(self._line("", one, one.invitee, one.invitee_name))

    def _line(self, what: str, one: Referral, who: bytes, name: str) -> QHBoxLayout:
        text = f"{what}  {privacy.name(name)}  {said(STATES, one.state)}".strip()
        shown = button(text, "link", slot=lambda: self._shell.go("member", member=who))
        return row(shown, None)

    def referral_form(self) -> ActForm:
        """Who brought him, and how one knows."""
        form = ActForm(self, self._shell, self.tr("登记推荐人"), self.tr("保存"))
        inviter, why, campaign = MemberPicker(self._reads), QLineEdit(), QLineEdit()
        form.add_field(self.tr("推荐人"), inviter)
        form.add_field(self.tr("依据"), why, self.tr("凭什么知道，比如扫了谁的码"))
        form.add_field(self.tr("哪次活动"), campaign)
        form.begin = lambda: self._dispatcher.do(
            referring.add, self._member, inviter.member() or b"", why.text(), campaign.text()
        )
        return form
