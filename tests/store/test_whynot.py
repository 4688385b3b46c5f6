"""Why there are points, and why there are none: every answer with the numbers that it rests on."""

from typing import Any

import pytest

from desktop.actions import activities, referrals, rewards
from desktop.actions.merging import merge
from desktop.models import period
from desktop.models.problem import Problem
from desktop.models.whynot import Asked, Reason
from desktop.models.whynot_words import Speaker
from desktop.store import rulebook, whynot
from desktop.store.community import Store
from tests.rewards_builders import ACTIVE, ARRIVE, FIRST, RANKING, SPEND, did, member, publish

EARLY = "2026-01-01"


def why(store: Store, who: bytes, rule: bytes, **more: Any) -> Reason:
    """The one reason of one rule."""
    (found,) = whynot.ask(store, Asked(who, rule, **more)).reasons
    return found


def told(store: Store, one: Reason, language: str = "zh_CN") -> str:
    return Speaker(language, store.zone).said(one)


def run(store: Store, rule: bytes, until: str = "") -> None:
    rewards.run(store, rule, period.bounds(until)[1] if until else None)


def test_what_was_given_is_told_with_its_entry(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    doing = did(store, who, "checkin", "2026-03-02")
    assert why(store, who, rule, activity=doing).code == "waits"
    run(store, rule)
    one = why(store, who, rule, activity=doing)
    assert (one.code, one.points) == ("given", 10)
    assert told(store, one) == "已经给了 10 分（2026-03-02 12:00）"
    assert told(store, one, "en") == "10 points were given (2026-03-02 12:00)"


def test_a_rule_about_something_else_says_so(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    assert told(store, why(store, who, rule)) == "还没有签到记录"
    one = why(store, who, rule, activity=did(store, who, "post", "2026-03-02"))
    assert told(store, one) == "这条规则看的是签到，这件事是发言"


def test_an_activity_outside_the_window_is_told_with_the_day(store: Store) -> None:
    body = {**ARRIVE, "from": "2026-03-01", "to": "2026-03-31"}
    rule, who = publish(store, body, EARLY), member(store)
    before = why(store, who, rule, activity=did(store, who, "checkin", "2026-02-27"))
    assert told(store, before) == "2026-02-27 12:00 在规则开始（2026-03-01）之前"
    after = why(store, who, rule, activity=did(store, who, "checkin", "2026-04-01"))
    assert told(store, after, "en") == "2026-04-01 12:00 is after the rule ends on 2026-03-31"


def test_a_condition_that_is_not_met_is_told_with_his_value(store: Store) -> None:
    rule, who = publish(store, SPEND, EARLY), member(store, city="深圳")
    doing = did(store, who, "order", "2026-03-02", 9_900)
    assert told(store, why(store, who, rule, activity=doing)) == (
        "条件不符：要城市是“广州”，他的城市是“深圳”"
    )
    nowhere = member(store, "韩梅梅")
    doing = did(store, nowhere, "order", "2026-03-02", 9_900)
    assert told(store, why(store, nowhere, rule, activity=doing)).endswith("他的没有填")


def test_a_number_that_is_too_small_is_told(store: Store) -> None:
    where = {"all": [{"field": "count.checkin.90", "op": ">=", "value": 3},
                     {"field": "amount", "op": ">=", "value": 5_000}]}  # fmt: skip
    rule, who = publish(store, {**SPEND, "where": where}, EARLY), member(store)
    did(store, who, "checkin", store.today().isoformat() + "T00:00:00")
    one = why(store, who, rule, activity=did(store, who, "order", "2026-03-02", 4_200))
    assert [(part.leaf.field, part.value) for part in one.unmet] == [
        ("count.checkin.90", 1), ("amount", 4_200),
    ]  # fmt: skip
    assert "下单金额" not in told(store, one)
    assert "42 元" in told(store, one)


def test_a_share_that_is_not_full_says_how_much_it_takes(store: Store) -> None:
    rule = publish(store, {**SPEND, "where": None}, EARLY)
    who = member(store)
    one = why(store, who, rule, activity=did(store, who, "order", "2026-03-02", 990))
    assert told(store, one) == "这一笔 9.90 元，不满 10 元"


def test_the_cap_that_cut_it_is_named(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    made = [did(store, who, "checkin", f"2026-03-0{day}") for day in (2, 3, 4)]
    run(store, rule)
    one = why(store, who, rule, activity=made[2])
    assert (one.code, one.per, one.needs) == ("cap", "week", 20)
    assert told(store, one) == "每周最多 20 分，到 2026-03-04 12:00 已经满了"
    assert told(store, one, "en") == (
        "in a week it gives at most 20 points, which by 2026-03-04 12:00 was full"
    )


def test_what_a_limit_cut_before_the_rule_was_stopped_is_told_of_the_limit(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    made = [did(store, who, "checkin", f"2026-03-0{day}") for day in (2, 3, 4)]
    run(store, rule)
    rewards.stop(store, rule)
    assert why(store, who, rule, activity=made[2]).code == "cap"
    assert why(store, who, rule).code == "cap"
    later = why(store, who, rule, activity=did(store, who, "checkin", "2026-03-10"))
    assert told(store, later) == "规则停用了，2026-03-10 12:00 的这件事不算"


def test_a_milestone_that_a_budget_kept_away_is_told_of_it_once_the_rule_is_stopped(
    store: Store,
) -> None:
    body = {"name": "连签", "trigger": "steps", "activity": "checkin", "measure": "count",
            "points": [{"at_least": 1, "points": 20}, {"at_least": 2, "points": 30}],
            "cap": {"per": "lifetime", "points": 20}}  # fmt: skip
    rule, who = publish(store, body, EARLY), member(store)
    for day in (2, 3):
        did(store, who, "checkin", f"2026-03-0{day}")
    run(store, rule)
    rewards.stop(store, rule)
    assert why(store, who, rule).code == "cap"


def test_what_a_limit_cut_is_told_with_what_it_came_to(store: Store) -> None:
    body = {**ARRIVE, "cap": [{"per": "day", "points": 90}, {"per": "week", "points": 15}]}
    rule, who = publish(store, body, EARLY), member(store)
    made = [did(store, who, "checkin", f"2026-03-0{day}") for day in (2, 3)]
    run(store, rule)
    one = why(store, who, rule, activity=made[1])
    assert (one.code, one.points, one.has, one.per, one.needs) == ("given", 5, 10, "week", 15)
    assert told(store, one) == ("已经给了 5 分（2026-03-03 12:00），本来是 10 分，每周最多 15 分")
    assert told(store, one, "en").endswith("of 10 points: in a week it gives at most 15 points")
    assert "本来" not in told(store, why(store, who, rule, activity=made[0]))


def test_of_several_limits_the_one_that_is_full_is_named(store: Store) -> None:
    body = {**ARRIVE, "cap": [{"per": "lifetime", "points": 25}, {"per": "week", "points": 20}]}
    rule, who = publish(store, body, EARLY), member(store)
    made = [did(store, who, "checkin", f"2026-03-0{day}") for day in range(2, 9)]
    run(store, rule)
    one = why(store, who, rule, activity=made[-1])
    assert (one.code, one.per, one.needs) == ("cap", "week", 20)


def test_what_is_given_once_for_each_category_is_asked_of_that_category(store: Store) -> None:
    body = {"name": "尝鲜", "trigger": "once", "in_each": "category", "activity": "order",
            "points": 20}  # fmt: skip
    rule, who = publish(store, body, EARLY), member(store)
    assert why(store, who, rule).code == "none"
    made = {}
    for day, category in (("02", "书"), ("03", "书"), ("04", ""), ("05", "茶")):
        detail = {"amount": 100, "category": category}
        made[day] = activities.add(store, who, "order", f"2026-03-{day}T12:00:00", **detail).result
    one = why(store, who, rule, activity=made["03"])
    assert (one.code, one.points, one.local[:10]) == ("given", 20, "2026-03-02")
    one = why(store, who, rule, activity=made["04"])
    assert (one.code, "没有分类" in told(store, one)) == ("partless", True)
    assert (why(store, who, rule).code, why(store, who, rule).local[:10]) == ("given", "2026-03-05")


def test_a_reason_names_the_version_that_it_went_by(store: Store) -> None:
    publish(store, ARRIVE, EARLY)
    rule, who = publish(store, {**ARRIVE, "points": 12}, "2026-03-10"), member(store)
    old, new = (did(store, who, "checkin", f"2026-03-{day}") for day in ("02", "11"))
    run(store, rule)
    assert [why(store, who, rule, activity=one).version for one in (old, new)] == [1, 2]
    (found,) = whynot.ask(store, Asked(who, rule, activity=old)).reasons
    assert Speaker("en", store.zone).line(found).startswith("到场 (version 1): 10 points")


def test_the_budget_that_others_used_up_is_named(store: Store) -> None:
    body = {"name": "先到先得", "trigger": "each", "activity": "post", "points": 10, "budget": 10}
    rule, first, late = publish(store, body, EARLY), member(store), member(store, "韩梅梅")
    did(store, first, "post", "2026-03-02")
    doing = did(store, late, "post", "2026-03-03")
    run(store, rule)
    assert told(store, why(store, late, rule, activity=doing)) == "规则的总预算是 10 分，已经用完"


def test_what_happened_in_a_pause_or_is_voided_does_not_count(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    doing = did(store, who, "checkin", "2026-03-02")
    with store.recording("rule.pause") as rec:
        begins = period.instant("2026-03-01T00:00:00", store.zone)
        ends = period.instant("2026-03-05T00:00:00", store.zone)
        rulebook.pause(rec, rulebook.load(store, rule), begins, ends)
    assert told(store, why(store, who, rule, activity=doing)) == (
        "2026-03-02 12:00 在规则暂停期间（2026-03-01 00:00 起，到 2026-03-05 00:00）"
    )
    other = did(store, who, "checkin", "2026-03-09")
    activities.correct(store, other, "登记错人")
    assert told(store, why(store, who, rule, activity=other)).endswith("已经作废：登记错人")


def test_what_is_older_than_the_rule_waits_for_a_run(store: Store) -> None:
    rule, who = publish(store, ARRIVE, "2026-03-10"), member(store)
    doing = did(store, who, "checkin", "2026-03-02")
    one = why(store, who, rule, activity=doing)
    assert (one.code, told(store, one)) == (
        "older", "2026-03-02 12:00 早于规则发布（2026-03-10 00:00），要补发才有",
    )  # fmt: skip
    run(store, rule)
    assert why(store, who, rule, activity=doing).code == "given"


def test_what_an_operator_took_back_is_told_with_the_reason(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    doing = did(store, who, "checkin", "2026-03-02")
    run(store, rule)
    entry = why(store, who, rule, activity=doing).entry
    assert entry is not None
    rewards.reverse(store, entry, "代签")
    one = why(store, who, rule, activity=doing)
    assert (one.code, one.why) == ("taken_back", "代签")
    assert told(store, one).endswith("：代签；规则不会再给")


def test_what_stands_on_the_record_that_was_merged_is_told(store: Store) -> None:
    rule = publish(store, {**FIRST, "from": "2026-01-01"}, EARLY)
    who, alias = member(store, "李雷"), member(store, "李小雷")
    did(store, alias, "order", "2026-03-02", 100)
    run(store, rule)
    merge(store, who, alias)
    one = why(store, who, rule)
    assert (one.code, one.alias) == ("given", "李小雷")
    assert "李小雷" in told(store, one)


def test_a_cycle_that_goes_on_is_not_said_to_wait_for_its_closing(store: Store) -> None:
    who = member(store)
    empty = Speaker("zh_CN", store.zone).letter(whynot.ask(store, Asked(who)))
    assert empty.splitlines() == ["李雷：现在有 0 分", "还没有积分规则"]
    rule = publish(store, {**RANKING, "period": "year"}, EARLY)
    did(store, who, "order", f"{store.today()}T00:00:00", 5000)
    one = why(store, who, rule)
    year = store.today().year
    said = f"{year} 还没结束，现在是 50 元，第 1 名，照这样会给，结算以后才算"
    assert (one.code, told(store, one)) == ("leading", said)


def test_a_week_that_is_short_of_a_day_says_how_many_there_are(store: Store) -> None:
    rule, who = publish(store, ACTIVE, EARLY), member(store)
    for day in (2, 3):
        did(store, who, "post", f"2026-03-0{day}")
    one = why(store, who, rule, period="2026-W10")
    assert (one.code, told(store, one)) == ("below", "现在是 2 天，要 3 天")
    did(store, who, "post", "2026-03-05")
    assert why(store, who, rule, period="2026-W10").code == "unclosed"
    rewards.close(store, rule, "2026-W10")
    assert why(store, who, rule, period="2026-W10").code == "given"
    other = member(store, "韩梅梅")
    for day in (2, 3, 5):
        did(store, other, "post", f"2026-03-0{day}")
    late = why(store, other, rule, period="2026-W10")
    assert (late.code, told(store, late)) == (
        "late", "2026-W10（03-02 – 03-08）已经结算，这件事来得晚，下次结算时补差"
    )  # fmt: skip
    label = period.label(store.today(), "week")
    assert told(store, why(store, who, rule)).startswith(f"{label}（")
    assert told(store, why(store, who, rule)).endswith("）还没结束，现在是 0 天，要 3 天")
    with pytest.raises(Problem) as refused:
        why(store, who, rule, period="2026-03")
    assert refused.value.code == "rule.other_period"


def test_a_place_without_points_is_told(store: Store) -> None:
    rule = publish(store, RANKING, EARLY)
    people = [member(store, name) for name in ("甲", "乙", "丙", "丁")]
    for place, who in enumerate(people, 1):
        did(store, who, "order", "2026-03-02", 10_000 // place)
    run(store, rule)
    assert why(store, people[0], rule, period="2026-03").code == "given"
    one = why(store, people[3], rule, period="2026-03")
    assert (one.code, one.place) == ("place", 4)
    assert told(store, one) == "2026-03 得 25 元，第 4 名，前 3 名才有"
    now = why(store, people[3], rule)
    assert told(store, now).endswith("还没结束，现在是 0 元，前 3 名才有")


def test_steps_tell_what_the_next_one_takes(store: Store) -> None:
    steps = [{"at_least": 2, "points": 5}, {"at_least": 4, "points": 9}]
    body = {"name": "里程碑", "trigger": "steps", "activity": "checkin", "measure": "count",
            "points": steps}  # fmt: skip
    rule, who = publish(store, body, EARLY), member(store)
    for day in (2, 3, 4):
        did(store, who, "checkin", f"2026-03-0{day}")
    run(store, rule)
    assert told(store, why(store, who, rule)) == (
        "现在是 3 次，要 4 次；各步：2 次 5 分（已给）、4 次 9 分（还差 1 次）"
    )
    (english,) = whynot.ask(store, Asked(who, rule)).reasons
    assert (
        Speaker("en", store.zone)
        .said(english)
        .endswith("steps: 2 times: 5 points (given), 4 times: 9 points (1 time to go)")
    )


def test_an_inviter_is_told_what_is_missing(store: Store) -> None:
    body = {"name": "老带新", "trigger": "invite", "activity": "order", "points": 20}
    rule, who, friend = publish(store, body, EARLY), member(store), member(store, "韩梅梅")
    assert why(store, who, rule).code == "uninvited"
    referrals.add(store, friend, who, "一起来的")
    assert why(store, who, rule).code == "unqualified"
    referrals.decide(store, friend, "confirmed")
    assert why(store, who, rule).code == "unqualified"
    did(store, friend, "order", "2026-03-02", 100)
    run(store, rule)
    assert why(store, who, rule).code == "given"


def test_an_inviter_is_not_promised_points_by_a_rule_that_was_stopped(store: Store) -> None:
    body = {"name": "老带新", "trigger": "invite", "activity": "order", "points": 20}
    rule, who, friend = publish(store, body, EARLY), member(store), member(store, "韩梅梅")
    referrals.add(store, friend, who, "一起来的")
    referrals.decide(store, friend, "confirmed")
    did(store, friend, "order", "2026-03-02", 100)
    assert why(store, who, rule).code == "waits"
    rewards.stop(store, rule)
    assert told(store, why(store, who, rule)) == "规则停用了，2026-03-02 12:00 的这件事不算"


def test_a_balance_is_made_of_what_each_rule_gave(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    did(store, who, "checkin", "2026-03-02")
    did(store, who, "checkin", "2026-03-03")
    run(store, rule)
    rewards.award(store, who, 5, "帮忙")
    found = whynot.ask(store, Asked(who))
    assert (found.balance, sum(one.points for one in found.made)) == (25, 25)
    letter = Speaker("zh_CN", store.zone).letter(found).splitlines()
    assert letter[:3] == ["李雷：现在有 25 分", "到场  2 笔  20 分", "手工  1 笔  5 分"]
    assert letter[3].startswith("到场（第 1 版）：已经给了 10 分")


def test_what_another_did_is_not_asked_of_him(store: Store) -> None:
    rule, who = publish(store, ARRIVE, EARLY), member(store)
    doing = did(store, member(store, "韩梅梅"), "checkin", "2026-03-02")
    with pytest.raises(Problem):
        why(store, who, rule, activity=doing)
