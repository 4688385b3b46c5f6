"""An applicant's phone is masked until one holds to show; whose phones an operator saw is told."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import admission as acting
from desktop.actions import applicants, members
from desktop.dispatcher import Dispatcher
from desktop.models.permission import PRESETS
from desktop.store import admission, consents
from desktop.store.community import Reads, Store
from desktop.views.admission.page import AdmissionPage
from desktop.views.admission.panel import ApplicantPhone
from desktop.views.member.handout import Handout
from desktop.views.roles.page import RolesPage
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle


def _asked(store: Store, name: str, phone: str) -> bytes:
    made = acting.enter(store, store.community, {"name": name, "phone": phone}).result
    assert isinstance(made, bytes)
    return made


def _phone(page: AdmissionPage) -> ApplicantPhone:
    (found,) = page.queue.panel.findChildren(ApplicantPhone)
    return found


def test_holding_shows_an_applicants_phone_and_the_look_is_noted(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    one = _asked(store, "林霞", "13800138000")
    page = AdmissionPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    dispatcher.changed.connect(page.show_changes)
    page.show()
    masked = _phone(page)
    assert masked.text.text() == "138****8000"
    qtbot.mousePress(masked.hold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: masked.text.text() == "138 0013 8000")
    qtbot.mouseRelease(masked.hold, Qt.MouseButton.LeftButton)
    assert masked.text.text() == "138****8000"
    assert len(consents.looked_at_applicant(reads, one)) == 1
    page.hide()
    settle()


@pytest.mark.parametrize("role", ["admin", "lecturer"])
def test_only_who_may_read_contacts_can_hold(
    store: Store,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
    role: str,
) -> None:
    _asked(store, "林霞", "13800138000")
    reads.actor = replace(store.actor, cells=PRESETS[role])
    page = AdmissionPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show()
    assert _phone(page).hold.isHidden() != ("member.read.contact" in PRESETS[role])
    page.hide()
    settle()


def test_the_operators_card_and_the_members_page_tell_who_saw_which_phone(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    one, other = _asked(store, "林霞", "13800138000"), _asked(store, "王芳", "13800138001")
    page = RolesPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    (line,) = page._lines
    assert "还没有看过谁的" in page.looks(line).shown.toPlainText()
    applicants.reveal(store, one)
    applicants.reveal(store, other)
    acting.approve(store, one)
    member = admission.find(store, one).member
    assert member is not None
    members.reveal(store, member)
    told = page.looks(line).shown.toPlainText().splitlines()
    assert [text.count("QH0001  林霞") for text in told] == [1, 0, 1]
    assert told[1].endswith("王芳  （申请人）")
    seen = Handout(page, reads, dispatcher, shell).looks(member).shown.toPlainText().splitlines()
    assert [text.endswith("（还是申请人时）") for text in seen] == [False, True]
