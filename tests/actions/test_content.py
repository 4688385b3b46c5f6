"""The content plan: types with checklists, states, slots, gaps, and who fills them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest

from desktop.actions import calendar, content, history, members, merging
from desktop.actions.content import SlotName
from desktop.models.calendar import NOBODY
from desktop.models.content import CHECKLISTS, STATES, TYPES
from desktop.models.problem import Problem
from desktop.store import content as items
from desktop.store import contentplan
from desktop.store.community import Store

# The seed's daily column: "每天我们都将读最乾货的".
DAILY = "FREQ=DAILY"


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code == code


def somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def series(store: Store, title: str, first: date, rule: str, **more: object) -> bytes:
    """A column from a day on, at 7 in the morning."""
    fields = {"title": title, "start": f"{first}T07:00:00", "rule": rule, "kind": "column"}
    made = calendar.add(store, {**fields, **more}).result
    assert isinstance(made, bytes)
    return made


def item(store: Store, title: str, slot: SlotName | None = None, **fields: object) -> bytes:
    made = content.add(store, {"title": title, **fields}, slot).result
    assert isinstance(made, bytes)
    return made


def at(column: bytes, day: date) -> SlotName:
    return SlotName(column, f"{day}T07:00:00")


# -- types, checklists, states ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", TYPES)
def test_each_of_the_five_types_opens_with_a_checklist_of_its_own(store: Store, kind: str) -> None:
    made = items.find(store, item(store, "财经专栏", type=TYPES[kind][0]))
    assert made.type == kind
    steps = [line.step for line in items.lines(store, made)]
    assert steps == list(CHECKLISTS[kind])
    assert (made.ticked, made.lines) == (0, len(steps))


def test_no_two_types_have_the_same_checklist() -> None:
    lists = {tuple(steps) for steps in CHECKLISTS.values()}
    assert len(TYPES) == len(CHECKLISTS) == len(lists) == 5


def test_a_line_is_ticked_by_its_words_or_its_number_and_unticked(store: Store) -> None:
    made = item(store, "视频", type="video")
    content.tick(store, made, "写好脚本")
    content.tick(store, made, "2")
    content.add_line(store, made, "请嘉宾确认")
    content.tick(store, made, "请嘉宾确认")
    content.tick(store, made, "script", done=False)
    found = items.find(store, made)
    ticked = [line.step for line in items.lines(store, found) if line.done]
    assert ticked[0] == "shoot"
    assert (found.ticked, found.lines) == (2, 7)
    with refused("content.step"):
        content.tick(store, made, "没有这一项")


def test_planned_scheduled_and_published_are_three_times(store: Store) -> None:
    made = item(store, "专栏", planned_at="2026-12-01T09:00:00")
    content.advance(store, made, "已排", "2026-12-02T08:00:00")
    content.advance(store, made, "published", "2026-12-02T08:05:00")
    found = items.find(store, made)
    times = (found.planned_at, found.scheduled_at, found.published_at)
    assert times == ("2026-12-01T09:00:00", "2026-12-02T08:00:00", "2026-12-02T08:05:00")
    assert found.state == "published"
    content.advance(store, made, "draft")
    assert items.find(store, made).published_at == ""


def test_what_is_scheduled_without_a_time_goes_out_when_it_was_planned(store: Store) -> None:
    made = item(store, "专栏", planned_at="2026-12-01")
    content.advance(store, made, "scheduled")
    assert items.find(store, made).scheduled_at == "2026-12-01"
    with refused("content.unplanned"):
        content.advance(store, item(store, "没有时间"), "scheduled")
    with refused("content.state"):
        content.advance(store, made, "发了")


def test_items_are_listed_and_counted_by_state(store: Store) -> None:
    made = [item(store, f"文{n}", planned_at=f"2026-12-0{5 - n}") for n in range(5)]
    for one, state in zip(made, STATES, strict=True):
        content.advance(store, one, state)
    assert items.counts(store) == dict.fromkeys(STATES, 1)
    assert [one.title for one in items.page(store)] == ["文4", "文3", "文2", "文1", "文0"]
    assert [one.title for one in items.page(store, "draft")] == ["文1"]


def test_a_removed_item_comes_back_by_undo_with_its_ticks(store: Store) -> None:
    made = item(store, "专栏")
    content.tick(store, made, "1")
    content.remove(store, made)
    with refused("content.gone"):
        items.find(store, made)
    history.undo(store)
    assert items.find(store, made).ticked == 1


def test_a_wrong_type_an_empty_title_and_a_wrong_time_are_refused(store: Store) -> None:
    for fields, code in (
        ({"title": "a", "type": "长图"}, "content.type"),
        ({"title": " "}, "content.titleless"),
        ({"title": "a", "planned_at": "明天"}, "calendar.time_unreadable"),
        ({"title": "a" * 201}, "content.long"),
        ({"title": "a", "owner": bytes(15) + b"!"}, "member.gone"),
    ):
        with refused(code):
            content.add(store, fields)


# -- slots and gaps --------------------------------------------------------------------------------


def test_the_gaps_of_the_next_fourteen_days_are_exact(store: Store) -> None:
    host, backup = somebody(store, "林霞"), somebody(store, "王芳")
    first = date(2026, 12, 1)
    column = series(store, "每日读书", first, DAILY, host=host)
    content.set_column(store, column, channel="喜马拉雅", backup=backup)
    for day in range(10):
        item(store, f"第{day + 1}天", at(column, first + timedelta(days=day)))
    # On the 3rd nobody owns it; on the 12th nobody hosts it either.
    third = items.page(store)[2]
    content.edit(store, third.id, {"owner": NOBODY})
    calendar.edit(store, column, "2026-12-12T07:00:00", {"host": None})
    found = contentplan.gaps(store, first)
    told = [(one.day.day, one.missing) for one in found]
    assert told == [
        (3, ("owner",)),
        (11, ("item",)),
        (12, ("item", "owner")),
        (13, ("item",)),
        (14, ("item",)),
    ]
    assert {one.backup_name for one in found} == {"王芳"}
    assert {one.channel for one in found} == {"喜马拉雅"}


def test_one_step_fills_a_gap_with_the_owner_or_the_backup(store: Store) -> None:
    host, backup = somebody(store, "林霞"), somebody(store, "王芳")
    first = date(2026, 12, 1)
    column = series(store, "每日读书", first, f"{DAILY};COUNT=3", host=host, backup=backup)
    content.fill(store, at(column, first), "owner")
    content.fill(store, at(column, first + timedelta(days=1)), "backup")
    lacking = item(store, "无主", at(column, first + timedelta(days=2)), owner=NOBODY)
    assert [one.missing for one in contentplan.gaps(store, first)] == [("owner",)]
    content.fill(store, at(column, first + timedelta(days=2)), "backup")
    assert contentplan.gaps(store, first) == []
    owners = [one.items[0].owner_name for one in contentplan.slots(store, first, first)]
    assert owners == ["林霞"]
    assert items.find(store, lacking).owner == backup
    with refused("content.filled"):
        content.fill(store, at(column, first), "owner")


def test_a_slot_that_nobody_stands_behind_cannot_be_filled_in_one_step(store: Store) -> None:
    first = date(2026, 12, 1)
    column = series(store, "每日读书", first, f"{DAILY};COUNT=1")
    with refused("content.nobody"):
        content.fill(store, at(column, first), "backup")


def test_an_owner_who_left_the_roster_is_no_owner(store: Store) -> None:
    host = somebody(store, "林霞")
    first = date(2026, 12, 1)
    column = series(store, "每日读书", first, f"{DAILY};COUNT=1", host=host)
    item(store, "第1天", at(column, first))
    assert contentplan.gaps(store, first) == []
    members.remove(store, [host])
    assert [one.missing for one in contentplan.gaps(store, first)] == [("owner",)]


def test_who_was_merged_into_another_goes_on_as_him(store: Store) -> None:
    keep, other = somebody(store, "林霞"), somebody(store, "小林")
    made = item(store, "专栏", owner=other)
    merging.merge(store, keep, other)
    assert items.find(store, made).owner == keep


def test_an_item_alone_without_an_owner_is_a_gap_on_its_day(store: Store) -> None:
    item(store, "单篇", planned_at="2026-12-05")
    item(store, "没定时间")
    (found,) = contentplan.gaps(store, date(2026, 12, 1))
    assert (found.day, found.title, found.missing) == (date(2026, 12, 5), "单篇", ("owner",))


def test_a_cancelled_slot_is_no_gap_and_a_moved_one_keeps_its_item(store: Store) -> None:
    first = date(2026, 12, 1)
    host = somebody(store, "林霞")
    column = series(store, "每日读书", first, f"{DAILY};COUNT=2", host=host)
    item(store, "第1天", at(column, first))
    calendar.edit(store, column, f"{first}T07:00:00", {"start": "2026-12-03T20:00:00"})
    calendar.cancel(store, column, "2026-12-02T07:00:00")
    assert contentplan.gaps(store, first) == []
    (slot,) = contentplan.slots(store, first, date(2026, 12, 14))
    assert (slot.day, slot.items[0].title) == (date(2026, 12, 3), "第1天")
    assert slot.items[0].planned_at == "2026-12-03T20:00:00"


# -- the seed's columns ----------------------------------------------------------------------------


def test_the_seeds_columns_plan_eight_columns_and_four_videos(store: Store) -> None:
    begin, end = date(2014, 5, 8), date(2014, 6, 4)
    column = series(store, "财经专栏", begin, "FREQ=WEEKLY;BYDAY=TU,SU")
    video = series(store, "视频", begin, "FREQ=WEEKLY;BYDAY=TH", minutes=30)
    planned = contentplan.slots(store, begin, end)
    days = {
        one: [slot.day for slot in planned if slot.occurrence and slot.occurrence.series == one]
        for one in (column, video)
    }
    assert (len(days[column]), len(days[video])) == (8, 4)
    assert days[column][:2] == [date(2014, 5, 11), date(2014, 5, 13)]
    assert days[video][0] == begin
    for slot in planned:
        assert slot.occurrence is not None
        kind = "video" if slot.occurrence.series == video else "article"
        name = SlotName(slot.occurrence.series, slot.occurrence.original)
        item(store, slot.title, name, type=kind)
    filled = contentplan.slots(store, begin, end)
    kinds = [one.type for slot in filled for one in slot.items]
    assert (kinds.count("article"), kinds.count("video")) == (8, 4)
    assert all("item" not in slot.missing for slot in filled)
