"""The page of one member, who is the `member` of the tests beside it."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.member.page import MemberPage
from tests.views.conftest import RecordingShell


@pytest.fixture
def page(
    member: bytes, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> MemberPage:
    made = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    dispatcher.changed.connect(made.show_changes)
    made.resize(1060, 780)
    made.show()
    made.show_target(member)
    return made
