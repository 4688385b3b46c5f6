"""Every action against every column of the matrix: done by who may, refused to who may not."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import (
    activities,
    attendance,
    backup,
    calendar,
    calendarfile,
    chapters,
    clearing,
    community,
    consents,
    exporting,
    groups,
    history,
    honours,
    identities,
    importing,
    members,
    notes,
    offers,
    personal,
    relations,
    rewards,
    roles,
    settling,
    units,
)
from desktop.models.permission import OWN, PRESETS, WALK_IN, Actor, rights
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.models.rule import read
from desktop.store import groups as group_rows
from desktop.store import roles as stored
from desktop.store import vault
from desktop.store.community import Founding, Store, create
from desktop.store.passphrase import Cost

DAY = "2026-11-20"
RULE = '{"name": "到场", "trigger": "each", "activity": "checkin", "points": 10}'
WEEK = (
    '{"name": "活跃周", "trigger": "period", "period": "week", "activity": "checkin",'
    ' "measure": "days", "at_least": 1, "points": 5}'
)
REFUSALS = {"role.not_allowed", "role.may_not_grant"}


@dataclass
class World:
    """A community with one of everything that actions work on."""

    store: Store
    folder: Path
    member: bytes
    mine: bytes
    theirs: bytes
    entry: bytes
    activity: bytes
    rule: bytes
    week: bytes
    roster: importing.Roster

    @property
    def helper(self) -> bytes:
        return named(stored.role_list(self.store), "lecturer").id

    @property
    def team(self) -> bytes:
        return group_rows.find(self.store, "晨读群").id


def other(store: Store) -> bytes:
    """Somebody besides the member."""
    return bytes(store.rows("SELECT id FROM member WHERE name = '乙'")[0][0])


def original(store: Store, series: bytes) -> str:
    (row,) = store.rows("SELECT start, zone FROM series WHERE id = ?", (series,))
    return str(row[0])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    from desktop.models.ids import new_id

    folder = tmp_path_factory.mktemp("matrix")
    keys = vault.new_keys(folder, new_id(), "晨读会 2026", cost=Cost(1, 8, 1))
    store = create(folder, Founding("青禾读书会"), keys=keys)
    member = done(members.add(store, {"name": "单文博", "phone": "13600009005"}))
    fields = {"title": "共读", "start": f"{DAY}T20:00:00", "minutes": 60}
    mine = done(calendar.add(store, {**fields, "host": member}))
    theirs = done(calendar.add(store, {**fields, "host": done(members.add(store, {"name": "乙"}))}))
    rule = done(rewards.add_rule(store, read(RULE.encode())))
    week = done(rewards.add_rule(store, read(WEEK.encode())))
    groups.add(store, {"name": "晨读群"})
    honours.save(store, None, honours.Wanted("今日之星", "title", "days", 1))
    roster = folder / "名单.csv"
    roster.write_text("姓名,手机\n丙,13700000001\n", encoding="utf-8")
    yield World(
        store,
        folder,
        member,
        mine,
        theirs,
        done(rewards.award(store, member, 5, "帮忙")),
        done(activities.add(store, member, "checkin", f"{DAY}T20:01:00")),
        rule,
        week,
        importing.Roster(roster),
    )
    store.close()


def done(changes: object) -> bytes:
    result = changes.result  # type: ignore[attr-defined]
    assert isinstance(result, bytes)
    return result


def honoured(store: Store, member: bytes) -> object:
    """The title of a day that nobody else has had."""
    (honour,) = store.rows("SELECT id FROM honour")[0]
    first = date.fromordinal(700_000 + int.from_bytes(os.urandom(2)))
    return honours.grant(store, bytes(honour), [member], first=first)


# (the cell asked, the case that holds for the record in question, the action)
Act = tuple[str, str, Callable[[World], object]]
ACTS: dict[str, Act] = {
    "add a member": ("member.write", WALK_IN, lambda w: members.add(w.store, {"name": "丁"})),
    "edit a member": (
        "member.write",
        "",
        lambda w: members.edit(w.store, w.member, {"city": "广州"}),
    ),
    "edit many": (
        "member.write",
        "",
        lambda w: members.edit_many(w.store, [w.member], {"level": "用户"}),
    ),
    "tag": ("member.write", "", lambda w: members.tag(w.store, [w.member], ["种子用户"])),
    "join a group": (
        "member.write",
        "",
        lambda w: members.join_team(w.store, [w.member], b"t" * 16),
    ),
    "open a group": ("member.write", "", lambda w: groups.add(w.store, {"name": "新群"})),
    "edit a group": ("member.write", "", lambda w: groups.edit(w.store, w.team, {"goal": "读书"})),
    "split a group": ("member.write", "", lambda w: groups.split(w.store, w.team, "晨读二群")),
    "do a step": ("member.write", "", lambda w: groups.step(w.store, w.team, 1, done=True)),
    "dissolve a group": ("community.write", "", lambda w: groups.remove(w.store, b"t" * 16)),
    "list the idle": ("member.merge", "", lambda w: clearing.idle(w.store, w.team, 30)),
    "clean a group out": ("member.merge", "", lambda w: clearing.clear(w.store, w.team, {})),
    "add a chapter": ("member.write", "", lambda w: chapters.add(w.store, {"name": "中原"})),
    "dissolve a chapter": ("community.write", "", lambda w: chapters.remove(w.store, b"c" * 16)),
    "add a custom field": (
        "member.write",
        "",
        lambda w: members.add_custom_field(w.store, "需要"),
    ),
    "note": ("member.write", "", lambda w: notes.add(w.store, w.member, "来过电话")),
    "add an identity": (
        "member.write",
        "",
        lambda w: identities.add(w.store, w.member, "taobao", os.urandom(6).hex()),
    ),
    "relate": (
        "member.write",
        "",
        lambda w: relations.add(w.store, w.member, other(w.store), "friend"),
    ),
    "enter an offer": (
        "member.write",
        "",
        lambda w: offers.add(w.store, w.member, "can", "法律"),
    ),
    "note a consent": (
        "member.write",
        "",
        lambda w: consents.say(w.store, w.member, "list", given=True),
    ),
    "verify": ("member.write", "", lambda w: consents.verify(w.store, w.member, "face")),
    "add a household": ("member.write", "", lambda w: units.add(w.store, "household", "林家")),
    "hand a person his data": (
        "member.export",
        "",
        lambda w: personal.export(w.store, w.member, w.folder / "me.json"),
    ),
    "check an import": (
        "member.write",
        "",
        lambda w: importing.check(w.store, w.roster).plan.close(),
    ),
    "import": ("member.write", "", lambda w: importing.import_file(w.store, w.roster)),
    "settle a held row": (
        "member.write",
        "",
        lambda w: settling.settle(w.store, [b"s" * 16], "skip"),
    ),
    "remove a member": ("member.merge", "", lambda w: members.remove(w.store, [b"n" * 16])),
    "reveal a phone": ("member.read.contact", "", lambda w: members.reveal(w.store, w.member)),
    "export": (
        "member.export",
        "",
        lambda w: exporting.export_members(w.store, w.folder / "out.csv"),
    ),
    "back up": (
        "member.export",
        "",
        lambda w: backup.export(w.store, w.folder / "b.qz", "口令", cost=Cost(1, 8, 1)),
    ),
    "print the recovery code": (
        "community.write",
        "",
        lambda w: backup.print_recovery(w.store),
    ),
    "rename the community": (
        "community.write",
        "",
        lambda w: community.edit(w.store, name="青禾"),
    ),
    "plan": (
        "calendar.write",
        "",
        lambda w: calendar.add(w.store, {"title": "新", "start": f"{DAY}T09:00:00"}),
    ),
    "edit an own occurrence": (
        "calendar.write",
        OWN,
        lambda w: calendar.edit(w.store, w.mine, original(w.store, w.mine), {"place": "书房"}),
    ),
    "edit another's occurrence": (
        "calendar.write",
        "",
        lambda w: calendar.edit(w.store, w.theirs, original(w.store, w.theirs), {"place": "厅"}),
    ),
    "import a calendar": (
        "calendar.write",
        "",
        lambda w: calendarfile.import_file(w.store, w.folder / "none.ics"),
    ),
    "check in at an own occurrence": (
        "attendance.write",
        OWN,
        lambda w: attendance.check_in(w.store, w.mine, original(w.store, w.mine), w.member),
    ),
    "check in at another's": (
        "attendance.write",
        "",
        lambda w: attendance.check_in(w.store, w.theirs, original(w.store, w.theirs), w.member),
    ),
    "record an activity": (
        "activity.write",
        "",
        lambda w: activities.add(w.store, w.member, "post", f"{DAY}T21:00:00"),
    ),
    "correct an activity": (
        "activity.write",
        "",
        lambda w: activities.correct(w.store, w.activity, "重复"),
    ),
    "import activities": (
        "activity.write",
        "",
        lambda w: activities.import_file(w.store, w.folder / "none.csv"),
    ),
    "publish a rule": (
        "rule.publish",
        "",
        lambda w: rewards.add_rule(w.store, read(RULE.replace("到场", "又到场").encode())),
    ),
    "draft a rule": (
        "rule.publish",
        "",
        lambda w: rewards.save_draft(w.store, read(RULE.replace("到场", "草稿").encode())),
    ),
    "stop a rule": ("rule.publish", "", lambda w: rewards.stop(w.store, w.rule)),
    "close a cycle": (
        "cycle.close",
        "",
        lambda w: rewards.close(w.store, w.week, "2026-W46"),
    ),
    "award": ("points.award", "", lambda w: rewards.award(w.store, w.member, 1, "帮忙")),
    "award many": (
        "points.award",
        "",
        lambda w: rewards.award_many(w.store, [w.member], 1, "帮忙"),
    ),
    "grant an honour": ("honour.grant", "", lambda w: honoured(w.store, w.member)),
    "set up a badge": (
        "rule.publish",
        "",
        lambda w: honours.save(w.store, None, honours.Wanted(os.urandom(6).hex())),
    ),
    "set up a grade": (
        "rule.publish",
        "",
        lambda w: honours.save_grade(
            w.store, None, honours.Step(os.urandom(6).hex(), int.from_bytes(os.urandom(4)))
        ),
    ),
    "reverse": ("points.award", "", lambda w: rewards.reverse(w.store, w.entry, "重复")),
    "grant below deputy": (
        "role.grant",
        "below-deputy",
        lambda w: roles.grant(w.store, w.helper, member=w.member),
    ),
    "revoke below deputy": (
        "role.grant",
        "below-deputy",
        lambda w: roles.revoke(w.store, w.helper, member=w.member),
    ),
    "grant a deputy": (
        "role.grant",
        "",
        lambda w: roles.grant(
            w.store, named(stored.role_list(w.store), "deputy").id, member=w.member
        ),
    ),
    "tick cells": ("role.grant", "", lambda w: roles.edit_cells(w.store, {w.helper: ()})),
    "make a role": (
        "role.grant",
        "",
        lambda w: roles.add_role(w.store, "文化官", w.helper, ()),
    ),
    "link an operator": (
        "role.grant",
        "",
        lambda w: roles.link(w.store, w.store.operator, w.member),
    ),
}


def acting(store: Store, preset: str, member: bytes) -> Actor:
    """Somebody with just this role who is named for the own occurrences."""
    return replace(store.actor, role=preset, cells=PRESETS[preset], member=member)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("preset", PRESETS)
def test_an_action_is_done_by_who_may_and_refused_to_who_may_not(
    world: World, act: str, preset: str
) -> None:
    cell, case, run = ACTS[act]
    may = cell in PRESETS[preset] or (bool(case) and f"{cell}:{case}" in PRESETS[preset])
    actor = acting(world.store, preset, world.member)
    if act == "link an operator" and may:
        pytest.skip("linking changes who is at work")
    world.store.look_on(actor)
    before = world.store.one("SELECT count(*) FROM action")
    try:
        run(world)
        refused = False
    except Problem as problem:
        refused = problem.code in REFUSALS
    finally:
        world.store.look_on(None)
    assert refused is not may
    if refused:
        assert world.store.one("SELECT count(*) FROM action") == before


def test_undoing_asks_the_permission_that_the_action_asked(world: World) -> None:
    store = world.store
    action = members.edit(store, world.member, {"city": "珠海"}).action
    store.look_on(acting(store, "lecturer", world.member))
    with pytest.raises(Problem) as refused:
        history.undo(store, action)
    store.look_on(None)
    assert refused.value.code == "role.not_allowed"


def test_who_is_no_deputy_any_more_cannot_undo_what_he_revoked(world: World) -> None:
    store = world.store
    holder = done(members.add(store, {"name": "戊"}))
    roles.grant(store, world.helper, member=holder)
    store.look_on(acting(store, "deputy", world.member))
    revoked = roles.revoke(store, world.helper, member=holder).action
    store.look_on(acting(store, "assistant", world.member))
    with pytest.raises(Problem) as refused:
        history.undo(store, revoked)
    store.look_on(None)
    assert refused.value.code == "role.may_not_grant"


def test_an_assistant_undoes_an_activity_with_the_points_that_followed(world: World) -> None:
    store = world.store
    member = done(members.add(store, {"name": "己"}))
    rewards.add_rule(store, read(RULE.replace("到场", "第三条").encode()))
    store.look_on(acting(store, "assistant", world.member))
    came = activities.add(store, member, "checkin", f"{DAY}T20:05:00")
    history.undo(store, came.action)
    store.look_on(None)
    assert store.one("SELECT points FROM member WHERE id = ?", (member,)) == (0,)


def test_no_undo_takes_the_owner_away(world: World) -> None:
    store = world.store
    (founding,) = store.one("SELECT id FROM action ORDER BY first LIMIT 1") or (b"",)
    with pytest.raises(Problem):
        history.undo(store, founding)
    owners = store.rows(
        "SELECT 1 FROM assignment WHERE gone = 0 AND role = ?",
        (named(stored.role_list(store), "owner").id,),
    )
    assert len(owners) == 1


def test_every_cell_that_guards_an_action_is_tried() -> None:
    asked = {cell for cell, _, _ in ACTS.values()}
    # Erasing, handing out rewards and inviting devices have no action yet.
    assert set(PRESETS["owner"]) - asked == {
        "member.read.basic",
        "member.read.private",
        "member.erase",
        "reward.handout",
        "device.invite",
    }


SCOPED: dict[str, Callable[[World, bytes], object]] = {
    "edit": lambda w, m: members.edit(w.store, m, {"city": "中山"}),
    "tag": lambda w, m: members.tag(w.store, [m], ["志愿者"]),
    "note": lambda w, m: notes.add(w.store, m, "来过"),
    "identify": lambda w, m: identities.add(w.store, m, "card", os.urandom(6).hex()),
    "offer": lambda w, m: offers.add(w.store, m, "wants", "场地"),
    "consent": lambda w, m: consents.say(w.store, m, "contact", given=True),
    "verify": lambda w, m: consents.verify(w.store, m, "paper"),
    "award": lambda w, m: rewards.award(w.store, m, 1, "帮忙"),
    "award many": lambda w, m: rewards.award_many(w.store, [m], 1, "帮忙"),
    "grant an honour": lambda w, m: honoured(w.store, m),
    "record an activity": lambda w, m: activities.add(w.store, m, "post", f"{DAY}T22:00:00"),
    "check in": lambda w, m: attendance.check_in(w.store, w.theirs, original(w.store, w.theirs), m),
    "grant": lambda w, m: roles.grant(w.store, w.helper, member=m),
    "remove": lambda w, m: members.remove(w.store, [m]),
}


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("act", SCOPED)
def test_a_role_in_a_chapter_writes_to_its_members_only(
    world: World, act: str, inside: bool
) -> None:
    store = world.store
    with store.recording("setup") as rec:
        chapter = rec.put("chapter", rec.fact("chapter", "佛山"), {"name": "佛山"})
    member = done(members.add(store, {"name": "庚", **({"chapter": "佛山"} if inside else {})}))
    cells, within, listed = rights([(PRESETS["admin"], chapter)])
    store.look_on(replace(store.actor, role="admin", cells=cells, within=within, listed=listed))
    try:
        SCOPED[act](world, member)
        refused = False
    except Problem as problem:
        refused = problem.code in REFUSALS
    finally:
        store.look_on(None)
    # Granting needs the right to grant, which an admin has nowhere.
    assert refused is not (inside and act != "grant")


def test_a_role_in_a_chapter_adds_members_there_only(world: World) -> None:
    store = world.store
    with store.recording("setup") as rec:
        chapter = rec.put("chapter", rec.fact("chapter", "佛山"), {"name": "佛山"})
    cells, within, listed = rights([(PRESETS["admin"], chapter)])
    store.look_on(replace(store.actor, role="admin", cells=cells, within=within, listed=listed))
    try:
        assert members.add(store, {"name": "辛", "chapter": "佛山"}).result
        with pytest.raises(Problem) as refused:
            members.add(store, {"name": "壬", "chapter": "没有的分会"})
        assert refused.value.code == "role.not_allowed"
        assert store.one("SELECT 1 FROM chapter WHERE name = '没有的分会'") is None
    finally:
        store.look_on(None)
