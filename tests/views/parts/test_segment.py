"""One of a few is chosen with the arrow keys, from a list where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.flow import Flow
from desktop.views.parts.segment import Folding, Segmented, Tabs


def test_a_segment_and_tabs_move_by_the_arrow_keys(qtbot: QtBot) -> None:
    choices = [("month", "月"), ("week", "周"), ("agenda", "议程")]
    for made in (Segmented("视图", choices), Tabs("视图", choices)):
        qtbot.addWidget(made)
        heard: list[str] = []
        made.chosen.connect(heard.append)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        assert heard == ["week", "agenda", "month"]
        assert made.choice() == "month"


def test_a_choice_whose_words_have_no_room_is_a_list_that_chooses_the_same(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, kinds = (
        Flow(8, holder),
        Folding("哪些", [("all", "全部"), ("rule", "规则"), ("hand", "手工")]),
    )
    flow.addWidget(kinds)
    roomy = kinds.sizeHint().width()
    holder.resize(roomy + 40, 80)
    holder.show()
    (listed,) = kinds.findChildren(QComboBox)
    assert not listed.isVisible()
    holder.resize(roomy - 20, 80)
    assert listed.isVisible()
    assert kinds.width() <= holder.width()
    with qtbot.waitSignal(kinds.chosen) as told:
        listed.activated.emit(2)
    assert told.args == ["hand"]
    holder.resize(roomy + 40, 80)
    assert (kinds.choice(), listed.isVisible()) == ("hand", False)
