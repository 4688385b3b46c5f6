"""The recovery code's part of a folder: its public halves, and opening the folder by the code."""

from pathlib import Path

from msgspec.structs import replace

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.recovery import RecoveryPublic
from desktop.store import keyfile, vault
from desktop.store.passphrase import NORMAL, Cost, given
from desktop.store.vault import Keys


def set_code(keys: Keys, code: bytes) -> Keys:
    """Seal the database key to the recovery code's receiving half; an older code no longer fits.

    `code` is the 16 bytes behind the printed letters; nothing of it but public halves is kept.
    """
    public = recovery.recovery_keys(code).public
    file = keyfile.with_recovery(keyfile.read(keys.folder), public, keys.database)
    keyfile.write(keys.folder, file, keys.database)
    return replace(keys, recovery=public)


def present(keys: Keys) -> RecoveryPublic | None:
    """The recovery code in force now: another program may have printed a new one meanwhile.

    Raises Problem vault.damaged_key_file or vault.wrong_key rather than trust a changed file.
    """
    keyfile.require_key(keys.folder, keys.database)
    return keyfile.public_of(keyfile.read(keys.folder))


def open_by_code(
    folder: Path,
    code: bytes,
    passphrase: str | None = None,
    *,
    cost: Cost = NORMAL,
    interactive: bool | None = None,
) -> Keys:
    """Open a folder by its recovery code, and keep the key on this computer anew.

    Raises Problem vault.no_code where none was ever printed, vault.other_code where another was,
    and what `new_keys` raises where the key can't be kept.
    """
    file = keyfile.read(folder)
    if file.recovery is None:
        raise Problem("vault.no_code", folder=folder)
    private = recovery.recovery_keys(code).receive
    sealed = bytes.fromhex(file.recovery.sealed)
    database = recovery.unseal(private, sealed, file.label(keyfile.RECOVERY_LABEL))
    if database is None:
        raise Problem("vault.other_code", folder=folder)
    keyfile.require_key(folder, database)
    safe = vault.keep(folder, file, database, given(passphrase), cost, interactive)
    return vault.opened(folder, file, safe, database)
