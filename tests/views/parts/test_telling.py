"""What tells of work: a toast, a bar for what is ticked, progress that can be stopped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.button import button
from desktop.views.parts.floating import FloatingBar
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.toast import Toast


def test_a_toast_undoes_once_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast()
    QVBoxLayout(window).addWidget(toast)
    undone: list[bool] = []
    toast.say("已给 12 人加标签", "撤销", lambda: undone.append(True))
    assert toast.isVisible()
    qtbot.mouseClick(toast._act, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_floating_bar_shows_while_something_is_ticked(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    bar = FloatingBar(page)
    bar.add(button("加标签", "ghost", "tag"))
    bar.show_count("已选 3 人")
    assert bar.isVisible()
    assert bar.geometry().bottom() <= page.height()
    bar.show_count("")
    assert not bar.isVisible()


def test_a_progress_panel_asks_only_once_to_stop(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.begin("正在导入 名单.xlsx")
    panel.show_progress(500, 1_000)
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(panel._stop, Qt.MouseButton.LeftButton)
    assert not panel._stop.isEnabled()
    panel.begin("再来一次")
    assert panel._stop.isEnabled()
