"""What the calendar's page does: add, edit, move, cancel, assign, take in and give out."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import calendar as acting
from desktop.actions.serieswork import rule_of
from desktop.dispatcher import Dispatcher
from desktop.models.calendar import ImportedCalendar, Occurrence, Scope
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.seriestext import moved
from desktop.store import calendar
from desktop.store.community import Reads, Store
from desktop.views.calendar.asking import HostDialog, ScopeDialog
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.may import may_of
from desktop.views.calendar.meeting import met_next, met_then
from desktop.views.calendar.people import PeopleDialog
from desktop.views.calendar.report import ImportReport
from desktop.views.calendar.rotating import Rotating
from desktop.views.calendar.words import span
from desktop.views.parts import files
from desktop.views.parts.dates import clock, day_text, short_day, with_weekday
from desktop.views.parts.following import followed
from desktop.views.parts.shell import Shell
from desktop.views.parts.titles import title

translate = QCoreApplication.translate
# So many lines of a file can be read in a message.
_FEW = 2


def _import(store: Store, file: Path, progress: Progress = quiet) -> Changes:
    """What reads and writes calendar files is loaded where it works, not where a window waits."""
    from desktop.actions import calendarfile

    return calendarfile.import_file(store, file, progress)


def _export(store: Store, file: Path) -> int:
    from desktop.actions import calendarfile

    return calendarfile.export_file(store, file)


class CalendarVerbs:
    """The verbs of the page; each asks what it must, then hands the action to the worker."""

    def __init__(self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        self._page, self._reads = page, reads
        self._dispatcher, self._shell = dispatcher, shell

    def add(self, day: date) -> None:
        """Ask for a new series or occurrence on a day."""
        form = OccurrenceForm(self._page, self._reads, day)
        if form.exec() == QDialog.DialogCode.Accepted:
            self.create(form.fields())

    def create(self, fields: dict[str, object]) -> None:
        """Add it."""
        job = self._dispatcher.do(acting.add, fields)
        text = translate("CalendarVerbs", "已新建“{title}”").format(
            title=str(fields["title"]).strip()
        )
        job.done.connect(lambda changes: self._said(text, changes))

    def edit(self, one: Occurrence) -> None:
        """Ask what shall be different, and how far it reaches."""
        if not acting.may_write(self._reads.actor, one):
            return
        rule = rule_of(self._reads, one)
        form = OccurrenceForm(self._page, self._reads, one.start.date(), one, rule)
        self._dispatcher.changed.connect(form.show_changes)
        if form.exec() != QDialog.DialogCode.Accepted:
            return
        fields = form.changes()
        if fields:
            self.change(one, fields, translate("CalendarVerbs", "保存"))

    def change(self, one: Occurrence, fields: dict[str, object], accept: str) -> None:
        """Change an occurrence, asking for the reach only where it recurs."""
        what = f"{short_day(one.start.date())} {title(one)}"
        scope = self._scope(one, accept, what)
        if scope is not None:
            self.write(one, fields, scope)

    def write(self, one: Occurrence, fields: dict[str, object], scope: Scope) -> None:
        """Change an occurrence as far as was said."""
        job = self._dispatcher.do(acting.edit, one.series, one.original, fields, scope)
        text = translate("CalendarVerbs", "已修改“{title}”").format(title=title(one))
        if scope == "this":
            job.done.connect(lambda changes: self._said(text, changes))
        else:
            job.done.connect(lambda changes: self._moved(text, one, changes, scope))

    def move(self, one: Occurrence, minutes: int) -> None:
        """Move an occurrence by wall-clock minutes."""
        if not acting.may_write(self._reads.actor, one):
            self._shell.toast(translate("CalendarVerbs", "这个角色不能移动这一场。"))
            return
        start = moved(one.start, minutes)
        when = with_weekday(day_text(start.date()), start.date())
        if not one.all_day:
            when += f" {clock(start)}"
        what = translate("CalendarVerbs", "“{title}”移到 {when}").format(
            title=title(one), when=when
        )
        scope = self._scope(one, translate("CalendarVerbs", "移动"), what)
        if scope is not None:
            self.move_to(one, minutes, scope)

    def move_to(self, one: Occurrence, minutes: int, scope: Scope) -> None:
        """Move it as far as was said."""
        start = moved(one.start, minutes)
        local = start.replace(tzinfo=None).isoformat()
        fields: dict[str, object] = {"start": local[:10] if one.all_day else local}
        job = self._dispatcher.do(acting.edit, one.series, one.original, fields, scope)
        day = with_weekday(short_day(start.date()), start.date())
        text = translate("CalendarVerbs", "已移到 {day}").format(day=day)
        job.done.connect(lambda changes: self._moved(text, one, changes, scope))

    def _moved(self, text: str, one: Occurrence, changes: Changes, scope: Scope) -> None:
        """Say where it is now, and what it meets there, in a series also in the next weeks."""
        if scope != "this" and not changes.nothing:
            self._said("\n".join([text, *met_next(self._reads, one, scope)]), changes)
            return
        try:
            now = calendar.occurrence(self._reads, one.series, one.original)
        except Problem:
            self._said(text, changes)
            return
        self._said("\n".join([text, *met_then(self._reads, now)]), changes)

    def cancel(self, one: Occurrence) -> None:
        """Call an occurrence off."""
        what = f"{short_day(one.start.date())} {span(one, self._reads.zone)} {title(one)}"
        scope = self._scope(one, translate("CalendarVerbs", "取消场次"), what)
        if scope is None:
            return
        job = self._dispatcher.do(acting.cancel, one.series, one.original, scope)
        text = translate("CalendarVerbs", "已取消“{title}”").format(title=title(one))
        job.done.connect(lambda changes: self._said(text, changes))

    def assign(self, one: Occurrence, member: bytes) -> None:
        """Let a member host this one; where it is his turn the rotation notes it."""
        job = Rotating(self._page, self._reads, self._dispatcher, self._shell).assign(one, member)
        if job is not None:
            text = translate("CalendarVerbs", "已修改“{title}”").format(title=title(one))
            job.done.connect(lambda changes: self._said(text, changes))
            return
        self.write(one, {"host": member}, "this")

    def choose_host(self, one: Occurrence) -> None:
        """Ask who shall host this one."""
        what = f"{short_day(one.start.date())} {title(one)}"
        dialog = HostDialog(self._page, self._reads, what)
        member = dialog.picker.member() if dialog.exec() == QDialog.DialogCode.Accepted else None
        if member is not None:
            self.assign(one, member)

    def people_dialog(self, one: Occurrence, may: bool) -> PeopleDialog:
        """The list of who was there."""
        return PeopleDialog(self._page, self._reads, self._dispatcher, self._shell, one, may=may)

    def signup_line(self, one: Occurrence) -> QWidget | None:
        """How many registered, with the button to their list; None where nobody may."""
        from desktop.views.calendar.signupline import signup_line

        may = may_of(self._reads.actor, one)
        return signup_line(self._reads, one, may, lambda: self.signups(one).exec())

    def alone(self, day: date) -> list[QWidget]:
        """The content of a day that is in no slot, a line each."""
        from desktop.views.calendar.alone import alone_lines

        return alone_lines(self._reads, day, lambda item: self._shell.go("content", item=item))

    def signups(self, one: Occurrence) -> QDialog:
        """The list of who registered."""
        from desktop.views.calendar.signups import SignupDialog

        may = may_of(self._reads.actor, one)
        return SignupDialog(
            self._page, self._reads, self._dispatcher, self._shell, one, may, self.terms
        )

    def terms(self, one: Occurrence) -> None:
        """Ask how many may register and who."""
        from desktop.views.calendar.signupterms import TermsDialog

        what = f"{short_day(one.start.date())} {title(one)}"
        asked = followed(
            self._dispatcher,
            {"occurrence", "series", "split"},
            lambda now: TermsDialog(self._page, self._reads, now, what),
            lambda: calendar.occurrence(self._reads, one.series, one.original),
        )
        if asked.exec() == QDialog.DialogCode.Accepted:
            self.change(one, asked.fields(), translate("CalendarVerbs", "保存"))

    def import_file(self) -> None:
        """Ask for a calendar file and take it in."""
        path = files.ask_open(
            self._page,
            translate("CalendarVerbs", "导入日历"),
            translate("CalendarVerbs", "日历文件 (*.ics *.ical *.ifb *.zip);;所有文件 (*)"),
        )
        if path:
            self.take_in(path)

    def take_in(self, file: Path) -> None:
        """Take a calendar file in."""
        job = self._dispatcher.do(_import, file)
        told = translate("CalendarVerbs", "正在导入 {file}").format(file=file.name)
        self._dispatcher.follow(job, told)
        job.done.connect(self._imported)

    def _imported(self, changes: Changes) -> None:
        done = changes.result
        assert isinstance(done, ImportedCalendar)
        text = translate(
            "CalendarVerbs", "新增 {added}，更新 {updated}，未变 {unchanged}，未导入 {rejected}"
        )
        text = text.format(
            added=done.added,
            updated=done.updated,
            unchanged=done.unchanged,
            rejected=done.rejected,
        )
        told = [self._line(*reason) for reason in done.reasons]
        shown = "\n".join([text, *told[:_FEW]])
        self._shell.toast(shown, None if changes.nothing else changes)
        if len(told) > _FEW:
            # what a message shows for some seconds could not be worked through
            ImportReport(self._page, told).open()

    def _line(self, line: int, name: str, problem: Problem) -> str:
        where = translate("CalendarVerbs", "第 {line} 行 {title}：").format(line=line, title=name)
        return (where if line else "") + self._shell.sentence(problem)

    def export_file(self) -> None:
        """Ask where to, and write the calendar."""
        path = files.ask_export(
            self._shell,
            translate("CalendarVerbs", "导出日历"),
            translate("CalendarVerbs", "日历") + ".ics",
            translate("CalendarVerbs", "日历文件 (*.ics)"),
        )
        if path:
            self.give_out(path)

    def give_out(self, file: Path) -> None:
        """Write the calendar to a file."""
        job = self._dispatcher.do(_export, file)
        told = translate("CalendarVerbs", "正在导出 {file}").format(file=file.name)
        self._dispatcher.follow(job, told)
        text = translate("CalendarVerbs", "已导出到 {file}").format(file=file.name)
        job.done.connect(lambda _count: self._shell.toast(text))

    def _scope(self, one: Occurrence, accept: str, what: str) -> Scope | None:
        if not one.recurring:
            return "this"
        if not self._reads.actor.allows("calendar.write"):
            return "this"
        dialog = ScopeDialog(self._page, translate("CalendarVerbs", "改哪些场次？"), accept, what)
        return dialog.scope() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _said(self, text: str, changes: Changes) -> None:
        if changes.nothing:
            self._shell.toast(translate("CalendarVerbs", "没有改动"))
        else:
            self._shell.toast(text, changes)
