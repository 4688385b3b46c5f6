"""No screen reads more of a longer past: its steps in SQLite do not grow with the ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from benchmarks import busy
from benchmarks.screens import Counting, costs
from desktop.store import order
from desktop.store.community import Store
from desktop.views.parts import aside
from desktop.views.parts.aside import Aside
from desktop.views.rewards import far
from tests.views.sample_window import open_window, settle
from tests.views.test_reads import filled

# Members; each has two activities and two entries.
SMALL, LARGE = 1_000, 10_000
# Entries and activities of the one member whose page is opened.
MUCH = 300
# Steps that a question may try before it is asked aside; a walk over a table takes more.
TRIED = 1_000
SPARE = 4_000


def _costs(store: Store, qtbot: QtBot) -> dict[str, int]:
    busy.fill(store, MUCH)
    window, close = open_window(store)
    counting = Counting(window.reads._db)
    window.reads._db = counting

    def rest() -> float:
        settle()
        qtbot.waitUntil(lambda: not any(one.waiting() for one in _asking(window)), timeout=60_000)
        QApplication.processEvents()
        # A list reads its rows when it is painted: those of an answer belong to who asked.
        window.grab()
        return 0.0

    rest()
    found = {name: cost.steps for name, cost in costs(window, counting, rest).items()}
    close()
    store.close()
    return found


def _asking(window: QWidget) -> Iterator[Aside]:
    """Everything of the window that asks aside, the models of its lists included."""
    yield from window.findChildren(Aside)
    for view in window.findChildren(QAbstractItemView):
        if (model := view.model()) is not None:
            yield from model.findChildren(Aside)


def test_no_screen_reads_more_of_a_longer_past(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A course is drawn day by day: both communities have something on each of so many days.
    monkeypatch.setattr(busy, "DAYS", 120)
    monkeypatch.setattr(aside, "STEPS", TRIED)
    monkeypatch.setattr(order, "STEPS", TRIED)
    monkeypatch.setattr(far, "NEAR", TRIED)
    small = _costs(filled(tmp_path / "small", SMALL), qtbot)
    large = _costs(filled(tmp_path / "large", LARGE), qtbot)
    grown = {
        name: (small[name], cost) for name, cost in large.items() if cost > small[name] + SPARE
    }
    assert not grown
    assert max(large.values()) > 0
