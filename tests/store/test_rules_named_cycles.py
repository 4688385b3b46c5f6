"""A rule of named cycles gives from the day to the day that the owner wrote, once in each."""

from datetime import date

import pytest

from desktop.actions import activities, boards, history, rewards
from desktop.models import rule
from desktop.models.problem import Problem
from desktop.models.rehearsal import Span
from desktop.models.rule_sentence import sentence
from desktop.models.whynot import Asked
from desktop.store import whynot
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


def test_the_sentence_says_that_cycles_are_the_ones_with_names() -> None:
    assert sentence(rule.parse(SEASON)).startswith("每个自定周期")
    assert "named cycle" in sentence(rule.parse(SEASON), "en")


SEASONED = {
    "name": "到场",
    "trigger": "each",
    "activity": "checkin",
    "points": 10,
    "period": "custom",
    "cap": {"per": "cycle", "points": 15},
}


def _came(store: Store, who: bytes, *days: str) -> None:
    for day in days:
        did(store, who, "checkin", f"2026-03-{day}T12:00:00")


def _by_day(store: Store, made: bytes) -> dict[str, int]:
    found = store.rows(
        "SELECT substr(e.local, 9, 2), e.points FROM entry e WHERE e.rule = ? AND e.kind = 'award'"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)",
        (made,),
    )
    return {str(day): int(points) for day, points in found}


def test_a_rule_for_each_time_gives_only_so_much_in_each_named_cycle(store: Store) -> None:
    made, who = publish(store, SEASONED, on="2026-01-01"), member(store, "王芳")
    _came(store, who, "03", "04", "05", "06", "21", "22", "23", "30", "31")
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    boards.name_cycle(store, "月末赛", date(2026, 3, 22), date(2026, 3, 30))
    rewards.run(store, made)
    # Outside of them it takes nothing away.
    given = {"03": 10, "04": 10, "05": 10, "06": 5, "21": 10, "22": 10, "23": 5, "31": 10}
    assert _by_day(store, made) == given
    assert rewards.run(store, made).nothing
    assert "每个自定周期最多 15 分" in sentence(rule.parse(SEASONED))
    assert "a named cycle" in sentence(rule.parse(SEASONED), "en")
    one = next(one for one in whynot.ask(store, Asked(who, made)).reasons)
    assert one.code == "given"
    # They are no cycles that anything is closed by.
    assert whynot.ask(store, Asked(who, period=SPRING)).reasons == ()
    with pytest.raises(Problem) as refused:
        boards.cycles(store, made)
    assert refused.value.code == "rule.no_cycles"


def test_a_day_of_two_named_cycles_counts_in_the_one_that_began_first(store: Store) -> None:
    made, who = publish(store, SEASONED, on="2026-01-01"), member(store, "王芳")
    boards.name_cycle(store, "长的", date(2026, 3, 1), date(2026, 3, 31))
    boards.name_cycle(store, "里面的", date(2026, 3, 10), date(2026, 3, 12))
    _came(store, who, "09", "11", "20")
    rewards.run(store, made)
    assert _by_day(store, made) == {"09": 10, "11": 5}


def test_naming_a_cycle_and_dropping_it_is_followed_at_once(store: Store) -> None:
    made, who = publish(store, SEASONED, on="2026-01-01"), member(store, "王芳")
    for day in ("06", "07"):
        activities.add(store, who, "checkin", f"2026-03-{day}T12:00:00")
    assert _by_day(store, made) == {"06": 10, "07": 10}
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    assert _by_day(store, made) == {"06": 10, "07": 5}
    history.undo(store)
    rewards.run(store, made)
    assert _by_day(store, made) == {"06": 10, "07": 10}
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    boards.drop_cycle(store, "春季赛")
    assert _by_day(store, made) == {"06": 10, "07": 10}
    assert rewards.run(store, made).nothing


def test_a_cap_of_named_cycles_may_come_with_the_next_version(store: Store) -> None:
    before = {key: SEASONED[key] for key in ("name", "trigger", "activity", "points")}
    first = publish(store, before, on="2026-01-01")
    assert publish(store, SEASONED, on="2026-03-07") == first
    who = member(store, "王芳")
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    _came(store, who, "06", "08", "09")
    rewards.run(store, first)
    assert _by_day(store, first) == {"06": 10, "08": 5}
