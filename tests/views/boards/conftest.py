"""Three members who ordered in March, the ranking of months, and the tab of boards over them."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.rewards.page import RewardsPage
from tests.rewards_builders import RANKING, did, member, publish
from tests.views.conftest import RecordingShell
from tests.views.rewards.forms import settled

MONTH = "2026-03"


@pytest.fixture
def people(store: Store) -> dict[str, bytes]:
    """Two of them ordered for the same."""
    found = {name: member(store, name) for name in ("王芳", "李雷", "韩梅梅")}
    for name, fen in (("王芳", 120_000), ("李雷", 80_000), ("韩梅梅", 80_000)):
        did(store, found[name], "order", f"{MONTH}-10", fen)
    return found


@pytest.fixture
def ranking(store: Store) -> bytes:
    """The rule whose months are ranked."""
    return publish(store, RANKING, on="2026-01-01")


@pytest.fixture
def open_boards(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[Any]:
    """Open the page on the tab of boards over what is stored by now."""
    made: list[RewardsPage] = []

    def make() -> Any:
        page = RewardsPage(reads, dispatcher, shell)
        made.append(page)
        dispatcher.changed.connect(page.show_changes)
        qtbot.addWidget(page)
        page.resize(1064, 780)
        with qtbot.waitExposed(page):
            page.show()
        page.choose_tab("boards")
        settled(page, dispatcher, qtbot)
        return page.further("boards")

    yield make
    for page in made:
        page.close()
