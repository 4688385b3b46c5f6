"""A process that works until it is killed, and writes down what it was told is done.

Run as `python -m tests.crash.worker work FOLDER RECORD SEED`: a line of the record is written only
after an action has returned: its id, and the mark of what it logged. `make STAGE PLACE RECORD`
makes one thing after another; `look STAGE PLACE` prints what does not hold of those things.
"""

import json
import os
import sys
import time
from pathlib import Path
from random import Random

from desktop.models.problem import Problem
from desktop.store.community import open_store
from tests.crash import agreement, stages, work

# Undo and rows by the thousand take long: they come as often as leaves them half the time.
_MIX = (
    "add",
    "edit",
    "edit",
    "edit_many",
    "remove",
    "award",
    "award",
    "role",
    "bulk",
    "roster",
    "undo",
)


def run(folder: Path, record: Path, seed: int) -> None:
    """Work for ever."""
    chance = Random(seed)
    out = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    store = open_store(folder, passphrase=work.WORD)
    os.write(out, b"open\n")
    store.rows(work.SMALL_CACHE)
    while True:
        name = chance.choice(_MIX)
        try:
            changes = work.PATHS[name](store, chance)
        except Problem:
            continue  # nothing left to undo, or to remove
        if not changes.nothing:
            line = f"{changes.action.hex()} {agreement.mark(store, changes.action)} {name}\n"
            os.write(out, line.encode())


def make(stage: str, place: Path, record: Path) -> None:
    """Make things for ever; a line of the record names each that is done."""
    maker = stages.STAGES[stage](place)
    out = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    assert isinstance(maker, stages.Made)
    maker.count = int(time.time() * 1000)
    while True:
        maker.step()
        os.write(out, f"{maker.newest.name}\n".encode())


def look(stage: str, place: Path) -> None:
    """Print, as JSON, what does not hold of the things made."""
    maker = stages.STAGES[stage](place)
    assert isinstance(maker, stages.Made)
    found = sorted(path for path in maker.place.iterdir() if not path.name.startswith("."))
    json.dump({path.name: maker.whole(path) for path in found}, sys.stdout)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "work":
        run(Path(rest[0]), Path(rest[1]), int(rest[2]))
    elif what == "make":
        make(rest[0], Path(rest[1]), Path(rest[2]))
    else:
        look(rest[0], Path(rest[1]))
