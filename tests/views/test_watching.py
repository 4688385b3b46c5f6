"""What watches over a window begins while nobody does anything, and not after it was closed."""

from pathlib import Path

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.backups import Backups
from desktop.views.handover import Handover
from desktop.views.window import Window
from tests.views.sample_window import settle


def test_nothing_begins_to_watch_over_a_window_that_was_closed_before_its_turn(
    store: Store, reads: Reads, dispatcher: Dispatcher
) -> None:
    window = Window(reads, dispatcher, Path(store.folder))
    window.show()
    turns = window._watching.begins()
    window.retire()
    for turn in turns:
        turn()
    assert window.findChild(Backups) is None
    assert window.findChild(Handover) is None
    settle()
