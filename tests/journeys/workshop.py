"""An evening in the windows of a team: planning it, registering for it, keeping its doors."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.models.calendar import Occurrence
from desktop.models.door import member_code
from desktop.models.member import MemberQuery, MemberRow
from desktop.store import calendar, registrations
from desktop.store import members as stored
from desktop.views.calendar.asking import ScopeDialog
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.signups import SignupDialog
from desktop.views.calendar.signupterms import TermsDialog
from desktop.views.door import printing
from desktop.views.door.desk import Desk as DoorDesk
from desktop.views.door.dialogs import WalkIn
from desktop.views.door.page import DoorPage
from desktop.views.runsheet.desk import SessionDesk
from desktop.views.runsheet.page import SessionPage
from tests.calendar_builders import ZONE
from tests.journeys.driving import in_dialogs, press, wait
from tests.views.hub_window import Desk
from tests.views.sample_window import said

P = TypeVar("P", bound=QWidget)

NAMES = ("林霞", "周明", "赵敏", "吴桂芳", "程朗")


class Evening:
    """The owner's window, and one for each of the two doors."""

    def __init__(self, qtbot: QtBot, owner: Desk, doors: list[Desk]) -> None:
        self.qtbot, self.owner, self.doors = qtbot, owner, doors

    def done(self, at: Desk) -> None:
        wait(self.qtbot, lambda: not at.dispatcher.working())

    def sync(self, *desks: Desk) -> None:
        """Each hands on what it has, and has what the others handed on."""
        for one in desks:
            self.done(one)
            one.syncing.now()
            wait(self.qtbot, lambda one=one: _sent(one))  # type: ignore[misc]
        newest = max(_read(one) for one in desks)
        for one in desks:
            one.syncing.now()
            wait(self.qtbot, lambda one=one: _read(one) >= newest)  # type: ignore[misc]

    def one(self, at: Desk) -> Occurrence:
        day = datetime.now(ZONE).date()
        found = calendar.occurrences(at.reads, day, day + timedelta(days=1))
        return found[0]

    def page(self, at: Desk, screen: str, kind: type[P], **target: object) -> P:
        at.window.go(screen, **target)
        page = at.window.page()
        assert isinstance(page, kind)
        return page

    def who(self, at: Desk) -> dict[str, MemberRow]:
        return {row.name: row for row in stored.page(at.reads, MemberQuery())}


def _sent(one: Desk) -> bool:
    return one.reads.one("SELECT 1 FROM changeset WHERE seq IS NULL") is None


def _read(one: Desk) -> int:
    found = one.reads.one("SELECT max(seq) FROM changeset")
    return int(found[0]) if found else 0


# -- before ------------------------------------------------------------------------------------


def plan(evening: Evening) -> None:
    """A series every week, the first one in half an hour, whatever the time is now."""
    begin = datetime.now(ZONE) + timedelta(minutes=30)
    page = evening.page(evening.owner, "calendar", CalendarPage)

    def fill(form: OccurrenceForm) -> None:
        form.title_field.setText("每周共读")
        weekly = next(n for n in range(form.rule.count()) if "每周" in form.rule.itemText(n))
        form.rule.setCurrentIndex(weekly)
        form.day.setDate(QDate(begin.year, begin.month, begin.day))
        form.time.setTime(QTime(begin.hour, begin.minute))
        form.accept()

    in_dialogs(page.add_button.click, (OccurrenceForm, fill))
    evening.done(evening.owner)


def at_hand(evening: Evening) -> CalendarPage:
    """The calendar with the occurrence of tonight in its panel."""
    one = evening.one(evening.owner)
    page = evening.page(evening.owner, "calendar", CalendarPage, day=one.start.date())
    wait(evening.qtbot, lambda: any(each.id == one.id for each in page.days.found))
    page._choose(one)
    return page


def register(evening: Evening) -> None:
    """Three places: the fourth waits, and moves up once the first cancels."""
    qtbot, page = evening.qtbot, at_hand(evening)

    def terms(asked: TermsDialog) -> None:
        asked.places.setValue(3)
        asked.accept()

    def fill(people: SignupDialog) -> None:
        in_dialogs(people.terms.click, (TermsDialog, terms), (ScopeDialog, ScopeDialog.accept))
        wait(qtbot, people.picker.isEnabled)
        for at, name in enumerate(NAMES[:4], 1):
            people.picker.search(name)
            people.picker.take_first()
            wait(qtbot, lambda at=at: people.people.rowCount() == at)  # type: ignore[misc]
        assert "候补 1" in rows(people)[3]
        people.list.setCurrentIndex(people.people.index(0))
        people.cancel_one.click()
        wait(qtbot, lambda: "已取消" in rows(people)[-1])
        assert all("已报" in each for each in rows(people)[:3])
        assert "吴桂芳" in rows(people)[2]
        people.accept()

    in_dialogs(lambda: press(page.side, "开放报名"), (SignupDialog, fill))
    counts = registrations.counts(evening.owner.reads, evening.one(evening.owner))
    assert (counts.registered, counts.waiting) == (3, 0)


def rows(people: SignupDialog) -> list[str]:
    """Each line of the list of registrations."""
    model = people.people
    return [str(model.data(model.index(at))) for at in range(model.rowCount())]


def prepare_sheet(evening: Evening) -> None:
    """The run sheet from its template."""
    press(at_hand(evening).side, "流程单")
    wait(evening.qtbot, lambda: "套用模板" in said(evening.owner.window.page()))
    press(evening.owner.window.page(), "套用模板")
    wait(evening.qtbot, lambda: len(session(evening).seen.parts) == 8)


def session(evening: Evening) -> SessionDesk:
    """The session screen of the owner."""
    page = evening.owner.window.page()
    assert isinstance(page, SessionPage)
    assert page.desk is not None
    return page.desk


def put_on_paper(evening: Evening, folder: Path) -> list[Path]:
    """The list to sign and the badges, through the preview that the door's menu opens."""
    desk = door(evening, evening.owner)
    made = [folder / "签到表.pdf", folder / "胸牌.pdf"]
    menu = printing.menu(desk, evening.owner.reads, evening.owner.window, desk.one)
    for action, path in zip(menu.actions(), made, strict=True):

        def print_it(shown: QPrintPreviewDialog, path: Path = path) -> None:
            printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(path))
            shown.paintRequested.emit(printer)
            shown.accept()

        in_dialogs(action.trigger, (QPrintPreviewDialog, print_it))
    return made


# -- at the doors ------------------------------------------------------------------------------


def door(evening: Evening, at: Desk) -> DoorDesk:
    """The door of tonight in one of the windows."""
    one = evening.one(at)
    page = evening.page(at, "door", DoorPage, series=one.series, original=one.original)
    assert page.desk is not None
    return page.desk


def scan(evening: Evening, desk: DoorDesk, text: str) -> tuple[str, str]:
    """As a scanner does; the tone and the name the card then shows."""
    with evening.qtbot.waitSignal(desk.work.told):
        evening.qtbot.keyClicks(desk.field, text)
        evening.qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    return desk.card.said.tone, desk.card.said.name


def came(evening: Evening, at: Desk) -> dict[str, int]:
    """Who is there, and since when."""
    found = calendar.attendees(at.reads, evening.one(at).id)
    return {each.name: each.at for each in found}


def keep_doors(evening: Evening) -> int:
    """Both doors without a network; the moment at which 周明 was seen first."""
    here, there = evening.doors
    one, two = door(evening, here), door(evening, there)
    code = {name: member_code(row.id) for name, row in evening.who(here).items()}
    assert scan(evening, two, code["周明"]) == ("ok", "周明")
    assert scan(evening, two, code["周明"]) == ("warn", "周明")
    assert scan(evening, one, code["周明"]) == ("ok", "周明")
    assert scan(evening, one, code["赵敏"]) == ("ok", "赵敏")
    assert scan(evening, one, code["吴桂芳"]) == ("ok", "吴桂芳")
    walk_in(evening, two)
    # Who did not register is red; let in by mistake, and taken back.
    assert scan(evening, two, code["程朗"]) == ("err", "程朗")
    with evening.qtbot.waitSignal(two.work.told):
        press(two, "仍然签到")
    with evening.qtbot.waitSignal(two.work.took_back):
        evening.qtbot.keyClick(two.field, Qt.Key.Key_Backspace)
    assert set(came(evening, here)) == {"周明", "赵敏", "吴桂芳"}
    assert set(came(evening, there)) == {"周明", "何以安"}
    first, later = came(evening, there)["周明"], came(evening, here)["周明"]
    assert first <= later
    return first


def walk_in(evening: Evening, desk: DoorDesk) -> None:
    """Somebody new is written down where all places are taken, and let in all the same."""

    def fill(asked: WalkIn) -> None:
        asked.name.setText("何以安")
        asked.phone.setText("138 1111 2222")
        asked.accept()

    with evening.qtbot.waitSignal(desk.work.told):
        in_dialogs(lambda: press(desk, "现场加入"), (WalkIn, fill))
    assert (desk.card.said.tone, desk.card.said.word) == ("err", "未报名，名额已满")
    with evening.qtbot.waitSignal(desk.work.told):
        press(desk, "仍然签到")
    assert (desk.card.said.tone, desk.card.said.name) == ("ok", "何以安")
