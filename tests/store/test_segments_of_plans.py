"""Segments by membership: which plan is in force, how somebody stands with it, when it ends."""

from datetime import timedelta

from desktop.actions import members as acting
from desktop.actions import merging, payments, plans
from desktop.actions.payments import Received
from desktop.models.condition import Condition, Every, Leaf, Not
from desktop.models.condition_words import condition_words
from desktop.models.plan import Plan
from desktop.store.community import Store
from tests.store.test_segments import held, person


def made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result


def paid(store: Store, who: bytes, plan: bytes, ago: int) -> bytes:
    day = store.today() - timedelta(ago)
    return made(payments.pay(store, who, Received(plan=plan, day=day, reason="补记")).result)


def test_a_segment_asks_for_the_plan_in_force_its_standing_and_its_end(store: Store) -> None:
    yearly = made(plans.save(store, None, Plan(b"", "年度会员", 50_000, grace=30)).result)
    monthly = made(plans.save(store, None, Plan(b"", "月卡", 5_000, months=1, grace=5)).result)
    paid(store, person(store, "刚交的"), yearly, 0)
    paid(store, person(store, "快到期"), yearly, 345)
    paid(store, person(store, "宽限里"), yearly, 380)
    paid(store, person(store, "早过了"), yearly, 500)
    both = person(store, "两样都有")
    paid(store, both, yearly, 0)
    paid(store, both, monthly, 10)
    back = person(store, "退了")
    payments.take_back(store, paid(store, back, yearly, 0), "退费")
    person(store, "没有")
    year, month = Leaf("plan", "has", "年度会员"), Leaf("plan", "in", ("月卡", "别的"))
    asked: tuple[tuple[Condition, set[str]], ...] = (
        (year, {"刚交的", "快到期", "两样都有"}),
        (month, {"两样都有"}),
        (Not(year), {"宽限里", "早过了", "退了", "没有"}),
        (Leaf("plan_standing", "=", "in_force"), {"刚交的", "快到期", "两样都有"}),
        (Leaf("plan_standing", "in", ("grace", "lapsed")), {"宽限里", "早过了"}),
        (Leaf("plan_standing", "=", "none"), {"退了", "没有"}),
        (Leaf("plan_days", "<=", 30), {"快到期", "两样都有"}),
        (Leaf("plan_days", ">", 30), {"刚交的"}),
        (Every((year, Leaf("plan_days", "<=", 30))), {"快到期", "两样都有"}),
    )
    for tree, names in asked:
        assert held(store, tree) == names


def test_who_was_merged_has_the_plan_that_either_paid_for(store: Store) -> None:
    yearly = made(plans.save(store, None, Plan(b"", "年度会员", 50_000)).result)
    kept, other = person(store, "沈若溪"), person(store, "若溪")
    paid(store, other, yearly, 0)
    merging.merge(store, kept, other)
    assert held(store, Leaf("plan", "has", "年度会员")) == {"沈若溪"}
    assert held(store, Leaf("plan_standing", "=", "in_force")) == {"沈若溪"}
    acting.remove(store, [kept])
    assert held(store, Leaf("plan", "has", "年度会员")) == set()


def test_what_is_asked_of_a_plan_is_said_in_words() -> None:
    soon = Leaf("plan_days", "<=", 30)
    assert condition_words(soon) == "离会籍到期的天数不超过 30 天"
    assert condition_words(soon, "en") == "days until a plan ends is at most 30 days"
    assert condition_words(Leaf("plan_standing", "=", "grace")) == "会籍是宽限中"
