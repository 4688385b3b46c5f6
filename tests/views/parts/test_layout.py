"""What a layout holds is told in its order, and nothing of the layout's own is kept for it."""

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import laid_out
from desktop.views.parts.taborder import stops


def _items() -> int:
    return sum(isinstance(one, QWidgetItem) for one in shiboken6.getAllValidWrappers())


def test_what_a_layout_holds_is_told_in_order_and_none_of_its_items_is_kept(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    whole, line = QVBoxLayout(place), QHBoxLayout()
    first, second, third = (QPushButton(text, place) for text in "一二三")
    line.addWidget(second)
    whole.addWidget(third)
    whole.insertLayout(0, line)
    whole.insertWidget(0, first)
    whole.addStretch()
    before = _items()
    assert laid_out(whole) == [first, line, third]
    assert stops(place) == [first, second, third]
    assert _items() == before


def test_a_flow_keeps_the_items_that_it_has_and_no_other(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = Flow(8, place)
    made = [QPushButton(text) for text in "一二三"]
    before = _items()
    for one in made:
        flow.addWidget(one)
    assert laid_out(flow) == made
    assert _items() == before + 3
    shiboken6.delete(made[1])
    assert laid_out(flow) == [made[0], made[2]]
    assert _items() == before + 2
