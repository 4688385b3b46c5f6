"""One application beside the queue: answers, conditions, who agreed, and the decision."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.actions import admission as acting
from desktop.dispatcher import Dispatcher
from desktop.models.admission import ADMITTED, REJECTED, STATE_NAMES, WAITING, Application
from desktop.models.changes import Changes
from desktop.store import admission
from desktop.store.community import Reads
from desktop.views.admission.applicant import ApplicantMenu, ApplicantPhone
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.dates import moment
from desktop.views.parts.facts import Facts
from desktop.views.parts.layout import box, clear, hline, row, scroll
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label, listed

_TONES = {ADMITTED: "ok", REJECTED: "text2", WAITING: "warn"}


class ApplicationPanel(QWidget):
    """`show_one` says which; the conditions that are ticked go with the agreement."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.shown: Application | None = None
        self.ticks: dict[str, QCheckBox] = {}
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.agree = button(self.tr("同意"), "primary", "check", slot=self._approve)
        self.refuse = button(self.tr("不通过…"), "plain", "x", slot=self._reject)
        self.agree.setToolTip(self.tr("Ctrl+回车"))
        self.agree.setShortcut("Ctrl+Return")
        self.more = icon_button("dots-three", self.tr("更多"), slot=self._show_menu)
        self.menu = ApplicantMenu(self, reads, dispatcher, shell, self._do)
        inside = QWidget()
        above = QVBoxLayout(inside)
        above.setContentsMargins(24, 20, 24, 12)
        above.addLayout(self._body)
        above.addStretch(1)
        # These stay while what is above is taken out and built anew, also under an open question,
        # and are in sight however long the answers are.
        self._verbs = box(row(self.agree, self.refuse, self.more, None, margins=(24, 8, 24, 16)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll(inside), 1)
        whole.addWidget(self._verbs)
        self.show_one(None)

    def show_one(self, found: Application | None) -> None:
        """Show an application, None for none."""
        self.shown = found
        self.ticks = {}
        clear(self._body)
        self._verbs.setVisible(found is not None)
        if found is None:
            self._body.addWidget(label(self.tr("选一份申请，看他的回答"), 13, "text2", wrap=True))
        else:
            self._show(found)

    def _show(self, found: Application) -> None:
        state = said(STATE_NAMES, found.state)
        if found.position:
            state = self.tr("候补第 {n} 位").format(n=found.position)
        head = row(
            label(privacy.name(found.name) or self.tr("已抹除"), 20, bold=True, wrap=True),
            label(state, 13, _TONES.get(found.state, "accentText"), bold=True),
            gap=12,
        )
        head.setStretch(0, 1)
        self._body.addLayout(head)
        self._body.addWidget(self._facts(found))
        for ask, answer in found.answers:
            self._body.addWidget(label(ask, 12, "text2", wrap=True))
            self._body.addWidget(label(privacy.mask("text", answer), 14, wrap=True))
        self._body.addWidget(hline())
        self._approvals(found)
        if found.reason:
            told = self.tr("原因：{reason}").format(reason=privacy.mask("text", found.reason))
            self._body.addWidget(label(told, 13, wrap=True))
        if found.member is not None:
            member = found.member
            self._body.addLayout(row(button(
                self.tr("打开成员"), "link", slot=lambda: self._shell.go("member", member=member)
            ), None))  # fmt: skip
        decides = self._may() and not found.decision
        for made in (self.agree, self.refuse):
            made.setVisible(decides)
        self.menu.show_one(found, decides=decides)
        self.more.setVisible(not self.menu.isEmpty())

    def _facts(self, found: Application) -> Facts:
        facts = Facts()
        zone, today = self._reads.zone, self._reads.today()
        for what, text in (
            (self.tr("想进"), found.place_name),
            (self.tr("来源"), found.source),
            (self.tr("申请时间"), moment(found.at, zone, today) if found.at else ""),
        ):
            if text:
                facts.add(what, text)
        if found.phone:
            phone = ApplicantPhone(self._reads, self._dispatcher, self._shell)
            phone.show_member(found.id, found.phone)
            facts.add(self.tr("手机"), phone, one_line=True)
        return facts

    def _approvals(self, found: Application) -> None:
        told = self.tr("{count} 人同意，需要 {needed} 人").format(
            count=len(found.agreed), needed=found.rule.needed
        )
        self._body.addWidget(label(told, 14, bold=True))
        names = listed(privacy.name(one.name) for one in found.agreed)
        if names:
            self._body.addWidget(label(names, 13, "text2", wrap=True))
        for line in found.rule.conditions:
            tick = QCheckBox(line)
            tick.setChecked(line in found.met)
            tick.setEnabled(line not in found.met and not found.decision and self._may())
            self.ticks[line] = tick
            self._body.addWidget(tick)

    def _may(self) -> bool:
        actor = self._reads.actor
        if actor.preview or self.shown is None:
            return False
        return actor.allows("member.merge", scopes=(self.shown.place,))

    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    # -- deciding --------------------------------------------------------------------------------

    def _approve(self) -> None:
        if self.shown is None or self.shown.decision:
            return
        met = [line for line, tick in self.ticks.items() if tick.isChecked()]
        self._do(acting.approve, self.shown.id, met)

    def _reject(self) -> None:
        if self.shown is None:
            return
        dialog = self.question()
        if dialog.exec():
            self._do(acting.reject, self.shown.id, dialog.reason.text())

    def question(self) -> ReasonDialog:
        """The question why an application is turned down."""
        name = privacy.name(self.shown.name) if self.shown else ""
        return ReasonDialog(
            self,
            self.tr("不通过{name}的申请").format(name=name),
            self.tr("不通过"),
            self.tr("原因只有团队看得到。"),
        )

    def _do(self, action: Callable[..., Changes], *given: object) -> None:
        job = self._dispatcher.do(action, *given)
        job.done.connect(self._done)
        job.failed.connect(self._shell.say)

    def _done(self, changes: Changes) -> None:
        told = changes.result
        text = self.tr("已记下")
        if isinstance(told, acting.Outcome):
            text = said(STATE_NAMES, told.state)
            if told.position:
                text = self.tr("候补第 {n} 位").format(n=told.position)
            if self.shown is not None and self.shown.id == told.application:
                self.show_one(admission.find(self._reads, told.application))
        self._shell.toast(text, None if changes.nothing else changes)
