"""A dialog keeps its buttons in sight, however much it asks for."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.dialog import Dialog

FEW, MANY = 3, 40


def shown(
    qtbot: QtBot, count: int, hint: str = "写错了可以撤销。"
) -> tuple[Dialog, list[QLineEdit]]:
    dialog = Dialog(None, "成员资料", "保存", hint=hint)
    fields = [QLineEdit() for _ in range(count)]
    for at, field in enumerate(fields):
        dialog.add_field(f"第 {at + 1} 项", field)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea)
    # Nobody acts before what is inside has been laid out.
    qtbot.waitUntil(lambda: area is None or area.verticalScrollBar().maximum() > 0)
    return dialog, fields


def inside(dialog: Dialog, widget: QWidget) -> bool:
    place = QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
    return dialog.rect().contains(place)


@pytest.mark.parametrize("hint", ["", "写错了可以撤销。"])
def test_a_long_form_fits_the_screen_with_its_buttons_in_sight(qtbot: QtBot, hint: str) -> None:
    dialog, fields = shown(qtbot, MANY, hint)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert inside(dialog, dialog.accept_button)
    assert inside(dialog, dialog.cancel_button)
    assert dialog.focusWidget() is fields[0]
    assert all(field.height() >= field.fontMetrics().height() for field in fields)


def test_the_last_field_of_a_long_form_comes_in_sight_by_tab(qtbot: QtBot) -> None:
    dialog, fields = shown(qtbot, MANY)
    assert not inside(dialog, fields[-1])
    fields[-2].setFocus()
    qtbot.keyClick(fields[-2], Qt.Key.Key_Tab)
    assert inside(dialog, fields[-1])


def test_a_field_with_a_problem_comes_in_sight(qtbot: QtBot) -> None:
    dialog, fields = shown(qtbot, MANY)
    dialog.show_problem("这一项不对", fields[-1])
    assert inside(dialog, fields[-1])
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert inside(dialog, dialog.accept_button)


@pytest.mark.parametrize("wrong", ["", "这一项不对，请改一下再保存。" * 6])
def test_a_short_form_is_as_high_as_it_needs(qtbot: QtBot, wrong: str) -> None:
    dialog, fields = shown(qtbot, FEW)
    dialog.show_problem(wrong)
    assert all(inside(dialog, one) for one in (*fields, dialog.accept_button))
    assert dialog.height() < dialog.screen().availableGeometry().height()


def test_tab_goes_down_the_form_through_all_there_is_and_round_again(qtbot: QtBot) -> None:
    dialog = Dialog(None, "授予荣誉", "授予")
    first, tick, lines, last = QLineEdit(), QCheckBox("另定"), QPlainTextEdit(), QLineEdit()
    dialog.add_field("授予谁", first)
    dialog.body.addWidget(tick)
    dialog.add_field("带来什么", lines)
    dialog.add_field("因为什么", last)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    down = [first, tick, lines, last, dialog.accept_button, dialog.cancel_button, first]
    for one, following in pairwise(down):
        assert dialog.focusWidget() is one
        qtbot.keyClick(one, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is following
