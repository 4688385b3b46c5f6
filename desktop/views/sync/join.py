"""A new device takes a community: the code, then the folder, which appears whole or not at all."""

import platform
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import devices
from desktop.models.clock import wall_ms
from desktop.models.invitation import PACK, Blob, Invitation, read_code
from desktop.models.problem import Problem
from desktop.models.progress import Progress
from desktop.store import vault
from desktop.store.community import Store, open_store
from desktop.store.whole import new_folder
from desktop.sync import bundlejoin, joining, keys
from desktop.sync.channel import Unreachable
from desktop.sync.outside import Reach
from desktop.sync.telling import told
from desktop.views.recent import data_folder, folder_for


class Join(Struct, frozen=True):
    """Joining by a code; `parent` is where the community's folder is to lie, None for the usual.

    `file` is the bundle that came with the code, where there is no hub.
    """

    reach: Reach
    code: str
    parent: Path | None = None
    file: Path | None = None

    def __call__(self, secret: str | None, progress: Progress) -> Store:
        """The community, open. Raises what `read_code`, `new_keys` and the hub raise, bundle.*,
        sync.set_up_code, sync.join_taken, sync.join_cut."""
        invitation = read_code(self.code)
        if self.file is not None:
            return self._from_file(self.file, invitation, secret, progress)
        with told(invitation.address, "sync.join_unreachable"):
            blob = joining.read_blob(self.reach(invitation.address, None), invitation)
            if not blob.community:
                raise Problem("sync.set_up_code")
            folder = self._folder(blob)
            made = self._fill(folder, invitation, blob, secret, progress)
        # Once more where it lies now: a marker that was moved by itself is no longer the same.
        vault.bind(replace(made, folder=folder))
        store = open_store(folder, passphrase=secret, interactive=True)
        with suppress(Problem):
            # What is left travels with any sync: the device's own keys and its name.
            keys.own_keys(store)
            devices.rename_own(store, platform.node() or "-")
        return store

    def _folder(self, blob: Blob) -> Path:
        folder = folder_for(blob.title)
        return folder if self.parent is None else self.parent / folder.name

    def _from_file(
        self, file: Path, invitation: Invitation, secret: str | None, progress: Progress
    ) -> Store:
        """The device says its name once the first one has let it in; a pack is no device."""
        if invitation.address == PACK:
            return self._from_pack(file, invitation, secret, progress)
        folder = self._folder(bundlejoin.read(file, invitation))
        bundlejoin.into(folder, file, invitation, secret, progress, interactive=True)
        return open_store(folder, passphrase=secret, interactive=True)

    def _from_pack(
        self, file: Path, invitation: Invitation, secret: str | None, progress: Progress
    ) -> Store:
        from desktop.actions import packopen

        told, _ = packopen.read(file, invitation, wall_ms())
        day = str(told.row["start"])[:10]
        folder = folder_for(f"{told.series['title']} {day}")
        folder = folder if self.parent is None else self.parent / folder.name
        packopen.into(folder, file, invitation, secret, progress, interactive=True)
        return open_store(folder, passphrase=secret, interactive=True)

    def _fill(
        self,
        folder: Path,
        invitation: Invitation,
        blob: Blob,
        secret: str | None,
        progress: Progress,
    ) -> vault.Keys:
        with new_folder(folder, "sync.join_taken") as part:
            made = vault.new_keys(part, blob.community, secret, interactive=True)
            channel = self.reach(invitation.address, blob.hub)
            try:
                joined = joining.join(made, channel, invitation, blob, progress)
            except Unreachable as error:
                raise Problem("sync.join_cut", folder=folder) from error
            joined.close()
        return joined.keys


def ask_join(parent: QWidget | None, reach: Reach, file: Path | None = None) -> Join | None:
    """Ask for an invitation's code and where its community is to lie; None: cancelled.

    `file` is the bundle or pack that came with it, where it is known already.
    """
    # What opens a community again loads no questions.
    from desktop.views.sync.codes import JoinDialog

    asked = JoinDialog(parent, data_folder())
    if file is not None:
        asked.take_file(file)
    if asked.exec() != QDialog.DialogCode.Accepted:
        return None
    own = asked.folder if asked.folder != data_folder() else None
    return Join(reach, asked.code.text().strip(), own, asked.file)
