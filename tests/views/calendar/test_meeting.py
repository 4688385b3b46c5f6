"""What a change that reaches further than one session is said to meet."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.calendar import Scope
from desktop.store.community import Store
from desktop.views.calendar.page import CalendarPage
from tests.views.calendar.pages import add
from tests.views.conftest import RecordingShell


@pytest.mark.parametrize("scope", ["all", "following"])
def test_moving_a_series_says_what_a_later_session_of_it_meets(
    store: Store, shown: CalendarPage, shell: RecordingShell, day: date, scope: Scope, qtbot: QtBot
) -> None:
    add(store, day, "每周共读", rule="FREQ=WEEKLY", place="文昌阁")
    add(store, day + timedelta(days=22), "棋会", place="文昌阁")
    shown.read()
    one = next(one for one in shown.days.on(day) if one.title == "每周共读")
    shown.verbs.move_to(one, 1440, scope)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "棋会" in shell.toasts[-1]
    # Where nobody knows the days off, that is said too.
    other = next(each for each in shown.days.found if each.title == "每周共读")
    shown.verbs.move_to(other, 20 * 366 * 1440, "this")
    qtbot.waitUntil(lambda: len(shell.toasts) == 2)
    year = (other.start + timedelta(20 * 366)).year
    assert f"{year} 年放假安排尚未收录" in shell.toasts[-1]
