"""Further pictures of the calendar's page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.store import calendar
from desktop.store.community import Reads
from desktop.views.calendar.asking import ScopeDialog
from desktop.views.calendar.correcting import LATE, CorrectionDialog
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.narrowing import Wanted, people_of
from desktop.views.calendar.people import PeopleDialog
from desktop.views.parts import privacy
from desktop.views.parts.shell import Shot

if TYPE_CHECKING:
    from desktop.views.calendar.page import CalendarPage

translate = QCoreApplication.translate


def shots(page: "CalendarPage", reads: Reads) -> list[Shot]:
    """Week, agenda, the form, the question how far, who was there, and one host's month."""
    how_far = translate("CalendarVerbs", "改哪些场次？")
    move = translate("CalendarVerbs", "移动")
    return [
        Shot("narrowed", lambda: _narrowed(page)),
        Shot("week", lambda: _week(page)),
        Shot("agenda", lambda: page.show_view("agenda")),
        Shot("form", lambda: OccurrenceForm(page, reads, page.selected)),
        Shot("scope", lambda: ScopeDialog(page, how_far, move, "")),
        Shot("people", lambda: _people(page, reads)),
        Shot("correct", lambda: _correct(page, reads)),
    ]


def _people(page: "CalendarPage", reads: Reads) -> QWidget | None:
    page.show_view("month")
    found = page.days.found
    counts = calendar.attended(reads, [one.id for one in found])
    one = next((one for one in found if one.id in counts), None)
    return page.verbs.people_dialog(one, True) if one else None


def _correct(page: "CalendarPage", reads: Reads) -> QWidget | None:
    people = _people(page, reads)
    if not isinstance(people, PeopleDialog):
        return None
    asked = CorrectionDialog(page, privacy.name(people.people.people[0].name), 12)
    asked.what.choose(LATE)
    asked.what.chosen.emit(LATE)
    return asked


def _narrowed(page: "CalendarPage") -> None:
    page.show_view("month")
    people = people_of(page.days)
    if people:
        page.narrowing.choose(Wanted(host=people[0][0], name=people[0][1]))


def _week(page: "CalendarPage") -> None:
    page.narrowing.clear()
    page.show_view("week")
