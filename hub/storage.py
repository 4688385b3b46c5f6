"""Where a hub keeps its data, and the key of a file that it keeps it in."""

import os
import secrets
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

import platformdirs
import sqlcipher3.dbapi2 as sqlcipher
from argon2.low_level import Type, hash_secret_raw

from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.recovery import derive
from hub.engine import Busy, Engine
from hub.sqlite import SqliteEngine
from hub.tables import migrate

SQLITE: Final = "sqlite:///"
POSTGRESQL: Final = ("postgresql://", "postgres://")
PASSPHRASE: Final = "QUNZHU_PASSPHRASE"
# Beside the file: the key itself, or the salt of the passphrase that it comes from.
_KEY_FILE = ".key"
_SALT_FILE = ".salt"
_KEY_BYTES = 32
_SALT_BYTES = 16
_LABEL = b"qunzhu hub file key v1"
# Argon2id as for a community's passphrase: the second recommended option of RFC 9106 section 4.
_PASSES, _MEMORY_KIB, _LANES = 3, 64 * 1024, 4


def default() -> str:
    """The file that a hub lives in unless told otherwise."""
    folder = platformdirs.user_data_path("qunzhu", appauthor=False) / "hub"
    return f"{SQLITE}{folder / 'hub.db'}"


def opened(url: str, handed: bytes | None = None) -> Engine:
    """The database behind `url`, up to date; `handed` is the key of a file if the caller keeps it.

    Raises Problem hub.storage_unknown, hub.storage_closed, hub.storage_unwritable,
    hub.passphrase_needed, hub.no_postgresql, hub.storage_busy.
    """
    engine = _postgresql(url) if url.startswith(POSTGRESQL) else _file(url, handed)
    try:
        migrate(engine)
    except (Busy, sqlcipher.DatabaseError) as error:
        engine.close()
        # What follows the scheme of a server's address may hold its password.
        shown = url.removeprefix(SQLITE) if url.startswith(SQLITE) else url.partition(":")[0]
        code = "hub.storage_busy" if isinstance(error, Busy) else "hub.storage_closed"
        raise Problem(code, file=shown) from error
    return engine


def _postgresql(url: str) -> Engine:
    try:
        from hub.postgres import PostgresEngine
    except ImportError as error:
        raise Problem("hub.no_postgresql") from error
    return PostgresEngine(url)


def _file(url: str, handed: bytes | None) -> Engine:
    if not url.startswith(SQLITE) or len(url) == len(SQLITE):
        raise Problem("hub.storage_unknown", storage=url.partition(":")[0])
    path = Path(url.removeprefix(SQLITE)).expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return SqliteEngine(path, handed or key_of(path))
    except OSError as error:
        raise Problem("hub.storage_unwritable", file=path, why=why(error)) from error


def key_of(path: Path) -> bytes:
    """The 32 bytes that open the file: made with it, found again ever after.

    What stands beside the file decides; a new one takes QUNZHU_PASSPHRASE, else a key file that
    only this user reads. Raises Problem hub.passphrase_needed, OSError.
    """
    kept, salt = (path.with_name(path.name + end) for end in (_KEY_FILE, _SALT_FILE))
    word = os.environ.get(PASSPHRASE)
    if kept.exists() or (not word and not salt.exists()):
        return bytes.fromhex(_first(kept, lambda: secrets.token_bytes(_KEY_BYTES)))
    if not word:
        raise Problem("hub.passphrase_needed", file=path)
    return _stretched(word, bytes.fromhex(_first(salt, lambda: secrets.token_bytes(_SALT_BYTES))))


def _first(path: Path, fresh: Callable[[], bytes]) -> str:
    """What the file says; where there is none it is made, by one process of several."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    if not path.exists():
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(fresh().hex())
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(part, path)
        except FileExistsError:
            pass
        finally:
            part.unlink()
    return path.read_text("ascii").strip()


def _stretched(word: str, salt: bytes) -> bytes:
    text = unicodedata.normalize("NFC", word).encode()
    key = hash_secret_raw(text, salt, _PASSES, _MEMORY_KIB, _LANES, _KEY_BYTES, Type.ID)
    return derive(key, _LABEL)
