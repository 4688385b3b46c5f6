"""Many seeds of a team without a server: sticks lost, copied, late and mixed up."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.models import judging_brake
from desktop.models.erasure import sealed_for
from desktop.models.problem import Problem
from desktop.models.signed import read_changeset
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import link, parcels, pending, pull
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.store.digest import digest
from desktop.sync import bundle, bundleout, judging
from desktop.sync.channel import Refusal
from desktop.sync.ownjudge import OwnJudge
from tests.simulation.checking import everything
from tests.simulation.saying import act
from tests.simulation.world import _clock
from tests.sync.sticks import Sticks

SEEDS = 30
STEPS = 60
# More laptops than this tell nothing new.
MOST = 6
PLANTED = "植入的名字"
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
        with self.judge.recording("member.add") as rec:
            self.planted = rec.put("member", None, {"name": PLANTED})
        for role in ROLES:
            self.team.join(self.team.invite(self.judge, role, role))
        self.sticks: list[Path] = []
        self.done: set[bytes] = set()
        self.now = NOW
        self.erased = False
        # Laptops with one disk, and the number of its last changeset then.
        self.copies: list[tuple[Store, Store, int]] = []

    def run(self) -> None:
        for _ in range(STEPS):
            self.now += self.rng.randrange(1, 120_000)
            store = self.rng.choice(self.team.stores)
            self.rng.choices(
                (
                    self._act,
                    self._pack,
                    self._take,
                    self._copy,
                    self._move_all,
                    self._rule,
                    self._gossip,
                    self._erase,
                ),
                (4, 4, 5, 0.4, 0.4, 0.5, 4, 0.3),
            )[0](store)

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

    def _copy(self, store: Store) -> None:
        """Somebody clones the disk, device key and all, and works with both."""
        if store is self.judge or len(self.team.stores) >= MOST:
            return
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        folder = self.team.new()
        shutil.copytree(store.folder, folder)
        opened = connect(folder / FILE, store.keys.database)
        copy = Store(opened, replace(store.keys, folder=folder))
        self.team.stores.append(copy)
        self.copies.append((store, copy, link.last_number(store)))

    def _move_all(self, store: Store) -> None:
        """So much at once that the judge asks the owner, unless she or her deputy did it."""
        with store.recording("member.edit") as rec:
            for (member,) in store.rows("SELECT id FROM member WHERE gone = 0"):
                rec.put("member", bytes(member), {"city": f"{self.now}"})
        self.done |= {rec.action} if rec.changes.count else set()

    def _rule(self, store: Store) -> None:
        """The owner accepts what waits for her, and discards what nobody may do."""
        own = OwnJudge(self.judge)
        for one in own.ask("quarantine", Quarantine(), Quarantined).sets:
            with suppress(Refusal):
                own.ask("decide", Decide(one.device, one.number, one.reason == "mass"), int)

    def _gossip(self, store: Store) -> None:
        """Whoever it is says something of one person, whenever it is."""
        if store.one("SELECT 1 FROM member WHERE id = ? AND gone = 0", (self.planted,)):
            with store.recording("member.edit") as rec:
                rec.put("member", self.planted, {"nickname": f"{PLANTED}丙"})
                rec.put("note", None, {"member": self.planted, "at": 1, "text": PLANTED})

    def _erase(self, store: Store) -> None:
        if not self.erased:
            self.erased = True
            with self.judge.recording("member.erase") as rec:
                rec.erase(self.planted)

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
            "SELECT 1 FROM member m JOIN changeset c ON c.rid = m.born / 512"
            " JOIN device d ON d.id = c.device WHERE d.operator = ?",
            (stores[len(ROLES)].operator,),
        )
        assert not host, "a host wrote a member"
        taken = self.judge.rows("SELECT 1 FROM set_aside WHERE reason = 'taken'")
        assert self.copies or not taken, "a number was given twice"
        self._check_names()
        if self.erased:
            self._check_erased()

    def _check_names(self) -> None:
        """Who said anything after his disk was copied is another device than the copy."""
        for one, other, number in self.copies:
            silent = link.last_number(one) == link.last_number(other) == number
            assert silent or one.device != other.device, "two laptops speak under one name"

    def _check_erased(self) -> None:
        """Nothing of the person is left on any laptop, nor in what it keeps for others."""
        for store in self.team.stores:
            assert PLANTED not in everything(store), "somebody knows who was erased"
            for (wire,) in store.rows("SELECT wire FROM carried"):
                said = sealed_for(read_changeset(bytes(wire)), store.community)
                assert self.planted not in {whose for whose, _ in said}, "a value of his is kept"


@pytest.fixture(autouse=True)
def small_brake() -> Iterator[None]:
    """A few rows are very many in a small community."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging_brake, "ROWS", 3)
        yield


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed_{seed}")
def test_sticks_bring_everybody_to_the_same_community(tmp_path: Path, seed: int) -> None:
    week = Week(seed, tmp_path)
    try:
        week.run()
        week.settle()
        week.check()
    finally:
        week.team.close()


def _a_copy_goes_unnoticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull._Page, "_copied", lambda self, known, head: False)


def _a_late_word_of_the_erased_is_kept(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging.erasing, "heard_late", lambda connection, community, wire: wire)


def _what_was_judged_keeps_the_erased(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging.erasing, "_wires", lambda *asked: None)


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
    real = bundleout._pages
    patch.setattr(bundleout, "_pages", lambda store: list(real(store))[1:])


@pytest.mark.parametrize(
    "plant",
    [
        _a_copy_goes_unnoticed,
        _a_late_word_of_the_erased_is_kept,
        _what_was_judged_keeps_the_erased,
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
