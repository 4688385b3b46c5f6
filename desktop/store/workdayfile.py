"""The years of free and worked days that this computer was given, kept beside its keys."""

from collections.abc import Callable
from pathlib import Path

import platformdirs

from desktop.models import workdays
from desktop.models.problem import Problem
from desktop.models.workdays import Year


def place() -> Path:
    """Where they lie."""
    return platformdirs.user_data_path("qunzhu", appauthor=False) / "workdays.json"


def load(read: Callable[[bytes, str], list[Year]]) -> None:
    """Let them hold from now on; a file that cannot be read is as if it were not there."""
    try:
        found = read(place().read_bytes(), place().name)
    except (OSError, Problem):
        found = []
    workdays.take_over(found)


def keep(years: list[Year], write: Callable[[list[Year]], bytes]) -> None:
    """Add these to them, and let them hold. Raises Problem file.unwritable."""
    every = {one.number: one for one in (*workdays.known(), *years) if one.imported}
    kept = [every[number] for number in sorted(every)]
    try:
        place().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place().with_suffix(".new")
        draft.write_bytes(write(kept))
        draft.replace(place())
    except OSError as error:
        raise Problem("file.unwritable", file=place().name, why=str(error.strerror)) from error
    workdays.take_over(kept)
