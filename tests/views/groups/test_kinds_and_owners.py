"""A group's owner and the kinds of one's own, in the window."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.store import groupkinds, groupowner
from desktop.store.community import Store
from desktop.views.groups.dialogs import GroupDialog, OwnerDialog
from desktop.views.groups.kind_dialog import KindDialog
from desktop.views.groups.page import GroupsPage
from tests.views.conftest import RecordingShell
from tests.views.groups.test_page import accepting, make, page, words_of

__all__ = ["make", "page"]


def _press(page: GroupsPage, text: str, qtbot: QtBot) -> None:
    def shown() -> list[QPushButton]:
        found = [one for one in page.findChildren(QPushButton) if one.text() == text]
        return [one for one in found if one.isVisibleTo(page)]

    qtbot.waitUntil(lambda: bool(shown()))
    shown()[0].click()


def test_a_group_is_given_an_owner_and_another_and_none(
    page: GroupsPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = page.structure.group()
    assert group is not None
    qtbot.waitUntil(lambda: "群主（社群的群主）" in words_of(page.structure.sheet))
    names = iter(("成员1", "成员2"))

    def fill(dialog: OwnerDialog) -> None:
        dialog.person.search(next(names))
        dialog.person.take_first()

    accepting(monkeypatch, OwnerDialog, fill)
    _press(page, "任命群主", qtbot)
    qtbot.waitUntil(lambda: "成员1" in words_of(page.structure.sheet))
    _press(page, "换群主", qtbot)
    qtbot.waitUntil(lambda: "成员2" in words_of(page.structure.sheet))
    assert groupowner.owners(store)[group.id].name == "成员2"
    page.verbs.relieve(group)
    qtbot.waitUntil(lambda: "群主（社群的群主）" in words_of(page.structure.sheet))


def test_a_kind_of_ones_own_says_what_its_groups_hold(
    page: GroupsPage,
    store: Store,
    shell: RecordingShell,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fill(dialog: KindDialog) -> None:
        dialog.kind.setCurrentText("跑团")
        dialog.capacity.setValue(30)
        dialog.soft.setChecked(True)

    accepting(monkeypatch, KindDialog, fill)
    page.kinds.click()
    qtbot.waitUntil(lambda: "跑团" in page.verbs.own_kinds)
    said = groupkinds.by_name(store)["跑团"]
    assert (said.capacity, said.soft) == (30, True)
    form = GroupDialog(page, [], [], kinds=page.verbs.own_kinds)
    form.kind.setCurrentText("跑团")
    assert "30 人，再多只提醒" in form.about.text()
    again = page.verbs.kind_dialog()
    again.kind.setCurrentText("跑团")
    assert again.chosen() == ("跑团", 30, True)
    again.kind.setCurrentText("粉丝群")
    again.accept()
    assert "自带的类型" in words_of(again)
