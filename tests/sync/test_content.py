"""The content plan and proposals across devices: ticks and fields of both stand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions import calendar, content, members, proposals
from desktop.actions.content import SlotName
from desktop.models.proposal import APPROVED
from desktop.store import calendar as planned
from desktop.store import content as items
from desktop.store import contentplan
from desktop.store import proposals as told
from desktop.store.community import Store
from tests.sync.team import Laptop, Team, hub_digest, team

FIRST = date(2026, 12, 1)


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def two(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "王芳", "assistant"))
    crew.settle()
    return owner, other


def _alike(crew: Team, *laptops: Laptop) -> None:
    crew.settle()
    assert {one.digest() for one in laptops} == {hub_digest(crew, laptops[0])}


def _somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def _column(store: Store, host: bytes | None = None) -> bytes:
    fields = {"title": "每日读书", "start": f"{FIRST}T07:00:00", "rule": "FREQ=DAILY;COUNT=20"}
    made = calendar.add(store, {**fields, "kind": "column", "host": host}).result
    assert isinstance(made, bytes)
    return made


def test_two_devices_tick_different_lines_and_edit_different_fields_and_all_stands(
    crew: Team, two: tuple[Laptop, Laptop]
) -> None:
    one, other = two
    who = _somebody(one.store, "林霞")
    made = content.add(one.store, {"title": "专栏", "type": "video"}).result
    assert isinstance(made, bytes)
    crew.settle()
    content.tick(one.store, made, "script")
    content.edit(one.store, made, {"text": "正文", "planned_at": "2026-12-02T09:00:00"})
    content.tick(other.store, made, "shoot")
    content.add_line(other.store, made, "请嘉宾确认")
    content.edit(other.store, made, {"owner": who, "channel": "视频号"})
    content.advance(other.store, made, "draft")
    _alike(crew, one, other)
    for laptop in two:
        found = items.find(laptop.store, made)
        assert (found.text, found.planned_at) == ("正文", "2026-12-02T09:00:00")
        assert (found.owner_name, found.channel, found.state) == ("林霞", "视频号", "draft")
        lines = items.lines(laptop.store, found)
        assert {line.step for line in lines if line.done} == {"script", "shoot"}
        assert lines[-1].text == "请嘉宾确认"


def test_both_devices_list_the_same_gaps(crew: Team, two: tuple[Laptop, Laptop]) -> None:
    one, other = two
    column = _column(one.store, _somebody(one.store, "林霞"))
    crew.settle()
    content.fill(one.store, SlotName(column, f"{FIRST}T07:00:00"), "owner")
    content.fill(other.store, SlotName(column, "2026-12-03T07:00:00"), "owner")
    _alike(crew, one, other)
    for laptop in two:
        days = [slot.day.day for slot in contentplan.gaps(laptop.store, FIRST)]
        assert days == [2, *range(4, 15)]


def test_two_who_approve_at_once_make_one_event(crew: Team, two: tuple[Laptop, Laptop]) -> None:
    one, other = two
    who = _somebody(one.store, "林霞")
    made = proposals.propose(one.store, who, "读书会", f"{FIRST}T14:00:00").result
    assert isinstance(made, bytes)
    crew.settle()
    for laptop in two:
        proposals.approve(laptop.store, made)
    _alike(crew, one, other)
    for laptop in two:
        (event,) = planned.occurrences(laptop.store, FIRST, FIRST)
        assert told.proposers(laptop.store, [event.series])[event.series] == (who, "林霞")
        assert told.share(laptop.store, FIRST, FIRST).percent == 100.0


def test_what_one_approved_and_another_declined_is_approved_everywhere(
    crew: Team, two: tuple[Laptop, Laptop]
) -> None:
    one, other = two
    who = _somebody(one.store, "林霞")
    made = proposals.propose(one.store, who, "读书会", f"{FIRST}T14:00:00").result
    assert isinstance(made, bytes)
    crew.settle()
    proposals.approve(one.store, made)
    proposals.decline(other.store, made, "太晚了")
    _alike(crew, one, other)
    for laptop in two:
        assert told.find(laptop.store, made).state == APPROVED
        assert len(planned.occurrences(laptop.store, FIRST, FIRST)) == 1
