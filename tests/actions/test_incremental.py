"""What is settled as activity comes, changes and goes is what a settling of everything would be."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.actions import activities, history, rewards
from desktop.models import period
from desktop.models.history import Undone
from desktop.models.problem import Problem
from desktop.models.referral import CONFIRMED
from desktop.models.rulebook import StoredRule
from desktop.store import history as told
from desktop.store import periods, rulebook, settlement
from desktop.store.community import Store
from desktop.store.rules import totals
from desktop.store.settlement import Touched
from tests.conftest import MakeStore
from tests.rewards_builders import ACTIVE, EXAMPLES, member, publish, standing, sums
from tests.store.rewards_reference import Deed, Person, World, due

UNTIL = "2026-05-31T23:59:59"
MORE: tuple[dict[str, Any], ...] = (
    {
        "name": "发言",
        "trigger": "each",
        "activity": "post",
        "points": 7,
        "cap": [{"per": "week", "points": 16}, {"per": "month", "points": 40}],
    },
    {
        "name": "连着来",
        "trigger": "once",
        "activity": "post",
        "measure": "streak",
        "at_least": 2,
        "points": 9,
    },
    {
        "name": "勤快周",
        "trigger": "period",
        "period": "week",
        "activity": "checkin",
        "measure": "count",
        "points": {"every": 1, "points": 4},
        "cap": {"per": "month", "points": 10},
    },
    {
        "name": "月消费",
        "trigger": "period",
        "period": "month",
        "activity": "order",
        "measure": "amount",
        "at_least": 600,
        "points": {"every": 600, "points": 2},
        "where": {"field": "weekday", "op": "in", "value": [1, 2, 3, 4, 5]},
    },
    {
        "name": "来了又来",
        "trigger": "steps",
        "activity": "checkin",
        "points": [{"at_least": 2, "points": 5}, {"at_least": 4, "points": 20}],
    },
    {"name": "先到先得", "trigger": "each", "activity": "post", "points": 6, "budget": 20},
    {"name": "推荐有礼", "trigger": "invite", "activity": "order", "points": [8, 3]},
    {
        "name": "周榜",
        "trigger": "rank",
        "period": "week",
        "activity": "post",
        "measure": "days",
        "points": [9, 5],
    },
)
CITIES = ("广州", "广州", "北京")

deeds = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["checkin", "post", "post", "order"]),
    st.builds(
        "2026-{:02}-{:02}T{:02}:00:00".format,
        st.sampled_from([3, 3, 4]),
        st.integers(1, 11),
        st.sampled_from([8, 20]),
    ),
    st.sampled_from([None, 500, 2500, 9900]),
)
labels = st.sampled_from(["2026-W09", "2026-W10", "2026-W11", "2026-W14", "2026-03", "2026-04"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), deeds),
        st.tuples(st.just("add"), deeds),
        st.tuples(st.just("correct"), st.integers(0, 30)),
        st.tuples(st.just("close"), labels),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("redo"), st.none()),
        st.tuples(st.just("adjust"), st.none()),
    ),
    max_size=22,
)


class _Life:
    """One community in which activity comes and goes through what an operator can do."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.people = [member(store, f"成员{i}", city=city) for i, city in enumerate(CITIES)]
        self.rules = [publish(store, body, on="2026-01-01") for body in (*EXAMPLES, *MORE)]
        self.late: set[Touched] = set()
        self.ever: set[Touched] = set()
        first, second, third = self.people
        self.brought = {second: first, third: second}
        for invitee, inviter in self.brought.items():
            with store.recording("referral.add") as rec:
                said = {"invitee": invitee, "inviter": inviter, "state": CONFIRMED, "at": 1}
                rec.put("referral", None, said)

    def add(self, deed: tuple[int, str, str, int | None]) -> None:
        who, kind, local, amount = deed
        given = amount if kind == "order" else None
        activities.add(self.store, self.people[who], kind, local, amount=given)
        self.late.add(Touched(self.people[who], kind, local))
        self.ever |= self.late

    def correct(self, which: int) -> None:
        found = self.store.rows("SELECT id FROM activity WHERE gone = 0 ORDER BY id")
        if found:
            activities.correct(self.store, found[which % len(found)][0], "记错了")

    def close(self, label: str) -> None:
        for rule in self._cyclic(label):
            rewards.close(self.store, rule, label)

    def _cyclic(self, label: str) -> list[bytes]:
        known = [rulebook.load(self.store, one) for one in self.rules]
        return [one.id for one in known if one.newest.period == period.kind(label)]

    def undo(self, _: None) -> None:
        last = told.last_own(self.store)
        if last is not None and last.kind in ("activity.add", "activity.correct", "rewards.close"):
            history.undo(self.store)
            if last.kind == "rewards.close":
                # What an undone adjusting took in is late again.
                self.late |= self.ever

    def redo(self, _: None) -> None:
        history.redo(self.store)

    def adjust(self, _: None) -> None:
        """Whoever looks after the cycles takes in what came late."""
        with self.store.recording("rewards.close") as rec:
            settlement.adjust(rec, self.store, self.late)
        self.late.clear()

    def world(self) -> World:
        people = {
            one: Person(one, city=city) for one, city in zip(self.people, CITIES, strict=True)
        }
        found = self.store.rows(
            "SELECT id, member, kind, local, at, amount FROM activity"
            " WHERE gone = 0 AND coalesce(state, '') <> 'voided'"
        )
        return World(people, [Deed(*row) for row in found], brought=self.brought)


def _expected(life: _Life, stored: StoredRule) -> dict[tuple[bytes, str], int]:
    """What an obvious evaluation of everything says, of the cycles that are closed."""
    span = stored.newest.period
    every = life.world()
    if stored.newest.trigger not in ("period", "rank") or span is None:
        return due(list(stored.published), every, UNTIL)
    days = {deed.day for deed in every.deeds}
    named = {period.label(date.fromisoformat(day), span): 1 for day in days}
    shut = periods.closed(life.store, stored.id)
    found = due(list(stored.published), every, UNTIL, named)
    return {key: points for key, points in found.items() if key[1] in shut}


def _left(store: Store, stored: StoredRule) -> tuple[int, ...]:
    """What a run over everything would still write into what is settled so far."""
    question = settlement.run_question(store, stored, UNTIL)
    shut = periods.closed(store, stored.id)
    cycles = tuple(replace(one, due=one.label in shut) for one in question.cycles)
    query = totals(replace(question, cycles=cycles))
    row = store.one(query.sql, query.values)
    return tuple(row or ())


@settings(max_examples=40)
@given(steps)
def test_settling_what_changed_comes_to_the_same_as_settling_everything(
    make_store: MakeStore, found: list[tuple[str, Any]]
) -> None:
    life = _Life(make_store())
    for what, argument in found:
        act: Callable[[Any], None] = getattr(life, what)
        with suppress(Problem):
            act(argument)
    life.adjust(None)
    for rule in life.rules:
        stored = rulebook.load(life.store, rule)
        assert standing(life.store, rule) == _expected(life, stored), stored.name
        assert _left(life.store, stored) == (0, 0, 0, 0), stored.name
    life.store.close()


def test_a_stopped_rule_still_takes_back_what_it_gave_in_a_closed_cycle(store: Store) -> None:
    who = member(store)
    weekly = publish(store, ACTIVE, on="2026-01-01")
    for day in (2, 3, 4):
        activities.add(store, who, "post", f"2026-03-0{day}T12:00:00")
    rewards.close(store, weekly, "2026-W10")
    rewards.stop(store, weekly)
    assert list(standing(store).values()) == [30]
    ((first,),) = store.rows("SELECT id FROM activity ORDER BY local LIMIT 1")
    activities.correct(store, first, "记错了")
    assert standing(store) == {}


def test_undoing_a_closing_takes_back_what_was_adjusted_since(store: Store) -> None:
    who, late = member(store), member(store)
    weekly = publish(store, ACTIVE, on="2026-01-01")
    for day in (2, 3, 4):
        activities.add(store, who, "post", f"2026-03-0{day}T12:00:00")
    closed = rewards.close(store, weekly, "2026-W10").action
    ((first,),) = store.rows("SELECT id FROM activity ORDER BY local LIMIT 1")
    activities.correct(store, first, "记错了")
    history.undo(store)
    for day in (2, 3, 4):
        activities.add(store, late, "post", f"2026-03-0{day}T12:00:00")
    rewards.close(store, weekly, "2026-W10")
    assert standing(store) == {(who, "2026-W10"): 30, (late, "2026-W10"): 30}
    history.undo(store, closed)
    assert (standing(store), sums(store)) == ({}, {who: 0, late: 0})
    rewards.close(store, weekly, "2026-W10")
    assert standing(store) == {(who, "2026-W10"): 30, (late, "2026-W10"): 30}


def test_a_closing_that_comes_back_gives_its_points_again(store: Store) -> None:
    who = member(store)
    weekly = publish(store, ACTIVE, on="2026-01-01")
    for day in (2, 3, 4):
        activities.add(store, who, "post", f"2026-03-0{day}T12:00:00")
    rewards.close(store, weekly, "2026-W10")
    for _ in range(2):
        history.undo(store)
        assert standing(store) == {}
        back = history.redo(store).result
        assert isinstance(back, Undone)
        assert back.kept == ()
        assert (standing(store), sums(store)) == ({(who, "2026-W10"): 30}, {who: 30})


def test_adjusting_one_member_leaves_what_others_have_in_the_same_week(store: Store) -> None:
    who, other = member(store), member(store)
    weekly = publish(store, ACTIVE, on="2026-01-01")
    for one in (who, other):
        for day in (2, 3, 4):
            activities.add(store, one, "post", f"2026-03-0{day}T12:00:00")
    rewards.close(store, weekly, "2026-W10")
    assert sorted(standing(store).values()) == [30, 30]
    ((first,),) = store.rows("SELECT id FROM activity WHERE member = ? LIMIT 1", (who,))
    activities.correct(store, first, "记错了")
    assert standing(store) == {(other, "2026-W10"): 30}
