"""A group is cleaned out in the real window: look, decide, do it at once, take it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.actions import groups
from desktop.store import groups as stored
from desktop.store.community import Store
from desktop.views.groups.clean import CleanDialog
from desktop.views.groups.page import GroupsPage
from tests.journeys.driving import in_dialog, press, read, wait
from tests.views.sample_window import open_window


def _full(store: Store) -> bytes:
    """A fan group of 500, of whom 120 never did anything."""
    told = groups.add(store, {"name": "粉丝一群", "kind": "fans", "goal": "读书"}).result
    assert isinstance(told, groups.Told)
    today = f"{store.today().isoformat()}T08:00:00"
    with store.recording("import") as rec:
        for number in range(500):
            member = rec.put("member", None, {"name": f"成员{number}"})
            rec.put("member_team", None, {"member": member, "team": told.team})
            if number >= 120:
                said = {"member": member, "kind": "post", "at": rec.at, "local": today}
                rec.put("activity", None, {**said, "zone": store.zone})
    return told.team


def test_120_of_500_are_listed_removed_to_380_and_brought_back(store: Store, qtbot: QtBot) -> None:
    team = _full(store)
    groups.add(store, {"name": "小群", "kind": "跑团", "capacity": 119})
    window, close = open_window(store)
    window.go("groups")
    page = window.page()
    assert isinstance(page, GroupsPage)
    wait(qtbot, lambda: "500 / 500，还能进 0 人" in read(page))

    def remove(dialog: QDialog) -> None:
        assert isinstance(dialog, CleanDialog)
        able = dialog.accept_button.isEnabled
        wait(qtbot, lambda: "不活跃 120" in dialog.preview.text())
        dialog.table.setCurrentIndex(dialog.table.paged.index(0, 1))
        press(dialog, "留下")
        assert "留下 1，移走 0，移出 119，剩 381" in dialog.preview.text()
        # What a full group refuses is said here, and not after all was decided.
        for verb, reached in (("移到", lambda: "最多 119 人" in read(dialog)), ("移出", able)):
            qtbot.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            press(dialog, verb)
            wait(qtbot, reached)
            assert ("最多 119 人" in read(dialog)) != able()
        press(dialog, "移出 120 人")

    in_dialog(lambda: press(page, "洗群"), remove)
    wait(qtbot, lambda: "380 / 500，还能进 120 人" in read(page))
    press(window, "撤销")
    wait(qtbot, lambda: "500 / 500，还能进 0 人" in read(page))
    assert stored.headcount(store, team) == 500
    close()
