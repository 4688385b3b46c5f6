"""What waits for a window's first painting."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.painted import once_painted


def test_work_waits_until_its_window_has_painted_itself_and_is_done_once(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    owner = QWidget(window)
    once_painted(owner, window, lambda: done.append("first"))
    for _ in range(3):
        qtbot.wait(1)
    assert done == []
    window.show()
    qtbot.waitUntil(lambda: done == ["first"])
    window.repaint()
    once_painted(owner, window, lambda: done.append("second"))
    qtbot.waitUntil(lambda: "second" in done)
    assert done == ["first", "second"]


def test_work_whose_owner_has_ended_is_not_done(qtbot: QtBot) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    once_painted(QWidget(window), window, lambda: done.append("kept"))
    gone = QWidget(window)
    once_painted(gone, window, lambda: done.append("gone"))
    gone.setParent(None)
    gone.deleteLater()
    qtbot.wait(1)
    window.show()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["kept"]
