"""What can be done on the rewards screen: asking for what is needed, doing it, saying what came."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QObject
from PySide6.QtWidgets import QDateEdit, QDialog, QLineEdit, QMenu, QWidget

from desktop.actions import pauses, rewards, wallets
from desktop.dispatcher import Dispatcher, Job
from desktop.models.award import POINTS, EntryRow, Wallet
from desktop.models.changes import Changes
from desktop.models.clock import wall_ms
from desktop.models.counting import filled
from desktop.models.rule import Rule
from desktop.models.rulebook import StoredRule
from desktop.models.statement_words import amount, wallet_word
from desktop.store.community import Reads
from desktop.store.ledger import Written
from desktop.store.wallets import Giving
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.reason import ReasonDialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.rewards.amounts import AmountField, EndDay, WalletBox
from desktop.views.rewards.pausing import PauseDialog
from desktop.views.theme.palette import look


class AwardDialog(Dialog):
    """Whom, how many points, and why."""

    def __init__(self, parent: QWidget, reads: Reads, member: bytes | None = None) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("AwardDialog", "手工发积分"), translate("AwardDialog", "发积分")
        super().__init__(parent, title, accept)
        self.person = MemberPicker(reads)
        if member is not None:
            self.person.show_member(member)
        self.points = AmountField(signed=True)
        self.wallet = WalletBox(self.points)
        self.ends = EndDay(self.tr("到哪天为止，没用掉就作废"), reads.today())
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("比如：十月义工"))
        self.add_field(self.tr("给谁"), self.person)
        self.add_row((self.tr("钱包"), self.wallet), (self.tr("多少"), self.points))
        self.body.addWidget(label(self.tr("负数是扣；储值以元计。"), 12, "text3", wrap=True))
        self.add_field(self.tr("原因"), self.reason, self.tr("会留在流水里，成员问起时有据可查。"))
        self.body.addWidget(self.ends.bounded)
        self.add_field(self.tr("最后一天（含）"), self.ends.day)

    def giving(self) -> Giving | None:
        """What is to be given, once somebody is chosen."""
        who = self.person.member()
        if who is None:
            return None
        wallet: Wallet = self.wallet.currentData()
        return Giving(who, self.points.amount(), self.reason.text(), wallet, self.ends.text())

    def accept(self) -> None:
        """Close once everything needed is there."""
        if self.person.member() is None:
            self.show_problem(self.tr("请先选一位成员。"), self.person)
        elif not self.points.amount():
            self.show_problem(self.tr("0 不用发。"), self.points)
        elif not self.reason.text().strip():
            self.show_problem(self.tr("请写明原因。"), self.reason)
        elif self.ends.text() and self.points.amount() < 0:
            self.show_problem(self.tr("扣掉的没有到期日。"), self.ends.bounded)
        else:
            super().accept()


def given_text(asked: Giving) -> str:
    """What is said once it is given: points, or so much of another wallet."""
    if asked.wallet == POINTS:
        return filled(QCoreApplication.translate("RewardVerbs", "已记 {n} 分"), n=asked.points)
    said = QCoreApplication.translate("RewardVerbs", "已记{wallet} {n}")
    wallet = wallet_word(asked.wallet, look().language)
    return said.format(wallet=wallet, n=amount(asked.points, asked.wallet, signed=True))


class RunDialog(Dialog):
    """Up to which day to settle, with what that would write, told by the same query."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, stored: StoredRule, today: date
    ) -> None:
        translate = QCoreApplication.translate
        super().__init__(parent, translate("RunDialog", "补发过去的积分"), "")
        self._dispatcher, self._stored = dispatcher, stored
        self._asked: Job | None = None
        self.until = QDateEdit(QDate(today.year, today.month, today.day))
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("yyyy-MM-dd")
        hint = self.tr("按已经发布的规则，把这一天为止还没给的补上，并结算已经结束的周期。")
        self.body.addWidget(label(hint, 13, "text2", wrap=True))
        self.add_field(self.tr("到哪一天为止"), self.until)
        self.told = label("", 14, bold=True, wrap=True)
        self.body.addWidget(self.told)
        self.until.dateChanged.connect(self._ask)
        self._ask()

    def day(self) -> date:
        """The day chosen."""
        return date.fromisoformat(self.until.date().toString("yyyy-MM-dd"))

    def _ask(self) -> None:
        self.accept_button.setEnabled(False)
        self.accept_button.setText(self.tr("正在算…"))
        self.told.setText("")
        self._asked = job = self._dispatcher.do(rewards.preview, self._stored.id, self.day())
        job.done.connect(lambda written, job=job: self._tell(job, written))
        job.failed.connect(
            lambda problem: self.show_problem(problem.sentence(look().language, window=True))
        )

    def _tell(self, job: Job, written: Written) -> None:
        if job is not self._asked:
            return
        self._asked = None
        nothing = written == Written(0, 0, 0, 0, 0)
        self.accept_button.setEnabled(not nothing)
        points = privacy.amount(f"{written.points:,}")
        if nothing:
            self.accept_button.setText(self.tr("补发"))
            self.told.setText(self.tr("没有要补的，流水已经和规则一致。"))
            return
        other = self._stored.newest.wallet
        button = self.tr("补发 {points} 点贡献") if other else self.tr("补发 {points} 分")
        self.accept_button.setText(filled(button, points=points))
        in_all = (
            self.tr("{people} 人，{awards} 笔，共 {points} 点贡献")
            if other
            else self.tr("{people} 人，{awards} 笔，共 {points} 分")
        )
        told = filled(
            in_all,
            people=f"{written.members:,}",
            awards=f"{written.awards:,}",
            points=points,
        )
        if written.reversals:
            told += apart(self.tr("；另有 %n 笔要冲正", "", written.reversals))
        if written.expired:
            told += filled(self.tr("；{n} 分到期"), n=f"{written.expired:,}")
        self.told.setText(told)


class RewardVerbs(QObject):
    """The verbs of the rewards screen; `page` is what the dialogs stand over."""

    def __init__(self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._reads = page, reads
        self._dispatcher, self._shell = dispatcher, shell

    def award(self, member: bytes | None = None) -> None:
        """Ask whom and why, and give the points."""
        dialog = AwardDialog(self._page, self._reads, member)
        asked = dialog.giving() if dialog.exec() == QDialog.DialogCode.Accepted else None
        if asked is not None:
            self._tell(self._dispatcher.do(wallets.give, asked), given_text(asked))

    def reverse(self, entry: EntryRow) -> None:
        """Ask why, and cancel the entry."""
        dialog = ReasonDialog(
            self._page,
            self.tr("冲正这一笔"),
            self.tr("冲正"),
            self.tr("会记一笔相反的流水，原来的留着。规则不会再自动补上它。"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(rewards.reverse, entry.id, dialog.reason.text())
            self._tell(job, self.tr("已冲正"), undoable=False)

    def publish(self, rule: Rule, known: bytes | None, then: Callable[[bytes], object]) -> None:
        """Put a rule or its next version into force; `then` gets the rule's id."""
        job = self._dispatcher.do(rewards.publish, rule, known)
        job.done.connect(lambda changes: then(changes.result))
        self._tell(job, self.tr("已发布“{name}”，从现在起算").format(name=rule.name))

    def save_draft(self, rule: Rule, known: bytes | None, then: Callable[[bytes], object]) -> None:
        """Keep a rule unpublished; `then` gets its id."""
        job = self._dispatcher.do(rewards.save_draft, rule, known)
        job.done.connect(lambda changes: then(changes.result))
        self._tell(job, self.tr("已存草稿“{name}”").format(name=rule.name))

    def discard(self, stored: StoredRule) -> None:
        """Drop a rule's draft."""
        job = self._dispatcher.do(rewards.discard_draft, stored.id)
        self._tell(job, self.tr("已丢弃草稿“{name}”").format(name=stored.name))

    def stop(self, stored: StoredRule) -> None:
        """Stop a rule, or start it again."""
        stopped = stored.state != "stopped"
        job = self._dispatcher.do(rewards.stop, stored.id, stopped=stopped)
        told = self.tr("已停用“{name}”") if stopped else self.tr("已重新启用“{name}”")
        self._tell(job, told.format(name=stored.name))

    def add_pausing(self, menu: QMenu, stored: StoredRule) -> None:
        """Offer to pause a rule in force, or to resume one whose pause goes on or comes."""
        if stored.state == "live" and stored.lasting(wall_ms()):
            menu.addAction(self.tr("恢复这条规则"), lambda: self.resume(stored))
        elif stored.state == "live":
            menu.addAction(self.tr("暂停这条规则…"), lambda: self.pause(stored))

    def pause(self, stored: StoredRule) -> None:
        """Ask from when until when, and pause a rule."""
        dialog = PauseDialog(self._page, self._reads.today())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(pauses.pause, stored.id, dialog.first(), dialog.last())
            self._tell(job, self.tr("已暂停“{name}”").format(name=stored.name))

    def resume(self, stored: StoredRule) -> None:
        """Take a paused rule up again."""
        job = self._dispatcher.do(pauses.resume, stored.id)
        self._tell(job, self.tr("已恢复“{name}”，从现在起算").format(name=stored.name))

    def run(self, stored: StoredRule) -> None:
        """Ask up to which day, and settle."""
        dialog = RunDialog(self._page, self._dispatcher, stored, self._reads.today())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(rewards.run, stored.id, dialog.day())
            self._dispatcher.follow(job, self.tr("正在补发“{name}”").format(name=stored.name))
            self._tell(job, self.tr("已补发“{name}”").format(name=stored.name))

    def _tell(self, job: Job, sentence: str, *, undoable: bool = True) -> None:
        def done(changes: Changes) -> None:
            self._shell.toast(sentence, changes if undoable else None)

        job.done.connect(done)
        job.failed.connect(self._shell.say)
