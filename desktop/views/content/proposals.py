"""What members propose: those that wait first, with approval and refusal beside."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import proposals as acting
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.proposal import APPROVED, DECLINED, PROPOSED, STATE_WORDS, Proposal
from desktop.store import proposals
from desktop.store.community import Reads
from desktop.views.content.forms import proposal_form, shown
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, said
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.facts import Facts
from desktop.views.parts.layout import box, clear, column, hline, row, scroll, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide

_DOTS = {PROPOSED: "warn", APPROVED: "ok", DECLINED: "text3"}
_TONES = {PROPOSED: "warn", APPROVED: "ok", DECLINED: "text2"}
# The share is told of the events of so many days, today in the middle.
_DAYS = 90


class ProposalsTab(QWidget):
    """The proposals at the left, the one at hand at the right, the share of events above."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._known: dict[bytes, Proposal] = {}
        self.shown: Proposal | None = None
        self.share = label("", 13, "text2")
        self.list = LineList(self.tr("活动提议"))
        self.list.setMinimumWidth(wide(280))
        self.list.setMaximumWidth(wide(360))
        self.list.chosen.connect(self._choose)
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.agree = button(self.tr("通过"), "primary", "check", slot=self._approve)
        self.refuse = button(self.tr("不通过…"), "plain", "x", slot=self._decline)
        self._verbs = box(row(self.agree, self.refuse, None))
        panel = QWidget()
        panel.setLayout(column(self._body, self._verbs, None, gap=12, margins=(24, 20, 24, 20)))
        busy = QWidget()
        line = row(column(self.list, margins=(14, 8, 14, 8)), vline(), scroll(panel), gap=0)
        line.setStretch(2, 1)
        busy.setLayout(line)
        self._stack = QStackedWidget()
        self._stack.addWidget(busy)
        hint = self.tr("成员想办读书会、美食会，先登记在这里，通过了就排进日历。")
        words = self.tr("登记提议")
        first = button(words, "soft", "hand-heart", slot=lambda: self.form().exec())
        first.setEnabled(reads.actor.allows("calendar.write") and not reads.actor.preview)
        none = self.tr("还没有成员提议活动")
        self._stack.addWidget(EmptyState("hand-heart", none, first, hint=hint))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.share, None, margins=(24, 10, 24, 10)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)

    @property
    def table(self) -> QWidget:
        """Where the keyboard starts."""
        return self.list

    def read(self) -> None:
        """Read the proposals again, and the share of events that members began."""
        found = proposals.page(self._reads)
        today, span = self._reads.today(), timedelta(days=_DAYS)
        told = proposals.share(self._reads, today - span, today + span)
        self.share.setText(
            self.tr("前后三个月的活动：成员自发 {proposed}/{events}，占 {percent}%").format(
                proposed=told.proposed, events=told.events, percent=f"{told.percent:g}"
            )
        )
        self._known = {one.id: one for one in found}
        self.list.show_lines([self._line(one) for one in found])
        self._stack.setCurrentIndex(0 if found else 1)
        self._choose(self.list.at_hand())

    def _line(self, one: Proposal) -> Line:
        parts = (said(STATE_WORDS, one.state), privacy.name(one.proposer_name), shown(one.start))
        meta = " · ".join(part for part in parts if part)
        return Line(one.id, privacy.mask("text", one.title), meta, _DOTS[one.state])

    def _choose(self, key: object) -> None:
        found = self._known.get(key) if isinstance(key, bytes) else None
        self.shown = found
        clear(self._body)
        waits = found is not None and found.state == PROPOSED
        actor = self._reads.actor
        may = actor.allows("calendar.write") and not actor.preview
        self._verbs.setVisible(waits and may)
        if found is None:
            return
        head = row(
            label(privacy.mask("text", found.title), 20, bold=True, wrap=True),
            label(said(STATE_WORDS, found.state), 13, _TONES[found.state], bold=True),
            gap=12,
        )
        head.setStretch(0, 1)
        self._body.addLayout(head)
        facts = Facts()
        for what, text in (
            (self.tr("谁提议"), privacy.name(found.proposer_name)),
            (self.tr("什么时候"), shown(found.start)),
            (self.tr("多少分钟"), str(found.minutes) if len(found.start) > 10 else ""),
            (self.tr("地点"), found.place),
            (self.tr("说明"), found.note),
            (self.tr("原因"), found.reason),
        ):
            if text:
                facts.add(what, text)
        self._body.addWidget(facts)

    def form(self) -> ActForm:
        """The form of a new proposal."""
        return proposal_form(self, self._reads, self._dispatcher, self._shell)

    def question(self) -> ReasonDialog:
        """The question why a proposal is declined."""
        name = self.shown.title if self.shown else ""
        return ReasonDialog(
            self,
            self.tr("不通过“{name}”").format(name=privacy.mask("text", name)),
            self.tr("不通过"),
            self.tr("写一句原因，好回复提议的人。"),
        )

    def _approve(self) -> None:
        if self.shown is not None:
            self._do(self.tr("已排进日历"), acting.approve, self.shown.id)

    def _decline(self) -> None:
        if self.shown is None:
            return
        record, dialog = self.shown.id, self.question()
        if dialog.exec():
            self._do(self.tr("已记下"), acting.decline, record, dialog.reason.text())

    def _do(self, told: str, action: Callable[..., Changes], *given: object) -> None:
        job = self._dispatcher.do(action, *given)
        job.done.connect(lambda changes: self._shell.toast(told, changes))
        job.failed.connect(self._shell.say)
