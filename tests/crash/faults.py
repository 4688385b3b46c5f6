"""A process under the fault library: each write path meets a failing disk, one call at a time.

Run as `python -m tests.crash.faults PLACE PATH HOW_MANY SEED` with faulty.so preloaded; answers
one JSON document: how many faults struck, what the operator was told, and what did not hold.
"""

import errno
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from desktop.models.problem import Problem
from desktop.store.community import Store, open_store
from tests.crash import agreement, stages, work
from tests.crash.shim import NEVER, Fault, armed

FAILURES = (errno.EIO, errno.ENOSPC)

Step = Callable[[], object]


class Run:
    """The faults of one write path and what came of them."""

    def __init__(self, place: Path, chance: Random) -> None:
        self.place = place
        self.chance = chance
        self.struck = 0
        self.told: Counter[str] = Counter()
        self.wrong: list[str] = []

    def meets(self, step: Step, fault: Fault) -> bool:
        """Do the step under the fault; whether it came through all the same."""
        with armed(self.place, fault) as watch:
            try:
                step()
                told = "done"
            except Problem as problem:
                told = problem.code
        self.struck += watch.struck > 0
        if watch.struck:
            self.told[told] += 1
        return told == "done"

    def faults(self, step: Step, how_many: int) -> Iterator[Fault]:
        """Every kind of fault: at the first calls of the step, and at others spread over it."""
        for kind in ("write", "sync", "truncate", "rename", "read"):
            with armed(self.place, Fault(kind, NEVER, errno.EIO, lasting=False)) as watch:
                step()
            calls = range(1, watch.seen + 1)
            first, rest = calls[: how_many // 2], calls[how_many // 2 :]
            chosen = [*first, *sorted(self.chance.sample(rest, min(len(rest), how_many // 2)))]
            for nth in chosen:
                error = errno.EIO if kind == "read" else self.chance.choice(FAILURES)
                yield Fault(kind, nth, error, lasting=self.chance.random() < 0.4)


def actions(run: Run, name: str, how_many: int) -> None:
    """An action on an open community: it is wholly there or not at all, and the next one works."""
    store = work.make(run.place / "group")

    def prepare() -> None:
        if name == "undo":
            work.bulk(store, run.chance, 60)
        for setting in (work.SMALL_CACHE, work.COLD_CACHE):
            store.rows(setting)

    def step() -> object:
        prepare()
        return work.PATHS[name](store, run.chance)

    for fault in run.faults(step, how_many):
        prepare()
        before = agreement.everything(store)
        store.rows(work.COLD_CACHE)
        done = run.meets(partial(work.PATHS[name], store, run.chance), fault)
        if not done and agreement.everything(store) != before:
            run.wrong.append(f"{name}: {fault}: refused, yet something changed")
        run.wrong += [f"{name}: {fault}: {one}" for one in _now_and_after_a_cut(run, store)]
        try:
            step()
        except Problem as problem:
            run.wrong.append(f"{name}: {fault}: later still {problem.code}")
            store.close()
            store = open_store(run.place / "group", passphrase=work.WORD)
    run.wrong += agreement.disagreements(store)
    store.close()


def _now_and_after_a_cut(run: Run, store: Store) -> list[str]:
    """What does not hold in the open community, or in its files as a power cut leaves them."""
    wrong = agreement.disagreements(store, deep=False)
    cut = run.place / "cut"
    shutil.rmtree(cut, ignore_errors=True)
    shutil.copytree(store.folder, cut, ignore=shutil.ignore_patterns("*-shm"))
    with closing(open_store(cut, passphrase=work.WORD)) as again:
        # Building it anew takes long once there are thousands of rows: then not every time.
        deep = store.rows("SELECT count(*) FROM member")[0][0] < 500 or run.chance.random() < 0.2
        wrong += [f"after a cut: {one}" for one in agreement.disagreements(again, deep=deep)]
    return wrong


def staged(run: Run, name: str, how_many: int) -> None:
    """A step that makes something: afterwards it is there and whole, or not there at all."""
    stage = stages.STAGES[name](run.place)
    for fault in run.faults(stage.step, how_many):
        done = run.meets(stage.step, fault)
        run.wrong += [f"{name}: {fault}: {one}" for one in stage.look(done)]


def main(place: Path, name: str, how_many: int, seed: int) -> None:
    """Run one write path and print what came of it."""
    run = Run(place, Random(seed))
    if name == "roster":  # a child process and a copy each time: it takes long
        how_many = max(3, how_many // 3)
    (staged if name in stages.STAGES else actions)(run, name, how_many)
    json.dump({"struck": run.struck, "told": run.told, "wrong": run.wrong}, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
