"""What a toast says is said to a screen reader as well, and the keyboard stays where it is."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models.problem import Problem
from desktop.store.community import Reads, Store
from desktop.views.parts.toast import Toast
from desktop.views.window import Window
from tests.views.sample_window import settle

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="names the library as Linux does")


def test_a_toast_is_announced_and_takes_no_focus(heard: list[str], qtbot: QtBot) -> None:
    window, field, toast = QWidget(), QLineEdit(), Toast()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(toast)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    field.setFocus()
    toast.say("已保存", "撤销", lambda: None)
    assert heard == ["已保存"]
    assert field.hasFocus()


def test_what_the_window_says_and_its_problems_are_announced(
    heard: list[str], store: Store, reads: Reads, qtbot: QtBot
) -> None:
    dispatcher = Dispatcher(store)
    window = Window(reads, dispatcher, store.folder)
    window.show()
    window.toast("已写入 159 人")
    window.say(Problem("member.gone"))
    window.toggle_privacy()
    assert heard[:2] == ["已写入 159 人", window.sentence(Problem("member.gone"))]
    assert len(heard) == 3
    window.retire()
    settle()
    dispatcher.close()
