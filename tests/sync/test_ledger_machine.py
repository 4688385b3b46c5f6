"""Two laptops, most of the time without a network, do anything to the ledger of two people."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.actions import history, members, merging, rewards
from desktop.actions import wallets as acting
from desktop.models.ids import new_id
from desktop.models.problem import Problem
from desktop.store import expiry, ledger, overdrawn, wallets
from desktop.store import history as done
from desktop.store.community import Store
from desktop.store.wallets import Giving, Holding, Spending
from tests.sync.team import Laptop, Team, alike, team

_DAY_MS = 86_400_000
_KINDS = frozenset(
    {
        *(
            f"points.{what}"
            for what in ("award", "spend", "return", "reverse", "expire", "hold", "release")
        )
    }
    | {"member.merge"}
)
_one = st.integers(0, 1)
_points = st.integers(1, 120)


class Ledger(RuleBasedStateMachine):
    """What is done on either laptop; the hub hears of it now and then."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.made: Iterator[Team] = team(Path(self.folder.name))
        self.crew = next(self.made)
        owner = self.crew.found()
        self.people = [
            members.add(owner.store, {"name": name, "phone": phone}).result
            for name, phone in (("林霞", "13800138000"), ("林下", "13800138001"))
        ]
        self.crew.connect(owner)
        deputy = self.crew.join(self.crew.invite(owner, "小陈", "deputy"))
        self.crew.settle()
        self.laptops: list[Laptop] = [owner, deputy]
        self.sources: list[bytes] = []
        self.merged = False

    def teardown(self) -> None:
        if hasattr(self, "made"):
            next(self.made, None)
            self.folder.cleanup()

    def store(self, laptop: int) -> Store:
        return self.laptops[laptop].store

    def who(self, member: int) -> bytes:
        found = self.people[member]
        assert isinstance(found, bytes)
        return found

    @rule(laptop=_one, member=_one, points=_points, ahead=st.sampled_from((None, 0, 9)))
    def give(self, laptop: int, member: int, points: int, ahead: int | None) -> None:
        store = self.store(laptop)
        last = "" if ahead is None else (store.today() + timedelta(ahead)).isoformat()
        acting.give(store, Giving(self.who(member), points, "活动", expires=last))

    @rule(laptop=_one, member=_one, points=_points, days=st.integers(1, 4))
    def give_what_has_ended(self, laptop: int, member: int, points: int, days: int) -> None:
        store = self.store(laptop)
        last = store.today() - timedelta(days)
        with store.recording("points.award") as rec:
            at = rec.at - (days + 2) * _DAY_MS
            told = {"member": self.who(member), "points": points, "kind": "manual", "at": at}
            day = last - timedelta(2)
            told |= {"local": f"{day}T08:00:00", "zone": store.zone, "expires": last.isoformat()}
            rec.entry(told)

    @rule(laptop=_one, member=_one, points=_points, days=st.integers(0, 5))
    def use(self, laptop: int, member: int, points: int, days: int) -> None:
        """Also what was used some days ago and is told today only."""
        source, store = new_id(), self.store(laptop)
        with suppress(Problem), store.recording("points.spend") as rec:
            rec.at -= days * _DAY_MS
            wallets.spend(rec, store, Spending(self.who(member), points, source))
            self.sources.append(source)

    @rule(laptop=_one, member=_one, points=_points)
    def take(self, laptop: int, member: int, points: int) -> None:
        store = self.store(laptop)
        can = wallets.available(store, self.who(member))
        with suppress(Problem):
            acting.give(store, Giving(self.who(member), -points, "扣"))
            assert points <= can

    @rule(laptop=_one, member=_one, points=_points)
    def hold(self, laptop: int, member: int, points: int) -> None:
        store = self.store(laptop)
        can = wallets.available(store, self.who(member))
        with suppress(Problem):
            acting.hold(store, Holding(self.who(member), points, "核对"))
            assert points <= can

    @rule(laptop=_one, member=_one)
    def let_go(self, laptop: int, member: int) -> None:
        for one in wallets.holds(self.store(laptop), self.who(member))[-1:]:
            acting.release(self.store(laptop), one.id)

    @precondition(lambda self: self.sources)
    @rule(laptop=_one, which=st.integers(0, 20))
    def cancel(self, laptop: int, which: int) -> None:
        store = self.store(laptop)
        with store.recording("points.return") as rec:
            wallets.give_back(rec, store, self.sources[which % len(self.sources)], "取消")

    @rule(laptop=_one, which=st.integers(0, 20))
    def take_back(self, laptop: int, which: int) -> None:
        store = self.store(laptop)
        found = store.rows("SELECT id FROM entry WHERE points > 0 AND reverses IS NULL ORDER BY id")
        if found:
            with suppress(Problem):
                rewards.reverse(store, bytes(found[which % len(found)][0]), "发错了")

    @rule(laptop=_one)
    def expire(self, laptop: int) -> None:
        store = self.store(laptop)
        acting.expire(store, store.today())
        assert acting.expiring(store, store.today()).points == 0
        for one in (0, 1):
            assert expiry.holding(store, self.who(one)).due == ()

    @rule(laptop=_one)
    def undo(self, laptop: int) -> None:
        store = self.store(laptop)
        own = [one for one in done.recent(store, 50) if one.kind in _KINDS and not one.undone]
        if own:
            with suppress(Problem):
                history.undo(store, own[0].action)

    @precondition(lambda self: not self.merged)
    @rule(laptop=_one)
    def merge(self, laptop: int) -> None:
        self.merged = True
        with suppress(Problem):
            merging.merge(self.store(laptop), self.who(0), self.who(1))

    @rule(laptop=_one)
    def hear(self, laptop: int) -> None:
        self.laptops[laptop].sync()

    @rule()
    def meet(self) -> None:
        self.crew.settle()
        alike(self.crew, *self.laptops)

    @invariant()
    def the_books_balance(self) -> None:
        for laptop in getattr(self, "laptops", ()):
            _balances(laptop.store, self.people)
            _no_double(laptop.store)


def _balances(store: Store, people: list[object]) -> None:
    for one in people:
        assert isinstance(one, bytes)
        canonical, ids = ledger.family(store, one)
        marks = ", ".join("?" * len(ids))
        row = store.one(
            f"SELECT coalesce(sum(points), 0) FROM entry WHERE member IN ({marks})", ids
        )
        assert row
        balance = wallets.balance(store, one)
        assert balance == row[0]
        if store.one("SELECT 1 FROM member WHERE id = ? AND gone = 0", (canonical,)):
            assert store.one("SELECT points FROM member WHERE id = ?", (canonical,)) == (balance,)
        found = expiry.holding(store, one)
        ending = sum(due.points - due.taken for due in found.due)
        assert balance == found.usable + ending
        held = wallets.held(store, one)
        assert wallets.available(store, one) == found.usable - held
        if balance < held:
            assert overdrawn.marked(store, one)
            told = [*overdrawn.owing(store), *overdrawn.beyond(store)]
            assert canonical in {owing.member for owing in told}


def _no_double(store: Store) -> None:
    twice = (
        "SELECT 1 FROM entry WHERE reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1",
        "SELECT 1 FROM entry WHERE kind = 'spend' GROUP BY evidence_key HAVING count(*) > 1",
        # Of a lot's expiries one stands, and takes no more than the lot.
        "SELECT 1 FROM entry x WHERE x.kind = 'expire' AND NOT EXISTS"
        " (SELECT 1 FROM entry r WHERE r.reverses = x.id) GROUP BY evidence_key"
        " HAVING count(*) > 1",
        "SELECT 1 FROM entry x JOIN entry e ON e.id = unhex(x.evidence_key)"
        " WHERE x.kind = 'expire' AND -x.points > e.points",
        "SELECT 1 FROM entry r JOIN entry e ON e.id = r.reverses WHERE r.points <> -e.points",
    )
    for sql in twice:
        assert store.rows(sql) == []


TestLedger = Ledger.TestCase
TestLedger.settings = settings(
    max_examples=5, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
