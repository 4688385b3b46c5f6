"""A rule of named cycles gives from the day to the day that the owner wrote, once in each."""

from datetime import date

import pytest

from desktop.actions import activities, boards, rewards
from desktop.models import rule
from desktop.models.problem import Problem
from desktop.models.rehearsal import Span
from desktop.models.rule_sentence import sentence
from desktop.store.community import Store
from tests.rewards_builders import did, member, publish, standing, sums

SEASON = {
    "name": "赛季榜",
    "trigger": "rank",
    "period": "custom",
    "activity": "checkin",
    "measure": "count",
    "points": [100, 50],
}
SPRING, LATER = "2026-03-05/2026-03-20", "2026-03-20/2026-03-31"


def _season(store: Store) -> tuple[bytes, bytes, bytes]:
    one, other = member(store, "王芳"), member(store, "李雷")
    for day in ("04", "05", "20"):
        did(store, one, "checkin", f"2026-03-{day}T23:00:00")
    did(store, other, "checkin", "2026-03-20T00:00:00")
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    return publish(store, SEASON, on="2026-01-01"), one, other


def test_both_ends_belong_to_a_named_cycle(store: Store) -> None:
    made, one, other = _season(store)
    boards.publish(store, made, SPRING)
    assert standing(store, made) == {(one, SPRING): 100, (other, SPRING): 50}
    found = boards.board(store, made, SPRING)
    assert [(line.name, line.measure) for line in found.lines] == [("王芳", 2), ("李雷", 1)]
    assert [one.period for one in boards.cycles(store, made)] == [SPRING]


def test_a_run_closes_every_named_cycle_that_is_over_and_a_day_may_be_in_two(
    store: Store,
) -> None:
    made, one, other = _season(store)
    boards.name_cycle(store, "月末赛", date(2026, 3, 20), date(2026, 3, 31))
    boards.name_cycle(store, "来年", date(2998, 1, 1), date(2998, 12, 31))
    rewards.run(store, made)
    assert standing(store, made) == {
        (one, SPRING): 100,
        (other, SPRING): 50,
        (one, LATER): 100,
        (other, LATER): 100,
    }
    assert rewards.run(store, made).nothing
    assert store.rows("SELECT period FROM closing ORDER BY period") == [(SPRING,), (LATER,)]


def test_what_is_corrected_later_touches_the_cycles_that_its_day_is_in(store: Store) -> None:
    made, one, other = _season(store)
    boards.publish(store, made, SPRING)
    wrong = store.rows(
        "SELECT id FROM activity WHERE member = ? AND local LIKE '2026-03-20%'", (one,)
    )[0][0]
    activities.correct(store, wrong, "记错了")
    # Now both have one: they share the first place.
    assert sums(store) == {one: 100, other: 100}
    assert len(boards.board(store, made, SPRING).waiting) == 2
    boards.adjust(store, made, SPRING)
    assert boards.board(store, made, SPRING).waiting == ()


def test_a_rule_of_named_cycles_is_tried_on_those_that_ended_in_the_days(store: Store) -> None:
    _, one, _other = _season(store)
    today = store.today()
    boards.name_cycle(store, "最近", today.replace(day=1).replace(month=1), today)
    did(store, one, "checkin", f"{today}T00:00:00")
    found = rewards.rehearse(store, rule.parse(SEASON), None, Span(today, today))
    assert (found.count, found.points) == (2, 150)


def test_only_closings_ask_for_named_cycles() -> None:
    with pytest.raises(Problem) as caught:
        rule.parse({**SEASON, "trigger": "each", "points": 5, "period": "custom"})
    assert caught.value.code in ("rule.not_for_trigger", "rule.not_one_of")
    assert sentence(rule.parse(SEASON)).startswith("每个自定周期")
    assert "named cycle" in sentence(rule.parse(SEASON), "en")
