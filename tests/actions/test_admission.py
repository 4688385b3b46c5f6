"""Admission: questions and conditions, so many who agree, seats and the line before them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from desktop.actions import activities, admission, cooperation, erasing, groups, history, members
from desktop.actions import stays as leaving
from desktop.models.admission import ADMITTED, PENDING, REJECTED, WAITING
from desktop.models.problem import Problem
from desktop.store import admission as stored
from desktop.store import cooperation as logged
from desktop.store import headcount, stays
from desktop.store import members as roster
from desktop.store.community import Store

OWNERS = "车主认证"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as raised:
        yield
    assert raised.value.code == code
    assert raised.value.sentence("zh_CN")
    assert raised.value.sentence("en")


def asked(store: Store, name: str, place: bytes | None = None, **fields: str) -> bytes:
    done = admission.enter(store, place or store.community, {"name": name, **fields})
    assert isinstance(done.result, bytes)
    return done.result


def group(store: Store, **fields: object) -> bytes:
    told = groups.add(store, {"name": "车队", **fields}).result
    assert isinstance(told, groups.Told)
    return told.team


def state(store: Store, application: bytes) -> str:
    return stored.find(store, application).state


def person(store: Store, application: bytes) -> bytes:
    member = stored.find(store, application).member
    assert member is not None
    return member


def fill(store: Store, people: int) -> list[bytes]:
    with store.recording("member.import") as rec:
        return [rec.put("member", None, {"name": f"成员{at}"}) for at in range(people)]


# -- so many who agree -------------------------------------------------------------------------


def test_with_one_of_two_who_have_to_agree_the_applicant_still_waits_to_be_decided(
    store: Store,
) -> None:
    place = group(store)
    admission.set_rule(store, place, conditions=[OWNERS], needed=2)
    one = asked(store, "林霞", place, phone="13800138000")
    admission.approve(store, one, [OWNERS])
    found = stored.find(store, one)
    assert (found.state, len(found.agreed), found.rule.needed) == (PENDING, 1, 2)
    assert stored.rule(store, place).conditions == (OWNERS,)
    assert headcount.everybody(store) == 0


def test_a_condition_that_nobody_found_to_hold_keeps_an_applicant_out(store: Store) -> None:
    admission.set_rule(store, store.community, conditions=[OWNERS])
    one = asked(store, "林霞")
    admission.approve(store, one)
    assert (state(store, one), stored.find(store, one).unmet) == (PENDING, [OWNERS])
    with refused("application.no_condition"):
        admission.approve(store, one, ["会游泳"])
    admission.approve(store, one, [OWNERS], agrees=False)
    assert state(store, one) == ADMITTED


def test_who_is_let_in_is_a_member_with_a_number_in_the_group(store: Store) -> None:
    place = group(store)
    one = asked(store, "林霞", place, phone="13800138000", source="朋友圈")
    told = admission.approve(store, one).result
    assert isinstance(told, admission.Outcome)
    assert told.state == ADMITTED
    found = roster.find(store, person(store, one))
    assert found is not None
    assert (found.row.name, found.row.number, found.source) == ("林霞", "QH0001", "朋友圈")
    assert found.row.teams == ("车队",)
    assert [(each.place_name, each.term, each.ends) for each in stays.terms(store, found.row.id)]


def test_who_has_the_phone_already_is_no_second_member(store: Store) -> None:
    member = members.add(store, {"name": "林霞", "phone": "13800138000"}).result
    one = asked(store, "小霞", group(store), phone="138 0013 8000")
    admission.approve(store, one)
    assert person(store, one) == member
    assert headcount.everybody(store) == 1


def test_who_is_in_or_has_asked_need_not_ask_again(store: Store) -> None:
    members.add(store, {"name": "林霞", "phone": "13800138000"})
    with refused("application.inside"):
        asked(store, "林霞", phone="13800138000")
    asked(store, "王芳", phone="13900139000")
    with refused("application.twice"):
        asked(store, "王芳", phone="13900139000")
    with refused("application.nameless"):
        asked(store, " ")


def test_a_rejection_needs_a_reason_and_each_source_tells_what_became_of_its_own(
    store: Store,
) -> None:
    first, second, _ = (asked(store, name, source="朋友圈") for name in ("甲", "乙", "丙"))
    other = asked(store, "丁", source="展会")
    with refused("application.no_reason"):
        admission.reject(store, first, "  ")
    admission.reject(store, first, "没有车")
    admission.approve(store, second)
    admission.approve(store, other)
    assert state(store, first) == REJECTED
    assert stored.find(store, first).reason == "没有车"
    with refused("application.decided"):
        admission.approve(store, first)
    told = [(one.source, one.accepted, one.rejected, one.pending) for one in stored.report(store)]
    assert told == [("朋友圈", 1, 1, 1), ("展会", 1, 0, 0)]


def test_undoing_an_approval_takes_the_member_back_out(store: Store) -> None:
    one = asked(store, "林霞")
    done = admission.approve(store, one)
    history.undo(store, done.action)
    assert (state(store, one), headcount.everybody(store)) == (PENDING, 0)


# -- seats ---------------------------------------------------------------------------------------


def test_the_801st_of_800_waits_and_moves_up_by_himself_when_somebody_leaves(store: Store) -> None:
    people = fill(store, 800)
    cooperation.set_limits(store, capacity=800)
    with refused("community.full"):
        members.add(store, {"name": "林霞"})
    first = asked(store, "林霞")
    # The line is in the order of asking, by the millisecond.
    time.sleep(0.005)
    second = asked(store, "王芳")
    for one in (second, first):
        admission.approve(store, one)
    waiting = [(one.name, one.state, one.position) for one in stored.opened(store)]
    assert waiting == [("林霞", WAITING, 1), ("王芳", WAITING, 2)]
    assert leaving.leave(store, [people[0]], "搬家").result == 1
    assert (state(store, first), state(store, second)) == (ADMITTED, WAITING)
    assert stored.find(store, second).position == 1
    assert headcount.everybody(store) == 800


def test_a_full_group_has_a_line_of_its_own(store: Store) -> None:
    place = group(store, capacity=1)
    first, second = asked(store, "林霞", place), asked(store, "王芳", place)
    admission.approve(store, first)
    admission.approve(store, second)
    assert state(store, second) == WAITING
    leaving.leave(store, [person(store, first)], "换群", place=place)
    assert state(store, second) == ADMITTED
    assert headcount.everybody(store) == 2


def test_a_dissolved_group_takes_nobody_and_harms_no_queue(store: Store) -> None:
    place = group(store)
    admission.set_rule(store, place, needed=2)
    one, other = asked(store, "林霞", place), asked(store, "王芳")
    admission.approve(store, one)
    groups.remove(store, place)
    assert [(it.name, it.state) for it in stored.opened(store)] == [
        ("林霞", PENDING),
        ("王芳", PENDING),
    ]
    with refused("team.gone"):
        admission.approve(store, one)
    admission.approve(store, other)
    assert (state(store, other), admission.follow(store)) == (ADMITTED, None)


def test_whom_this_device_cannot_read_somebody_else_lets_in(store: Store) -> None:
    one = asked(store, "林霞", phone="13800138000")
    with store.writing() as connection:
        connection.execute("UPDATE application SET phone = NULL")
    admission.approve(store, one)
    assert headcount.everybody(store) == 0
    assert stored.find(store, one).enough


# -- leaving and coming back -----------------------------------------------------------------------


def test_who_comes_back_has_a_second_term_under_the_same_number(store: Store) -> None:
    member = members.add(store, {"name": "林霞", "phone": "13800138000"}).result
    assert isinstance(member, bytes)
    activities.add(store, member, "post", f"{store.today()}T00:00:01")
    with refused("stay.no_reason"):
        leaving.leave(store, [member], "")
    leaving.leave(store, [member], "话太多", how="removed")
    assert not roster.stands(store, member)
    assert headcount.everybody(store) == 0
    assert [(one.name, one.number, one.reason) for one in stays.gone(store)] == [
        ("林霞", "QH0001", "话太多")
    ]
    assert stays.find_gone(store, "QH0001").id == member
    leaving.rejoin(store, member)
    found = roster.find(store, member)
    assert found is not None
    assert (found.row.number, found.row.name) == ("QH0001", "林霞")
    told = [(one.term, bool(one.ends), one.how, one.reason) for one in stays.terms(store, member)]
    assert sorted(told) == [(1, True, "removed", "话太多"), (2, False, "", "")]
    assert store.one("SELECT count(*) FROM activity WHERE member = ?", (member,)) == (1,)
    assert stays.gone(store) == []


def test_who_left_and_applies_again_is_the_same_person(store: Store) -> None:
    member = members.add(store, {"name": "林霞", "phone": "13800138000"}).result
    assert isinstance(member, bytes)
    leaving.leave(store, [member], "搬家")
    one = asked(store, "林霞", phone="13800138000")
    admission.approve(store, one)
    assert person(store, one) == member
    assert [one.term for one in stays.terms(store, member)] == [2, 1]


def test_an_undone_leaving_never_was(store: Store) -> None:
    member = members.add(store, {"name": "林霞"}).result
    assert isinstance(member, bytes)
    place = group(store)
    groups.join(store, place, [member])
    done = leaving.leave(store, [member], "搬家")
    assert groups.groups.get(store, place).people == 0
    history.undo(store, done.action)
    assert roster.stands(store, member)
    assert [(one.term, one.ends) for one in stays.terms(store, member)] == [(1, "")]
    assert groups.groups.get(store, place).people == 1


# -- sources, days, cooperation ------------------------------------------------------------------


def test_sources_are_told_by_the_share_that_is_active(store: Store) -> None:
    with store.recording("member.import") as rec:
        made = {
            source: [rec.put("member", None, {"name": f"{source}{at}", "source": source})
                     for at in range(count)]
            for source, count in (("朋友圈", 4), ("展会", 2))
        }  # fmt: skip
    for member in (made["朋友圈"][0], *made["展会"]):
        activities.add(store, member, "post", f"{store.today()}T00:00:01")
    leaving.leave(store, [made["朋友圈"][3]], "没意思")
    told = [(one.source, one.joined, one.active, one.left, one.share)
            for one in stays.sources(store)]  # fmt: skip
    assert told == [("展会", 2, 2, 0, 100), ("朋友圈", 4, 1, 1, 25)]


def test_active_is_who_did_something_in_the_last_thirty_days_however_long_he_is_here(
    store: Store,
) -> None:
    today = store.today()
    long_ago = (today - timedelta(days=300)).isoformat()
    with store.recording("member.import") as rec:
        people = [
            rec.put("member", None, {"name": f"成员{at}", "source": "展会", "joined": joined})
            for at, joined in enumerate((long_ago, long_ago, long_ago, today.isoformat()))
        ]
    # Lively in his first month only; thirty days ago; a day earlier; new and silent.
    for member, days in zip(people, (290, 30, 31), strict=False):
        activities.add(store, member, "post", f"{today - timedelta(days=days)}T00:00:01")
    assert [(one.joined, one.active) for one in stays.sources(store)] == [(4, 1)]


def test_each_day_tells_who_joined_and_what_was_done_together(store: Store) -> None:
    one, other = (members.add(store, {"name": name}).result for name in ("林霞", "王芳"))
    # Long known, and on a day that nobody knows any more: neither is new today.
    members.add(store, {"name": "李雷", "joined": "2020-05-01"})
    members.add(store, {"name": "南风", "joined": ""})
    assert isinstance(one, bytes)
    assert isinstance(other, bytes)
    cooperation.add(store, one, other, value=128_000, note="订了 20 份礼盒")
    with refused("cooperation.same"):
        cooperation.add(store, one, one)
    with refused("cooperation.value"):
        cooperation.add(store, one, other, value=-1)
    day = logged.days(store, store.today(), 14)[0]
    assert (day.joined, day.cooperations, day.value) == (2, 1, 128_000)
    assert [(it.one_name, it.other_name, it.note) for it in logged.page(store)] == [
        ("林霞", "王芳", "订了 20 份礼盒")
    ]


def test_who_is_featured_more_than_agreed_in_a_month_is_told(store: Store) -> None:
    member = members.add(store, {"name": "林霞"}).result
    assert isinstance(member, bytes)
    cooperation.set_limits(store, exposures=2)
    over = [cooperation.feature(store, member).result for _ in range(3)]
    assert [one.over for one in over if isinstance(one, cooperation.Shown)] == [False, False, True]
    month = store.today().isoformat()[:7]
    assert [(one.name, one.times) for one in logged.featured(store, month)] == [("林霞", 3)]


# -- privacy -------------------------------------------------------------------------------------


def test_nothing_of_an_application_stands_once_who_was_let_in_is_erased(store: Store) -> None:
    done = admission.enter(
        store, store.community, {"name": "林霞", "phone": "13800138000"}, [("做什么", "卖茶叶")]
    )
    assert isinstance(done.result, bytes)
    admission.approve(store, done.result)
    member = person(store, done.result)
    friend = members.add(store, {"name": "王芳"}).result
    assert isinstance(friend, bytes)
    cooperation.add(store, friend, member, value=5, note="一起摆摊")
    cooperation.feature(store, member, note="年度人物")
    leaving.leave(store, [member], "伤心了")
    leaving.rejoin(store, member)
    erasing.erase(store, member)
    names = [name for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = "\n".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for name in names
        if name != "grams"
        for row in store.rows(f"SELECT * FROM {name}")
        for one in row
    )
    for told in ("林霞", "138001380", "卖茶叶", "年度人物", "伤心了"):
        assert told not in found
    assert [(it.value, it.note) for it in logged.page(store)] == [(5, "")]
    assert store.rows("SELECT phone_ix FROM application") == [(None,)]
