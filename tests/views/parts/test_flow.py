"""What follows a widget stays with it in the line."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.flow import Flow, follow


@pytest.mark.parametrize("width", range(40, 200, 7))
def test_what_follows_a_widget_never_stands_on_a_line_of_its_own(qtbot: QtBot, width: int) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = Flow(8, place)
    made = [QLabel("one two three", place) for _ in range(3)]
    last = follow(QLabel("x", place))
    for one in (*made, last):
        flow.addWidget(one)
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    assert last.geometry().center().y() == made[-1].geometry().center().y()
    assert last.x() > made[-1].x()
    assert flow.heightForWidth(width) >= flow.heightForWidth(1_000)
