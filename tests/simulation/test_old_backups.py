"""Backups of any age are restored after people were erased: nobody of them comes back."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions import erasing, members, merging, notes
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import backup, erased, restore, vault
from desktop.store.community import Founding, Store, create, open_store
from tests.conftest import CHEAP, PASSPHRASE
from tests.simulation.checking import everything

SEEDS = 8
STEPS = 24
WORD = "备份口令"


class Years:
    """One computer over the years: people come, are merged, settled, erased; backups are made."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng, self.folder = random.Random(seed), folder
        home = folder / "home"
        home.mkdir(parents=True)
        keys = vault.new_keys(home, new_id(), PASSPHRASE, cost=CHEAP)
        self.store = create(home, Founding("青禾读书会", prefix="QH"), keys=keys)
        self.count = 0
        self.there: dict[bytes, str] = {}
        self.rows: dict[bytes, str] = {}
        self.gone: set[str] = set()
        self.backups: list[tuple[Path, int]] = []

    def run(self) -> None:
        for _ in range(STEPS):
            doing = (self._come, self._hold, self._settle, self._merge, self._erase, self._back_up)
            self.rng.choices(doing, (5, 2, 2, 1, 2, 2))[0]()
        self._back_up()
        for member in list(self.there)[: len(self.there) // 2]:
            self._forget(member)

    def _come(self) -> None:
        name = self._name()
        made = members.add(self.store, {"name": name}).result
        assert isinstance(made, bytes)
        notes.add(self.store, made, f"{name}说过")
        self.there[made] = name

    def _name(self) -> str:
        self.count += 1
        return f"某人第{self.count:04d}号"

    def _hold(self) -> None:
        """An import row that nobody settled yet."""
        name = self._name()
        with self.store.recording("member.import") as rec:
            cells = f'{{"name": "{name}"}}'
            self.rows[rec.put("suspect", None, {"state": "open", "cells": cells})] = name

    def _settle(self) -> None:
        if self.rows and self.there:
            row, name = self.rows.popitem()
            member = self.rng.choice(list(self.there))
            with self.store.recording("member.settle") as rec:
                rec.put("suspect", row, {"state": "same", "member": member})
            self.there[member] += f"|{name}"

    def _merge(self) -> None:
        if len(self.there) > 1:
            keep, other = self.rng.sample(list(self.there), 2)
            merging.merge(self.store, keep, other)
            self.there[keep] += "|" + self.there.pop(other)

    def _erase(self) -> None:
        if self.there:
            self._forget(self.rng.choice(list(self.there)))

    def _forget(self, member: bytes) -> None:
        erasing.erase(self.store, member)
        self.gone |= set(self.there.pop(member).split("|"))

    def _back_up(self) -> None:
        path = self.folder / f"{len(self.backups)}.qzb"
        backup.export(self.store.keys, path, WORD, cost=CHEAP)
        self.backups.append((path, self.count))

    def check(self) -> None:
        """Each backup, restored and opened, has who was there and was not erased, and no more."""
        self.store.close()
        for path, count in self.backups:
            folder = path.with_suffix("")
            restore.restore(path, folder, passphrase=WORD, cost=CHEAP)
            opened = open_store(folder, passphrase=WORD)
            try:
                self._check(opened, count)
            finally:
                opened.close()

    def _check(self, opened: Store, count: int) -> None:
        said = everything(opened)
        assert not [name for name in self.gone if name in said], "who was erased came back"
        names = {f"某人第{n:04d}号" for n in range(1, count + 1)} - self.gone
        assert all(name in said for name in names), "somebody else was lost"


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_nobody_who_was_erased_comes_back(tmp_path: Path, seed: int) -> None:
    years = Years(seed, tmp_path)
    years.run()
    years.check()


def _a_restore_forgets_the_journal(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(erased, "_read", lambda community: set())


def _an_erase_is_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(erased, "note", lambda store: None)


def _rows_by_themselves_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(erased, "_by_themselves", lambda store, again: [])


@pytest.mark.parametrize(
    "plant",
    [
        _a_restore_forgets_the_journal,
        _an_erase_is_not_noted,
        _rows_by_themselves_are_forgotten,
    ],
    ids=lambda plant: plant.__name__[1:],
)
def test_a_planted_bug_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)
    assert any(_fails(seed, tmp_path / str(seed)) for seed in range(SEEDS))


def _fails(seed: int, folder: Path) -> bool:
    years = Years(seed, folder)
    try:
        years.run()
        years.check()
    except (AssertionError, Problem):
        return True
    return False
