"""A backup or an automatic copy becomes a folder again: always a new one, never over another."""

import os
import shutil
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.recovery import RecoveryPublic
from desktop.store import backupfile, damage, steps, vault
from desktop.store.backup import DATABASE, FILES, Manifest, copy_database, drop
from desktop.store.backupfile import Head, Reader
from desktop.store.database import connect, value
from desktop.store.passphrase import NORMAL, Cost, given
from desktop.store.whole import new_folder

# What the database of a backup is called while it is unpacked.
COPY = ".copy"
LONGEST_MANIFEST = 16 * 1024 * 1024


def restore(
    path: Path,
    folder: Path,
    *,
    code: bytes | None = None,
    passphrase: str | None = None,
    cost: Cost = NORMAL,
    progress: Progress = quiet,
) -> vault.Keys:
    """Make `folder` from a backup, by its recovery code or passphrase (else QUNZHU_PASSPHRASE).

    The folder gets a database key of its own, kept as `vault.new_keys` keeps it, and no device:
    opening it makes a new device of the same operator. It appears only when it is whole. Raises
    Problem vault.folder_taken, vault.backup_locked, what `backupfile` and `vault.new_keys` raise,
    and vault.newer_file or vault.damaged_backup.
    """
    passphrase = given(passphrase)
    with backupfile.opened(path) as (source, head, start):
        key = key_of(path, head, code, passphrase)
        with new_folder(folder) as part:
            manifest = unpack(path, source, start, key, part)
            copy, copy_key = part / COPY, backupfile.database_key(key)
            keys = vault.new_database(
                part, manifest.community, passphrase, _public(manifest), cost=cost
            )
            copy_database(copy, copy_key, part / DATABASE, keys.database, progress)
            drop(copy)
    return replace(keys, folder=folder)


def unpack(path: Path, source: BinaryIO, start: bytes, key: bytes, part: Path) -> Manifest:
    """Write what a backup holds into the folder `part`, its database as COPY under its own key.

    Raises Problem vault.damaged_backup, vault.damaged_file, vault.newer_file.
    """
    reader = Reader(source, key, start, path)
    manifest = _manifest(reader)
    _write(part / COPY, reader, manifest.database)
    for name, size in manifest.files:
        _write(_inside(part / FILES, name, reader), reader, size)
    reader.finish()
    require_sound(part / COPY, backupfile.database_key(key))
    return manifest


def restore_copy(path: Path, folder: Path, keys: vault.Keys, *, cost: Cost = NORMAL) -> vault.Keys:
    """Make `folder` from an automatic copy that lies in the folder which `keys` open.

    Kept by the same passphrase or keyring as that folder. Raises Problem vault.folder_taken,
    vault.damaged_file, vault.newer_file.
    """
    damage.require_whole(path)
    require_sound(path, keys.database)
    with new_folder(folder) as part:
        made = vault.like(keys, part, cost=cost)
        copy_database(path, keys.database, part / DATABASE, made.database)
        files = keys.folder / FILES
        if files.is_dir():
            shutil.copytree(files, part / FILES)
    return replace(made, folder=folder)


def require_sound(path: Path, key: bytes) -> None:
    """Refuse a database that is damaged or newer than this program before it takes anyone's place.

    Raises Problem vault.damaged_file or vault.newer_file.
    """
    with damage.told(path, key), closing(connect(path, key, readonly=True)) as found:
        verdict = value(found, "PRAGMA quick_check(1)")
        steps.require_known(found)
    if verdict != "ok":
        raise Problem("vault.damaged_file", file=path)


def key_of(path: Path, head: Head, code: bytes | None, passphrase: str | None) -> bytes:
    """The key of a backup by what opens it. Raises Problem vault.backup_locked without either, and
    what `backupfile.key_by_code` and `key_by_passphrase` raise."""
    if code is not None:
        return backupfile.key_by_code(head, code, path)
    if passphrase is not None:
        return backupfile.key_by_passphrase(head, passphrase, path)
    raise Problem("vault.backup_locked", file=path)


def _manifest(reader: Reader) -> Manifest:
    length = int.from_bytes(reader.read(4), "big")
    if length > LONGEST_MANIFEST:
        raise reader.damaged()
    try:
        return msgspec.msgpack.decode(reader.read(length), type=Manifest)
    except msgspec.DecodeError:
        raise reader.damaged() from None


def _inside(root: Path, name: str, reader: Reader) -> Path:
    """The place of a file below `root`; a name that leads elsewhere is refused on any system."""
    parts = PurePosixPath(name).parts
    odd = any(part in ("..", "/") or PureWindowsPath(part).parts != (part,) for part in parts)
    if not parts or odd or ":" in name or "\0" in name:
        raise reader.damaged()
    place = root.joinpath(*parts)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _write(place: Path, reader: Reader, size: int) -> None:
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for block in reader.blocks(size):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


def _public(manifest: Manifest) -> RecoveryPublic | None:
    if manifest.sign is None or manifest.receive is None:
        return None
    return RecoveryPublic(manifest.sign, manifest.receive)
