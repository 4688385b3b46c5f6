"""Letting go what ended unused, looked at before; and what all members could still use."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QPlainTextEdit, QWidget

from desktop.actions import wallets as acting
from desktop.actions.wallets import Expired
from desktop.dispatcher import Dispatcher, Job
from desktop.models import open_words
from desktop.models.award import POINTS
from desktop.models.statement import Liability
from desktop.store import pointvalue
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.rewards.amounts import WalletBox
from desktop.views.theme.palette import look


class ExpiryForm(ActForm):
    """How much ended unused, told before it is let go."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        hint = translate("ExpiryForm", "过了期没用掉的扣掉，先到期的先算，用掉的不再扣。")
        title, accept = translate("ExpiryForm", "到期处理"), translate("ExpiryForm", "扣掉")
        super().__init__(parent, shell, title, accept, hint)
        self._dispatcher, self._day = dispatcher, reads.today()
        self.told = label(self.tr("正在算…"), 14, bold=True, wrap=True)
        self.body.addWidget(self.told)
        self.accept_button.setEnabled(False)
        job = dispatcher.do(acting.expiring, self._day)
        job.done.connect(self._tell)
        job.failed.connect(lambda problem: self.show_problem(shell.sentence(problem)))
        self.begin = self._expire

    def _tell(self, found: Expired) -> None:
        self.accept_button.setEnabled(bool(found.lots))
        if found.lots:
            told = open_words.let_go(found.points, found.lots, look().language)
            self.told.setText(privacy.mask("text", told))
        else:
            self.told.setText(self.tr("没有过期没用掉的。"))
        self._grow()

    def _expire(self) -> Job:
        job = self._dispatcher.do(acting.expire, self._day)
        self._dispatcher.follow(job, self.tr("正在做到期处理"))
        return job


class LiabilityDialog(Dialog):
    """What is open by the month it ends, and what it costs at so much a point."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        hint = translate("LiabilityDialog", "大家手里还能用的，按到期的月份。")
        super().__init__(
            parent,
            translate("LiabilityDialog", "还没用的有多少"),
            translate("LiabilityDialog", "复制"),
            hint=hint,
            width=520,
        )
        self.cancel_button.setText(self.tr("关闭"))
        self._dispatcher, self._shell = dispatcher, shell
        self._asked: Job | None = None
        self.found: Liability | None = None
        self.wallet = WalletBox()
        self.value = inset(QDoubleSpinBox())
        self.value.setDecimals(4)
        self.value.setRange(0, 100)
        self.value.setSingleStep(0.01)
        self.value.setValue(float(pointvalue.read(reads)))
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setMinimumHeight(200)
        self.add_row((self.tr("钱包"), self.wallet), (self.tr("一分合多少元"), self.value))
        self.add_field(self.tr("每月到期多少，几个人"), self.shown)
        self.wallet.currentIndexChanged.connect(lambda _at: self.read())
        self.value.valueChanged.connect(lambda _yuan: self.tell())
        self.read()

    def read(self) -> None:
        """Read the wallet that is chosen."""
        self.found = None
        self.tell()
        self.value.setEnabled(self.wallet.currentData() == POINTS)
        self._asked = job = self._dispatcher.do(acting.liability, self.wallet.currentData())
        job.done.connect(lambda found, job=job: self._take(job, found))
        job.failed.connect(lambda problem: self.show_problem(self._shell.sentence(problem)))

    def _take(self, job: Job, found: Liability) -> None:
        if job is self._asked:
            self.found = found
            self.tell()

    def tell(self) -> None:
        """Say what was read, at the value that is chosen."""
        self.accept_button.setEnabled(self.found is not None and not privacy.on())
        if self.found is None:
            self.shown.setPlainText(self.tr("正在算…"))
            return
        value = Decimal(self.value.text())
        lines = open_words.open_lines(self.found, value, look().language)
        self.shown.setPlainText(privacy.mask("text", "\n".join(lines)))

    def accept(self) -> None:
        """Copy it."""
        QGuiApplication.clipboard().setText(self.shown.toPlainText())
        super().accept()
        self._shell.toast(self.tr("已复制"))
