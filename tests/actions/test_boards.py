"""Boards of cycles: who stands where, frozen for good, what came late as an adjustment."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import boards, history, members, rewards, stays
from desktop.models import board as models
from desktop.models import period
from desktop.models.board_words import announcement, move_words
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import boards as stored
from desktop.store.boardcheck import broken
from desktop.store.check import check
from desktop.store.community import Store
from tests.rewards_builders import ACTIVE, ARRIVE, RANKING, did, member, merge, publish, sums

MONTH = "2026-03"


def _month(store: Store) -> tuple[bytes, dict[str, bytes]]:
    """Four who ordered in March, two of them for the same, and the ranking of months."""
    people = {name: member(store, name) for name in ("王芳", "李雷", "韩梅梅", "单文博")}
    for name, fen in (("王芳", 120_000), ("李雷", 80_000), ("韩梅梅", 80_000), ("单文博", 5_000)):
        did(store, people[name], "order", "2026-03-10", fen)
    return publish(store, RANKING, on="2026-01-01"), people


def _lines(found: models.Board) -> list[tuple[int, str, int, int, bool]]:
    return [(one.place, one.name, one.measure, one.points, one.tied) for one in found.lines]


def test_ties_share_a_place_and_its_points_and_are_shown_as_such(store: Store) -> None:
    rule, people = _month(store)
    boards.freeze(store, rule, MONTH)
    found = boards.board(store, rule, MONTH)
    lines = sorted(_lines(found))
    assert lines[0] == (1, "王芳", 120_000, 100, False)
    assert {one[1:] for one in lines[1:3]} == {
        ("李雷", 80_000, 60, True),
        ("韩梅梅", 80_000, 60, True),
    }
    assert lines[3] == (4, "单文博", 5_000, 0, False)
    assert sums(store)[people["李雷"]] == 60


_SHARED = ("李雷", "韩梅梅")


def test_a_frozen_list_never_changes_and_what_came_late_is_an_adjustment(store: Store) -> None:
    rule, people = _month(store)
    boards.publish(store, rule, MONTH)
    frozen = boards.board(store, rule, MONTH)
    assert (frozen.state, frozen.waiting) == ("published", ())
    # A laptop brings an order of March in April.
    did(store, people["单文博"], "order", "2026-03-30", 200_000)
    later = boards.board(store, rule, MONTH)
    assert later.lines == frozen.lines
    assert {one.name for one in later.waiting} == set(people)
    boards.adjust(store, rule, MONTH)
    told = boards.board(store, rule, MONTH)
    assert told.lines == frozen.lines
    assert (len(told.adjustments), told.waiting) == (1, ())
    moved = {one.name: one for one in told.adjustments[0].moves}
    after = moved["单文博"].after
    assert after is not None
    assert (after.place, after.measure, after.points) == (1, 205_000, 100)
    # What was waiting was told with the points that came of it, and with the places shared.
    assert later.waiting == told.adjustments[0].moves
    ties = {name: (one.was_tied, one.tied) for name, one in moved.items()}
    assert ties == {**dict.fromkeys(people, (False, False)), **dict.fromkeys(_SHARED, (True, True))}
    said = move_words(told, moved["李雷"])
    assert said == "李雷：第 2 名（并列） 800 元 +60 分 → 第 3 名（并列） 800 元 +30 分"
    got = sums(store)
    assert [got[people[name]] for name in ("单文博", "王芳", "李雷")] == [100, 60, 30]
    with pytest.raises(Problem) as caught:
        boards.adjust(store, rule, MONTH)
    assert caught.value.code == "board.nothing"
    with pytest.raises(Problem) as caught:
        boards.freeze(store, rule, MONTH)
    assert caught.value.code == "board.frozen"


def test_nobody_gets_more_than_one_award_per_rule_and_cycle(store: Store) -> None:
    rule, people = _month(store)
    boards.freeze(store, rule, MONTH)
    rewards.close(store, rule, MONTH)
    rewards.run(store, rule, date(2026, 12, 31))
    did(store, people["李雷"], "order", "2026-03-31", 100)
    boards.adjust(store, rule, MONTH)
    standing = store.rows(
        "SELECT member, count(*) FROM entry e WHERE kind = 'award' AND NOT EXISTS"
        " (SELECT 1 FROM entry r WHERE r.reverses = e.id) GROUP BY member"
    )
    assert {count for _, count in standing} == {1}


def test_a_cycle_that_is_not_over_cannot_be_frozen(store: Store) -> None:
    rule, _ = _month(store)
    for what, label in ((rule, "2999-01"), (None, "2999-W01")):
        with pytest.raises(Problem) as caught:
            boards.freeze(store, what, label)
        assert caught.value.code == "rule.period_open"
    assert boards.board(store, None, "2999-W01").state == "open"


def test_a_rule_without_cycles_has_no_board(store: Store) -> None:
    each, weekly = publish(store, ARRIVE), publish(store, ACTIVE)
    for what, label, code in (
        (each, "2026-W10", "rule.no_cycles"),
        (weekly, MONTH, "rule.other_period"),
        (weekly, "March", "period.unknown"),
    ):
        with pytest.raises(Problem) as caught:
            boards.board(store, what, label)
        assert caught.value.code == code


def test_who_may_not_close_cycles_freezes_no_board(store: Store) -> None:
    rule, _ = _month(store)
    store.actor = replace(store.actor, role="admin", cells=PRESETS["admin"])
    for act in (boards.freeze, boards.publish, boards.adjust):
        with pytest.raises(Problem) as caught:
            act(store, rule, MONTH)
        assert caught.value.code == "role.not_allowed"
    assert boards.board(store, rule, MONTH).state == "ended"


def test_the_board_of_points_counts_what_was_earned_in_the_week_by_rule_or_by_hand(
    store: Store,
) -> None:
    who, other = member(store, "王芳"), member(store, "李雷")
    rule = publish(store, ARRIVE, on="2026-01-01")
    for day in ("2026-03-02", "2026-03-05"):
        did(store, who, "checkin", day)
    late = did(store, other, "checkin", "2026-03-08T23:59:59")
    did(store, other, "checkin", "2026-03-09T00:00:00")
    rewards.run(store, rule, date(2026, 3, 31))
    found = boards.board(store, None, "2026-W10")
    assert _lines(found) == [(1, "王芳", 20, 20, False), (2, "李雷", 10, 10, False)]
    boards.freeze(store, None, "2026-W10")
    with store.recording("activity.correct") as rec:
        rec.put("activity", late, {"state": "voided"})
    rewards.run(store, rule, date(2026, 3, 31))
    now = boards.board(store, None, "2026-W10")
    assert now.lines == found.lines
    assert [(one.name, one.after) for one in now.waiting] == [("李雷", None)]


def test_points_given_by_hand_count_in_the_week_of_today_and_spends_do_not(store: Store) -> None:
    who = member(store, "王芳")
    rewards.award(store, who, 30, "义工")
    wrong = rewards.award(store, who, 500, "记错").result
    assert isinstance(wrong, bytes)
    rewards.reverse(store, wrong, "多打了零")
    label = period.label(store.today(), "week")
    assert [one.points for one in boards.board(store, None, label).lines] == [30]


def test_after_a_merge_the_frozen_list_stands_and_the_one_who_stays_is_shown_anew(
    store: Store,
) -> None:
    rule, people = _month(store)
    boards.freeze(store, rule, MONTH)
    merge(store, people["韩梅梅"], people["李雷"])
    found = boards.board(store, rule, MONTH)
    assert len(found.lines) == 4
    moved = {one.member: one.after for one in found.waiting}
    assert moved[people["韩梅梅"]] is None
    together = moved[people["李雷"]]
    assert together is not None
    assert (together.place, together.measure) == (1, 160_000)


def test_every_step_holds_the_hash_of_the_one_before(store: Store) -> None:
    rule, people = _month(store)
    boards.publish(store, rule, MONTH)
    did(store, people["单文博"], "order", "2026-03-30", 200_000)
    boards.adjust(store, rule, MONTH)
    before = ""
    for step in stored.steps(store, rule, MONTH):
        made = models.step_hash(
            store.community, rule, MONTH, step.number, step.kind, step.rows, before
        )
        assert step.hash == made != before
        before = step.hash
    assert broken(store) == 0


def test_a_frozen_list_that_was_tampered_with_is_found_by_the_check(store: Store) -> None:
    rule, _ = _month(store)
    boards.publish(store, rule, MONTH)
    assert {one.name: one.problem for one in check(store)}["boards"] is None
    with store.writing() as connection:
        connection.execute("DROP TRIGGER board_no_update")
        connection.execute("UPDATE board SET rows = replace(rows, '120000', '120001')")
    found = {one.name: one.problem for one in check(store)}["boards"]
    assert found is not None
    assert found.code == "vault.check_boards"


def test_who_was_removed_keeps_his_line_without_his_name(store: Store) -> None:
    rule, people = _month(store)
    boards.publish(store, rule, MONTH)
    with store.recording("member.remove") as rec:
        rec.delete("member", people["王芳"])
    found = boards.board(store, rule, MONTH)
    assert (found.lines[0].name, found.lines[0].measure) == ("", 120_000)
    assert "第 1 名 （已移出） 1,200 元" in announcement(found, "青禾读书会", 3)


def test_members_of_one_name_are_told_apart_by_number_and_nobody_else_is(store: Store) -> None:
    rule, _people = _month(store)
    known = members.add(store, {"name": "张伟", "number": "QH0007"}).result
    assert isinstance(known, bytes)
    others = (member(store, "张伟", nickname="小伟"), member(store, "张伟"))
    for who, fen in zip((known, *others), (9_000, 8_000, 7_000), strict=True):
        did(store, who, "order", "2026-03-11", fen)
    boards.freeze(store, rule, MONTH)
    text = announcement(boards.board(store, rule, MONTH), "青禾", 10)
    assert "第 4 名 张伟（QH0007） 90 元" in text
    assert "第 5 名 张伟（小伟） 80 元" in text
    assert "第 6 名 张伟（#" in text
    assert "第 1 名 王芳 1,200 元" in text
    late = member(store, "王芳", nickname="芳姐")
    did(store, late, "order", "2026-03-12", 999_900)
    moved = boards.board(store, rule, MONTH).waiting
    assert {one.beside for one in moved if one.name == "王芳"} == {"芳姐", "#1"}


def test_who_left_after_the_cycle_keeps_his_line_and_his_name(store: Store) -> None:
    rule, people = _month(store)
    boards.freeze(store, rule, MONTH)
    stays.leave(store, [people["王芳"]], "搬家")
    found = boards.board(store, rule, MONTH)
    assert (found.lines[0].name, found.waiting) == ("王芳", ())


def test_a_named_cycle_runs_from_day_to_day_and_has_a_board(store: Store) -> None:
    who = member(store, "王芳")
    rule = publish(store, ARRIVE, on="2026-01-01")
    for day in ("2026-03-04", "2026-03-05", "2026-03-20", "2026-03-21"):
        did(store, who, "checkin", day)
    rewards.run(store, rule, date(2026, 3, 31))
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    (line,) = boards.cycles(store, None, "custom")
    assert (line.period, line.name, line.state) == ("2026-03-05/2026-03-20", "春季赛", "ended")
    boards.publish(store, None, line.period)
    found = boards.board(store, None, line.period)
    assert ([one.points for one in found.lines], found.period_name) == ([20], "春季赛")
    with pytest.raises(Problem) as caught:
        boards.drop_cycle(store, "春季赛")
    assert caught.value.code == "cycle.closed"


@pytest.mark.parametrize(
    ("name", "first", "last", "code"),
    [
        ("", "2026-03-01", "2026-03-02", "cycle.name"),
        ("春", "2026-03-02", "2026-03-01", "cycle.days"),
        ("春季赛", "2026-04-01", "2026-04-02", "cycle.taken"),
        ("夏", "2026-03-05", "2026-03-20", "cycle.taken"),
    ],
)
def test_a_cycle_has_a_name_and_days_of_its_own(
    store: Store, name: str, first: str, last: str, code: str
) -> None:
    boards.name_cycle(store, "春季赛", date(2026, 3, 5), date(2026, 3, 20))
    with pytest.raises(Problem) as caught:
        boards.name_cycle(store, name, date.fromisoformat(first), date.fromisoformat(last))
    assert caught.value.code == code
    boards.drop_cycle(store, "春季赛")
    assert boards.cycles(store, None, "custom") == []


def test_the_cycles_of_a_board_are_listed_from_this_week_back_to_the_first_evidence(
    store: Store,
) -> None:
    today = store.today()
    did(store, member(store), "post", (today - timedelta(21)).isoformat())
    rule = publish(store, ACTIVE, on="2020-01-01")
    found = boards.cycles(store, rule)
    assert [one.state for one in found] == ["open", "ended", "ended", "ended"]
    assert found[0].period == period.label(today, "week")


def test_the_announcement_names_places_ties_and_adjustments(store: Store) -> None:
    rule, people = _month(store)
    boards.publish(store, rule, MONTH)
    did(store, people["单文博"], "order", "2026-03-30", 200_000)
    boards.adjust(store, rule, MONTH)
    found = boards.board(store, rule, MONTH)
    lines = announcement(found, "青禾读书会", 2).split("\n")
    assert lines[0] == "青禾读书会 · 月榜 · 2026-03"
    assert lines[1] == "第 1 名 王芳 1,200 元 +100 分"
    assert sorted(lines[2:4]) == [
        "第 2 名（并列） 李雷 800 元 +60 分",
        "第 2 名（并列） 韩梅梅 800 元 +60 分",
    ]
    assert lines[4:7] == [
        "另有 1 人上榜。",
        "第 1 次补差：",
        "单文博：第 4 名 50 元 → 第 1 名 2,050 元 +100 分",
    ]
    english = announcement(found, "Qinghe", 2, "en").split("\n")
    assert english[1] == "1. 王芳 ¥1,200 +100 points"
    assert "2. (tied) 李雷 ¥800 +60 points" in english


def test_a_list_that_was_frozen_is_not_undone_with_the_points_it_gave(store: Store) -> None:
    made = publish(store, RANKING, on="2026-01-01")
    who = member(store, "王芳")
    did(store, who, "order", "2026-03-02", 100)
    for act in (boards.freeze, boards.publish):
        with pytest.raises(Problem) as refused:
            history.undo(store, act(store, made, "2026-03").action)
        assert refused.value.code == "history.lasting"
    assert (sums(store), boards.board(store, made, "2026-03").state) == ({who: 100}, "published")


def test_undoing_a_run_leaves_the_points_of_a_list_that_was_frozen_since(store: Store) -> None:
    made = publish(store, RANKING, on="2026-01-01")
    who = member(store, "王芳")
    for month in ("02", "03"):
        did(store, who, "order", f"2026-{month}-02", 100)
    run = rewards.run(store, made)
    boards.freeze(store, made, "2026-03")
    kept = history.undo(store, run.action).result.kept
    assert [one.table for one in kept] == ["closing"]
    assert sums(store) == {who: 100}
    assert store.rows("SELECT period FROM closing WHERE gone = 0") == [("2026-03",)]
