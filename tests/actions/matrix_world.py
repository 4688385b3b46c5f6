"""A small community with one of everything that actions work on, and who acts there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import (
    activities,
    calendar,
    groups,
    honours,
    importing,
    members,
    rewards,
)
from desktop.models.ids import new_id
from desktop.models.permission import PRESETS, Actor
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
    """When the one occurrence of a series begins."""
    (row,) = store.rows("SELECT start, zone FROM series WHERE id = ?", (series,))
    return str(row[0])


def small_world(folder: Path) -> Iterator[World]:
    """A community in a folder, closed in the end."""
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
    """The id that an action answers."""
    result = changes.result  # type: ignore[attr-defined]
    assert isinstance(result, bytes)
    return result


def honoured(store: Store, member: bytes) -> object:
    """The title of a day that nobody else has had."""
    (honour,) = store.rows("SELECT id FROM honour")[0]
    first = date.fromordinal(700_000 + int.from_bytes(os.urandom(2)))
    return honours.grant(store, bytes(honour), [member], first=first)


def acting(store: Store, preset: str, member: bytes) -> Actor:
    """Somebody with just this role who is named for the own occurrences."""
    return replace(store.actor, role=preset, cells=PRESETS[preset], member=member)
