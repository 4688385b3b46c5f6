"""A window over a laptop of a team, syncing with a real hub in this process."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, open_reads
from desktop.sync.channel import Channel, Unreachable
from desktop.views.collecting import Collector
from desktop.views.sync.syncing import Syncing
from desktop.views.window import Window
from tests.sync.team import Laptop, Team
from tests.views.sample_window import settle


@dataclass
class Line:
    """The cable between a window and the hub, which can be pulled."""

    channel: Channel
    down: bool = False
    # Cleared, an answer waits; `asked` is set while it does.
    held: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    # How many more parts of an upload get through before the cable is pulled.
    parts: int | None = None

    def __post_init__(self) -> None:
        self.held.set()

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if not self.held.is_set():
            self.asked.set()
            self.held.wait()
        if path == "part" and self.parts is not None:
            self.parts -= 1
            self.down = self.parts < 0
        if self.down:
            raise Unreachable("cable")
        return self.channel.ask(path, body, token)

    def trust(self, identity: bytes) -> None:
        """The hub in this process is who it is."""

    def close(self) -> None:
        """Nothing is kept open."""


@dataclass
class Desk:
    """One open window of a team."""

    window: Window
    syncing: Syncing
    dispatcher: Dispatcher
    reads: Reads
    line: Line


@contextmanager
def desk(crew: Team, laptop: Laptop, *, down: bool = False) -> Iterator[Desk]:
    """A shown window that syncs; ended with its thread."""
    line = Line(crew.channel, down)
    reads, dispatcher = open_reads(laptop.store), Dispatcher(laptop.store)
    syncing = Syncing(dispatcher, laptop.store, lambda _address, _identity: line)
    window = Window(reads, dispatcher, laptop.store.folder, syncing)
    window.show()
    # As in the program: dead windows are not taken apart by the thread that syncs.
    left_to_python = gc.isenabled()
    Collector(window)
    syncing.start(window)
    try:
        yield Desk(window, syncing, dispatcher, reads, line)
    finally:
        window.retire()
        settle()
        syncing.stop()
        dispatcher.close()
        syncing.join()
        reads.close()
        if left_to_python:
            gc.enable()


def pill(open_desk: Desk) -> str:
    """What the status line says of syncing."""
    return open_desk.window.status.state.text()
