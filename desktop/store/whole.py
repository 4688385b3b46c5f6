"""Files and folders that appear under their name only when they are whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop.models.problem import Problem
from desktop.models.reasons import why


def write_private(path: Path, data: bytes) -> None:
    """Write `data` where only this user reads it: beside the place, flushed, then renamed."""
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
        flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Problem("vault.unwritable", path=path, reason=why(error)) from error


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def fresh(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only when the block ends well, flushed; else it is gone.

    Raises Problem vault.file_exists rather than write over anything, vault.unwritable.
    """
    if path.exists():
        raise Problem("vault.file_exists", file=path)
    part = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.rename(path)
        flush_folder(path.parent)
    except OSError as error:
        raise Problem("vault.unwritable", path=path, reason=why(error)) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def new_folder(folder: Path, taken: str = "vault.folder_taken") -> Iterator[Path]:
    """A folder beside its place that takes its name only when the block ends well.

    Raises Problem `taken` where something stands already, vault.unwritable.
    """
    place = folder.absolute()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Problem(taken, folder=folder)
    part = place.with_name(f".{place.name}.{os.urandom(4).hex()}")
    try:
        part.mkdir(mode=0o700, parents=True)
        yield part
        flush_folder(part)
        _move(part, place)
        flush_folder(place.parent)
    except OSError as error:
        raise Problem("vault.unwritable", path=folder, reason=why(error)) from error
    finally:
        if part.exists():
            from shutil import rmtree

            rmtree(part, ignore_errors=True)


def _move(part: Path, place: Path) -> None:
    """Rename, or fill the empty folder that is there: it may be somebody's working folder."""
    if not place.exists():
        part.rename(place)
        return
    for path in sorted(part.iterdir(), key=lambda path: path.suffix == ".json"):
        path.rename(place / path.name)
    flush_folder(place)
