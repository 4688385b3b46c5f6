"""A search field asks once, a chip tells which filter goes."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.views.parts.chips import ChipRow
from desktop.views.parts.search import SearchField


def test_a_search_field_tells_once_after_a_rest_and_at_once_on_enter(qtbot: QtBot) -> None:
    field = SearchField("姓名", "搜索成员", keys="Ctrl+F")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    field.edit.setText("单")
    field.edit.setText(" 单文 ")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["单文"]
    field.edit.setText("单文博")
    field.edit.returnPressed.emit()
    assert heard == ["单文", "单文博"]


def test_a_chip_tells_which_filter_it_removes(qtbot: QtBot) -> None:
    chips = ChipRow("筛选")
    qtbot.addWidget(chips)
    chips.show_chips([("city", "城市 广州"), ("level", "等级 粉丝")])
    heard: list[str] = []
    chips.removed.connect(heard.append)
    qtbot.mouseClick(chips._chips["level"], Qt.MouseButton.LeftButton)
    assert heard == ["level"]
    chips.show_chips([])
    assert chips._add is not None
    assert chips._add.accessibleName() or chips._add.text()
