"""A member's statement: read, copied to be sent, printed, or kept as a PDF file."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice
from PySide6.QtWidgets import QComboBox, QDateEdit, QPlainTextEdit, QWidget

from desktop.actions import wallets as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.award import WALLETS, Wallet
from desktop.models.member import Member
from desktop.models.problem import Problem
from desktop.models.statement import Statement
from desktop.models.statement_words import text, wallet_word
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.files import ask_export
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import begun
from desktop.views.theme.palette import look

_DAYS = 90


class StatementDialog(Dialog):
    """What came and went in some days; `found` is what was read last."""

    def __init__(
        self,
        parent: QWidget | None,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        member: Member,
    ) -> None:
        translate = QCoreApplication.translate
        title, copy = translate("StatementDialog", "对账单"), translate("StatementDialog", "复制")
        super().__init__(parent, title, copy, width=560)
        self.cancel_button.setText(self.tr("关闭"))
        self._dispatcher, self._shell, self._member = dispatcher, shell, member.row.id
        self._asked: Job | None = None
        self.found: Statement | None = None
        today = reads.today()
        self.wallet = QComboBox()
        for one in WALLETS:
            self.wallet.addItem(begun(wallet_word(one, look().language)), one)
        self.first, self.last = _day(today - timedelta(_DAYS - 1)), _day(today)
        self.shown = QPlainTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setMinimumHeight(240)
        self.add_row(
            (self.tr("钱包"), self.wallet),
            (self.tr("从"), self.first),
            (self.tr("到"), self.last),
        )
        self.add_field(self.tr("每一笔和之后的余额，可以直接发给本人"), self.shown)
        self._paper = [
            button(self.tr("打印…"), "plain", "printer", slot=self.print_),
            button(self.tr("存为 PDF…"), "plain", "floppy-disk", slot=self.keep),
        ]
        self.body.addLayout(row(*self._paper, None, gap=8))
        self.wallet.currentIndexChanged.connect(lambda _place: self.read())
        for field in (self.first, self.last):
            field.dateChanged.connect(lambda _day: self.read())
        self.read()

    def read(self) -> None:
        """Read the days and the wallet that are chosen."""
        self._offer(None)
        wallet: Wallet = self.wallet.currentData()
        days = _chosen(self.first), _chosen(self.last)
        self._asked = job = self._dispatcher.do(acting.statement, self._member, *days, wallet)
        job.done.connect(lambda found, job=job: self._told(job, found))
        job.failed.connect(self._refused)

    def _told(self, job: Job, found: Statement) -> None:
        if job is self._asked:
            self.shown.setPlainText(privacy.mask("text", text(found, look().language)))
            self._offer(found)

    def _refused(self, problem: Problem) -> None:
        self.shown.clear()
        self.show_problem(self._shell.sentence(problem), self.first)

    def _offer(self, found: Statement | None) -> None:
        """Paper and copy are of what is shown, and of nothing that is hidden."""
        self.found = found
        for one in (*self._paper, self.accept_button):
            one.setEnabled(found is not None and not privacy.on())

    def accept(self) -> None:
        """Copy it."""
        QGuiApplication.clipboard().setText(self.shown.toPlainText())
        self._note("copy")
        super().accept()
        self._shell.toast(self.tr("已复制"))

    def _note(self, way: str) -> None:
        """It is noted as every export is."""
        job = self._dispatcher.do(acting.note_statement, self._member, way)
        job.failed.connect(self._shell.say)

    def print_(self) -> None:
        """Show it as it will be printed."""
        # Whoever prints nothing loads nothing of it.
        from desktop.views.door.printing import preview
        from desktop.views.rewards.statement_paper import statement

        found = self.found
        if found is not None:
            self._note("print")

            def draw(device: QPagedPaintDevice) -> None:
                statement(device, found, look().language)

            preview(self, draw)

    def keep(self) -> None:
        """Ask for a file, and write it as a PDF."""
        if self.found is None:
            return
        name = self.tr("对账单") + f" {self.found.last}.pdf"
        file = ask_export(self._shell, self.tr("对账单存为 PDF"), name, "PDF (*.pdf)")
        if file is not None:
            self.write(file)

    def write(self, file: Path) -> None:
        """Write it to a PDF file."""
        from desktop.formats.export import whole_file
        from desktop.views.door.pdf import drawn

        if self.found is None:
            return
        try:
            with whole_file(file) as draft:
                draft.write_bytes(drawn(self.found))
        except Problem as problem:
            self._shell.say(problem)
        else:
            self._note(file.name)
            self._shell.toast(self.tr("已存为 {file}").format(file=file.name))


def _day(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def _chosen(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))
