"""Keeping a community safe: backups, restoring them, the recovery code, and the check."""

import os
from datetime import UTC, datetime
from pathlib import Path

from desktop.models import recovery
from desktop.models.invitation import rescue
from desktop.models.permission import require
from desktop.models.progress import Progress, quiet
from desktop.store import (
    backup,
    backupfile,
    backuptime,
    link,
    openword,
    recoverykey,
    restore,
    vault,
    wrapping,
)
from desktop.store import check as checking
from desktop.store.check import Checked
from desktop.store.community import Store
from desktop.store.passphrase import NORMAL, Cost

# From so many rows on a step is preceded by a copy of the whole community.
LARGE = 1_000


def export(
    store: Store,
    path: Path,
    passphrase: str | None = None,
    *,
    cost: Cost = NORMAL,
    progress: Progress = quiet,
) -> Path:
    """Write a backup that stands alone, opened by the recovery code or its passphrase.

    Raises Problem role.not_allowed and what `backup.export` raises.
    """
    require(store.actor, "member.export")
    written = backup.export(store.keys, path, passphrase, cost=cost, progress=progress)
    backuptime.note(store, datetime.now(UTC))
    return written


def copy_first(
    store: Store, reason: backup.Reason, rows: int = LARGE, progress: Progress = quiet
) -> Path | None:
    """Take the automatic copy that a step of so many rows begins with, if it needs one.

    A few rows are undone without it, and a large community takes seconds to copy. Raises Problem
    vault.no_copy, Cancelled.
    """
    if rows < LARGE:
        return None
    return backup.automatic(store.keys, reason, progress=lambda _done, _total: progress(0, rows))


def print_recovery(store: Store) -> str:
    """A new recovery code, to be shown and printed once; the former no longer opens the folder.

    Raises Problem role.not_allowed for everybody but the owner.
    """
    require(store.actor, "community.write")
    code = os.urandom(recovery.SECRET_BYTES)
    store.keys = recoverykey.set_code(store.keys, code)
    public = recovery.recovery_keys(code).public
    with store.writing() as connection:
        link.keep_rescue(connection, rescue(code))
    with store.recording("recovery.print") as rec:
        fields = {"recovery_sign": public.sign, "recovery_receive": public.receive}
        rec.put("community", store.community, fields)
        # What the former code opened; the keys are sealed to the new one at the next sync.
        for key in wrapping.shared_with(store, store.community):
            rec.delete("key_share", wrapping_key=key, receiver=store.community)
    return recovery.encode(code)


def protect(store: Store, passphrase: str | None, *, cost: Cost = NORMAL) -> None:
    """Guard the folder on this computer by a passphrase from now on, or with None by the keyring.

    Raises Problem vault.no_keyring, vault.unsafe_keyring, vault.locked_keyring.
    """
    store.keys = vault.protect(store.keys, passphrase, cost=cost)
    openword.forget(store.folder)


def check(store: Store, *, deep: bool = False) -> list[Checked]:
    """Look the file over; `deep` also builds it anew from its log. Nothing is changed."""
    return checking.check(store, deep=deep)


def restore_folder(
    path: Path,
    folder: Path,
    code: str | None = None,
    passphrase: str | None = None,
    *,
    cost: Cost = NORMAL,
    progress: Progress = quiet,
) -> vault.Keys:
    """Make a new folder from a backup, or from an automatic copy that lies in a folder's backups.

    A backup opens by its recovery code or passphrase, a copy by the key of its folder. Raises
    what `restore.restore` and `vault.open_keys` raise, and the Problems of a mistyped code.
    """
    if path.is_file() and not backupfile.is_backup(path) and path.parent.name == backup.COPIES:
        keys = vault.open_keys(path.absolute().parent.parent, passphrase)
        return restore.restore_copy(path, folder, keys, cost=cost)
    secret = None if code is None else recovery.decode(code)
    return restore.restore(
        path, folder, code=secret, passphrase=passphrase, cost=cost, progress=progress
    )


def use_recovery(
    folder: Path, code: str, passphrase: str | None = None, *, cost: Cost = NORMAL
) -> vault.Keys:
    """Open a folder by its recovery code and keep its key on this computer again.

    Raises what `recoverykey.open_by_code` raises, and the Problems of a mistyped code.
    """
    return recoverykey.open_by_code(folder, recovery.decode(code), passphrase, cost=cost)
