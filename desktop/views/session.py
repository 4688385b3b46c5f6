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
# As in store/windowlock.py, which few windows need.
LOCKED = "window-lock.json"


class Session:
    """One open community: its lock, connections, worker and window."""

    def __init__(
        self, store: Store, reach: "Reach | None" = None, listen: "Listen | None" = None
    ) -> None:
        """`reach` and `listen` are the ways to a hub; without them nothing is synced."""
        lock = store.folder / LOCK
        # Who closes takes the lock away; what is found there belongs to nobody alive.
        left = lock.stat().st_mtime if lock.exists() else 0
        self._lock = QLockFile(str(lock))
        if not self._lock.tryLock(100):
            store.close()
            raise Problem("window.already_open", folder=store.folder.name)
        # Since when the window was open that did not close, in seconds; 0 when the last one did.
        self.left = left
        self.folder = store.folder
        if home.is_pack(store):
            from desktop.store import packs

            # Of an expired pack nobody is shown; what was done in it still goes back.
            store.actor = packs.looks_on(store)
        self._reads = open_reads(store)
        self._dispatcher = Dispatcher(store)
        self._syncing = Syncing(self._dispatcher, store, reach, listen)
        self.window = Window(self._reads, self._dispatcher, store.folder, self._syncing)
        self.window.keys = lambda: store.keys
        self._begin_locked(store)
        self._syncing.start(self.window)

    def _begin_locked(self, store: Store) -> None:
        """Where opening asked nothing, the window does, if it was given a passphrase of its own."""
        if not (store.folder / LOCKED).exists():
            return
        from desktop.store import windowlock

        locking = self.window.locking()
        if locking is not None and windowlock.begins_locked(store.keys):
            locking.lock()

    def close(self) -> None:
        """Let the worker end and give the folder free."""
        self.window.retire()
        self._syncing.stop()
        self._dispatcher.close()
        self._syncing.join()
        self._reads.close()
        self._lock.unlock()
