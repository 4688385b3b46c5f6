"""Members are put into a group from their list: a full one offers a new one."""

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import groups
from desktop.store import groups as stored
from desktop.store.community import Store
from desktop.views.groups import verbs
from desktop.views.groups.dialogs import PeopleDialog
from desktop.views.members.dialogs import ChoiceDialog
from desktop.views.members.page import MembersPage
from tests.views.conftest import RecordingShell


def _opened(store: Store, name: str, capacity: int) -> bytes:
    told = groups.add(store, {"name": name, "kind": "跑团", "capacity": capacity}).result
    assert isinstance(told, groups.Told)
    return told.team


def _accepts(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog]) -> None:
    def run(self: QDialog) -> int:
        self.accept()
        return self.result()

    monkeypatch.setattr(kind, "exec", run)


def test_who_fits_comes_into_the_group_and_the_toast_names_it(
    page: MembersPage,
    store: Store,
    people: dict[str, bytes],
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    team = _opened(store, "晨跑", 9)
    _accepts(monkeypatch, ChoiceDialog)
    page.verbs.join_team(list(people.values()))
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts[-1] == f"已把 {len(people)} 人加入“晨跑”"
    assert stored.headcount(store, team) == len(people)


def test_who_does_not_fit_is_offered_a_new_group_and_that_is_shown(
    page: MembersPage,
    store: Store,
    people: dict[str, bytes],
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    team = _opened(store, "晨跑", 1)
    for kind in (ChoiceDialog, PeopleDialog):
        _accepts(monkeypatch, kind)
    monkeypatch.setattr(verbs, "ask", lambda *_words: True)
    page.verbs.join_team(list(people.values()))
    qtbot.waitUntil(lambda: bool(shell.problems or shell.went))
    # The new group is of the same kind: with no capacity of its own it takes everybody.
    assert not shell.problems
    child = stored.find(store, "晨跑 2")
    assert (child.parent, child.people) == (team, len(people))
    assert shell.went[-1] == ("groups", {"part": child.id})
