"""Groups: capacity by kind, charter, the nine steps, lines of descent, overlap, clean-out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import (
    activities,
    clearing,
    groupkinds,
    groups,
    history,
    members,
    merging,
)
from desktop.models.group import STEP_NAMES, generations
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import groups as stored
from desktop.store import member_values
from desktop.store import members as roster
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from tests.roster_builders import take

CHARTER = {
    "rules": "不发广告",
    "culture": "先付出",
    "goal": "100 天读 12 本",
    "posts": "群主、主持人",
    "activities": "众筹一次",
    "benefits": "新书先读",
}


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as raised:
        yield
    assert raised.value.code == code


def add(store: Store, name: str, **fields: object) -> bytes:
    told = groups.add(store, {"name": name, **fields}).result
    assert isinstance(told, groups.Told)
    return told.team


def told(changes: object) -> groups.Told:
    result = getattr(changes, "result", None)
    assert isinstance(result, groups.Told)
    return result


def people(store: Store, count: int, team: bytes | None = None, begin: int = 0) -> list[bytes]:
    """So many members, put into a group at once."""
    with store.recording("import") as rec:
        made = [_person(rec, number) for number in range(begin, begin + count)]
        for member in made if team else ():
            rec.put("member_team", None, {"member": member, "team": team})
    return made


def _person(rec: Recorder, number: int) -> bytes:
    return rec.put("member", None, {"name": f"成员{number}"})


def test_the_501st_of_a_fan_group_is_refused_and_a_new_group_takes_him(store: Store) -> None:
    team = add(store, "粉丝一群", kind="粉丝群", goal="读书")
    everybody = people(store, 501)
    groups.join(store, team, everybody[:500])
    with refused("team.full"):
        groups.join(store, team, everybody[500:])
    with refused("team.full"):
        members.join_team(store, everybody[500:], team)
    assert stored.get(store, team).people == 500
    made = told(groups.split(store, team, "粉丝二群", everybody[500:])).team
    child = stored.get(store, made)
    assert (child.parent, child.kind, child.people) == (team, "fans", 1)
    history.undo(store)
    assert [one.name for one in stored.listed(store)] == ["粉丝一群"]


def test_who_is_inside_already_needs_no_seat(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans")
    everybody = people(store, 500, team)
    assert groups.join(store, team, everybody[:3]).nothing


def test_the_21st_of_a_management_group_is_warned_of_and_comes_in(store: Store) -> None:
    team = add(store, "管理群", kind="管理群")
    everybody = people(store, 21)
    assert told(groups.join(store, team, everybody[:20])).warnings == ()
    assert told(groups.join(store, team, everybody[20:])).warnings == (groups.OVER,)
    assert stored.get(store, team).people == 21


def test_a_merchant_group_and_a_kind_of_ones_own_hold_any_number(store: Store) -> None:
    merchant, own = add(store, "招商一群", kind="招商群"), add(store, "晨跑", kind="跑团")
    everybody = people(store, 502)
    for team in (merchant, own):
        assert told(groups.join(store, team, everybody)).warnings == ()


def test_another_capacity_needs_a_reason_and_then_counts(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans", goal="读书")
    with refused("team.reason_wanted"):
        groups.edit(store, team, {"capacity": 501})
    groups.edit(store, team, {"capacity": 501, "reason": "年会名单"})
    everybody = people(store, 502)
    groups.join(store, team, everybody[:501])
    with refused("team.full"):
        groups.join(store, team, everybody[501:])
    own = add(store, "晨跑", kind="跑团", capacity=2)
    with refused("team.full"):
        groups.join(store, own, everybody[:3])


def test_who_left_the_community_leaves_his_seat(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans")
    everybody = people(store, 500, team)
    new = people(store, 1, begin=500)
    members.remove(store, everybody[:1])
    assert stored.get(store, team).people == 499 == stored.headcount(store, team)
    groups.join(store, team, new)


def test_a_charter_is_whole_with_seven_headings_and_waits_with_six(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans", **CHARTER)
    group = stored.get(store, team)
    assert (group.filled, group.missing) == (7, [])
    groups.edit(store, team, {"rules": ""})
    group = stored.get(store, team)
    assert (group.filled, group.missing) == (6, ["rules"])


def test_saving_a_fan_group_without_a_goal_warns(store: Store) -> None:
    made = told(groups.add(store, {"name": "粉丝一群", "kind": "fans"}))
    assert made.warnings == (groups.AIMLESS,)
    assert told(groups.edit(store, made.team, {"goal": "100 天减 30 斤"})).warnings == ()
    assert told(groups.add(store, {"name": "招商一群", "kind": "merchant"})).warnings == ()


def test_a_new_group_has_nine_steps_in_order_and_four_done_are_44_per_cent(store: Store) -> None:
    team = add(store, "粉丝一群")
    steps = stored.steps(store, team)
    assert [STEP_NAMES[one.key][0] for one in steps] == [
        "吸人", "拉人", "建群", "群名", "设置", "角色", "配合", "流程", "周期",
    ]  # fmt: skip
    for number in range(1, 5):
        groups.step(store, team, number, done=True)
    group = stored.get(store, team)
    assert (group.done, group.percent) == (4, 44)
    history.undo(store)
    assert stored.get(store, team).done == 3


def test_a_step_has_somebody_who_sees_to_it_until_a_day(store: Store) -> None:
    team = add(store, "粉丝一群")
    (member,) = people(store, 1)
    due = store.today() + timedelta(days=3)
    groups.step(store, team, 6, owner=member, due=due)
    found = stored.steps(store, team)[5]
    assert (found.owner, found.owner_name, found.due) == (member, "成员0", due.isoformat())
    twin = people(store, 1, begin=1)[0]
    merging.merge(store, twin, member)
    assert stored.steps(store, team)[5].owner_name == "成员1"
    history.undo(store)
    assert stored.steps(store, team)[5].owner_name == "成员0"
    groups.step(store, team, 6, owner=b"")
    assert stored.steps(store, team)[5].owner is None
    with refused("team.unknown_step"):
        groups.step(store, team, 10, done=True)


def test_lines_of_groups_show_growth_per_generation_and_never_a_circle(store: Store) -> None:
    first = add(store, "一群")
    second = told(groups.split(store, first, "二群", people(store, 3))).team
    groups.split(store, first, "三群", people(store, 2, begin=3))
    groups.split(store, second, "四群", people(store, 4, begin=5))
    grown = [(one.number, one.groups, one.people) for one in generations(stored.listed(store))]
    assert grown == [(1, 1, 0), (2, 2, 5), (3, 1, 4)]
    for parent in (first, second):
        with refused("team.below_itself"):
            groups.edit(store, first, {"parent": parent})


def test_a_person_in_three_groups_counts_once_and_cells_show_who_is_shared(store: Store) -> None:
    one, two, three = (add(store, name) for name in ("一群", "二群", "三群"))
    everybody = people(store, 5)
    groups.join(store, one, everybody[:4])
    groups.join(store, two, everybody[:2])
    groups.join(store, three, [everybody[0], everybody[4]])
    found = stored.overlap(store)
    assert (found.people, found.seats) == (5, 8)
    assert found.cell(one, two) == found.cell(two, one) == 2
    assert found.cell(one, three) == found.cell(two, three) == 1
    assert found.cell(one, one) == 4
    assert stored.overlap(store, [two, three]).people == 3
    members.remove(store, everybody[:1])
    found = stored.overlap(store)
    assert (found.people, found.seats, found.cell(one, two), found.cell(one, three)) == (4, 5, 1, 0)


def test_a_clean_out_lists_120_removes_them_to_380_and_an_undo_restores_500(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans")
    everybody = people(store, 500, team)
    today = store.today().isoformat()
    with store.recording("import") as rec:
        for member in everybody[120:]:
            fields = {"member": member, "kind": "post", "at": rec.at, "local": f"{today}T08:00:00"}
            rec.put("activity", None, {**fields, "zone": store.zone})
    idle = clearing.idle(store, team, 30)
    assert {one.id for one in idle} == set(everybody[:120])
    decided: dict[bytes, bytes | None] = dict.fromkeys((one.id for one in idle), None)
    preview = clearing.foreseen(stored.get(store, team), decided)
    assert (preview.before, preview.removed, preview.after) == (500, 120, 380)
    assert clearing.clear(store, team, decided).result == preview
    assert stored.get(store, team).people == 380
    history.undo(store)
    assert stored.get(store, team).people == 500
    assert {one.id for one in clearing.idle(store, team, 30)} == set(everybody[:120])


def test_a_clean_out_keeps_moves_and_removes_person_by_person(store: Store) -> None:
    team, quiet = add(store, "一群"), add(store, "潜水群", kind="跑团", capacity=1)
    keep, move, go = people(store, 3, team)
    with refused("team.full"):
        clearing.clear(store, team, {move: quiet, go: quiet})
    with refused("team.same_group"):
        clearing.clear(store, team, {move: team})
    clearing.clear(store, team, {move: quiet, go: None})
    assert stored.inside(store, team, [keep, move, go]) == {keep}
    assert stored.inside(store, quiet, [keep, move, go]) == {move}
    with refused("team.not_inside"):
        clearing.clear(store, team, {go: None})


def test_an_undo_brings_nobody_back_whose_seat_is_taken_meanwhile(store: Store) -> None:
    team = add(store, "晨跑", kind="跑团", capacity=2)
    one, two = people(store, 2, team)
    action = clearing.clear(store, team, {one: None}).action
    groups.join(store, team, people(store, 1, begin=2))
    with refused("team.full"):
        history.undo(store, action)
    assert stored.inside(store, team, [one, two]) == {two}
    groups.edit(store, team, {"capacity": 3})
    history.undo(store, action)
    assert stored.inside(store, team, [one, two]) == {one, two}


def test_who_joined_or_came_lately_is_not_idle(store: Store) -> None:
    team = add(store, "一群")
    old, new, came = people(store, 3, team)
    members.edit(store, new, {"joined": store.today().isoformat()})
    activities.add(store, came, "post", f"{store.today().isoformat()}T00:00:00")
    assert [one.id for one in clearing.idle(store, team, 7)] == [old]


def test_a_group_is_dissolved_by_who_keeps_the_community_and_comes_back_by_undo(
    store: Store,
) -> None:
    team = add(store, "一群")
    people(store, 2, team)
    groups.remove(store, team)
    assert stored.listed(store) == []
    history.undo(store)
    assert stored.get(store, team).people == 2


def test_a_name_in_use_is_refused_and_a_former_name_is_free(store: Store) -> None:
    team = add(store, "一群")
    with refused("team.same_name"):
        add(store, " 一 群")
    groups.edit(store, team, {"name": "晨读群"})
    assert add(store, "一群") != team


def test_a_roster_that_brings_more_than_a_fan_group_holds_is_refused_whole(store: Store) -> None:
    team = add(store, "粉丝一群", kind="fans", goal="读书")
    people(store, 499, team)
    with refused("team.full"):
        take(store, "姓名,小组", "单文博,粉丝一群", "林霞,粉丝一群")
    assert stored.get(store, team).people == 499
    take(store, "姓名,小组", "单文博,粉丝一群")
    assert stored.get(store, team).people == 500


def test_a_dissolved_group_is_no_members_group_any_more(store: Store) -> None:
    team = add(store, "晨跑")
    (member,) = people(store, 1, team)
    groups.remove(store, team)
    (row,) = roster.by_ids(store, [member])
    assert row.teams == ()
    assert member_values.values(store, "team") == []
    for asked, found in (("empty", 1), ("filled", 0)):
        query = MemberQuery(filters=(Filter("team", asked),))  # type: ignore[arg-type]
        assert roster.count(store, query) == found
    assert roster.count(store, MemberQuery(filters=(Filter("team", "=", ("晨跑",)),))) == 0
    history.undo(store)
    assert roster.by_ids(store, [member])[0].teams == ("晨跑",)


@settings(max_examples=20)
@given(
    decided=st.lists(st.sampled_from(("keep", "move", "out")), min_size=1, max_size=6),
    there=st.sets(st.integers(0, 5)),
)
def test_an_undone_clean_out_leaves_everybody_where_he_was(
    store: Store, decided: list[str], there: set[int]
) -> None:
    serial = len(stored.names(store))
    team, other = add(store, f"一群{serial}"), add(store, f"二群{serial}")
    inside = people(store, len(decided), team)
    # Some are in the group that they are moved to already.
    groups.join(store, other, [one for place, one in enumerate(inside) if place in there])

    def seated() -> list[tuple[object, ...]]:
        return store.rows(
            "SELECT member, team FROM member_team WHERE gone = 0 AND team IN (?, ?) ORDER BY 1, 2",
            (team, other),
        )

    before = seated()
    said = {
        member: other if what == "move" else None
        for member, what in zip(inside, decided, strict=True)
        if what != "keep"
    }
    told = clearing.clear(store, team, said)
    assert stored.get(store, team).people == decided.count("keep")
    if not told.nothing:
        history.undo(store, told.action)
    assert seated() == before


def test_a_kind_of_ones_own_refuses_or_warns_as_its_owner_says(store: Store) -> None:
    strict, loose = add(store, "晨跑", kind="跑团"), add(store, "夜读", kind="夜读群")
    groupkinds.save(store, "跑团", 2)
    groupkinds.save(store, "夜读群", 2, soft=True)
    everybody = people(store, 3)
    groups.join(store, strict, everybody[:2])
    with refused("team.full"):
        groups.join(store, strict, everybody[2:])
    assert told(groups.join(store, loose, everybody)).warnings == (groups.OVER,)
    # What it holds is said anew, and taken back.
    groupkinds.save(store, "跑团", 3)
    groups.join(store, strict, everybody[2:])
    groupkinds.save(store, "夜读群", None)
    assert stored.get(store, loose).seats.limit is None
    history.undo(store)
    assert stored.get(store, loose).seats.limit == 2


def test_another_capacity_than_that_of_ones_own_kind_needs_a_reason(store: Store) -> None:
    team = add(store, "晨跑", kind="跑团")
    groupkinds.save(store, "跑团", 30)
    with refused("team.reason_wanted"):
        groups.edit(store, team, {"capacity": 40})
    groups.edit(store, team, {"capacity": 40, "reason": "比赛月"})
    assert stored.get(store, team).seats.limit == 40


def test_a_kind_that_is_always_there_keeps_its_capacity(store: Store) -> None:
    for kind in ("fans", "粉丝群", "Fan group"):
        with refused("team.kind_fixed"):
            groupkinds.save(store, kind, 600)
    with refused("team.kindless"):
        groupkinds.save(store, " ", 600)
