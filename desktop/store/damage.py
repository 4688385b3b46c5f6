"""What is wrong with a community's file, said as a problem the operator can act on."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage

from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.store.database import Connection, DatabaseError, connect, value

# SQLite's primary result codes (https://www.sqlite.org/rescode.html) that an operator can mend.
_CODES = {
    5: "store.busy",
    6: "store.busy",
    8: "vault.read_only",
    10: "vault.disk_error",
    11: "vault.damaged_file",
    13: "store.full",
    14: "vault.disk_error",
    26: "vault.damaged_file",
}
_TEXTS = {
    5: "database is locked",
    8: "readonly database",
    10: "disk I/O error",
    11: "malformed",
    13: "database or disk is full",
    14: "unable to open",
    26: "not a database",
}
# With less than this left, a disk that fails is a full one.
_ROOM = 256 * 1024
_PLAIN = b"SQLite format 3\0"


def require_whole(path: Path) -> None:
    """Refuse a file that is empty or not encrypted, before anything could write a new one into it.

    Raises Problem vault.missing_file, vault.damaged_file or vault.unreadable.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAIN))
    except FileNotFoundError:
        raise Problem("vault.missing_file", file=path) from None
    except OSError as error:
        raise Problem("vault.unreadable", path=path, reason=why(error)) from error
    if len(start) < len(_PLAIN) or start == _PLAIN:
        raise Problem("vault.damaged_file", file=path)


def explained(error: DatabaseError, path: Path) -> Problem | None:
    """The problem behind an error of the database at `path`; None when the error is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        # The backup interface raises without a code.
        code = next((known for known, text in _TEXTS.items() if text in str(error)), 0)
    name = _CODES.get(code & 0xFF)
    if name == "vault.disk_error" and _no_room(path):
        # The journal's index says only that it could not grow.
        name = "store.full"
    return Problem(name, file=path) if name else None


def _no_room(path: Path) -> bool:
    try:
        return disk_usage(path.absolute().parent).free < _ROOM
    except OSError:
        return False


@contextmanager
def told(path: Path, key: bytes) -> Iterator[None]:
    """Raise the problem behind an error of the database at `path` in its place."""
    try:
        yield
    except DatabaseError as error:
        problem = explained(error, path)
        if problem and problem.code == "vault.damaged_file":
            problem = truth(path, lambda: connect(path, key, readonly=True))
        raise problem or error from error


def truth(path: Path, reopen: Callable[[], Connection]) -> Problem:
    """Whether a file called damaged is: a connection that saw a read fail calls every page so."""
    try:
        with closing(reopen()) as fresh:
            whole = value(fresh, "PRAGMA quick_check(1)") == "ok"
    except Problem as problem:
        return problem
    except DatabaseError as error:
        return explained(error, path) or Problem("vault.damaged_file", file=path)
    return Problem("vault.disk_error" if whole else "vault.damaged_file", file=path)


def sound(connection: Connection) -> bool:
    """Whether this connection reads every page as it should be.

    Then no page is what an error "malformed" is about: the search index says that of itself too,
    when the program wrote it wrong.
    """
    try:
        return bool(value(connection, "PRAGMA quick_check(1)") == "ok")
    except DatabaseError:
        return False
