"""Holding a part of a balance, and letting it go again."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.actions import wallets as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models import open_words
from desktop.models.changes import Changes
from desktop.models.statement_words import amount, wallet_word
from desktop.store import overdrawn, wallets
from desktop.store.community import Reads
from desktop.store.wallets import Held, Holding
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import clear, row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import begun, label
from desktop.views.rewards.amounts import AmountField, EndDay, WalletBox
from desktop.views.theme.palette import look


class HoldForm(ActForm):
    """Whose, how much, why, and perhaps until when."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        member: bytes | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        hint = translate("HoldForm", "余额不变，锁定的部分暂时不能用。")
        super().__init__(
            parent, shell, translate("HoldForm", "锁定一部分"), translate("HoldForm", "锁定"), hint
        )
        self._reads, self._dispatcher = reads, dispatcher
        self.person = MemberPicker(reads)
        self.points = AmountField()
        self.wallet = WalletBox(self.points)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("比如：有一笔在核对"))
        self.ends = EndDay(self.tr("到哪天自动解除"), reads.today())
        self.told = label("", 13, "text2", wrap=True)
        self.add_field(self.tr("谁的"), self.person)
        self.add_row((self.tr("钱包"), self.wallet), (self.tr("锁定多少"), self.points))
        self.body.addWidget(self.told)
        self.add_field(self.tr("原因"), self.reason)
        self.body.addWidget(self.ends.bounded)
        self.add_field(self.tr("最后一天（含）"), self.ends.day)
        self.person.picked.connect(lambda _who: self.tell())
        self.wallet.currentIndexChanged.connect(lambda _at: self.tell())
        self.require(self.person, self.person.member, self.tr("请先选一位成员。"))
        self.begin = self._hold
        if member is not None:
            self.person.show_member(member)
        self.tell()

    def tell(self) -> None:
        """Say what the member has."""
        who, wallet = self.person.member(), self.wallet.currentData()
        if who is None:
            self.told.setText(self.tr("先选一位成员，这里会写他有多少。"))
            return
        has = wallets.balance(self._reads, who, wallet=wallet)
        usable = wallets.available(self._reads, who, wallet=wallet)
        self.told.setText(
            privacy.mask("text", open_words.usable(has, usable, wallet, look().language))
        )

    def _hold(self) -> Job:
        who = self.person.member()
        assert who is not None
        asked = Holding(
            who,
            self.points.amount(),
            self.reason.text(),
            self.wallet.currentData(),
            self.ends.text(),
        )
        return self._dispatcher.do(acting.hold, asked)


class HoldsDialog(Dialog):
    """What is held of a member's balances, with a button on each that lets it go."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        member: bytes | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("HoldsDialog", "锁定了多少"),
            translate("HoldsDialog", "关闭"),
            width=520,
        )
        self.cancel_button.hide()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.person = MemberPicker(reads)
        self.person.setPlaceholderText(self.tr("不填就列出大家的"))
        self.add_field(self.tr("谁的"), self.person)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self._listed = 0
        self.older = button(self.tr("看更早的"), "link", slot=self._list)
        self.body.addWidget(self.older)
        self.person.picked.connect(lambda _who: self.read())
        self.person.textChanged.connect(lambda text: None if text else self.read())
        if member is not None:
            self.person.show_member(member)
        self.read()

    def read(self) -> None:
        """Read what is held of who is chosen, else of everybody."""
        clear(self._rows)
        self._listed = 0
        self._beyond = {
            hold: below
            for one in overdrawn.beyond(self._reads)
            for hold, below in overdrawn.marked(self._reads, one.member, one.wallet).items()
        }
        who = self.person.member()
        if who is None:
            self._list()
        else:
            self.older.hide()
            self._show([self._line(one) for one in wallets.holds(self._reads, who)])

    def _list(self) -> None:
        """The next of everybody's, the latest first."""
        found = wallets.kept(self._reads, self._listed)
        self._listed += len(found)
        self.older.setVisible(len(found) == wallets.PAGE)
        self._show([self._line(one.held, one.name) for one in found])

    def _show(self, lines: list[QWidget]) -> None:
        if not lines and not self._rows.count():
            lines = [label(self.tr("没有锁定的。"), 13, "text2")]
        for one in lines:
            self._rows.addWidget(one)
        self._grow()

    def _line(self, one: Held, name: str = "") -> QWidget:
        wallet = begun(wallet_word(one.wallet, look().language))
        told = [privacy.name(name), wallet, privacy.amount(amount(one.points, one.wallet))]
        if one.until:
            ended = one.until < self._reads.today().isoformat()
            text = self.tr("{day} 已解除") if ended else self.tr("到 {day}")
            told.append(text.format(day=one.until))
        told.append(privacy.mask("text", one.note))
        if below := self._beyond.get(one.id):
            short = open_words.overdrawn(below, one.wallet, look().language)
            told.append(privacy.mask("text", short))
        whole = QWidget()
        free = button(self.tr("解除"), small=True, slot=lambda: self.release(one.id))
        free.setAccessibleName(self.tr("解除 {what}").format(what=" ".join(told[:3]).strip()))
        shown = label("  ".join(part for part in told if part), 13, wrap=True)
        shown.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        line = row(shown, free, gap=8)
        line.setStretch(0, 1)
        whole.setLayout(line)
        return whole

    def release(self, one: bytes) -> None:
        """Let go what was held."""
        job = self._dispatcher.do(acting.release, one)
        job.done.connect(self._released)
        job.failed.connect(lambda problem: self.show_problem(self._shell.sentence(problem)))

    def _released(self, changes: Changes) -> None:
        self._shell.toast(self.tr("已解除锁定"), changes)
        self.read()
