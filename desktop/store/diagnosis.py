"""What can be told of a community's folder without telling anything of anybody in it."""

import shutil
from pathlib import Path

from desktop.models.problem import Problem
from desktop.store import backup, backupplan, link, steps, tray
from desktop.store.community import FILE
from desktop.store.reads import Reads

# Tables whose size says what a screen has to cope with.
_COUNTED = ("member", "occurrence", "attendance", "activity", "entry", "operator", "device")
_MB = 1_000_000

Facts = dict[str, dict[str, object]]


def rounded(count: int) -> str:
    """A count of two digits at most: how much there is, and of whom cannot be guessed."""
    if count < 10:
        return "0" if count == 0 else "<10"
    power = 10 ** (len(str(count)) - 2)
    return f"~{count // power * power}"


def megabytes(size: int) -> str:
    """A size in MB with one digit."""
    return f"{size / _MB:.1f} MB"


def facts(reads: Reads, folder: Path) -> Facts:
    """Sizes, versions of the file, rounded counts, and how syncing stands; names nobody.

    Raises what reading raises.
    """
    return {
        "file": _file(reads, folder),
        "counts": {name: rounded(_count(reads, name)) for name in _COUNTED},
        "sync": _sync(reads),
        "backup": _backup(folder),
    }


def _count(reads: Reads, table: str) -> int:
    # At most so many are counted: a very large table is "large".
    found = reads.one(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1000000)")
    return int(found[0]) if found else 0


def _file(reads: Reads, folder: Path) -> dict[str, object]:
    sqlite = reads.one("SELECT sqlite_version()")
    attached = [path for path in (folder / backup.FILES).rglob("*") if path.is_file()]
    return {
        "database": megabytes(_size(folder / FILE)),
        "log": megabytes(_size(folder / f"{FILE}-wal")),
        "attachments": rounded(len(attached)),
        "attached": megabytes(sum(_size(path) for path in attached)),
        "copies": len(backup.copies(folder)),
        "free": f"{shutil.disk_usage(folder).free // (1000 * _MB)} GB",
        "steps": len(steps.KNOWN),
        "sqlite": str(sqlite[0]) if sqlite else "",
    }


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _sync(reads: Reads) -> dict[str, object]:
    known, waiting = link.read(reads), tray.counts(reads)
    return {
        "hub": "yes" if known.address else "no",
        "judge": "hub" if known.judge else "this device",
        "epoch": known.epoch,
        "forked": known.forked,
        "pending": rounded(waiting.waiting),
        "refused": rounded(waiting.refused),
        "cards": rounded(waiting.cards),
    }


def _backup(folder: Path) -> dict[str, object]:
    plan = backupplan.read(folder)
    place = Path(plan.folder) if plan.folder else None
    try:
        if place is not None:
            backupplan.require_place(folder, place)
        stands = "ok"
    except Problem as problem:
        stands = problem.code
    return {
        "every": plan.every,
        "kept": len(plan.written),
        "failed": plan.failed or "-",
        "folder": stands if place else "-",
    }
