"""A coupon that a visit brought goes when the visit is taken back, and what remains is told."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import attendance, coupons, history
from desktop.actions import calendar as acting
from desktop.actions import couponladders as climbing
from desktop.models.calendar import Occurrence
from desktop.models.coupon import Terms
from desktop.store import calendar, hometasks
from desktop.store import coupons as given
from desktop.store.community import Store
from tests.calendar_builders import ZONE
from tests.coupon_builders import begun, has, kind
from tests.pack_builders import Evening, an_evening
from tests.people_builders import somebody


def evenings(store: Store) -> list[Occurrence]:
    """A session that was over by yesterday, whatever the hour, and one that is on."""
    now = datetime.now(ZONE).replace(microsecond=0, tzinfo=None)
    made = []
    for start in (now - timedelta(days=2), now - timedelta(minutes=5)):
        one = acting.add(store, {"title": "夜读", "start": start.isoformat(), "minutes": 60}).result
        assert isinstance(one, bytes)
        made.append(calendar.occurrence(store, one, start.isoformat()))
    return made


@pytest.fixture
def ladder(store: Store) -> bytes:
    """Its second step comes with the second visit."""
    free, voucher = (kind(store, title, Terms("amount", 2_000)) for title in ("免费日", "抵用券"))
    made = climbing.save(store, None, "洗衣店", [(free, "used"), (voucher, "visit:2")]).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def who(store: Store, ladder: bytes) -> bytes:
    """Somebody who began long ago and came once."""
    found = somebody(store, "林霞")
    (coupon,) = begun(store, ladder, found)
    with store.recording("coupon.give") as rec:
        rec.put("coupon", coupon, {"from": "2020-01-01"})
    return found


def told(store: Store) -> dict[str, int]:
    return {one.kind: one.count for one in hometasks.handing_out(store)}


def test_a_visit_that_is_taken_back_takes_back_the_coupon_that_nobody_used(
    store: Store, ladder: bytes, who: bytes
) -> None:
    before, tonight = evenings(store)
    attendance.check_in(store, before.series, before.original, who)
    attendance.check_in(store, tonight.series, tonight.original, who)
    assert 2 in has(store, ladder, who)
    attendance.correct(store, tonight.series, tonight.original, who, "认错人")
    assert 2 not in has(store, ladder, who)
    assert "unearned" not in told(store)
    stands = [one.standing(store.today().isoformat()) for one in given.of_member(store, who)]
    assert sorted(stands) == ["open", "withdrawn"]
    history.undo(store)
    assert 2 in has(store, ladder, who)


def test_a_coupon_that_was_used_by_then_stays_and_waits_on_the_first_screen(
    store: Store, ladder: bytes, who: bytes
) -> None:
    before, tonight = evenings(store)
    for one in (before, tonight):
        attendance.check_in(store, one.series, one.original, who)
    coupons.use(store, has(store, ladder, who)[2], price=3_000)
    attendance.correct(store, tonight.series, tonight.original, who, "代签的")
    assert told(store) == {"unearned": 1}
    coupons.take_back(store, given.find(store, has(store, ladder, who)[2]).uses[0].id, "没给他")
    coupons.withdraw(store, has(store, ladder, who)[2], "没来够")
    assert told(store) == {}


def test_a_step_given_by_hand_is_nobodys_visit_and_stays(
    store: Store, ladder: bytes, who: bytes
) -> None:
    before, _ = evenings(store)
    attendance.check_in(store, before.series, before.original, who)
    climbing.begin(store, ladder, [who], 2)
    attendance.correct(store, before.series, before.original, who, "认错人")
    assert 2 in has(store, ladder, who)
    assert told(store) == {}


def test_a_visit_checked_in_by_who_may_not_hand_out_waits_for_who_may(
    store: Store, ladder: bytes, who: bytes
) -> None:
    owner = store.actor
    before, tonight = evenings(store)
    attendance.check_in(store, before.series, before.original, who)
    store.actor = replace(owner, cells=owner.cells - {"reward.handout"})
    attendance.check_in(store, tonight.series, tonight.original, who)
    assert 2 not in has(store, ladder, who)
    assert hometasks.handing_out(store) == []
    store.actor = owner
    assert told(store) == {"visits": 1}
    climbing.give_due(store, ladder)
    assert told(store) == {}


@pytest.mark.parametrize("how", ["check_in", "correct_time"])
def test_a_coupon_that_went_with_a_visit_comes_back_once_when_he_came_after_all(
    store: Store, ladder: bytes, who: bytes, how: str
) -> None:
    before, tonight = evenings(store)
    for one in (before, tonight):
        attendance.check_in(store, one.series, one.original, who)
    brought = has(store, ladder, who)[2]
    for _ in range(2):
        attendance.correct(store, tonight.series, tonight.original, who, "认错人")
        assert 2 not in has(store, ladder, who)
        if how == "check_in":
            attendance.check_in(store, tonight.series, tonight.original, who)
        else:
            attendance.correct_time(store, tonight.series, tonight.original, who, 5, "还是来了")
        assert has(store, ladder, who)[2] == brought
        assert len(given.of_member(store, who)) == 2
        assert told(store) == {}


def test_a_coupon_that_somebody_withdrew_does_not_come_back_with_the_visit(
    store: Store, ladder: bytes, who: bytes
) -> None:
    before, tonight = evenings(store)
    for one in (before, tonight):
        attendance.check_in(store, one.series, one.original, who)
    coupons.withdraw(store, has(store, ladder, who)[2], "发错了")
    history.undo(store)
    history.redo(store)
    attendance.correct(store, tonight.series, tonight.original, who, "认错人")
    attendance.check_in(store, tonight.series, tonight.original, who)
    assert 2 not in has(store, ladder, who)
    assert told(store) == {}


def test_a_check_in_that_is_undone_takes_its_coupon_along_and_brings_it_again(
    store: Store, ladder: bytes, who: bytes
) -> None:
    owner = store.actor
    before, tonight = evenings(store)
    attendance.check_in(store, before.series, before.original, who)
    store.actor = replace(owner, cells=owner.cells - {"reward.handout"})
    came = attendance.check_in(store, tonight.series, tonight.original, who)
    store.actor = owner
    brought = climbing.give_due(store, ladder).result
    store.actor = replace(owner, cells=owner.cells - {"reward.handout"})
    history.undo(store, came.action)
    assert [has(store, ladder, who)[2]] == brought
    store.actor = owner
    assert told(store) == {"unearned": 1}
    history.redo(store)
    assert told(store) == {}
    history.undo(store, came.action)
    assert 2 not in has(store, ladder, who)
    assert told(store) == {}
    attendance.check_in(store, tonight.series, tonight.original, who)
    assert [has(store, ladder, who)[2]] == brought
    assert told(store) == {}


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Iterator[Evening]:
    yield from an_evening(store, tmp_path)


def test_what_a_visit_brings_comes_with_a_pack_and_goes_when_its_door_takes_it_back(
    store: Store, ladder: bytes, who: bytes, evening: Evening
) -> None:
    tonight = evening.one
    earlier = (tonight.start - timedelta(days=2)).replace(tzinfo=None).isoformat()
    once = acting.add(store, {"title": "夜读", "start": earlier}).result
    assert isinstance(once, bytes)
    attendance.check_in(store, once, earlier, who)
    other = somebody(store, "贺兰亭")
    begun(store, ladder, other)
    pack = evening.open(*evening.make(people=[who, other]))
    evening.scan(pack, who)
    # Her first visit brings nothing.
    evening.scan(pack, other)
    store.now = lambda: evening.at(600_000)
    evening.back(pack)
    brought = has(store, ladder, who)
    assert (sorted(brought), list(has(store, ladder, other))) == ([1, 2], [1])
    evening.back(pack)
    assert has(store, ladder, who) == brought
    attendance.correct(pack, tonight.series, tonight.original, who, "扫错了牌")
    evening.back(pack)
    assert list(has(store, ladder, who)) == [1]
    # She came after all: the very one again.
    evening.scan(pack, who, 120_000)
    evening.back(pack)
    assert has(store, ladder, who) == brought
    for _ in range(4):
        history.undo(pack)
    assert evening.back(pack).taken_back == 2
    assert list(has(store, ladder, who)) == [1]
