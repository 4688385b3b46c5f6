"""Every action that asks for a right: which cell of the matrix, and in which case."""

import os
from collections.abc import Callable

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
from desktop.models.permission import OWN, WALK_IN
from desktop.models.role import named
from desktop.models.rule import read
from desktop.store import roles as stored
from desktop.store.passphrase import Cost
from tests.actions.matrix_world import DAY, RULE, World, honoured, original, other

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
