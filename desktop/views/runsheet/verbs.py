"""What the session screen does: each verb asks what it must, then hands the action on."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import attendance, duties, questions, runsheet
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.problem import Problem
from desktop.models.runsheet import Part, Question
from desktop.store import rotation
from desktop.store import runsheet as sheets
from desktop.store import transcripts as kept
from desktop.store.community import Reads, Store
from desktop.views.parts import files, privacy
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.dialog import ask
from desktop.views.parts.following import followed
from desktop.views.parts.shell import Shell
from desktop.views.parts.titles import title
from desktop.views.runsheet.dialogs import (
    LogForm,
    PartForm,
    QuestionForm,
    RatingDialog,
    SummaryDialog,
)
from desktop.views.theme.palette import look

translate = QCoreApplication.translate


def _keep(store: Store, series: bytes, original: str, text: str) -> Changes:
    """What reads logs is loaded where it works, not where a window waits."""
    from desktop.actions import transcripts

    return transcripts.keep(store, series, original, text)


def _export(store: Store, series: bytes, original: str, file: Path, language: str) -> int:
    from desktop.actions import transcripts
    from desktop.store import calendar

    return transcripts.export(store, calendar.occurrence(store, series, original), file, language)


class SessionVerbs:
    """The verbs of one session at a time."""

    def __init__(
        self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell, one: Occurrence
    ) -> None:
        self._page, self._reads = page, reads
        self._dispatcher, self._shell, self._one = dispatcher, shell, one
        self._where = (one.series, one.original)

    # -- the run sheet -------------------------------------------------------------------------

    def template(self) -> None:
        """Write the sheet from the template."""
        do = self._dispatcher.do
        job = do(runsheet.template, *self._where, language=look().language)
        text = translate("SessionVerbs", "已套用流程单模板")
        job.done.connect(lambda changes: self._shell.toast(text, changes))

    def begin(self) -> None:
        """Begin with the first part."""
        self._dispatcher.do(runsheet.start, *self._where)

    def go_on(self, part: Part | None) -> None:
        """End the part that the operator sees running, and begin the next."""
        self._dispatcher.do(runsheet.advance, *self._where, part.id if part else None)

    def finish(self) -> None:
        """End the session before its last part."""
        job = self._dispatcher.do(runsheet.finish, *self._where)
        text = translate("SessionVerbs", "这一场结束了")
        job.done.connect(lambda changes: self._shell.toast(text, changes))

    def add_part(self) -> None:
        """Ask for another part."""
        form = PartForm(self._page)
        if form.exec() == QDialog.DialogCode.Accepted:
            self._dispatcher.do(runsheet.put_part, *self._where, None, form.fields())

    def edit_part(self, part: Part) -> None:
        """Ask what shall be different."""
        now = partial(sheets.part, self._reads, part.id)
        make = partial(PartForm, self._page)
        form = followed(self._dispatcher, {"sheet_part"}, make, now)
        if form.exec() == QDialog.DialogCode.Accepted:
            self._dispatcher.do(runsheet.put_part, *self._where, part.id, form.fields())

    def drop_part(self, part: Part) -> None:
        """Take a part out."""
        job = self._dispatcher.do(runsheet.remove_part, *self._where, part.id)
        text = translate("SessionVerbs", "删了“{title}”").format(title=part.title)
        job.done.connect(lambda changes: self._shell.toast(text, changes))

    def shift_part(self, part: Part, to: int) -> None:
        """Let a part stand at another place."""
        self._dispatcher.do(runsheet.move_part, *self._where, part.id, to)

    def copy(self, text: str) -> None:
        """Give a text to the clipboard, to be pasted into the chat."""
        QGuiApplication.clipboard().setText(text)
        self._shell.toast(translate("SessionVerbs", "已复制，去群里粘贴"))

    # -- questions -----------------------------------------------------------------------------

    def ask(self) -> None:
        """Note what somebody asks."""
        form = QuestionForm(self._page, self._reads)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        member = form.who.member()
        self._dispatcher.do(
            questions.ask,
            *self._where,
            form.text.toPlainText(),
            member=member,
            name="" if member else form.who.text(),
            likes=form.likes.value(),
        )

    def edit_question(self, question: Question) -> None:
        """Change the words or the likes of a question."""
        form = QuestionForm(self._page, self._reads, question)
        if form.exec() == QDialog.DialogCode.Accepted:
            fields = {"text": form.text.toPlainText(), "likes": form.likes.value()}
            self._dispatcher.do(questions.edit, *self._where, question.id, fields)

    def mark(self, question: Question, state: str) -> None:
        """Let it wait, be answered now, or have been answered."""
        self._dispatcher.do(questions.mark, *self._where, question.id, state)

    def place(self, question: Question, first: bool) -> None:
        """Put it before the others, or behind them."""
        self._dispatcher.do(questions.place, *self._where, question.id, first=first)

    # -- who came late -------------------------------------------------------------------------

    def sign_in(self, member: bytes) -> None:
        """Let in who comes late; where the doors are closed yet it is asked first."""
        self._sign_in(member, sure=False)

    def _sign_in(self, member: bytes, *, sure: bool) -> None:
        job = self._dispatcher.do(attendance.check_in, *self._where, member, if_open=not sure)
        job.failed.connect(lambda problem: self._early(problem, member))

    def _early(self, problem: Problem, member: bytes) -> None:
        if problem.code != "calendar.not_yet":
            self._shell.say(problem)
            return
        start = f"{day_text(self._one.start.date())} {clock(self._one.start)}"
        hint = translate("SessionVerbs", "这一场 {start} 才开始。").format(start=start)
        what = translate("SessionVerbs", "现在就签到？")
        if ask(self._page, what, hint, translate("SessionVerbs", "签到")):
            self._sign_in(member, sure=True)

    # -- afterwards ----------------------------------------------------------------------------

    def sum_up(self, text: str) -> None:
        """Show the summary, and copy it if that is wanted."""
        dialog = SummaryDialog(self._page, text)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.copy(text)

    # -- how it was ----------------------------------------------------------------------------

    def may_rate(self) -> bool:
        """Whether this was somebody's turn in a rotation, which the operator may rate."""
        begun = self._one.start <= datetime.now(UTC)
        may = self._reads.actor.allows("calendar.write") and not self._reads.actor.preview
        return begun and may and rotation.serving(self._reads, self._one.series) is not None

    def rating_form(self) -> RatingDialog | None:
        """Whose turn it was, and what he got before; None where it was nobody's."""
        held = rotation.serving(self._reads, self._one.series)
        turn = rotation.stand(self._reads, held).at(self._one.original) if held else None
        if turn is None or turn.member is None:
            return None
        shares = rotation.shares(self._reads, turn.member)
        day = self._one.original[:10]
        known = [one.rating for one in shares if (one.rotation, one.day) == (held and held.id, day)]
        name = rotation.names(self._reads, [turn.member]).get(turn.member, "")
        return RatingDialog(self._page, privacy.name(name), next(iter(known), None))

    def rate(self) -> None:
        """Say that the turn was had, and how good it was."""
        form, held = self.rating_form(), rotation.serving(self._reads, self._one.series)
        if form is None or held is None:
            self._shell.toast(translate("SessionVerbs", "这一场轮值里没有人"))
        elif form.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(
                duties.done, held.id, self._one.original, rating=form.rating()
            )
            text = translate("SessionVerbs", "已评 {n} 分").format(n=form.rating())
            job.done.connect(lambda changes: self._shell.toast(text, changes))

    def log_form(self) -> LogForm:
        """The form that takes a log."""
        from desktop.actions import transcripts

        one, reads = self._one, self._reads
        return LogForm(self._page, self._shell, lambda text: transcripts.lines_of(reads, one, text))

    def take_in(self) -> None:
        """Ask for a log, and keep it."""
        form = self.log_form()
        if form.exec() == QDialog.DialogCode.Accepted:
            self.keep(form.text.toPlainText())

    def keep(self, text: str) -> None:
        """Keep a log."""
        job = self._dispatcher.do(_keep, *self._where, text)
        self._dispatcher.follow(job, translate("SessionVerbs", "正在存记录"))
        said = translate("SessionVerbs", "存了 {n} 条发言")
        job.done.connect(lambda changes: self._shell.toast(filled(said, n=changes.result), changes))

    def write_out(self) -> None:
        """Ask where to, and write the transcript as text, Markdown or PDF."""
        path = files.ask_export(
            self._shell,
            translate("SessionVerbs", "导出分享记录"),
            f"{title(self._one)}.txt",
            translate("SessionVerbs", "文本 (*.txt);;Markdown (*.md);;PDF (*.pdf)"),
        )
        if path:
            self.give_out(path)

    def give_out(self, file: Path) -> None:
        """Write the transcript; as a PDF where the name ends so."""
        text = translate("SessionVerbs", "已导出到 {file}").format(file=file.name)
        if file.suffix.casefold() == ".pdf":
            self._write_pdf(file)
            self._shell.toast(text)
            return
        job = self._dispatcher.do(_export, *self._where, file, look().language)
        job.done.connect(lambda _count: self._shell.toast(text))

    def _write_pdf(self, file: Path) -> None:
        from PySide6.QtGui import QPageSize, QPdfWriter

        from desktop.views.runsheet.archive import paper

        writer = QPdfWriter(str(file))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        paper(self._heading(), kept.whole(self._reads, self._one.id)).print_(writer)

    def print_out(self) -> None:
        """Show how the transcript would be printed; from there it is."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        from desktop.views.runsheet.archive import paper

        if privacy.on():
            self._shell.toast(translate("SessionVerbs", "投屏隐私开着，不能打印"))
            return
        made = paper(self._heading(), kept.whole(self._reads, self._one.id))
        shown = QPrintPreviewDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self._page)
        shown.paintRequested.connect(made.print_)
        shown.exec()

    def _heading(self) -> str:
        return f"{self._one.title} {self._one.start.date().isoformat()}"
