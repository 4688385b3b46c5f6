"""The main job in one sitting, through the real window: from a messy list to explained points."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.store import members, roles
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.page import CalendarPage
from desktop.views.calendar.people import PeopleDialog
from desktop.views.importing.page import CHECK, COLUMNS, RESULT, ImportPage
from desktop.views.member.page import MemberPage
from desktop.views.member.story import item_key
from desktop.views.member.why import Why
from desktop.views.rewards.page import RewardsPage
from desktop.views.rewards.templates import templates
from desktop.views.roles.dialogs import GrantDialog
from tests.conftest import MakeStore
from tests.journeys.driving import in_dialog, press, read, wait
from tests.journeys.sitting import Sitting
from tests.views.sample_window import said

ROSTER = """青禾读书会名单,,,
姓名,手机号,城市,标签
单文博,136 1234 9005,深圳,读书、亲子
沈若溪,+86 13800002716,广州,读书
小沈宝,13800002716,广州,亲子
何以安,,佛山,
坏号码,1.38E+10,广州,
"""


@pytest.fixture
def sitting(make_store: MakeStore, qtbot: QtBot) -> Iterator[Sitting]:
    made = Sitting(make_store(), qtbot)
    yield made
    made.close()


def accept(fill: Callable[[QDialog], None]) -> Callable[[QDialog], None]:
    """Fill a dialog in, then press its own button."""

    def act(dialog: QDialog) -> None:
        fill(dialog)
        dialog.accept()

    return act


def import_roster(sitting: Sitting, file: Path) -> None:
    """Choose the file, look at the check, write."""
    page = sitting.go("import", ImportPage, path=file)
    wait(sitting.qtbot, lambda: page.stack.currentIndex() == COLUMNS)
    page.columns.next_button.click()
    wait(sitting.qtbot, lambda: page.stack.currentIndex() == CHECK)
    assert members.count(sitting.reads) == 0
    page.check.write_button.click()
    wait(sitting.qtbot, lambda: page.stack.currentIndex() == RESULT)


def settle_suspected(sitting: Sitting) -> None:
    """The child on a parent's phone is a new person."""
    page = sitting.go("import", ImportPage, held=True)
    wait(sitting.qtbot, lambda: "小沈宝" in sitting_text(page))
    press(page.held, "新的人")
    sitting.done()


def sitting_text(page: ImportPage) -> str:
    """What the held rows' step says."""
    return read(page.held)


def grant_host(sitting: Sitting, member: bytes) -> None:
    """Make a member a host."""
    window = sitting.window
    window.go("roles")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, GrantDialog)
        dialog.person.show_member(member)
        names = [dialog.role.itemText(n) for n in range(dialog.role.count())]
        dialog.role.setCurrentIndex(names.index("主持人"))

    in_dialog(lambda: press(window.page(), "授予角色"), accept(fill))
    sitting.done()


def add_series(sitting: Sitting) -> CalendarPage:
    """A session every week, the first one today."""
    page = sitting.go("calendar", CalendarPage)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OccurrenceForm)
        dialog.title_field.setText("每周共读")
        weekly = next(n for n in range(dialog.rule.count()) if "每周" in dialog.rule.itemText(n))
        dialog.rule.setCurrentIndex(weekly)

    in_dialog(page.add_button.click, accept(fill))
    sitting.done()
    return page


def check_in(sitting: Sitting, page: CalendarPage, member: bytes) -> None:
    """Note that somebody was there today."""
    occurrence = next(one for one in page.days.on(page.today) if one.title == "每周共读")
    page._choose(occurrence)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        dialog.check_in(member)
        wait(sitting.qtbot, lambda: dialog.people.total == 1)

    in_dialog(lambda: press(page.side, "到场名单"), accept(fill))
    sitting.done()


def publish_rule(sitting: Sitting) -> None:
    """The first template: points for being there."""
    page = sitting.go("rewards", RewardsPage)
    page._start(templates()[0])
    wait(sitting.qtbot, lambda: page.rules.sheet.publish.isEnabled())
    page.rules.sheet.publish.click()
    sitting.done()


def test_from_a_messy_list_to_points_a_member_can_have_explained(
    sitting: Sitting, tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(ROSTER, "utf-8")

    import_roster(sitting, file)
    assert set(sitting.roster()) == {"单文博", "沈若溪", "何以安"}
    settle_suspected(sitting)
    assert set(sitting.roster()) == {"单文博", "沈若溪", "何以安", "小沈宝"}

    host = sitting.roster()["单文博"].id
    grant_host(sitting, host)
    assert roles.roles_of(sitting.reads, [host], sitting.reads.today().isoformat())[host].key == (
        "host"
    )

    publish_rule(sitting)
    member = sitting.roster()["沈若溪"].id
    page = add_series(sitting)
    check_in(sitting, page, member)
    wait(sitting.qtbot, lambda: sitting.roster()["沈若溪"].points > 0)
    earned = sitting.roster()["沈若溪"].points

    page_of_member = sitting.go("member", MemberPage, member=member)
    assert f"+{earned}" in " ".join(said(page_of_member))
    entry = next(one for one in page_of_member.story.told if one.kind == "entry")
    page_of_member.story.turn(item_key(entry))
    (why,) = page_of_member.story.findChildren(Why)
    assert "签到" in {one.what: one.text for one in why.told.lines}["event"]

    # The check-in is undone: what it earned goes with it.
    sitting.window.undo_last()
    sitting.done()
    wait(sitting.qtbot, lambda: sitting.roster()["沈若溪"].points == 0)


def test_one_undo_takes_the_whole_import_back(sitting: Sitting, tmp_path: Path) -> None:
    file = tmp_path / "名单.csv"
    file.write_text(ROSTER, "utf-8")
    import_roster(sitting, file)
    assert len(sitting.roster()) == 3
    sitting.qtbot.keyClick(sitting.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(sitting.qtbot, lambda: sitting.roster() == {})
