"""Dead windows are taken apart by the window's own thread, at rest."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.collecting import Collector


class Page(QWidget):
    """A page that holds itself, as pages do through their slots."""

    def __init__(self, ended: list[QThread]) -> None:
        super().__init__()
        self.itself = self
        self.ended = ended

    def __del__(self) -> None:
        self.ended.append(QThread.currentThread())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    gc.collect()
    made = Collector()
    yield made
    made.deleteLater()


def many() -> None:
    """More than Python makes before it looks for what could go."""
    kept: list[list[object]] = []
    for _ in range(3_000):
        one: list[object] = []
        one.append(one)
        kept.append(one)


def test_another_thread_takes_no_window_apart(collector: Collector) -> None:
    ended: list[QThread] = []
    Page(ended)
    worker = threading.Thread(target=many)
    worker.start()
    worker.join()
    assert not ended


def test_a_dead_window_goes_in_its_own_thread(collector: Collector, qtbot: QtBot) -> None:
    ended: list[QThread] = []
    Page(ended)
    many()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [QThread.currentThread()]


def test_nothing_goes_while_a_dialog_is_open(collector: Collector, qtbot: QtBot) -> None:
    ended: list[QThread] = []
    counts: list[int] = []
    outer, inner = QEventLoop(), QEventLoop()

    def within() -> None:
        Page(ended)
        many()
        QTimer.singleShot(0, lambda: counts.append(collector.look()))
        QTimer.singleShot(0, inner.quit)
        inner.exec()
        outer.quit()

    QTimer.singleShot(0, within)
    outer.exec()
    assert counts == [0]
    assert not ended
