"""The last place at either kind of hub: the log decides, everywhere alike, whatever clocks say."""

from desktop.actions import calendar as acting
from desktop.actions import history, registrations
from desktop.models.calendar import Occurrence
from desktop.models.registration import Registration
from desktop.store import calendar
from desktop.store import registrations as stored
from desktop.store.digest import digest
from tests.calendar_builders import at, in_days, member
from tests.sync.team import Laptop, Team, hub_digest


def _evening(owner: Laptop, capacity: int) -> Occurrence:
    fields = {"title": "车主见面会", "start": at(5), "capacity": capacity}
    acting.add(owner.store, fields)
    day = in_days(5).date()
    (one,) = calendar.occurrences(owner.store, day, day)
    return one


def _told(laptop: Laptop, one: Occurrence) -> list[tuple[bytes, str, int, bool]]:
    return [_of(each) for each in stored.page(laptop.store, one)]


def _of(each: Registration) -> tuple[bytes, str, int, bool]:
    return each.member, each.standing, each.place, each.pending


def test_of_two_offline_laptops_the_later_in_the_log_waits_and_moves_up_alone(
    crew: Team,
) -> None:
    owner = crew.found()
    one = _evening(owner, 2)
    ann, ben, cai, dan = (member(owner.store, name) for name in ("安然", "贝宁", "蔡和", "丹青"))
    registrations.register(owner.store, one.series, one.original, [ann])
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    # The other laptop gave the last place away first by the clock, and comes to the hub later.
    registrations.register(other.store, one.series, one.original, [cai])
    registrations.register(owner.store, one.series, one.original, [ben])
    assert _told(other, one)[1] == (cai, "registered", 0, True)
    assert _told(owner, one)[1] == (ben, "registered", 0, True)
    owner.sync()
    crew.settle()
    settled = [
        (ann, "registered", 0, False),
        (ben, "registered", 0, False),
        (cai, "waiting", 1, False),
    ]
    assert _told(owner, one) == _told(other, one) == settled
    # A laptop that joins from the snapshot is told the same.
    third = crew.join(crew.invite(owner, "小林", "admin"))
    assert _told(third, one) == settled
    registrations.register(third.store, one.series, one.original, [dan])
    crew.settle()
    # Both cancel for the same person unseen: one place, one moves up.
    for laptop in (owner, other):
        registrations.cancel(laptop.store, one.series, one.original, [ann])
    crew.settle()
    moved = [
        (ben, "registered", 0, False),
        (cai, "registered", 0, False),
        (dan, "waiting", 1, False),
    ]
    assert [_told(laptop, one) for laptop in crew.laptops] == [moved] * 3
    registrations.cancel(third.store, one.series, one.original, [ben])
    crew.settle()
    history.undo(third.store)
    crew.settle()
    assert [_told(laptop, one) for laptop in crew.laptops] == [moved] * 3
    alike = {digest(laptop.store, laptop.store.refs) for laptop in crew.laptops}
    assert alike == {hub_digest(crew, owner)}


def test_who_is_registered_on_two_laptops_unseen_has_one_place(crew: Team) -> None:
    owner = crew.found()
    one = _evening(owner, 2)
    ann, ben, cai = (member(owner.store, name) for name in ("安然", "贝宁", "蔡和"))
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    crew.settle()
    registrations.register(owner.store, one.series, one.original, [ann, ben])
    registrations.register(other.store, one.series, one.original, [cai, ann])
    owner.sync()
    crew.settle()
    told = [
        (ann, "registered", 0, False),
        (ben, "registered", 0, False),
        (cai, "waiting", 1, False),
    ]
    assert _told(owner, one) == _told(other, one) == told
