"""A backup opened aside and looked over, so that its owner knows that it works."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import platformdirs
from msgspec import Struct

from desktop.models.problem import Problem
from desktop.store import backupfile, damage, restore
from desktop.store.database import connect, value


class Tried(Struct, frozen=True):
    """What a backup holds: when it was made (ISO, UTC), how much is in it, its last change (ms)."""

    made: str
    members: int
    sessions: int
    entries: int
    actions: int
    files: int
    newest: int


_COUNTS = (
    "SELECT count(*) FROM member WHERE gone = 0",
    "SELECT count(*) FROM occurrence WHERE gone = 0",
    "SELECT count(*) FROM entry",
    "SELECT count(*) FROM action",
)


def attempt(path: Path, *, code: bytes | None = None, passphrase: str | None = None) -> Tried:
    """Open a backup by its recovery code or passphrase, look every page over, and count.

    Nothing stays behind, and no community is touched. Raises what `restore.restore` raises for a
    backup that does not open or is damaged.
    """
    with _place() as part, backupfile.opened(path) as (source, head, start):
        key = restore.key_of(path, head, code, passphrase)
        manifest = restore.unpack(path, source, start, key, part)
        copy, copy_key = part / restore.COPY, backupfile.database_key(key)
        with damage.told(copy, copy_key), closing(connect(copy, copy_key, readonly=True)) as found:
            if found.execute("PRAGMA cipher_integrity_check").fetchall():
                raise Problem("vault.damaged_backup", file=path)
            members, sessions, entries, actions = (int(value(found, sql)) for sql in _COUNTS)
            newest = int(value(found, "SELECT coalesce(max(at), 0) FROM action"))
    files = len(manifest.files)
    return Tried(head.made, members, sessions, entries, actions, files, newest)


@contextmanager
def _place() -> Iterator[Path]:
    """A folder on the disk for this user alone: a whole community may have no room in memory."""
    root = platformdirs.user_data_path("qunzhu", appauthor=False)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".trying-", dir=root) as part:
        yield Path(part)
