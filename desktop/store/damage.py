"""What is wrong with a community's file, said as a problem the operator can act on."""

from pathlib import Path

from desktop.models.problem import Problem
from desktop.store.database import DatabaseError

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
        raise Problem("vault.unreadable", path=path, reason=error.strerror) from error
    if len(start) < len(_PLAIN) or start == _PLAIN:
        raise Problem("vault.damaged_file", file=path)


def explained(error: DatabaseError, path: Path) -> Problem | None:
    """The problem behind an error of the database at `path`; None when the error is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    name = _CODES.get(code & 0xFF) if isinstance(code, int) else None
    return Problem(name, file=path) if name else None
