"""The calendar's page, shown on a day to come."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.calendar.page import CalendarPage
from tests.views.conftest import RecordingShell


@pytest.fixture
def day(reads: Reads) -> date:
    """A day in the middle of a month to come, so that neighbours are in sight."""
    today = reads.today()
    return (today.replace(day=1) + timedelta(days=40)).replace(day=15)


@pytest.fixture
def shown(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot, day: date
) -> Iterator[CalendarPage]:
    made = CalendarPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1080, 760)
    made.show()
    made.show_target(day=day)
    yield made
    made.hide()
