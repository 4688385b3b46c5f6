"""A button has a name, answers to Enter where it should, and is primary once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.button import button, icon_button
from desktop.views.parts.head import PageHead


def test_a_page_with_two_primary_buttons_is_refused(qtbot: QtBot) -> None:
    head = PageHead("成员").add(button("新增成员", "primary"))
    qtbot.addWidget(head)
    with pytest.raises(AssertionError):
        head.add(button("导入", "primary"))


def test_an_icon_button_has_a_name_for_who_cannot_see_it(qtbot: QtBot) -> None:
    made = icon_button("x", "关闭")
    qtbot.addWidget(made)
    assert made.accessibleName() == "关闭"
    assert made.toolTip() == "关闭"


def test_enter_presses_a_button_on_a_page_and_not_in_a_dialog(qtbot: QtBot) -> None:
    pressed: list[str] = []
    page, dialog = QWidget(), QDialog()
    for place in (page, dialog):
        qtbot.addWidget(place)
        made = button("做", slot=lambda: pressed.append("做"))
        made.setParent(place)
        place.show()
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == ["做"]
