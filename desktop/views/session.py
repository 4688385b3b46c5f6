"""One open community in this process: its lock, its connections, its worker, its window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from desktop.dispatcher import Dispatcher
from desktop.models.problem import Problem
from desktop.store import home
from desktop.store.community import Store, open_reads
from desktop.views.sync.syncing import Syncing
from desktop.views.window import Window

if TYPE_CHECKING:
    from desktop.sync.outside import Listen, Reach

LOCK = ".window.lock"


class Session:
    """One open community: its lock, connections, worker and window."""

    def __init__(
        self, store: Store, reach: "Reach | None" = None, listen: "Listen | None" = None
    ) -> None:
        """`reach` and `listen` are the ways to a hub; without them nothing is synced."""
        self._lock = QLockFile(str(store.folder / LOCK))
        if not self._lock.tryLock(100):
            store.close()
            raise Problem("window.already_open", folder=store.folder.name)
        self.folder = store.folder
        if home.is_pack(store):
            from desktop.store import packs

            # Of an expired pack nobody is shown; what was done in it still goes back.
            store.actor = packs.looks_on(store)
        self._reads = open_reads(store)
        self._dispatcher = Dispatcher(store)
        self._syncing = Syncing(self._dispatcher, store, reach, listen)
        self.window = Window(self._reads, self._dispatcher, store.folder, self._syncing)
        self._syncing.start(self.window)

    def close(self) -> None:
        """Let the worker end and give the folder free."""
        self.window.retire()
        self._syncing.stop()
        self._dispatcher.close()
        self._syncing.join()
        self._reads.close()
        self._lock.unlock()
