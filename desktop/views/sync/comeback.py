"""The owner comes back from the welcome: by her recovery code alone, or with a backup."""

import platform
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from msgspec import Struct

from desktop.actions import devices
from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.progress import Progress
from desktop.store.community import Store, open_store
from desktop.sync import comeback, keys, rescuing, takingover
from desktop.sync.outside import Reach
from desktop.sync.telling import told
from desktop.views import opening


class ComeBack(Struct, frozen=True):
    """Coming back by a code; `folder` is made of the backup, or of what the hub has.

    Without an address there was no hub: the restored backup judges in the lost computer's place.
    """

    reach: Reach
    code: str
    address: str
    folder: Path
    backup: Path | None = None

    def __call__(self, secret: str | None, progress: Progress) -> Store:
        """The community, open. Raises what `decode`, `whom_to_trust`, `fetch`, `let_in`,
        `take_over` and a restoring raise; nothing is left on this computer then."""
        code = recovery.decode(self.code)
        progress(0, 0)
        if self.backup is not None and not self.address:
            return self._taken_over(self.backup, code, secret, progress)
        with told(self.address, "sync.recover_unreachable"):
            blob = rescuing.whom_to_trust(self.reach(self.address, None), code)
            progress(0, 0)
            channel = self.reach(self.address, blob.hub)
            way = comeback.Way(code, self.address, blob, channel)
            if self.backup is None:
                comeback.fetch(self.folder, secret, way, progress, interactive=True)
                store = open_store(self.folder, passphrase=secret, interactive=True)
            else:
                store = self._restored(self.backup, way, secret, progress)
        with suppress(Problem):
            # What is left travels with any sync: the device's own keys and its name.
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
        return store

    def _restored(
        self, backup: Path, way: comeback.Way, secret: str | None, progress: Progress
    ) -> Store:
        """A folder of the backup that the hub lets in, or none."""
        return self._made(backup, secret, progress, lambda store: comeback.let_in(store, way))

    def _taken_over(
        self, backup: Path, code: bytes, secret: str | None, progress: Progress
    ) -> Store:
        """A folder of the backup that judges from now on, or none."""
        return self._made(backup, secret, progress, lambda store: takingover.take_over(store, code))

    def _made(
        self,
        backup: Path,
        secret: str | None,
        progress: Progress,
        then: Callable[[Store], None],
    ) -> Store:
        store = opening.restore(backup, self.folder, self.code, secret, progress)
        try:
            progress(0, 0)
            then(store)
        except BaseException:
            store.close()
            rmtree(self.folder)
            raise
        return store
