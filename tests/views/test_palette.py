"""What the command palette finds is read aloud as it is chosen, though the focus stays above."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.views.palette.hits import Hit, HitList


def test_the_hit_at_hand_is_said_with_its_group_and_place(qtbot: QtBot) -> None:
    found = HitList("找到的")
    qtbot.addWidget(found)
    hits = [
        Hit("成员", "单文博", lambda: None, hint="广州"),
        Hit("命令", "导入名单", lambda: None, keys="Ctrl+O"),
    ]
    found.show_hits(hits)
    assert found.said() == "成员 单文博 广州 1/2"
    found.step(1)
    assert found.said() == "命令 导入名单 Ctrl+O 2/2"
    role = Qt.ItemDataRole.AccessibleTextRole
    told = [found.hits.data(found.hits.index(row), role) for row in range(4)]
    assert told == ["成员", "单文博 广州", "命令", "导入名单 Ctrl+O"]
