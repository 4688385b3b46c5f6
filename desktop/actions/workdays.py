"""Yearly notices of free and worked days: taken in from a file, for this computer."""

from pathlib import Path

from desktop.formats import workdayfile as files
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.workdays import Year
from desktop.store import workdayfile
from desktop.store.community import Store


def load() -> None:
    """Let what this computer was given hold."""
    workdayfile.load(files.read)


def take(store: Store, file: Path) -> list[Year]:
    """Take in a file of days; answers its years. A year that was known is replaced.

    Raises Problem role.not_allowed, file.no_file, workdays.unreadable, file.unwritable.
    """
    require(store.actor, "calendar.write")
    try:
        with file.open("rb") as source:
            data = source.read(files.MOST)
    except OSError:
        raise Problem("file.no_file", file=file.name) from None
    years = files.read(data, file.name)
    load()
    workdayfile.keep(years, files.write)
    return years
