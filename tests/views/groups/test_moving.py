"""People go from one group to another: dragged onto it in the tree, or moved by key."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from pytestqt.qtbot import QtBot

from desktop.actions import groups, history
from desktop.models.problem import Problem
from desktop.store import groups as stored
from desktop.store.community import Reads, Store
from desktop.views.groups import verbs
from desktop.views.groups.dialogs import MoveDialog, PeopleDialog
from desktop.views.groups.page import GroupsPage
from tests.views.conftest import RecordingShell
from tests.views.groups.test_page import accepting, make, opened, page, people

__all__ = ["make", "page"]


def _people_of(page: GroupsPage, name: str, qtbot: QtBot) -> None:
    """Show who is in a group."""
    team = next(one.id for one in page.structure.tree.lines() if one.name == name)
    page.show_target(team)
    page.structure.do("move")
    qtbot.waitUntil(lambda: page.structure.people.table.paged.rowCount() > 0)


def _count(store: Store, name: str) -> int:
    return stored.find(store, name).people


def _drop(page: GroupsPage, name: str) -> None:
    """Drop who is chosen onto a group of the tree."""
    tree = page.structure.tree
    number = next(at for at, one in enumerate(tree.lines()) if one.name == name)
    spot = QPointF(tree.visualRect(tree.paged.index(number, 0)).center())
    data = page.structure.people.table.carried()
    said = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton)
    over = QDragMoveEvent(spot.toPoint(), *said, Qt.KeyboardModifier.NoModifier)
    tree.dragMoveEvent(over)
    assert over.isAccepted()
    tree.dropEvent(QDropEvent(spot, *said, Qt.KeyboardModifier.NoModifier))


def test_those_ticked_are_dragged_to_another_group_and_brought_back(
    page: GroupsPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    _people_of(page, "粉丝一群", qtbot)
    table = page.structure.people.table
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.ticked_count() == 3
    _drop(page, "管理群")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert "从“粉丝一群”移到“管理群”" in shell.toasts[-1]
    assert (_count(store, "粉丝一群"), _count(store, "管理群")) == (0, 3)
    history.undo(store)
    assert (_count(store, "粉丝一群"), _count(store, "管理群")) == (3, 0)


def test_ctrl_m_asks_whereto_and_moves_the_one_at_hand(
    page: GroupsPage,
    store: Store,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    accepting(monkeypatch, MoveDialog, lambda dialog: None)
    page.activateWindow()
    page.structure.tree.setFocus()
    qtbot.keyClick(page.structure.tree, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    table = page.structure.people.table
    qtbot.waitUntil(lambda: table.paged.rowCount() == 3)
    qtbot.keyClick(table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert (_count(store, "粉丝一群"), _count(store, "管理群")) == (2, 1)
    # The list goes on with who is left, for the next.
    qtbot.waitUntil(lambda: table.paged.rowCount() == 2)


def test_who_does_not_fit_is_offered_a_new_group(
    page: GroupsPage,
    store: Store,
    reads: Reads,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = opened(store, "小群", kind="跑团", capacity=1)
    people(store, 1, full)
    page.read()
    qtbot.waitUntil(lambda: page.structure.knows(full))
    asked: list[str] = []
    monkeypatch.setattr(verbs, "ask", lambda *said, **_: asked.append(said[2]) or True)
    accepting(monkeypatch, PeopleDialog, lambda dialog: None)
    _people_of(page, "粉丝一群", qtbot)
    _drop(page, "小群")
    qtbot.waitUntil(lambda: "小群 2" in {one.name for one in stored.listed(reads)})
    assert "最多 1 人" in asked[0]
    assert _count(store, "小群") == 1


def test_the_501st_is_refused_as_one_action(store: Store) -> None:
    fans, other = opened(store, "粉丝一群", kind="fans", goal="读书"), opened(store, "晨读")
    people(store, 499, fans)
    two = people(store, 2, other)
    with pytest.raises(Problem) as raised:
        groups.move(store, other, fans, two)
    assert raised.value.code == "team.full"
    assert "开" in raised.value.sentence("zh_CN")
    groups.move(store, other, fans, two[:1])
    assert (stored.get(store, fans).people, stored.get(store, other).people) == (500, 1)
    history.undo(store)
    assert (stored.get(store, fans).people, stored.get(store, other).people) == (499, 2)
