"""One open community in this process: its lock, its connections, its worker, its window."""

from PySide6.QtCore import QLockFile

from desktop.dispatcher import Dispatcher
from desktop.models.problem import Problem
from desktop.store.community import Store, open_reads
from desktop.views.window import Window

LOCK = ".window.lock"


class Session:
    """One open community: its lock, connections, worker and window."""

    def __init__(self, store: Store) -> None:
        self._lock = QLockFile(str(store.folder / LOCK))
        if not self._lock.tryLock(100):
            store.close()
            raise Problem("window.already_open", folder=store.folder.name)
        self.folder = store.folder
        self._reads = open_reads(store)
        self._dispatcher = Dispatcher(store)
        self.window = Window(self._reads, self._dispatcher, store.folder)

    def close(self) -> None:
        """Let the worker end and give the folder free."""
        self.window.retire()
        self._dispatcher.close()
        self._reads.close()
        self._lock.unlock()
