"""The ladder, three axes, who brought whom, partners: what a person decides and what follows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import activities, history, ladder, members, merging, partners, referrals
from desktop.models.ladder import LADDER, brought
from desktop.models.member import Filter, MemberQuery
from desktop.models.partner import CATEGORIES
from desktop.models.problem import Problem
from desktop.store import ladder as standing
from desktop.store import members as roster
from desktop.store import partners as directory
from desktop.store import raising
from desktop.store import referrals as told
from desktop.store.community import Store


def somebody(store: Store, name: str, **fields: str) -> bytes:
    """A new member; his level by somebody's word where it takes one."""
    level = fields.pop("level", "") if fields.get("level") in ("粉丝", "朋友") else ""
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    if level:
        ladder.move(store, [made], level, "老成员")
    return made


def order(store: Store, who: bytes, local: str = "2026-03-01T10:00:00") -> None:
    """He buys something."""
    activities.add(store, who, "order", local, amount=9900)


def counts(store: Store, day: str = "") -> dict[str, int]:
    """Step of the ladder -> who stands on it."""
    return {one.step: one.count for one in standing.funnel(store, day)}


# -- the ladder ------------------------------------------------------------------------------------


def test_one_order_makes_a_customer_and_a_second_suggests_a_user(store: Store) -> None:
    who = somebody(store, "林霞")
    assert standing.standing(store, who) == ""
    order(store, who)
    assert standing.standing(store, who) == "客户"
    assert raising.suggestions(store) == []
    order(store, who, "2026-04-01T10:00:00")
    assert standing.standing(store, who) == "客户"
    (one,) = raising.suggestions(store)
    assert (one.member, one.before, one.after, one.orders) == (who, "客户", "用户", 2)


def test_a_person_confirms_and_level_and_step_are_written_together(store: Store) -> None:
    who = somebody(store, "林霞")
    for month in (3, 4):
        order(store, who, f"2026-0{month}-01T10:00:00")
    done = ladder.move(store, [who], "用户")
    found = roster.find(store, who)
    assert found is not None
    assert found.row.level == "用户"
    (step,) = standing.steps(store, who)
    assert (step.before, step.after) == ("客户", "用户")
    assert raising.suggestions(store) == []
    assert done.result == 1


def test_fans_and_friends_need_a_note_of_evidence(store: Store) -> None:
    who = somebody(store, "林霞")
    for step in ("粉丝", "朋友"):
        with pytest.raises(Problem, match=step) as refused:
            ladder.move(store, [who], step, "  ")
        assert refused.value.code == "ladder.no_evidence"
    ladder.move(store, [who], "粉丝", "三个月里转发了 12 次")
    assert standing.steps(store, who)[0].evidence == "三个月里转发了 12 次"


def test_nobody_goes_down_unless_it_is_said_expressly(store: Store) -> None:
    who = somebody(store, "林霞", level="朋友")
    for _ in range(3):
        order(store, who)
    with pytest.raises(Problem) as refused:
        ladder.move(store, [who], "客户")
    assert refused.value.code == "ladder.down"
    assert standing.standing(store, who) == "朋友"
    ladder.move(store, [who], "客户", down=True)
    assert standing.standing(store, who) == "客户"
    # Who was just judged is not suggested again by what he did before.
    assert raising.suggestions(store) == []


def test_who_was_looked_at_is_suggested_again_only_after_another_order(store: Store) -> None:
    who = somebody(store, "林霞")
    order(store, who)
    order(store, who, "2026-04-01T10:00:00")
    ladder.keep(store, [who], "代别人下的单")
    assert raising.suggestions(store) == []
    assert standing.standing(store, who) == "客户"
    order(store, who, "2027-01-01T10:00:00")
    assert [one.orders for one in raising.suggestions(store)] == [3]


def test_the_funnel_counts_who_stands_on_each_step_and_who_reached_it(store: Store) -> None:
    for number, step in enumerate((*LADDER, "粉丝")):
        somebody(store, f"成员{number}", level=step)
    order(store, somebody(store, "新客"))
    found = [(one.step, one.count, one.reached) for one in standing.funnel(store)]
    assert found == [("客户", 2, 6), ("用户", 1, 4), ("粉丝", 2, 3), ("朋友", 1, 1)]


def test_what_was_judged_is_never_rewritten_and_undone_as_a_whole(store: Store) -> None:
    who = somebody(store, "林霞", level="客户")
    done = ladder.move(store, [who], "用户")
    history.undo(store, done.action)
    assert standing.standing(store, who) == "客户"
    told_of = [(one.before, one.after) for one in standing.steps(store, who)]
    assert sorted(told_of) == [("客户", "用户"), ("用户", "客户")]
    history.redo(store)
    assert standing.standing(store, who) == "用户"


def test_orders_of_a_merged_record_count(store: Store) -> None:
    one, other = somebody(store, "林霞"), somebody(store, "林小霞")
    order(store, one)
    order(store, other, "2026-04-01T10:00:00")
    merging.merge(store, one, other)
    assert [found.orders for found in raising.suggestions(store)] == [2]


# -- three axes ------------------------------------------------------------------------------------


def test_the_three_axes_are_counted_and_a_list_keeps_who_is_all_three(store: Store) -> None:
    all_three, buyer = somebody(store, "林霞"), somebody(store, "王芳")
    invited = somebody(store, "李雷")
    for who in (all_three, buyer):
        order(store, who)
    activities.add(store, all_three, "post", "2026-03-02T10:00:00")
    referrals.add(store, invited, all_three, "入群时说的")
    axes = MemberQuery(filters=(Filter("axes", "=", ("orders", "referrals", "contributions")),))
    assert not standing.axes(store, all_three).all_three
    assert roster.page(store, axes) == []
    referrals.decide(store, invited, "confirmed")
    found = standing.axes(store, all_three)
    assert (found.orders, found.referrals, found.contributions) == (1, 1, 1)
    assert found.all_three
    assert [one.id for one in roster.page(store, axes)] == [all_three]


def test_whom_he_brought_counts_once_though_it_was_entered_twice(store: Store) -> None:
    who = somebody(store, "林霞")
    guests = [somebody(store, name) for name in ("李雷", "王芳")]
    for guest in guests:
        referrals.add(store, guest, who, "扫了她的码")
        referrals.decide(store, guest, "confirmed")
    at = "2026-03-02T10:00:00"
    told_of = {
        "带李雷来的": 2,  # the same as his referral
        "": 2,  # taken for the other one
        "带陈晨来的": 3,  # whom no referral names
        "，": 4,
    }
    for text, count in told_of.items():
        activities.add(store, who, "referral", at, text=text)
        assert standing.axes(store, who).referrals == count
    activities.add(store, who, "referral", "2026-03-03T10:00:00")
    assert standing.axes(store, who).referrals == 5


names = st.sampled_from(["李雷", "王芳", "陈晨"])


@given(st.lists(names, unique=True), st.lists(names | st.just(""), max_size=6))
def test_a_person_is_never_counted_twice_nor_forgotten(
    confirmed: list[str], noted: list[str]
) -> None:
    count = brought([(name, "", "") for name in confirmed], noted)
    assert len(confirmed) <= count <= len(confirmed) + len(noted)
    # To note of everybody confirmed that he was brought adds nobody.
    assert brought([(name,) for name in confirmed], confirmed) == len(confirmed)
    assert brought([(name,) for name in confirmed], [""] * len(confirmed)) == len(confirmed)


# -- who brought whom ------------------------------------------------------------------------------


def test_an_inviter_is_credited_once_for_an_invitee(store: Store) -> None:
    one, other, guest = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    referrals.add(store, guest, one, "扫了她的码", "春季拉新")
    referrals.add(store, guest, one, "扫了她的码", "春季拉新")
    assert len(told.brought(store, one)) == 1
    with pytest.raises(Problem) as refused:
        referrals.add(store, guest, other, "也说是她")
    assert refused.value.code == "referral.taken"
    assert "林霞" in refused.value.sentence()


def test_nobody_brings_himself_directly_or_by_way_of_others(store: Store) -> None:
    one, other, third = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    with pytest.raises(Problem) as refused:
        referrals.add(store, one, one, "自己")
    assert refused.value.code == "referral.self"
    referrals.add(store, other, one, "名片")
    referrals.add(store, third, other, "名片")
    with pytest.raises(Problem) as refused:
        referrals.add(store, one, third, "名片")
    assert refused.value.code == "referral.circle"


def test_a_refused_referral_gives_way_and_counts_for_nobody(store: Store) -> None:
    one, other, guest = (somebody(store, name) for name in ("林霞", "王芳", "李雷"))
    referrals.add(store, guest, one, "听说")
    referrals.decide(store, guest, "refused")
    assert told.brought(store, one) == []
    referrals.add(store, guest, other, "扫了她的码")
    found = told.inviter(store, guest)
    assert found is not None
    assert (found.inviter, found.state) == (other, "pending")


def test_a_referral_needs_evidence(store: Store) -> None:
    one, guest = somebody(store, "林霞"), somebody(store, "李雷")
    with pytest.raises(Problem) as refused:
        referrals.add(store, guest, one, " ")
    assert refused.value.code == "referral.no_evidence"


@settings(max_examples=20)
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_no_order_of_referrals_ever_makes_a_circle(
    store: Store, pairs: list[tuple[int, int]]
) -> None:
    people = [somebody(store, f"成员{number}") for number in range(5)]
    for guest, host in pairs:
        try:
            referrals.add(store, people[guest], people[host], "名片")
        except Problem:
            continue
    for who in people:
        assert who not in told.above(store, who)


# -- partners --------------------------------------------------------------------------------------


def test_six_categories_are_preset_and_another_is_said_in_ones_own_words(store: Store) -> None:
    assert [pair[0] for pair in CATEGORIES.values()] == [
        "超市", "菜市场", "药店", "银行", "餐饮", "教育培训",
    ]  # fmt: skip
    partners.save(store, None, {"name": "百姓药房", "category": "药店"})
    partners.save(store, None, {"name": "修车铺", "category": "汽修"})
    assert {one.name: one.category for one in directory.page(store)} == {
        "百姓药房": "pharmacy",
        "修车铺": "汽修",
    }


def test_what_expired_drops_out_of_the_benefits(store: Store) -> None:
    terms = {"name": "百姓药房", "benefit": "会员九折", "from": "2026-01-01", "to": "2026-06-30"}
    partners.save(store, None, terms)
    partners.save(store, None, {"name": "城市银行", "benefit": "免年费"})
    assert directory.count(store) == 2
    names = {
        day: [one.name for one in directory.page(store, day)]
        for day in ("2025-12-31", "2026-06-30", "2026-07-01")
    }
    assert names == {
        "2025-12-31": ["城市银行"],
        "2026-06-30": ["百姓药房", "城市银行"],
        "2026-07-01": ["城市银行"],
    } or names["2026-06-30"] == ["城市银行", "百姓药房"]


def test_a_term_does_not_end_before_it_begins(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        partners.save(store, None, {"name": "甲", "from": "2026-06-01", "to": "2026-05-01"})
    assert refused.value.code == "partner.days"
    assert directory.count(store) == 0
