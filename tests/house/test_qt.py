"""The pinned Qt binding counts references rightly (docs/decisions/pyside6-6-11.md)."""

import sys

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    """Says something to nobody in particular."""

    said = Signal(int)


def test_a_signal_and_a_call_without_result_keep_their_references() -> None:
    sender = Sender()
    heard: list[int] = []
    sender.said.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(2000):
        sender.said.emit(number)
        sender.setProperty("number", None)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == 2000
    assert max(abs(new - old) for new, old in zip(after, before, strict=True)) < 100
