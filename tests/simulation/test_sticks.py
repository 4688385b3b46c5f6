"""Many seeds of a team without a server: sticks lost, copied, late and mixed up."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.models.problem import Problem
from desktop.store import parcels, pending
from desktop.store.community import Store
from desktop.store.digest import digest
from desktop.sync import bundle, judging
from tests.simulation.acts import act
from tests.simulation.world import _clock
from tests.sync.sticks import Sticks

SEEDS = 30
STEPS = 40
ROLES = ("deputy", "admin", "host")
# What a stick that is late, or of somebody unknown yet, is answered.
_NOT_NOW = frozenset(
    {"bundle.gap", "bundle.own", "bundle.not_for_us", "bundle.stranger", "bundle.nobody"}
)
NOW = 1_795_000_000_000


class Week:
    """One seed's run."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng = random.Random(seed)
        self.team = Sticks(folder)
        self.judge = self.team.found()
        for role in ROLES:
            self.team.join(self.team.invite(self.judge, role, role))
        self.sticks: list[Path] = []
        self.done: set[bytes] = set()
        self.now = NOW

    def run(self) -> None:
        for _ in range(STEPS):
            self.now += self.rng.randrange(1, 120_000)
            store = self.rng.choice(self.team.stores)
            self.rng.choices((self._act, self._pack, self._take), (5, 3, 4))[0](store)

    def _act(self, store: Store) -> None:
        with _clock(self.now + self.rng.choice((0, 0, 0, 10**10, -(10**7)))):
            self.done |= {act(store, self.rng, self.now)} - {b""}

    def _pack(self, store: Store) -> None:
        path = self.team.new()
        self._perhaps(lambda: bundle.export(store, path))
        if path.exists() and self.rng.random() < 0.8:
            self.sticks.append(path)

    def _take(self, store: Store) -> None:
        """Any stick, however old; it stays where it is and may be taken again."""
        if self.sticks:
            path = self.rng.choice(self.sticks)
            self._perhaps(lambda: bundle.take(store, path))

    def _perhaps(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except Problem as problem:
            if problem.code not in _NOT_NOW:
                raise

    def settle(self) -> None:
        for _ in range(3):
            for store in self.team.stores[1:]:
                self.team.meet(self.judge, store)

    def check(self) -> None:
        stores = self.team.stores
        assert len({digest(store, store.refs) for store in stores}) == 1, "states differ"
        assert not any(pending.waiting_changesets(store) for store in stores), "something waits"
        kept = {row[0] for row in self.judge.rows("SELECT action FROM changeset")}
        refused = {
            row[0]
            for store in stores[1:]
            for row in store.rows("SELECT action FROM changeset WHERE refused IS NOT NULL")
        }
        assert self.done <= kept | refused, "work was lost"
        for sql in (
            "SELECT id, name, city, level, phone, number, points FROM member WHERE gone = 0"
            " ORDER BY id",
            "SELECT member, tag FROM member_tag WHERE gone = 0 ORDER BY member, tag",
        ):
            assert self.judge.rows(sql) == stores[1].rows(sql), "the same digest over other values"
        host = self.judge.rows(
            "SELECT 1 FROM member m JOIN changeset c ON c.rid = m.born / 512 WHERE c.device = ?",
            (stores[-1].device,),
        )
        assert not host, "a host wrote a member"
        taken = self.judge.rows("SELECT 1 FROM set_aside WHERE reason = 'taken'")
        assert not taken, "a number was given twice"


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_sticks_bring_everybody_to_the_same_community(tmp_path: Path, seed: int) -> None:
    week = Week(seed, tmp_path)
    try:
        week.run()
        week.settle()
        week.check()
    finally:
        week.team.close()


def _the_judge_trusts_everybody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging, "ask", lambda case: None)


def _a_changeset_is_judged_whenever_it_comes(patch: pytest.MonkeyPatch) -> None:
    real = parcels.decided

    def forgetful(reads: Store, device: bytes) -> parcels.Decided:
        found = real(reads, device)
        return parcels.Decided(max(found.number - 1, 0), max(found.op - 1, 0))

    patch.setattr(parcels, "decided", forgetful)


def _blocks_overlap(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging.numbers, "next_number", lambda reads, scheme: 1)


def _a_page_is_skipped(patch: pytest.MonkeyPatch) -> None:
    real = bundle._pages
    patch.setattr(bundle, "_pages", lambda store: list(real(store))[1:])


@pytest.mark.parametrize(
    "plant",
    [
        _the_judge_trusts_everybody,
        _a_changeset_is_judged_whenever_it_comes,
        _blocks_overlap,
        _a_page_is_skipped,
    ],
    ids=lambda plant: plant.__name__[1:],
)
def test_a_planted_bug_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Callable[[pytest.MonkeyPatch], None]
) -> None:
    plant(monkeypatch)
    assert any(_fails(seed, tmp_path / str(seed)) for seed in range(SEEDS))


def _fails(seed: int, folder: Path) -> bool:
    folder.mkdir()
    week: Week | None = None
    try:
        week = Week(seed, folder)
        week.run()
        week.settle()
        week.check()
    except Exception:  # noqa: BLE001  (whatever a planted bug breaks, it was caught)
        return True
    finally:
        if week:
            week.team.close()
    return False
