"""Two laptops close one week: one list, one award each, and what came late is an adjustment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import boards, members
from desktop.models import period
from desktop.models.problem import Problem
from desktop.store import tray
from tests.rewards_builders import did, publish, standing, sums
from tests.sync.team import Laptop, Team, alike, hub_digest, team

RULE = {
    "name": "周榜",
    "trigger": "rank",
    "period": "week",
    "activity": "checkin",
    "measure": "count",
    "points": [50, 30, 10],
}
WEEK = "2026-W10"
SUNDAY = "2026-03-08T23:59:59"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _two(crew: Team, came: str = "") -> tuple[Laptop, Laptop, dict[str, bytes], bytes]:
    """The owner and a deputy, three members with 3, 2 and 1 check-ins in the week.

    `came`: the deputy's laptop came then by the hub's clock.
    """
    owner = crew.found()
    for name, phone in (("王芳", "1"), ("李雷", "2"), ("韩梅梅", "3")):
        members.add(owner.store, {"name": name, "phone": f"1380013800{phone}"})
    people = {name: bytes(who) for who, name in owner.store.rows("SELECT id, name FROM member")}
    rule = publish(owner.store, RULE, on="2026-01-01")
    for day, names in (("02", 3), ("03", 2), ("04", 1)):
        for name in ("王芳", "李雷", "韩梅梅")[:names]:
            did(owner.store, people[name], "checkin", f"2026-03-{day}T19:00:00")
    crew.connect(owner)
    invited, now = crew.invite(owner, "小陈", "deputy"), crew.now_ms
    crew.now_ms = period.instant(came, "Asia/Shanghai") if came else now
    deputy = crew.join(invited)
    # With what it says of itself it is heard of for the last time then.
    deputy.sync()
    crew.now_ms = now
    owner.sync()
    return owner, deputy, people, rule


def test_a_week_closes_on_sunday_at_midnight_and_what_is_synced_late_is_an_adjustment(
    crew: Team,
) -> None:
    owner, deputy, people, rule = _two(crew)
    # Nobody has heard yet of what the deputy saw on Sunday night, and of Monday.
    did(deputy.store, people["李雷"], "checkin", SUNDAY)
    did(deputy.store, people["李雷"], "checkin", "2026-03-08T08:00:00")
    did(deputy.store, people["韩梅梅"], "checkin", "2026-03-09T00:00:00")
    boards.publish(owner.store, rule, WEEK, anyway=True)
    listed = [(one.name, one.place) for one in boards.board(owner.store, rule, WEEK).lines]
    assert listed == [("王芳", 1), ("李雷", 2), ("韩梅梅", 3)]
    crew.settle()
    for one in (owner, deputy):
        found = boards.board(one.store, rule, WEEK)
        # The list that was published is the same, letter for letter; the difference is told.
        assert [(line.name, line.place) for line in found.lines] == listed
        assert {moved.name for moved in found.waiting} == {"王芳", "李雷"}
    boards.adjust(deputy.store, rule, WEEK)
    crew.settle()
    for one in (owner, deputy):
        found = boards.board(one.store, rule, WEEK)
        assert [(line.name, line.place) for line in found.lines] == listed
        assert (len(found.adjustments), found.waiting) == (1, ())
        assert sums(one.store) == {people["王芳"]: 30, people["李雷"]: 50, people["韩梅梅"]: 10}
        assert len(standing(one.store, rule)) == 3
    alike(crew, owner, deputy)


def test_two_who_close_one_week_without_hearing_of_each_other_give_each_member_once(
    crew: Team,
) -> None:
    owner, deputy, people, rule = _two(crew)
    did(deputy.store, people["韩梅梅"], "checkin", SUNDAY)
    boards.publish(owner.store, rule, WEEK, anyway=True)
    boards.publish(deputy.store, rule, WEEK, anyway=True)
    first = [one.measure for one in boards.board(owner.store, rule, WEEK).lines]
    owner.sync()
    deputy.sync()
    crew.settle()
    for one in (owner, deputy):
        found = boards.board(one.store, rule, WEEK)
        assert [line.measure for line in found.lines] == first == [3, 2, 1]
        assert [moved.name for moved in found.waiting if moved.after and moved.before] == ["韩梅梅"]
        assert sums(one.store) == {people["王芳"]: 50, people["李雷"]: 30, people["韩梅梅"]: 10}
    assert tray.counts(deputy.store).refused == 1
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_who_closes_is_told_which_device_was_not_heard_of_since(crew: Team) -> None:
    owner, deputy, people, rule = _two(crew, came="2026-03-01T12:00:00")
    with owner.store.recording("device.rename") as rec:
        rec.put("device", deputy.store.device, {"name": "小陈的电脑"})
    assert boards.unreported(owner.store, "2026-W09") == ["小陈的电脑"]
    assert boards.unreported(owner.store, "2026-W08") == []
    for act in (boards.freeze, boards.publish):
        with pytest.raises(Problem) as caught:
            act(owner.store, rule, WEEK)
        assert caught.value.code == "board.unreported"
        assert "小陈的电脑" in caught.value.sentence("zh_CN")
    assert boards.board(owner.store, rule, WEEK).state == "ended"
    # Now he brings what he did there: nobody is waited for any more.
    did(deputy.store, people["韩梅梅"], "checkin", SUNDAY)
    crew.settle()
    assert boards.unreported(owner.store, WEEK) == []
    boards.publish(owner.store, rule, WEEK)
    crew.settle()
    found = boards.board(deputy.store, rule, WEEK)
    assert [(line.measure, line.tied) for line in found.lines] == [(3, False), (2, True), (2, True)]
