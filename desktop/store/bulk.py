"""What an import of many rows needs besides its rows: room on the disk, and in the page cache."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store.community import Store
from desktop.store.database import CACHE_KIB
from desktop.store.recorder import Recorder

BULK_ROWS = 500_000
# The rows of so many members, without indexes, have room in the larger cache.
_FITTING_ROWS = 150_000
_BULK_CACHE_KIB = 64 * 1024
# Beyond, an index reads the rows once from end to end, and sorts its own in memory beside them.
_SORT_CACHE_KIB = 2 * 1024
# A row with its op, indexes, search words and its share of the write-ahead log (measured).
_ROW_BYTES = 1_600


def check_room(folder: Path, rows: int, spool: Path) -> None:
    """Raise Problem import.no_room when the disk may not hold this many more rows."""
    for place in {folder, spool}:
        needed = rows * _ROW_BYTES
        free = shutil.disk_usage(place).free
        if free < needed:
            megabytes = {"needed": needed >> 20, "free": free >> 20}
            raise Problem("import.no_room", folder=str(place), **megabytes)


@contextmanager
def roomy_cache(store: Store, rows: int) -> Iterator[None]:
    """A larger page cache while so many rows come in that random index pages would be re-read."""
    with _cache(store, _BULK_CACHE_KIB) if rows >= BULK_ROWS else nullcontext():
        yield


@contextmanager
def filling(
    store: Store, rec: Recorder, progress: Progress = quiet, total: int = 0
) -> Iterator[None]:
    """For a first import of `total` rows: the indexes are built after them, in a larger cache.

    `progress` is asked while they are built, too, and may raise Cancelled.

    While the rows are written it stays small: pages changed and not yet written out would take
    the place of those that every index reads again.
    """
    look = partial(progress, max(0, total - 1), total)
    tables = ("member", "number", "member_tag", "member_team")
    with ExitStack() as after, rec.filling(*tables, look=look, many=total > _FITTING_ROWS):
        yield
        fits = _last(store) <= _FITTING_ROWS
        after.enter_context(_cache(store, _BULK_CACHE_KIB if fits else _SORT_CACHE_KIB))


def _last(store: Store) -> int:
    return int((store.one("SELECT coalesce(max(rid), 0) FROM member") or (0,))[0])


@contextmanager
def _cache(store: Store, kib: int) -> Iterator[None]:
    store.rows(f"PRAGMA cache_size = -{kib}")
    store.rows("PRAGMA shrink_memory")
    try:
        yield
    finally:
        store.rows(f"PRAGMA cache_size = -{CACHE_KIB}")
        store.rows("PRAGMA shrink_memory")
