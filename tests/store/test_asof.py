"""The roster of a past day is the one that stood at its end, whatever was done since."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from desktop.actions import activities, merging
from desktop.actions import history as undoing
from desktop.actions import ladder as judging
from desktop.actions import members as acting
from desktop.models import period
from desktop.models.changes import Changes
from desktop.models.clock import COUNTER_BITS
from desktop.models.member import Filter, MemberQuery, MemberRow
from desktop.models.problem import Problem
from desktop.store import asof, chapters, ladder, members, order
from desktop.store import roles as standing
from desktop.store.community import Store

FIRST = date(2026, 3, 1)


def end_day(store: Store, day: date) -> None:
    """What was done since the last day's end was done on this one."""
    at = period.instant(f"{day}T12:00:00", store.zone) << COUNTER_BITS
    latest = period.instant(f"{date(2026, 11, 1)}T00:00:00", store.zone) << COUNTER_BITS
    with store.writing() as connection:
        connection.execute("UPDATE changeset SET clock = ? + rid WHERE clock > ?", (at, latest))


def told(rows: list[MemberRow]) -> list[tuple[object, ...]]:
    return [
        (row.id, row.number, row.name, row.city, row.level, row.chapter, row.tags, row.teams)
        for row in sorted(rows, key=lambda row: row.id)
    ]


def on(store: Store, day: date, **more: object) -> list[MemberRow]:
    query = MemberQuery(as_of=day.isoformat(), **more)  # type: ignore[arg-type]
    listed = list(members.each(store, query))
    known = order.finish(store, query)
    assert [row.id for row in order.rows(store, known, 0, 200) if row] == [row.id for row in listed]
    assert known.total == len(listed)
    return listed


class Life:
    """People come, change and go, by chance."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance = store, random.Random(seed)
        # What can be taken back. An undone entry gives its number back to whoever comes next.
        self.done: list[bytes] = []
        with store.recording("member.team") as rec:
            self.teams = [rec.put("team", None, {"name": name}) for name in ("晨读", "夜谈")]

    def people(self) -> list[bytes]:
        return sorted(members.all_ids(self.store, MemberQuery()))

    def act(self) -> None:
        some = self.people()
        if len(some) < 3 or self.chance.random() < 0.2:
            name = self.chance.choice(["王芳", "李雷", "周舟", "何敏"])
            acting.add(self.store, {"name": name, "city": self.chance.choice(["广州", "深圳"])})
        elif self.done and self.chance.random() < 0.2:
            undoing.undo(self.store, self.done.pop())
        else:
            doing = self.chance.choice([self._edit, self._tag, self._team, self._go, self._merge])
            changes = doing(some)
            self.done += [] if changes.nothing else [changes.action]

    def _edit(self, some: list[bytes]) -> Changes:
        field = self.chance.choice(["name", "city", "level", "chapter", "number"])
        text = self.chance.choice(["广州", "深圳", "甲"])
        if field == "number":
            text = str(self.chance.randrange(100, 10_000))
        return acting.edit(self.store, self.chance.choice(some), {field: text})

    def _tag(self, some: list[bytes]) -> Changes:
        words = [self.chance.choice(["读书", "跑步"])]
        put = self.chance.random() < 0.6
        return acting.tag(
            self.store, [self.chance.choice(some)], *([words] if put else [[], words])
        )

    def _team(self, some: list[bytes]) -> Changes:
        leave = self.chance.random() < 0.4
        team = self.chance.choice(self.teams)
        return acting.join_team(self.store, [self.chance.choice(some)], team, leave=leave)

    def _go(self, some: list[bytes]) -> Changes:
        return acting.remove(self.store, [self.chance.choice(some)])

    def _merge(self, some: list[bytes]) -> Changes:
        return merging.merge(self.store, *self.chance.sample(some, 2))


@pytest.mark.parametrize("seed", range(12))
def test_every_past_day_is_told_as_it_was(store: Store, seed: int) -> None:
    life = Life(store, seed)
    stood = {}
    for n in range(8):
        for _ in range(5):
            # A number in use, nothing to undo: that day less is done.
            with suppress(Problem):
                life.act()
        day = FIRST + timedelta(n)
        stood[day] = told(list(members.each(store, MemberQuery())))
        end_day(store, day)
    for day, rows in stood.items():
        assert told(on(store, day)) == rows, day
        narrowed(store, day)
    assert on(store, FIRST - timedelta(1)) == []
    assert asof.begins(store) is not None


def narrowed(store: Store, day: date) -> None:
    """Each filter keeps those whose row of that day says so."""
    everybody = on(store, day)
    said: dict[str, Callable[[MemberRow], tuple[str, ...]]] = {
        "tag": lambda row: row.tags,
        "team": lambda row: row.teams,
        "chapter": lambda row: (row.chapter,),
        "city": lambda row: (row.city,),
        "level": lambda row: (row.level,),
    }
    for field, values in said.items():
        for value in {one for row in everybody for one in values(row) if one}:
            found = on(store, day, filters=(Filter(field, "=", (value,)),))
            assert {row.id for row in found} == {
                row.id for row in everybody if value in values(row)
            }, (day, field, value)


def test_a_past_roster_is_narrowed_by_what_was_true_then(store: Store) -> None:
    made = acting.add(store, {"name": "王芳", "city": "广州"}).result
    assert isinstance(made, bytes)
    end_day(store, FIRST)
    acting.edit(store, made, {"city": "深圳"})
    end_day(store, FIRST + timedelta(1))
    then = (Filter("city", "=", ("广州",)),)
    assert [row.city for row in on(store, FIRST, filters=then)] == ["广州"]
    assert on(store, FIRST + timedelta(1), filters=then) == []
    with pytest.raises(Problem):
        on(store, FIRST, filters=(Filter("points", ">=", (1,)),))


def test_points_and_visits_are_those_of_that_day(store: Store) -> None:
    made = acting.add(store, {"name": "王芳"}).result
    assert isinstance(made, bytes)
    end_day(store, FIRST)
    at = [period.instant(f"2026-03-0{n}T10:00:00", store.zone) for n in (1, 3)]
    with store.recording("points.award") as rec:
        for n, moment in enumerate(at, 1):
            rec.entry(
                {"member": made, "points": 10 * n, "kind": "manual", "at": moment, "local": ""}
            )
            place = rec.fact("occurrence", bytes(16), str(n))
            rec.put("attendance", None, {"occurrence": place, "member": made, "at": moment})
    assert [(row.points, row.last_seen) for row in on(store, FIRST)] == [(10, at[0])]
    later = on(store, FIRST + timedelta(4))
    assert [(row.points, row.last_seen) for row in later] == [(30, at[1])]


def test_the_funnel_of_every_past_evening_is_the_one_that_was_counted_then(store: Store) -> None:
    """Raised, lowered, edited, removed, merged and brought back by undo, over nine days."""
    one, two, three, four = (_member(store, f"成员{number}") for number in range(4))
    activities.add(store, three, "order", f"{FIRST}T10:00:00")
    end_day(store, FIRST)
    down = _Later(lambda: judging.move(store, [one, two], "客户", down=True))
    done: list[Callable[[], object]] = [
        lambda: judging.move(store, [one, two], "用户"),
        lambda: judging.move(store, [one], "朋友", "常来帮忙"),
        down,
        lambda: undoing.undo(store, down.action),
        lambda: acting.edit(store, four, {"level": "客户"}),
        lambda: acting.remove(store, [two]),
        lambda: activities.add(store, four, "order", f"{FIRST + timedelta(7)}T10:00:00"),
        lambda: merging.merge(store, four, one, ["level"]),
    ]
    counted = [_funnel(store)]
    for n, act in enumerate(done, 1):
        act()
        end_day(store, FIRST + timedelta(n))
        counted.append(_funnel(store))
    assert counted[0] == [1, 0, 0, 0]
    assert counted[2] == [1, 1, 0, 1]
    assert counted[3] == [3, 0, 0, 0]
    for n, then in enumerate(counted):
        assert _funnel(store, (FIRST + timedelta(n)).isoformat()) == then, n
    assert _funnel(store, (FIRST - timedelta(1)).isoformat()) == [0, 0, 0, 0]


class _Later:
    """Does something when it is called, and knows by which action."""

    def __init__(self, act: Callable[[], Changes]) -> None:
        self._act = act
        self.action = b""

    def __call__(self) -> None:
        self.action = self._act().action


def _member(store: Store, name: str) -> bytes:
    made = acting.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def _funnel(store: Store, day: str = "") -> list[int]:
    return [one.count for one in ladder.funnel(store, day)]


def test_a_past_roster_is_narrowed_by_tags_groups_and_chapters_of_that_day(store: Store) -> None:
    made = acting.add(store, {"name": "王芳", "chapter": "广州分会"}, ["摄影"]).result
    assert isinstance(made, bytes)
    with store.recording("team.add") as rec:
        team = rec.put("team", None, {"name": "晨读"})
        rec.put("member_team", None, {"member": made, "team": team})
    end_day(store, FIRST)
    acting.tag(store, [made], ["读书"], ["摄影"])
    acting.join_team(store, [made], team, leave=True)
    acting.edit(store, made, {"chapter": "深圳分会"})
    end_day(store, FIRST + timedelta(1))
    for field, before, after in (
        ("tag", "摄影", "读书"),
        ("team", "晨读", ""),
        ("team", team.hex(), ""),
        ("chapter", "广州分会", "深圳分会"),
        ("chapter", *(chapters.find(store, name).id.hex() for name in ("广州分会", "深圳分会"))),
    ):
        for day, value, other in ((FIRST, before, after), (FIRST + timedelta(1), after, before)):
            held = [on(store, day, filters=(Filter(field, "=", (one,)),)) for one in (value, other)]
            assert [len(rows) for rows in held] == [bool(value), 0], (day, field)
    for one in (Filter("tag", "!=", ("摄影",)), Filter("number", ">", ("QH1",))):
        with pytest.raises(Problem) as refused:
            on(store, FIRST, filters=(one,))
        assert refused.value.code == "asof.bad_filter"


def test_a_past_roster_is_narrowed_by_number_and_role_of_that_day(store: Store) -> None:
    who, other = (acting.add(store, {"name": name}).result for name in ("王芳", "李雷"))
    assert isinstance(who, bytes)
    assert isinstance(other, bytes)
    end_day(store, FIRST)
    acting.edit(store, who, {"number": "0900"})
    acting.edit(store, other, {"number": "0901"})
    end_day(store, FIRST + timedelta(1))
    (host,) = [one.id for one in standing.role_list(store) if one.key == "host"]
    with store.recording("role.grant") as rec:
        operator = rec.put("operator", None, {"name": "王芳", "member": who})
        standing.assign(rec, None, operator, host, start="2026-03-05")

    def narrowed(day: date, field: str, value: str) -> list[str]:
        return [row.name for row in on(store, day, filters=(Filter(field, "=", (value,)),))]

    first, second = FIRST, FIRST + timedelta(1)
    (was,) = [row.number for row in on(store, first) if row.id == who]
    assert narrowed(first, "number", was) == ["王芳"]
    assert narrowed(second, "number", "QH0900") == ["王芳"]
    assert narrowed(first, "number", "QH0900") == []
    assert narrowed(date(2026, 3, 4), "role", "host") == []
    assert narrowed(date(2026, 3, 5), "role", "host") == ["王芳"]
    assert narrowed(date(2026, 3, 5), "role", "主持人") == ["王芳"]


def test_a_past_roster_stands_in_the_order_of_what_was_true_then(store: Store) -> None:
    days = [FIRST + timedelta(n) for n in range(2)]
    made = []
    for name, city, joined in (("王芳", "甲", "2025-01-03"), ("李雷", "乙", "2025-01-02")):
        one = acting.add(store, {"name": name, "city": city, "joined": joined}).result
        assert isinstance(one, bytes)
        made.append(one)
    acting.edit(store, _member(store, "周舟"), {"joined": ""})
    end_day(store, days[0])
    acting.edit(store, made[0], {"city": "丙", "number": "0900"})
    with store.recording("points.award") as rec:
        entry = {"member": made[1], "points": 5, "kind": "manual"}
        rec.entry({**entry, "at": period.instant(f"{days[1]}T09:00:00", store.zone)})
    end_day(store, days[1])

    def names(day: date, *sort: tuple[str, bool]) -> list[str]:
        return [row.name for row in on(store, day, sort=sort)]

    assert names(days[0], ("joined", False)) == ["李雷", "王芳", "周舟"]
    assert names(days[0], ("joined", True)) == ["王芳", "李雷", "周舟"]
    assert names(days[0], ("city", True)) == ["王芳", "李雷", "周舟"]
    assert names(days[1], ("city", False)) == ["王芳", "李雷", "周舟"]
    assert names(days[0], ("number", False)) == ["王芳", "李雷", "周舟"]
    assert names(days[1], ("number", True)) == ["王芳", "周舟", "李雷"]
    assert names(days[0], ("points", True))[0] != names(days[1], ("points", True))[0] == "李雷"
    assert names(days[0], ("name", True)) == names(days[0])[::-1]
    assert names(days[1], ("last_seen", True)) == names(days[1], ("name", True))


def test_what_a_past_roster_does_not_know_is_refused_by_the_name_of_its_column(
    store: Store,
) -> None:
    own = acting.add_custom_field(store, "车型").result
    assert isinstance(own, bytes)
    for query, code, told in (
        (MemberQuery(filters=(Filter("birth_month", "=", (3,)),)), "asof.bad_filter", "出生月份"),
        (MemberQuery(filters=(Filter("points", ">=", (3,)),)), "asof.bad_filter", "积分"),
        (MemberQuery(sort=((f"x.{own.hex()}", False),)), "asof.bad_sort", "车型"),
    ):
        with pytest.raises(Problem) as refused:
            list(members.each(store, replace(query, as_of="2026-03-01")))
        assert refused.value.code == code
        assert told in refused.value.sentence("zh_CN")


def test_what_was_done_under_a_record_merged_by_then_is_his_on_that_day(store: Store) -> None:
    names = ("王芳", "芳芳", "周舟", "李雷")
    made = [acting.add(store, {"name": name}).result for name in names]
    one, two, third, last = (member for member in made if isinstance(member, bytes))
    at = period.instant("2026-03-01T10:00:00", store.zone)
    with store.recording("points.award") as rec:
        for member, points in ((one, 10), (two, 20), (third, 25)):
            entry = {"member": member, "points": points, "kind": "manual", "at": at, "local": ""}
            rec.entry(entry)
        place = rec.fact("occurrence", bytes(16), "1")
        rec.put("attendance", None, {"occurrence": place, "member": two, "at": at})
    end_day(store, FIRST)
    merging.merge(store, one, two)
    end_day(store, FIRST + timedelta(1))
    most = (("points", True),)
    merging.merge(store, third, one)
    end_day(store, FIRST + timedelta(2))
    with store.recording("member.merge") as rec:
        # By a laptop that had heard of none of it.
        rec.put("alias", None, {"member": third, "canonical": last})
        rec.delete("member", third)
    end_day(store, FIRST + timedelta(3))
    # Two people on the first day, one on the next; at last all are one, by a chain.
    told = [
        [(row.id, row.points, row.last_seen) for row in on(store, FIRST + timedelta(n), sort=most)]
        for n in range(4)
    ]
    assert told == [
        [(third, 25, None), (two, 20, at), (one, 10, None), (last, 0, None)],
        [(one, 30, at), (third, 25, None), (last, 0, None)],
        [(third, 55, at), (last, 0, None)],
        [(last, 55, at)],
    ]
