"""A segment says how many of its people are not to be contacted."""

from pytestqt.qtbot import QtBot

from desktop.actions import consents, members, segments
from desktop.dispatcher import Dispatcher
from desktop.models.condition import Leaf
from desktop.store.community import Reads, Store
from desktop.views.segments.page import SegmentsPage
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said
from tests.views.sample_window import settle


def test_who_took_back_his_consent_is_counted_beside_what_is_done(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = members.add(store, {"name": "林霞", "city": "广州"}).result
    members.add(store, {"name": "王芳", "city": "广州"})
    assert isinstance(made, bytes)
    segments.save(store, "广州人", Leaf("city", "=", "广州"))
    page = SegmentsPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    dispatcher.changed.connect(page.show_changes)
    page.show()
    settle()
    assert "不要联系" not in said(page)
    dispatcher.do(consents.say, made, "contact", given=False)
    qtbot.waitUntil(lambda: "1 人撤回了“联系本人”的同意" in said(page), timeout=20_000)
    page.hide()
    settle()
