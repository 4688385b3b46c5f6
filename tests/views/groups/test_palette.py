"""Ctrl+K finds chapters and groups by name or pinyin and goes to them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.actions import chapters, groups
from desktop.store.community import Store
from desktop.views.groups.page import GroupsPage
from desktop.views.palette.hits import Hit
from tests.views.sample_window import open_window


@pytest.mark.parametrize(("typed", "name"), [("chendu", "晨读群"), ("深圳", "深圳分会")])
def test_a_chapter_or_group_is_found_by_name_or_pinyin_and_shown(
    store: Store, qtbot: QtBot, typed: str, name: str
) -> None:
    chapters.add(store, {"name": "深圳分会"})
    groups.add(store, {"name": "晨读群"})
    window, close = open_window(store)
    window.open_palette(typed)
    hits = [one for one in window._palette.list.hits.entries if isinstance(one, Hit)]
    assert hits[0].text == name
    qtbot.keyClick(window._palette.input, Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, GroupsPage)
    assert page.structure.tree.current_row().name == name
    close()
