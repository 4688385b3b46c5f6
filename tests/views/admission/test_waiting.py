"""The first screen tells of applications that wait for a word, and leads to them."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.actions import admission as acting
from desktop.actions import cooperation
from desktop.dispatcher import Dispatcher
from desktop.models.admission import PENDING
from desktop.models.permission import PRESETS
from desktop.store import admission, home
from desktop.store.community import Reads, Store
from desktop.views.home.page import HomePage
from tests.views.conftest import RecordingShell
from tests.views.sample_window import said, settle


def _asked(store: Store, name: str) -> bytes:
    made = acting.enter(store, store.community, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def _pending(reads: Reads) -> int:
    counted = admission.count_pending(reads)
    assert counted == sum(one.state == PENDING for one in admission.opened(reads))
    return counted


def test_two_applications_are_a_line_that_leads_to_the_queue(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = HomePage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.show()
    settle()
    assert not [line for line in said(made) if "入群申请待审" in line]
    first = _asked(store, "林霞")
    made.show_changes(acting.enter(store, store.community, {"name": "王芳"}))
    settle()
    assert "2 份入群申请待审" in said(made)
    lines = [one for one in made.findChildren(QAbstractButton) if one.text() == "审核"]
    lines[0].click()
    assert shell.went == [("admission", {})]
    made.show_changes(acting.reject(store, first, "没有车"))
    settle()
    assert "1 份入群申请待审" in said(made)


def test_who_waits_for_a_seat_or_a_condition_is_counted_as_the_queue_tells(store: Store) -> None:
    place = store.community
    one, other = _asked(store, "林霞"), _asked(store, "王芳")
    assert _pending(store) == 2
    acting.set_rule(store, place, conditions=["车主认证"])
    acting.approve(store, one)
    assert _pending(store) == 2
    cooperation.set_limits(store, capacity=1)
    acting.approve(store, one, ["车主认证"])
    assert _pending(store) == 1
    # The only seat is taken: nobody has to say anything of whom enough agreed to.
    acting.approve(store, other, ["车主认证"])
    assert (_pending(store), admission.count_open(store)) == (0, 1)
    acting.set_rule(store, place, needed=2)
    assert _pending(store) == 1


@pytest.mark.parametrize(("role", "told"), [("deputy", True), ("assistant", False)])
def test_only_who_may_decide_is_told(store: Store, role: str, told: bool) -> None:
    _asked(store, "林霞")
    store.actor = replace(store.actor, cells=PRESETS[role])
    found = [one.kind for one in home.waiting(store, [])]
    assert ("applications" in found) is told
