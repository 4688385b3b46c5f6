"""The keys of a community: made, kept in the system's keyring or under a passphrase, and opened."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.models.problem import Problem
from desktop.models.recovery import RecoveryPublic
from desktop.store import devicekey, keyfile
from desktop.store.devicekey import DeviceKeys
from desktop.store.keyfile import KeyFile
from desktop.store.passphrase import NORMAL, Cost, Wrap, given, stretch, stretch_for
from desktop.store.safe import Kept, PassphraseSafe, Safe

KEY_BYTES = 32
PASSPHRASE_LABEL = b"qunzhu database key by passphrase v1"


class Keys(Struct, frozen=True):
    """What opens a folder; `device` is None where the device key is elsewhere or another copy's."""

    folder: Path
    community: bytes
    database: bytes
    device: DeviceKeys | None
    safe: Safe
    recovery: RecoveryPublic | None = None

    @property
    def kept(self) -> Kept:
        """What guards the keys on this computer."""
        return self.safe.kept

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Keys(…)"


def new_keys(
    folder: Path,
    community: bytes,
    passphrase: str | None = None,
    *,
    cost: Cost = NORMAL,
    interactive: bool | None = None,
) -> Keys:
    """Keys and a device for a new community in an existing folder, kept, `key.json` written.

    With a passphrase (or QUNZHU_PASSPHRASE) the keyring is not touched. Raises Problem
    vault.no_keyring, vault.unsafe_keyring, vault.locked_keyring or vault.unwritable.
    """
    return new_device(
        new_database(folder, community, passphrase, cost=cost, interactive=interactive)
    )


def new_database(
    folder: Path,
    community: bytes,
    passphrase: str | None = None,
    public: RecoveryPublic | None = None,
    *,
    cost: Cost = NORMAL,
    interactive: bool | None = None,
) -> Keys:
    """A new database key without a device, as a restored folder has, sealed to `public` if given.

    Raises what `new_keys` raises.
    """
    database = os.urandom(KEY_BYTES)
    file = KeyFile(
        format=keyfile.FORMAT,
        community=community.hex(),
        key=os.urandom(16).hex(),
        check=keyfile.check_value(database),
    )
    if public:
        file = keyfile.with_recovery(file, public, database)
    safe = keep(folder, file, database, given(passphrase), cost, interactive)
    return Keys(folder, community, database, None, safe, public)


def like(keys: Keys, folder: Path, *, cost: Cost = NORMAL) -> Keys:
    """A new database key for another folder of the community, guarded as `keys` are."""
    word = keys.safe.passphrase if isinstance(keys.safe, PassphraseSafe) else None
    return new_database(folder, keys.community, word, keys.recovery, cost=cost)


def keep(
    folder: Path,
    file: KeyFile,
    database: bytes,
    passphrase: str | None,
    cost: Cost,
    interactive: bool | None,
) -> Safe:
    """Keep `database` as asked and then write the key file: a cut between harms nothing."""
    if passphrase is None:
        safe: Safe = _keyring(interactive)
        safe.write(_database_name(file), database)
        file = msgspec.structs.replace(file, passphrase=None)
    else:
        stretched = stretch(passphrase, cost)
        safe = PassphraseSafe(passphrase, stretched)
        wrap = stretched.seal(database, file.label(PASSPHRASE_LABEL))
        file = msgspec.structs.replace(file, passphrase=wrap)
    keyfile.write(folder, file, database)
    return safe


def is_copied(keys: Keys) -> bool:
    """Whether the folder was copied as it lay; one made from a backup comes without a marker."""
    return keys.device is None and devicekey.marker(keys.folder) is not None


def new_device(keys: Keys) -> Keys:
    """The same keys as a new device of this folder, its key kept; the store records its halves."""
    return bind_device(keys, devicekey.generate())


def bind_device(keys: Keys, device: DeviceKeys) -> Keys:
    """The same keys with this device, its key kept; whichever the folder had is left behind."""
    return bind(replace(keys, device=device))


def bind(keys: Keys) -> Keys:
    """Tie the device to the folder where it lies now, and keep its key."""
    if keys.device is None:
        raise ValueError("there is no device to bind")
    entry = devicekey.bind(keys.folder, keys.device)
    keys.safe.write(_device_name(keys.device.marker), entry)
    return keys


def destroy(keys: Keys) -> None:
    """Destroy the folder's keys, wherever they are kept: nothing opens it any more."""
    file = keyfile.read(keys.folder)
    keys.safe.delete(_database_name(file))
    if keys.device is not None:
        keys.safe.delete(_device_name(keys.device.marker))
    keyfile.remove(keys.folder)


def _database_name(file: KeyFile) -> str:
    return f"database-{file.key}"


def _device_name(marker: bytes) -> str:
    return f"device-{marker.hex()}"


def open_keys(
    folder: Path, passphrase: str | None = None, *, interactive: bool | None = None
) -> Keys:
    """The keys of an existing community.

    Raises Problem vault.missing_key_file, vault.damaged_key_file, vault.newer_key_file,
    vault.passphrase_needed, vault.passphrase_unused, vault.wrong_passphrase, vault.no_keyring,
    vault.unsafe_keyring, vault.locked_keyring, vault.missing_key or vault.wrong_key.
    """
    file = keyfile.read(folder)
    passphrase = given(passphrase)
    if file.passphrase is not None:
        safe, database = _by_passphrase(folder, file, file.passphrase, passphrase)
    elif passphrase is not None:
        raise Problem("vault.passphrase_unused", folder=folder)
    else:
        safe, database = _by_keyring(folder, file, interactive)
    keyfile.require_key(folder, database)
    return opened(folder, file, safe, database)


def _by_passphrase(
    folder: Path, file: KeyFile, wrap: Wrap, passphrase: str | None
) -> tuple[Safe, bytes]:
    if passphrase is None:
        raise Problem("vault.passphrase_needed", folder=folder)
    stretched = stretch_for(passphrase, wrap)
    database = stretched.unseal(wrap, file.label(PASSPHRASE_LABEL))
    if database is None:
        raise Problem("vault.wrong_passphrase", folder=folder)
    return PassphraseSafe(passphrase, stretched), database


def _keyring(interactive: bool | None) -> Safe:
    # Where a passphrase guards the folder, nothing of the keyring's libraries is loaded.
    from desktop.store.keyringsafe import KeyringSafe

    return KeyringSafe(interactive)


def _by_keyring(folder: Path, file: KeyFile, interactive: bool | None) -> tuple[Safe, bytes]:
    safe = _keyring(interactive)
    database = safe.read(_database_name(file))
    if database is None:
        code = "vault.missing_key" if file.recovery else "vault.missing_key_no_code"
        raise Problem(code, folder=folder)
    return safe, database


def opened(folder: Path, file: KeyFile, safe: Safe, database: bytes) -> Keys:
    """The keys of a folder whose database key is known; the device's if it is this folder's."""
    marker = devicekey.marker(folder)
    entry = None if marker is None else safe.read(_device_name(marker))
    device = None if entry is None else devicekey.read(folder, entry)
    return Keys(
        folder, bytes.fromhex(file.community), database, device, safe, keyfile.public_of(file)
    )


def protect(
    keys: Keys,
    passphrase: str | None,
    *,
    cost: Cost = NORMAL,
    interactive: bool | None = None,
) -> Keys:
    """Guard the folder by this passphrase from now on, or with None by the keyring."""
    file = keyfile.read(keys.folder)
    names = [_database_name(file)]
    safe = keep(keys.folder, file, keys.database, passphrase, cost, interactive)
    if keys.device is not None:
        names.append(_device_name(keys.device.marker))
        entry = keys.safe.read(names[-1])
        if entry is not None:
            safe.write(names[-1], entry)
    if safe.kept != keys.kept:
        for name in names:
            keys.safe.delete(name)
    return replace(keys, safe=safe)
