"""The owner comes back by her recovery code: into a folder of a backup, or one made from the hub.

Whoever asks has read with `rescuing.whom_to_trust` which hub and community the code belongs to.
"""

from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.ids import new_id
from desktop.models.invitation import Blob, rescue
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import link, recoverykey, vault
from desktop.store.community import Store
from desktop.store.whole import new_folder
from desktop.sync import recovering
from desktop.sync.channel import Channel, Unreachable
from desktop.sync.core import Sync


class Way(Struct, frozen=True):
    """The way back: the code, where its hub is, what the code says of it, and a channel there."""

    code: bytes
    address: str
    blob: Blob
    channel: Channel


def let_in(store: Store, way: Way) -> None:
    """A folder that was restored from a backup goes on, with what waits in it.

    Raises what `recovering.recover_folder` and `Sync.round` raise, but Unreachable of the latter:
    the device is let in then, and any sync goes on. Before anything is asked: sync.recover_other,
    sync.recover_before.
    """
    if store.community != way.blob.community:
        raise Problem("sync.recover_other", folder=store.folder)
    if link.read(store).identity != way.blob.hub:
        raise Problem("sync.recover_before", folder=store.folder)
    session = recovering.recover_folder(store, way.channel, way.code, way.address)
    _keep_code(store, way.code)
    with suppress(Unreachable):
        Sync(store, session).round()


def fetch(
    folder: Path,
    word: str | None,
    way: Way,
    progress: Progress = quiet,
    *,
    interactive: bool = False,
) -> None:
    """Without a backup everything comes from the hub; the folder appears whole, or not at all.

    Raises what `vault.new_keys` raises, Refusal, Problem sync.recover_taken, sync.recover_cut,
    sync.no_recovery where the code is another community's.
    """
    with new_folder(folder, "sync.recover_taken") as part:
        made = vault.new_keys(part, way.blob.community, word, interactive=interactive)
        if made.device is None:
            raise RuntimeError("new keys have a device's")
        device = new_id()
        try:
            found = recovering.recovered(way.channel, way.code, device, made.device)
            if found.community != way.blob.community:
                raise Problem("sync.no_recovery")
            store = recovering.recover(made, device, way.channel, way.address, found, progress)
        except Unreachable as error:
            raise Problem("sync.recover_cut", folder=folder) from error
        try:
            _keep_code(store, way.code)
        finally:
            store.close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    vault.bind(replace(store.keys, folder=folder))


def _keep_code(store: Store, code: bytes) -> None:
    """The printed code opens this folder and its backups, too."""
    store.keys = recoverykey.set_code(store.keys, code)
    with store.writing() as connection:
        link.keep_rescue(connection, rescue(code))
