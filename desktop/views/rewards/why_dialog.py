"""The question why somebody has points, or none: answered in words to be sent to him."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.award import POINTS
from desktop.models.problem import Problem
from desktop.models.whynot import Asked, Why
from desktop.models.whynot_words import Speaker
from desktop.store import rulebook, whynot
from desktop.store.community import Reads
from desktop.store.insentences import condition_said
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.choice import choose
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import look


class WhyDialog(Dialog):
    """What is asked can be narrowed to a rule and a period; `activity` is one thing that he did."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        *,
        member: bytes | None = None,
        rule: bytes | None = None,
        activity: bytes | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title, copy = translate("WhyDialog", "为什么有、为什么没有"), translate("WhyDialog", "复制")
        super().__init__(parent, title, copy, width=520)
        self.cancel_button.setText(self.tr("关闭"))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._activity = activity
        self._asked: Job | None = None
        self.person = MemberPicker(reads)
        self.rule = QComboBox()
        self.rule.addItem(self.tr("每条规则"), None)
        for one in rulebook.listed(reads):
            self.rule.addItem(one.name, one.id)
        choose(self.rule, rule)
        self.period = QLineEdit()
        self.period.setPlaceholderText(self.tr("比如：2026-W09、2026-03"))
        self.answer = QPlainTextEdit()
        self.answer.setReadOnly(True)
        self.answer.setMinimumHeight(220)
        self.add_field(self.tr("问谁"), self.person)
        self.add_row((self.tr("哪条规则"), self.rule), (self.tr("哪一期（可不填）"), self.period))
        self.add_field(self.tr("回答，可以直接发给本人"), self.answer)
        self.period.setEnabled(activity is None)
        self.person.picked.connect(lambda _member: self.ask())
        self.rule.currentIndexChanged.connect(lambda _place: self.ask())
        self.period.editingFinished.connect(self.ask)
        self.accept_button.setEnabled(False)
        if member is not None:
            self.person.show_member(member)
            self.ask()

    def ask(self) -> None:
        """Ask again, of the member that is chosen."""
        member = self.person.member()
        self.accept_button.setEnabled(False)
        if member is None:
            return
        rule = self.rule.currentData()
        asked = Asked(member, rule, self._activity, self.period.text().strip())
        # Of one rule the balance is of what it gives.
        wallet = rulebook.load(self._reads, rule).newest.wallet if rule else POINTS
        self._asked = job = self._dispatcher.do(whynot.ask, asked, wallet)
        job.done.connect(lambda why, job=job: self._told(job, why))
        job.failed.connect(self._refused)

    def _told(self, job: Job, why: Why) -> None:
        if job is not self._asked:
            return
        speaker = Speaker(
            look().language,
            self._reads.zone,
            lambda tree, language: condition_said(self._reads, tree, language),
        )
        text = speaker.letter(why)
        hidden = privacy.mask("text", text)
        self.answer.setPlainText(hidden)
        self.accept_button.setEnabled(hidden == text)

    def _refused(self, problem: Problem) -> None:
        self.answer.clear()
        self.show_problem(self._shell.sentence(problem), self.period)

    def accept(self) -> None:
        """Copy the answer."""
        QGuiApplication.clipboard().setText(self.answer.toPlainText())
        super().accept()
        self._shell.toast(self.tr("已复制"))
