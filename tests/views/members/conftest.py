"""A community of four, and its list on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.members.page import MembersPage
from tests.views.conftest import RecordingShell
from tests.views.members.grid import PEOPLE


@pytest.fixture
def people(store: Store) -> dict[str, bytes]:
    found = {}
    for name, phone, city, level in PEOPLE:
        fields = {"name": name, "phone": phone, "city": city, "level": level}
        found[name] = actions.add(store, fields).result
    return found  # type: ignore[return-value]


@pytest.fixture
def page(
    people: dict[str, bytes],
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> MembersPage:
    made = MembersPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1060, 780)
    made.show()
    return made
