"""Copies of a community: backups that stand alone, and the automatic copies beside it."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, cast

import msgspec
import sqlcipher3.dbapi2
from msgspec.structs import replace

from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import backupfile, damage, recoverykey, vault
from desktop.store.backupfile import Writer
from desktop.store.database import Connection, connect
from desktop.store.passphrase import NORMAL, Cost, given, stretch
from desktop.store.whole import flush_folder, fresh

DATABASE = "community.db"
FILES = "files"
COPIES = "backups"
# Erasing a person must reach the automatic copies too, so none outlives this.
KEPT_FOR = timedelta(days=30)
KEPT_COUNT = 10
# Pages of 4 KiB copied between two looks at whether the operator cancelled.
STEP = 4096

Reason = Literal["migration", "import", "restore", "erase"]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds, in the order of its bytes: the database, then each file."""

    community: bytes
    made: str
    database: int
    files: list[tuple[str, int]]
    sign: bytes | None = None
    receive: bytes | None = None


def copy_database(
    source: Path, key: bytes, target: Path, target_key: bytes, progress: Progress = quiet
) -> None:
    """Copy the file as it stands at one moment into a new file under another key.

    Writers go on meanwhile (SQLite's backup API inside one read transaction). Nothing stays behind
    when it fails. Raises Problem vault.damaged_file, store.full, vault.disk_error.
    """
    try:
        with damage.told(source, key):
            _copy(source, key, target, target_key, progress)
        with target.open("rb") as written:
            os.fsync(written.fileno())
    except BaseException:
        drop(target)
        raise


def drop(path: Path) -> None:
    """Remove a database file that nobody needs, and what SQLite may have left beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _copy(source: Path, key: bytes, target: Path, target_key: bytes, progress: Progress) -> None:
    with (
        closing(connect(source, key, readonly=True)) as live,
        closing(_blank(target, target_key)) as copy,
    ):
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_master").fetchone()
        live.backup(copy, pages=STEP, progress=_watch(progress))
        # A page that fails its check is copied as zeros without a word, but no page except the
        # first can be read from the disk after it: not one that is remembered.
        live.execute("PRAGMA shrink_memory")
        live.execute("SELECT count(*) FROM state").fetchone()
        live.execute("ROLLBACK")
        # A copy is one file: without this it would want a write-ahead log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _blank(path: Path, key: bytes) -> Connection:
    connection = cast(Connection, sqlcipher3.dbapi2.connect(str(path), isolation_level=None))
    for setting in (
        "cipher_log_level = NONE",
        f"key = \"x'{key.hex()}'\"",
        # The copy is flushed as a whole and thrown away if anything fails.
        "journal_mode = OFF",
        "synchronous = OFF",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _watch(progress: Progress) -> Callable[[int, int, int], None]:
    def report(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    return report


def export(
    keys: vault.Keys,
    path: Path,
    passphrase: str | None = None,
    *,
    cost: Cost = NORMAL,
    progress: Progress = quiet,
) -> Path:
    """Write a backup that stands alone: opened by the recovery code, by a passphrase, or either.

    `passphrase` (else QUNZHU_PASSPHRASE) is the backup's own. Raises Problem
    vault.backup_unprotected without either, vault.file_exists, vault.unwritable, and what
    `copy_database` raises.
    """
    key, now = os.urandom(vault.KEY_BYTES), datetime.now(UTC)
    word = given(passphrase)
    keys = replace(keys, recovery=recoverykey.present(keys))
    public = keys.recovery
    if word is None and public is None:
        raise Problem("vault.backup_unprotected")
    head = backupfile.new_head(key, now, stretch(word, cost) if word else None, public)
    start = backupfile.start_of(head)
    with fresh(path) as out, _beside(path) as copy:
        copy_database(
            keys.folder / DATABASE, keys.database, copy, backupfile.database_key(key), progress
        )
        out.write(start)
        _fill(Writer(out, key, start), _manifest(keys, copy, head.made), keys.folder, copy)
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    place = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        yield place
    finally:
        drop(place)


def _manifest(keys: vault.Keys, copy: Path, made: str) -> Manifest:
    root = keys.folder / FILES
    found = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return Manifest(
        community=keys.community,
        made=made,
        database=copy.stat().st_size,
        files=[(path.relative_to(root).as_posix(), path.stat().st_size) for path in found],
        sign=keys.recovery.sign if keys.recovery else None,
        receive=keys.recovery.receive if keys.recovery else None,
    )


def _fill(writer: Writer, manifest: Manifest, folder: Path, copy: Path) -> None:
    packed = msgspec.msgpack.encode(manifest)
    writer.write(len(packed).to_bytes(4, "big") + packed)
    for path, size in [
        (copy, manifest.database),
        *((folder / FILES / name, size) for name, size in manifest.files),
    ]:
        with path.open("rb") as source:
            while size:
                piece = source.read(min(size, backupfile.CHUNK))
                if not piece:
                    raise Problem("vault.unreadable", path=path, reason="system.shorter")
                writer.write(piece)
                size -= len(piece)
    writer.finish()


def automatic(
    keys: vault.Keys, reason: Reason, now: datetime | None = None, progress: Progress = quiet
) -> Path:
    """A copy under the same key in `backups/`, named by time and reason; old ones are dropped.

    Taken before a step that could go wrong. Raises Problem vault.no_copy when it can't be made:
    then that step must not begin.
    """
    now = datetime.now(UTC) if now is None else now
    folder = keys.folder / COPIES
    path = folder / f"{now.astimezone(UTC):{_STAMP}}-before-{reason}.db"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with _beside(path) as part:
            copy_database(keys.folder / DATABASE, keys.database, part, keys.database, progress)
            part.replace(path)
        flush_folder(folder)
    except (OSError, Problem) as error:
        raise Problem("vault.no_copy", folder=folder) from error
    prune(keys.folder, now)
    return path


def replace_copies(keys: vault.Keys) -> None:
    """Make one automatic copy of the file as it is now, and drop all older ones.

    Raises Problem vault.no_copy; the older ones then stay until they are 30 days old.
    """
    older = copies(keys.folder)
    if older:
        made = automatic(keys, "erase")
        for path in older:
            if path != made:
                path.unlink(missing_ok=True)


def copies(folder: Path) -> list[Path]:
    """The automatic copies that lie in a community's folder."""
    return sorted((folder / COPIES).glob("*-before-*.db"))


def prune(folder: Path, now: datetime | None = None) -> None:
    """Drop automatic copies older than 30 days, and of the rest all but the newest ten."""
    oldest = (datetime.now(UTC) if now is None else now) - KEPT_FOR
    kept = 0
    for path in sorted((folder / COPIES).glob("*-before-*.db"), reverse=True):
        made = _made(path)
        if made is None:
            continue
        kept += 1
        if made < oldest or kept > KEPT_COUNT:
            path.unlink(missing_ok=True)


_STAMP = "%Y%m%dT%H%M%SZ"


def _made(path: Path) -> datetime | None:
    with suppress(ValueError):
        stamp = path.name.split("-", 1)[0]
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    return None
