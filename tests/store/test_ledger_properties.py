"""What holds of points whatever is done, and in whatever order it is done."""

from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models.problem import Problem
from desktop.store import ledger, rulebook, settlement, wallets
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import EXAMPLES, did, member, publish, standing, sums

UNTIL = "2026-05-31T23:59:59"
QUICK = settings(max_examples=30)

deeds = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["checkin", "post", "order", "order"]),
    st.builds(
        "2026-{:02}-{:02}T{:02}:00:00".format,
        st.integers(2, 4),
        st.integers(1, 9),
        st.sampled_from([8, 20]),
    ),
    st.sampled_from([None, 500, 2500, 9900]),
)
# Rules with more caps than the examples have, which do not nest: a week may be in two months.
CAPPED: dict[str, Any] = {
    "name": "发言",
    "trigger": "each",
    "activity": "post",
    "points": 7,
    "cap": [{"per": "week", "points": 16}, {"per": "month", "points": 40}],
}
RULES = (*EXAMPLES, CAPPED)


def _people(store: Store) -> list[bytes]:
    return [member(store, f"成员{i}", city=city) for i, city in enumerate(["广州", "广州", "北京"])]


def _run_all(store: Store, rules: list[bytes]) -> int:
    with store.recording("rewards.run") as rec:
        for made in rules:
            settlement.run(rec, store, rulebook.load(store, made), UNTIL)
    return rec.changes.count


def _by_name(store: Store, people: list[bytes]) -> dict[tuple[int, str, str], int]:
    """Standing points in terms that two communities share: who, rule, and what for."""
    names = dict(store.rows("SELECT id, name FROM rule"))
    out: dict[tuple[int, str, str], int] = {}
    for rule, name in names.items():
        for (who, key), points in standing(store, rule).items():
            found = store.one("SELECT local FROM activity WHERE lower(hex(id)) = ?", (key,))
            told = (people.index(who), name, found[0] if found else key)
            out[told] = out.get(told, 0) + points
    return out


@QUICK
@given(
    st.lists(deeds, max_size=14),
    st.randoms(use_true_random=False),
    st.sets(st.integers(0, 13), max_size=4),
    st.sets(st.integers(0, 13), max_size=3),
)
def test_the_order_of_entering_and_running_does_not_change_what_stands(
    make_store: MakeStore,
    found: list[tuple[int, str, str, int | None]],
    random: Any,
    voided: set[int],
    pauses: set[int],
) -> None:
    straight, crooked = make_store(), make_store()
    ids = [bytes([i + 1] * 16) for i in range(len(found))]
    told = []
    for store, order in ((straight, list(range(len(found)))), (crooked, _shuffled(found, random))):
        people = _people(store)
        rules = [publish(store, body) for body in RULES]
        for step, i in enumerate(order):
            who, kind, local, amount = found[i]
            did(store, people[who], kind, local, amount, record=ids[i])
            if store is crooked and step in pauses:
                _run_all(store, rules)
        for i in sorted(voided):
            if i < len(ids):
                with store.recording("activity.correct") as rec:
                    rec.put("activity", ids[i], {"state": "voided"})
        _run_all(store, rules)
        assert _run_all(store, rules) == 0
        told.append((_by_name(store, people), [wallets.balance(store, who) for who in people]))
    straight.close()
    crooked.close()
    assert told[0] == told[1]


def _shuffled(found: list[Any], random: Any) -> list[int]:
    order = list(range(len(found)))
    random.shuffle(order)
    return order


steps = st.lists(
    st.one_of(
        st.tuples(st.just("did"), deeds),
        st.tuples(st.just("run"), st.integers(0, len(RULES) - 1)),
        st.tuples(st.just("void"), st.integers(0, 30)),
        st.tuples(st.just("award"), st.integers(-50, 50)),
        st.tuples(st.just("reverse"), st.integers(0, 30)),
        st.tuples(st.just("follow"), st.integers(0, 2)),
    ),
    max_size=30,
)


class _Life:
    """One community in which anything may happen."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.people = _people(store)
        self.rules = [publish(store, body, on="2026-03-01") for body in RULES]
        self.deeds: list[bytes] = []

    def step(self, what: str, given: Any) -> None:
        if what == "did":
            who, kind, local, amount = given
            self.deeds.append(did(self.store, self.people[who], kind, local, amount))
            return
        with self.store.recording(what) as rec:
            getattr(self, f"_{what}")(rec, given)

    def _run(self, rec: Any, which: int) -> None:
        stored = rulebook.load(self.store, self.rules[which])
        settlement.run(rec, self.store, stored, UNTIL)

    def _void(self, rec: Any, which: int) -> None:
        if self.deeds:
            deed = self.deeds[which % len(self.deeds)]
            rec.put("activity", deed, {"state": "voided"})

    def _award(self, rec: Any, points: int) -> None:
        if points:
            asked = wallets.Giving(self.people[points % 3], points, "试试")
            with suppress(Problem):
                wallets.give(rec, self.store, asked)

    def _reverse(self, rec: Any, which: int) -> None:
        found = self.store.rows("SELECT id FROM entry ORDER BY born")
        if found:
            with suppress(Problem):
                ledger.correct(rec, self.store, found[which % len(found)][0], "试试")

    def _follow(self, rec: Any, which: int) -> None:
        settlement.follow(rec, self.store, [self.people[which]])


@QUICK
@given(steps)
def test_at_any_time_a_balance_is_the_sum_of_its_entries_and_no_entry_is_cancelled_twice(
    make_store: MakeStore, found: list[tuple[str, Any]]
) -> None:
    life = _Life(make_store())
    store = life.store
    for what, given_value in found:
        life.step(what, given_value)
        added = sums(store)
        for who in life.people:
            assert wallets.balance(store, who) == added.get(who, 0)
            assert store.one("SELECT points FROM member WHERE id = ?", (who,)) == (
                added.get(who, 0),
            )
        doubled = store.rows(
            "SELECT reverses FROM entry WHERE reverses IS NOT NULL GROUP BY reverses"
            " HAVING count(*) > 1"
        )
        chained = store.rows(
            "SELECT 1 FROM entry r JOIN entry e ON e.id = r.reverses"
            " WHERE e.reverses IS NOT NULL OR r.points <> -e.points OR r.member <> e.member"
        )
        assert (doubled, chained) == ([], [])
        twice = store.rows(
            "SELECT 1 FROM entry e WHERE kind = 'award'"
            " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
            " GROUP BY rule, member, evidence_key HAVING count(*) > 1"
        )
        assert twice == []
    store.close()


@QUICK
@given(st.lists(deeds, max_size=10), st.integers(0, 2**42))
def test_a_balance_of_the_past_is_the_sum_of_what_had_happened_by_then(
    make_store: MakeStore, found: list[tuple[int, str, str, int | None]], moment: int
) -> None:
    store = make_store()
    people = _people(store)
    rules = [publish(store, body) for body in RULES]
    for who, kind, local, amount in found:
        did(store, people[who], kind, local, amount)
    _run_all(store, rules)
    for who in people:
        found_entries = store.rows("SELECT at, points FROM entry WHERE member = ?", (who,))
        for at in (moment, *(at for at, _ in found_entries)):
            expected = sum(points for when, points in found_entries if when <= at)
            assert wallets.balance(store, who, at) == expected
    store.close()
