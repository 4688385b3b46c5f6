"""A person is erased in the middle of a bad week: nothing of him is left, wherever it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.models.erasure import sealed_for
from desktop.models.signed import read_changeset
from desktop.store import erasing as store_erasing
from hub import erasing as hub_erasing
from tests.simulation.checking import check
from tests.simulation.mishaps import PLANTED
from tests.simulation.scene import Scene
from tests.simulation.world import Device, World

SEEDS = 25
STEPS = 40


class Forgetting(World):
    """A week in which everybody talks about one person until the owner erases him."""

    def run(self, steps: int) -> None:
        """Let things happen; he is there from the start."""
        self.plant_him()
        for _ in range(steps):
            self.now += self.rng.randrange(1, 120_000)
            device = self.rng.choice(self.devices)
            happening = self.rng.choices(
                (self.act, self.sync, self._gossip, self.mishaps.copy, self.mishaps.erase),
                (3, 8, 5, 0.3, 0.7),
            )[0]
            happening(device)
        self.mishaps.erase(self.devices[0])

    def plant_him(self) -> None:
        """He stands in two records of which one was merged, and everybody has heard of him."""
        store = self.devices[0].store
        with store.recording("member.add") as rec:
            first = rec.put("member", None, {"name": f"{PLANTED}甲", "phone": "+8613712345678"})
            other = rec.put("member", None, {"name": f"{PLANTED}乙"})
            rec.put("alias", None, {"member": other, "canonical": first})
            cells = f'{{"name": "{PLANTED}"}}'
            rec.put("suspect", None, {"state": "same", "member": first, "cells": cells})
            rec.put("operator", None, {"name": PLANTED, "member": other})
            self.mishaps.home = rec.put("unit", None, {"kind": "household", "name": PLANTED})
            # And once more, as somebody who asked to come in and was turned down.
            asked = {"name": PLANTED, "phone": "+8613712345678", "phone_ix": bytes(16), "at": 1}
            self.mishaps.asked = rec.put(
                "application", None, {**asked, "place": store.community, "state": "rejected"}
            )
        self.mishaps.planted = (first, other)
        chaos, self.chaos = self.chaos, type(self.chaos)(0, 0, 0, 0, 0)
        for device in self.devices:
            self.sync(device)
        self.chaos = chaos

    def _gossip(self, device: Device) -> None:
        """Whoever it is says something of him, be it his business or not, and whenever it is."""
        store = device.store
        with store.recording("member.edit") as rec:
            for member in self.mishaps.planted:
                if store.one("SELECT 1 FROM member WHERE id = ? AND gone = 0", (member,)):
                    rec.put("member", member, {"nickname": f"{PLANTED}丙{self.now}"})
                    rec.put("note", None, {"member": member, "at": 1, "text": PLANTED})
            home = self.mishaps.home
            if home and store.one("SELECT 1 FROM unit WHERE id = ? AND gone = 0", (home,)):
                rec.put("unit", home, {"name": f"{PLANTED}的家{self.now}"})
            if self.mishaps.asked:
                said = {"reason": f"{PLANTED}{self.now}", "source": self.rng.choice("甲乙")}
                rec.put("application", self.mishaps.asked, said)


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_nothing_is_left_of_who_was_erased(scene: Scene, tmp_path: Path, seed: int) -> None:
    world = Forgetting(scene, seed, tmp_path / "world")
    try:
        world.run(STEPS)
        world.settle()
        check(world)
        _check_kept(world)
    finally:
        world.close()


def _check_kept(world: World) -> None:
    """What laptops keep of changesets as they came has no value of his either."""
    with world.engine.reading() as session:
        gone = {bytes(row[0]) for row in session.rows("SELECT subject FROM erased")}
    for device in world.devices:
        for table in ("outbox", "closed", "carried", "tail"):
            for (wire,) in device.store.rows(f"SELECT wire FROM {table}"):
                said = sealed_for(read_changeset(bytes(wire)), device.store.community)
                assert not {whose for whose, _ in said} & gone, f"{table} keeps who was erased"


def _values_are_set_aside_as_they_come(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "known", lambda held, found, data: data)


def _the_quarantine_is_not_erased(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "_strip_quarantine", lambda held, subjects, keys: set())


def _the_log_is_not_erased(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "_strip_log", lambda held, subjects, keys: set())


def _a_late_word_is_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "_again", lambda held, judged: None)


def _the_hub_forgets_aliases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "_family", lambda held, member: [member])


def _a_laptop_forgets_aliases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store_erasing, "family", lambda connection, member: [member])


def _what_is_kept_as_it_came_keeps_him(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store_erasing, "_wires", lambda *asked: None)


def _what_was_said_too_late_stays(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store_erasing, "unsay", lambda connection, community, rid: None)


def _what_waits_keeps_him(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store_erasing, "_bodies_emptied", lambda connection, community, subjects: None)


@pytest.mark.parametrize(
    "plant",
    [
        _values_are_set_aside_as_they_come,
        _the_quarantine_is_not_erased,
        _the_log_is_not_erased,
        _a_late_word_is_kept,
        _the_hub_forgets_aliases,
        _a_laptop_forgets_aliases,
        _what_is_kept_as_it_came_keeps_him,
        _what_was_said_too_late_stays,
        _what_waits_keeps_him,
    ],
    ids=lambda plant: plant.__name__[1:],
)
def test_a_planted_bug_is_caught(
    scene: Scene,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    plant(monkeypatch)
    assert any(_fails(scene, seed, tmp_path / str(seed)) for seed in range(SEEDS))


def _fails(scene: Scene, seed: int, folder: Path) -> bool:
    world = Forgetting(scene, seed, folder)
    try:
        world.run(STEPS)
        world.settle()
        check(world)
        _check_kept(world)
    except Exception:  # noqa: BLE001  (whatever a planted bug breaks, it was caught)
        return True
    finally:
        world.close()
    return False
