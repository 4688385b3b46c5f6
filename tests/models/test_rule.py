"""What a rule file may say, and what it is told when it says something else."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import condition, rule
from desktop.models.condition import Every, Leaf, Not, Some
from desktop.models.problem import Problem
from desktop.models.rule import Cap, Share, Step, Version
from desktop.models.rule_caution import caution
from desktop.models.rule_sentence import sentence

EXAMPLES: list[dict[str, Any]] = [
    {
        "name": "到场",
        "trigger": "each",
        "activity": "checkin",
        "points": 10,
        "cap": {"per": "week", "points": 20},
    },
    {
        "name": "消费",
        "trigger": "each",
        "activity": "order",
        "points": {"every": 1000, "points": 1},
        "where": {"field": "city", "op": "=", "value": "广州"},
    },
    {
        "name": "活跃周",
        "trigger": "period",
        "period": "week",
        "activity": "post",
        "measure": "days",
        "at_least": 3,
        "points": 30,
    },
    {
        "name": "首单",
        "trigger": "once",
        "activity": "order",
        "measure": "count",
        "at_least": 1,
        "points": 50,
        "from": "2026-01-01",
        "to": "2026-12-31",
    },
    {
        "name": "月榜",
        "trigger": "rank",
        "period": "month",
        "activity": "order",
        "measure": "amount",
        "points": [100, 60, 30],
    },
    {
        "name": "签到里程碑",
        "trigger": "steps",
        "activity": "checkin",
        "measure": "count",
        "points": [{"at_least": 10, "points": 50}, {"at_least": 50, "points": 300}],
        "budget": 20000,
    },
    {
        "name": "贡献",
        "trigger": "each",
        "activity": "post",
        "points": 2,
        "cap": {"per": "day", "points": 6},
        "wallet": "contribution",
    },
    {
        "name": "推荐有礼",
        "trigger": "invite",
        "activity": "order",
        "measure": "count",
        "at_least": 1,
        "points": 50,
    },
]


def _with(**changed: Any) -> dict[str, Any]:
    return {**EXAMPLES[0], **changed}


def _steps(*steps: tuple[int, int]) -> dict[str, Any]:
    points = [{"at_least": least, "points": points} for least, points in steps]
    return {**EXAMPLES[5], "points": points}


def _problem(raw: object) -> Problem:
    with pytest.raises(Problem) as caught:
        rule.read(json.dumps(raw).encode())
    assert caught.value.sentence("zh_CN") != caught.value.sentence("en")
    return caught.value


@pytest.mark.parametrize("raw", EXAMPLES, ids=lambda raw: raw["trigger"])
def test_a_rule_file_means_the_same_after_it_was_read_and_written(raw: dict[str, Any]) -> None:
    read = rule.read(json.dumps(raw).encode())
    assert rule.parse(rule.document(read)) == read


def test_the_examples_keep_their_meaning() -> None:
    arrive, spend, active, first, ranking, milestones, giving, inviting = [
        rule.parse(raw) for raw in EXAMPLES
    ]
    assert arrive.caps == (Cap("week", 20),)
    assert spend.points == Share(1000, 1)
    assert spend.where == Leaf("city", "=", "广州")
    assert (active.period, active.measure, active.at_least) == ("week", "days", 3)
    assert (str(first.first), str(first.last)) == ("2026-01-01", "2026-12-31")
    assert ranking.points == (100, 60, 30)
    assert milestones.steps == (Step(10, 50), Step(50, 300))
    assert inviting.points == (50,)
    assert giving.wallet == "contribution"
    assert milestones.limits == (Cap("budget", 20_000),)


@pytest.mark.parametrize(
    ("raw", "code", "where"),
    [
        ([], "rule.not_object", "$"),
        (_with(colour="red"), "rule.unknown_key", "$"),
        (_with(cap={"per": "week", "points": 20, "x": 1}), "rule.unknown_key", "cap"),
        ({"name": "a", "activity": "post", "points": 1}, "rule.missing_key", "$"),
        (_with(trigger="always"), "rule.not_one_of", "trigger"),
        (_with(activity="sleep"), "rule.not_one_of", "activity"),
        (_with(points="10"), "rule.not_whole", "points"),
        (_with(points=10.0), "rule.not_whole", "points"),
        (_with(points=True), "rule.not_whole", "points"),
        (_with(points=0), "rule.not_whole", "points"),
        (_with(points=float("nan")), "rule.not_whole", "points"),
        (_with(points={"every": 0, "points": 1}), "rule.not_whole", "points.every"),
        (_with(points=[1, 2]), "rule.not_whole", "points"),
        (_with(cap=[{"per": "day", "points": "x"}]), "rule.not_whole", "cap[0].points"),
        ({**EXAMPLES[5], "points": 10}, "rule.not_list", "points"),
        ({**EXAMPLES[5], "points": []}, "rule.empty_list", "points"),
        (_steps((10, 50), (10, 60)), "rule.not_whole", "points[1].at_least"),
        (_steps((10, 50), (5, 60)), "rule.not_whole", "points[1].at_least"),
        (_steps(*((i + 1, 1) for i in range(21))), "rule.too_many", "points"),
        ({**EXAMPLES[7], "depth": 2}, "rule.not_whole", "depth"),
        ({**EXAMPLES[7], "points": []}, "rule.empty_list", "points"),
        ({**EXAMPLES[7], "points": [5, 0]}, "rule.not_whole", "points[1]"),
        (_with(wallet="stored"), "rule.not_one_of", "wallet"),
        (_with(budget=0), "rule.not_whole", "budget"),
        (_with(cap={"per": "budget", "points": 1}), "rule.not_one_of", "cap.per"),
        (_with(cap={"per": "hour", "points": 1}), "rule.not_one_of", "cap.per"),
        (_with(cap={"per": "cycle", "points": 1}), "rule.no_cycle", "cap"),
        (_with(name=""), "rule.not_text", "name"),
        (_with(name="\ud800"), "rule.not_text", "name"),
        (_with(name="x" * 300), "rule.not_text", "name"),
        (_with(**{"from": "2026-02-30"}), "rule.not_date", "from"),
        (_with(where={"field": "shoe", "op": "=", "value": "1"}), "rule.not_one_of", "where.field"),
        (_with(where={"field": "city", "op": "<", "value": "1"}), "rule.not_one_of", "where.op"),
        (_with(where={"field": "city", "op": "=", "value": 1}), "rule.not_text", "where.value"),
        (_with(where={"all": {}}), "rule.not_list", "where.all"),
        (_with(where={"any": []}), "rule.empty_list", "where.any"),
        (_with(where={"all": [], "any": []}), "rule.not_condition", "where"),
        (
            _with(where={"all": [{"not": {"field": "amount", "op": "<", "value": "9"}}]}),
            "rule.not_whole",
            "where.all[0].not.value",
        ),
    ],
)
def test_a_mistake_is_answered_with_its_place_in_the_file(
    raw: object, code: str, where: str
) -> None:
    problem = _problem(raw)
    assert (problem.code, problem.values["where"]) == (code, where)


@pytest.mark.parametrize("more", [{"points": [50, 10, 1]}, {"depth": 3}, {"depth": 9}])
def test_a_reward_for_three_levels_of_referrals_is_no_rule_and_the_reason_is_told(
    more: dict[str, Any],
) -> None:
    problem = _problem({**EXAMPLES[7], **more})
    assert problem.code == "rule.pyramid"
    assert "传销" in problem.sentence("zh_CN")
    assert "pyramid" in problem.sentence("en")


def test_a_first_time_may_be_that_of_each_category_or_series() -> None:
    of_each = rule.parse({**EXAMPLES[3], "in_each": "category"})
    assert rule.parse(rule.document(of_each)) == of_each
    assert "每个分类第一次下单，得 50 分，每个只给一次" in sentence(of_each)
    told = rule.Rule("x", "once", "checkin", 5, in_each="series")
    assert sentence(told, "en") == (
        "The first check-in of each series earns 5 points, once for each."
    )
    assert _problem(_with(in_each="series")).code == "rule.not_for_trigger"
    assert _problem({**EXAMPLES[3], "in_each": "day"}).code == "rule.not_one_of"


def test_two_levels_of_referrals_are_a_rule_to_think_about() -> None:
    two = rule.parse({**EXAMPLES[7], "points": [50, 10], "depth": 2})
    assert rule.parse(rule.document(two)) == two
    assert sentence(two).endswith("推荐人得 50 分，推荐人的推荐人得 10 分，每位只给一次。")
    assert sentence(two, "en") == (
        "The first order, by somebody who was brought, earns 50 points for who brought him"
        " and 10 points for who brought that one, once for each."
    )
    assert "两层" in caution(two)
    assert "law" in caution(two, "en")
    assert "Three or more cannot be saved" in caution(two, "en")
    assert caution(rule.parse(EXAMPLES[7])) == ""


def test_a_budget_that_several_computers_share_comes_with_a_caution() -> None:
    one = rule.parse({**EXAMPLES[0], "budget": 500})
    assert caution(one) == ""
    assert "收回" in caution(one, shared=True)
    assert "takes back" in caution(one, "en", shared=True)


def test_a_key_that_means_nothing_for_the_trigger_is_refused() -> None:
    assert _problem(_with(measure="days")).code == "rule.not_for_trigger"
    assert _problem({**EXAMPLES[3], "period": "week"}).code == "rule.not_for_trigger"


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    assert _problem(_with(**{"from": "2026-02-01", "to": "2026-01-31"})).code == "rule.window"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe{", "rule.not_utf8"),
        (b'{"name": }', "rule.not_json"),
        (b"", "rule.not_json"),
        (b'{"name": "a", "name": "b"}', "rule.repeated_key"),
        (b'{"points": ' + b"9" * 5000 + b"}", "rule.not_whole"),
        (b"[" * 60_000, "rule.too_deep"),
        (b" " * 70_000, "rule.too_large"),
    ],
)
def test_a_file_that_is_no_rule_is_a_problem_and_never_a_crash(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        rule.read(data)
    assert caught.value.code == code
    assert caught.value.sentence("zh_CN")


def test_a_condition_nested_too_deep_is_refused() -> None:
    tree: dict[str, object] = {"field": "city", "op": "=", "value": "广州"}
    for _ in range(condition.DEPTH):
        tree = {"not": tree}
    assert _problem(_with(where=tree)).code == "rule.too_deep"


def test_a_byte_order_mark_before_the_rule_is_read_over() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(EXAMPLES[0]).encode()
    assert rule.read(data) == rule.parse(EXAMPLES[0])


leaves = st.one_of(
    st.builds(Leaf, st.just("city"), st.sampled_from(["=", "!="]), st.sampled_from("甲乙")),
    st.builds(Leaf, st.just("amount"), st.sampled_from(["<", ">="]), st.integers(-9, 9)),
    st.builds(Leaf, st.just("tag"), st.just("in"), st.just(("a", "b"))),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)


@given(trees)
def test_a_condition_tree_reads_back_as_it_was_written(tree: condition.Condition) -> None:
    if _depth(tree) <= condition.DEPTH:
        assert condition.parse(condition.document(tree)) == tree


def _depth(tree: condition.Condition) -> int:
    if isinstance(tree, Leaf):
        return 1
    parts = (tree.part,) if isinstance(tree, Not) else tree.parts
    return 1 + max(_depth(part) for part in parts)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_rule_or_a_problem(data: bytes) -> None:
    with suppress(Problem):
        rule.read(data)


def test_what_is_older_than_the_first_publishing_belongs_to_the_newest_version() -> None:
    body = rule.parse(EXAMPLES[0])
    versions = [Version(1, body, 100), Version(2, body, 200)]
    assert [rule.in_force(versions, at).number for at in (50, 100, 199, 200)] == [2, 1, 1, 2]


def test_a_rule_is_told_in_one_sentence_in_chinese_and_english() -> None:
    told = [sentence(rule.parse(raw)) for raw in EXAMPLES]
    assert told == [
        "每次签到，得 10 分；每周最多 20 分。",
        "城市是“广州”的，每次下单，金额每满 10 元得 1 分。",
        "每周发言至少 3 天，得 30 分。",
        "从 2026-01-01 到 2026-12-31，第一次下单，得 50 分，只给一次。",
        "每月按下单金额排名，第 1 名得 100 分，第 2 名得 60 分，第 3 名得 30 分。",
        "签到次数达到 10 次得 50 分，50 次得 300 分，每一步只给一次；"
        "这条规则一共最多发 20,000 分。",
        "每次发言，得 2 点贡献；每天最多 6 点贡献。",
        "推荐来的人第一次下单，推荐人得 50 分，每位只给一次。",
    ]
    assert sentence(rule.parse(EXAMPLES[5]), "en") == (
        "The check-in count earns 50 points at 10, 300 points at 50, each step once;"
        " the whole rule gives at most 20,000 points."
    )
    assert sentence(rule.parse(EXAMPLES[0]), "en") == (
        "Each check-in earns 10 points; at most 20 points a week."
    )


def test_the_very_first_time_is_told_as_such_and_a_later_one_by_its_number() -> None:
    first = rule.Rule("x", "once", "order", 50)
    assert sentence(first) == "第一次下单，得 50 分，只给一次。"
    assert sentence(first, "en") == "The first order earns 50 points, once."
    third = rule.Rule("x", "once", "order", 50, at_least=3)
    assert sentence(third) == "第一次做到下单至少 3 次，得 50 分，只给一次。"
    assert sentence(third, "en") == (
        "Reaching order number 3 for the first time earns 50 points, once."
    )


@given(trees)
def test_every_condition_can_be_told(tree: condition.Condition) -> None:
    told = rule.Rule("x", "each", "order", 1, where=tree)
    assert sentence(told).endswith("。")
    assert sentence(told, "en").endswith(".")


def _told(where: object, language: str = "zh_CN") -> str:
    raw = {"name": "到场", "trigger": "each", "activity": "checkin", "points": 1, "where": where}
    return sentence(rule.parse(raw), language)


CITY = {"field": "city", "op": "=", "value": "广州"}
LEVEL = {"field": "level", "op": "=", "value": "粉丝"}


@pytest.mark.parametrize(
    "where",
    [
        {"not": {"any": [CITY, LEVEL]}},
        {"not": {"all": [{"any": [CITY, LEVEL]}]}},
        {"not": {"not": {"any": [CITY, LEVEL]}}},
        {"all": [{"any": [CITY, LEVEL]}, {"not": {"all": [CITY, LEVEL]}}]},
        {"any": [{"all": [{"any": [CITY, LEVEL]}]}, CITY]},
    ],
)
def test_brackets_are_never_doubled_around_one_condition(where: object) -> None:
    for language, pair in (("zh_CN", "（）"), ("en", "()")):
        told, opened, closed = _told(where, language), [], {}
        for place, letter in enumerate(told):
            if letter == pair[0]:
                opened.append(place)
            elif letter == pair[1]:
                closed[opened.pop()] = place
        assert opened == []
        assert [one for one, end in closed.items() if closed.get(one + 1) == end - 1] == []


def test_a_single_condition_in_a_group_stands_without_brackets() -> None:
    assert _told({"all": [{"any": [CITY, LEVEL]}]}) == _told({"any": [CITY, LEVEL]})


def test_one_is_singular_in_an_english_rule() -> None:
    raw = {
        "name": "活跃周",
        "trigger": "period",
        "period": "week",
        "activity": "post",
        "measure": "days",
        "at_least": 1,
        "points": 1,
        "cap": {"per": "month", "points": 1},
        "expires": {"days": 1},
    }
    assert sentence(rule.parse(raw), "en") == (
        "Each week, 1 day with a post or more earns 1 point; at most 1 point a month; "
        "valid for 1 day."
    )
