"""The days the calendar shows on paper: a preview to print from, or a PDF file."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import printing
from desktop.dispatcher import Dispatcher
from desktop.models.paper import Timetable, View
from desktop.store import home
from desktop.store.community import Reads, Store
from desktop.views.calendar.days import WEEK, Days
from desktop.views.parts import files
from desktop.views.parts.button import icon_button
from desktop.views.parts.shell import Shell

translate = QCoreApplication.translate


def paper_of(reads: Reads, view: View, days: Days) -> Timetable:
    """What is shown as a paper: nothing more is read of the calendar."""
    first, last = days.first, days.last
    if view == "month":
        # The weeks of a month have days of its neighbours; a week on is in the month itself.
        first = last = (first + timedelta(days=WEEK)).replace(day=1)
    found, names = tuple(days.found), days.names
    return Timetable(home.name(reads), days.home, view, first, last, found, names, days.only)


def _write(_store: Store, made: bytes, sheet: Timetable, file: Path) -> int:
    printing.write(lambda _paper, _language: made, sheet, "", file)
    return len(made)


class CalendarPaper:
    """What the printing button of the calendar's head does."""

    def __init__(
        self,
        page: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        shown: Callable[[], tuple[str, Days]],
    ) -> None:
        self._page, self._reads, self._shown = page, reads, shown
        self._dispatcher, self._shell = dispatcher, shell
        name = translate("CalendarPaper", "打印日历")
        self.button = icon_button("printer", name, slot=self._open)

    def menu(self, view: View, days: Days) -> QMenu:
        """Print, or keep as a PDF file."""
        made = QMenu(self._page)
        printed = made.addAction(translate("CalendarPaper", "打印…"))
        printed.triggered.connect(lambda: self.preview(view, days))
        kept = made.addAction(translate("CalendarPaper", "存为 PDF…"))
        kept.triggered.connect(lambda: self.ask_pdf(view, days))
        return made

    def _open(self) -> None:
        view, days = self._shown()
        menu = self.menu(cast("View", view), days)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def preview(self, view: View, days: Days) -> None:
        """Show how it would be printed; from there it is."""
        from desktop.views.calendar.sheets import timetable
        from desktop.views.door.printing import preview

        sheet = paper_of(self._reads, view, days)
        preview(self._page, lambda device: timetable(device, sheet))

    def ask_pdf(self, view: View, days: Days) -> None:
        """Ask where to, and write it."""
        day = paper_of(self._reads, view, days).first
        stem = f"{day:%Y-%m}" if view == "month" else day.isoformat()
        name = f"{translate('CalendarVerbs', '日历')} {stem}.pdf"
        title = translate("CalendarPaper", "日历存为 PDF")
        path = files.ask_export(self._shell, title, name, "PDF (*.pdf)")
        if path:
            self.keep(view, days, path)

    def keep(self, view: View, days: Days, file: Path) -> None:
        """Write it: drawn here, where the fonts are, written aside."""
        from desktop.views.door.pdf import drawn

        sheet = paper_of(self._reads, view, days)
        job = self._dispatcher.do(_write, drawn(sheet), sheet, file)
        text = translate("CalendarPaper", "已存为 {file}").format(file=file.name)
        job.done.connect(lambda _size: self._shell.toast(text))
