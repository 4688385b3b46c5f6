"""People with a past, and the page of points over them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.rewards.page import RewardsPage
from tests.rewards_builders import did, member
from tests.views.conftest import RecordingShell
from tests.views.rewards.forms import settled

Open = Any
_NAMES = (("沈若溪", "广州"), ("单文博", "深圳"), ("吴桂芳", "广州"))


@pytest.fixture
def people(store: Store) -> list[bytes]:
    """Three members, two of whom came lately, one so often that caps bite."""
    found = [member(store, name, city=city) for name, city in _NAMES]
    before = store.today() - timedelta(days=1)
    for hour in (8, 12, 16):
        did(store, found[0], "checkin", f"{before}T{hour:02}:00:00")
    did(store, found[1], "checkin", f"{before}T09:00:00")
    return found


@pytest.fixture
def open_page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[Open]:
    """Open the page over what is stored by now."""
    made: list[RewardsPage] = []

    def make() -> RewardsPage:
        page = RewardsPage(reads, dispatcher, shell)
        made.append(page)
        dispatcher.changed.connect(page.show_changes)
        qtbot.addWidget(page)
        page.resize(1064, 780)
        with qtbot.waitExposed(page):
            page.show()
        settled(page, dispatcher, qtbot)
        return page

    yield make
    for page in made:
        page.close()
