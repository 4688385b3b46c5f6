"""At the door: who is meant, who comes in, and what is said of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.actions import attendance, door, members, merging, registrations, units
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.door import Scan, late_minutes, member_code, read_code
from desktop.models.permission import PRESETS, Actor
from desktop.models.problem import Problem
from desktop.store import calendar, headcount
from desktop.store import door as stored
from desktop.store import members as kept
from desktop.store.community import Store
from tests.calendar_builders import ZONE, member

KEYS = st.binary(min_size=16, max_size=16)


def session(store: Store, minutes: int = 0) -> Occurrence:
    """A session of two hours that began so many minutes ago."""
    start = (datetime.now(ZONE) - timedelta(minutes=minutes)).replace(microsecond=0, tzinfo=None)
    acting.add(store, {"title": "晨读", "start": start.isoformat(), "minutes": 120})
    day = start.date()
    return calendar.occurrences(store, day, day)[0]


def told(changes: Changes) -> Scan:
    assert isinstance(changes.result, Scan)
    return changes.result


def scan(store: Store, one: Occurrence, text: str) -> Scan:
    return told(door.scan(store, one.series, one.original, text))


@given(KEYS)
def test_a_badge_holds_the_members_id_and_fits_a_small_code(record: bytes) -> None:
    code = member_code(record)
    assert read_code(code) == read_code(f" {code.lower()} ") == record
    assert len(code) == 28
    assert code.isalnum()


@given(st.text(max_size=40))
def test_any_other_text_is_no_badge_or_reads_as_written(text: str) -> None:
    found = read_code(text)
    assert found is None or len(found) == 16


def test_a_badge_typed_full_width_by_a_keyboard_is_read() -> None:
    record = bytes(range(16))
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in member_code(record))
    assert read_code(wide) == record


def test_a_scan_lets_in_once_and_then_says_since_when(store: Store) -> None:
    one, ann = session(store), member(store, "单文博")
    first, second = (scan(store, one, member_code(ann)) for _ in range(2))
    assert (first.verdict, second.verdict) == ("in", "already")
    assert first.arrivals[0].new
    assert not second.arrivals[0].new
    assert first.arrivals[0].at == second.arrivals[0].at
    assert first.arrivals[0].times == 1


@pytest.mark.parametrize("text", ["QH0001", "单文博", "shanwenbo", "swb", "0047", "13800000047"])
def test_whatever_one_has_at_hand_lets_in(store: Store, text: str) -> None:
    one = session(store)
    members.add(store, {"name": "单文博", "phone": "13800000047"})
    assert [each.name for each in scan(store, one, text).arrivals] == ["单文博"]


def test_of_several_who_are_meant_nobody_comes_in_by_himself(store: Store) -> None:
    one = session(store)
    both = [member(store, name) for name in ("曾丽华", "曾小军")]
    found = scan(store, one, "zeng")
    assert (found.verdict, set(found.meant)) == ("which", set(both))
    assert stored.counts(store, one, 0).came == 0


def test_digits_that_are_one_members_number_and_anothers_tail_mean_both(store: Store) -> None:
    one = session(store)
    first = member(store, "吴桂芳")
    second = members.add(store, {"name": "贺兰", "phone": "13900000001"}).result
    assert set(scan(store, one, "0001").meant) == {first, second}


def test_whom_nobody_knows_is_told_and_nothing_is_recorded(store: Store) -> None:
    one = session(store)
    done = door.scan(store, one.series, one.original, "ZX-88")
    assert told(done).verdict == "unknown"
    assert done.nothing
    assert scan(store, one, member_code(bytes(16))).verdict == "unknown"


def test_who_comes_after_the_beginning_is_late_by_the_minute(store: Store) -> None:
    one, ann = session(store, 12), member(store, "吴桂芳")
    assert scan(store, one, "吴桂芳").arrivals[0].late in (12, 13)
    came = stored.counts(store, one, 0)
    assert (came.came, came.late) == (1, 1)
    assert stored.newest(store, one.id)[0].member == ann
    assert late_minutes(one.start, 1 << 60, all_day=True) == 0


def test_a_family_comes_in_as_one_action_and_leaves_by_one_undo(store: Store) -> None:
    one = session(store)
    family = [member(store, name) for name in ("田小满", "田大海", "田甜")]
    scan(store, one, "田甜")
    done = door.admit(store, one.series, one.original, family)
    assert [each.new for each in told(done).arrivals] == [True, True, False]
    undo(store, done.action)
    assert list(stored.there(store, one.id, family)) == [family[2]]


def test_digits_within_a_phone_are_nobodys_tail_at_the_door(store: Store) -> None:
    one = session(store)
    xia = members.add(store, {"name": "林霞", "phone": "13800001234"}).result
    number = str(kept.matching(store, "林霞", 1)[0].number)[2:]
    assert [row.id for row in kept.matching(store, "0000", 9)] == [xia]
    assert scan(store, one, "0000").verdict == scan(store, one, "00 00").verdict == "unknown"
    ann = members.add(store, {"name": "单文博", "phone": "13900120000"}).result
    assert [arrival.member for arrival in scan(store, one, "0000").arrivals] == [ann]
    assert scan(store, one, number).arrivals[0].member == xia
    assert scan(store, one, "138 0000 1234").verdict == "already"


def test_a_merged_members_old_badge_lets_in_who_he_is_now(store: Store) -> None:
    from desktop.actions import merging

    one, old, now = session(store), member(store, "程朗"), member(store, "程朗朗")
    merging.merge(store, now, old)
    assert scan(store, one, member_code(old)).arrivals[0].member == now
    assert scan(store, one, member_code(now)).verdict == "already"


def test_before_the_doors_open_it_is_asked(store: Store) -> None:
    ann = member(store, "吴桂芳")
    one = session(store, -3 * 24 * 60)
    with pytest.raises(Problem) as problem:
        scan(store, one, member_code(ann))
    assert problem.value.code == "calendar.not_yet"
    meant = door.scan(store, one.series, one.original, "吴桂芳", if_open=False)
    assert told(meant).verdict == "in"


def helper(store: Store, who: bytes) -> Actor:
    return Actor(store.operator, "门口", "door-helper", PRESETS["door-helper"], member=who)


def test_a_door_helper_works_at_his_own_door_only_and_lets_walk_ins_in(store: Store) -> None:
    ann, bob = member(store, "吴桂芳"), member(store, "贺兰")
    mine, other = session(store), session(store, 30)
    acting.edit(store, mine.series, mine.original, {"helper": ann})
    store.actor = helper(store, ann)
    assert scan(store, mine, member_code(bob)).verdict == "in"
    for text in (member_code(bob), "谁也不是"):
        with pytest.raises(Problem) as problem:
            scan(store, other, text)
        assert problem.value.code == "role.not_allowed"
    done = door.walk_in(store, mine.series, mine.original, "新朋友", "13811112222")
    (new,) = told(done).arrivals
    assert new.name == "新朋友"
    (row,) = kept.by_ids(store, [new.member])
    assert row.joined == min(mine.start.date(), store.today()).isoformat()
    assert "13811112222" not in repr(row)


def test_who_is_new_where_no_place_is_left_is_no_member_until_he_is_let_in(store: Store) -> None:
    one, ann = session(store), member(store, "吴桂芳")
    acting.edit(store, one.series, one.original, {"capacity": 1})
    registrations.register(store, one.series, one.original, [ann])
    everybody = headcount.everybody(store)
    done = door.walk_in(store, one.series, one.original, "程朗", "13811112222")
    found = told(done)
    assert (found.verdict, found.full, found.arrivals[0].name) == ("unregistered", True, "程朗")
    assert done.nothing
    assert headcount.everybody(store) == everybody
    # A phone that is none is refused before anything, like a name that is.
    with pytest.raises(Problem):
        door.walk_in(store, one.series, one.original, "程朗", "12", method=door.LET_IN)
    assert headcount.everybody(store) == everybody
    again = door.walk_in(store, one.series, one.original, "程朗", method=door.LET_IN)
    assert told(again).verdict == "in"
    assert headcount.everybody(store) == everybody + 1
    undo(store)
    assert headcount.everybody(store) == everybody
    assert stored.counts(store, one, 0).came == 0


def test_who_is_taken_back_comes_in_again(store: Store) -> None:
    one, ann = session(store), member(store, "吴桂芳")
    scan(store, one, "吴桂芳")
    attendance.correct(store, one.series, one.original, ann, "扫错了")
    assert scan(store, one, "吴桂芳").verdict == "in"
    assert stored.counts(store, one, 0).came == 1


def test_who_lives_in_one_household_comes_in_together(store: Store) -> None:
    family = [member(store, name) for name in ("田小满", "田大海")]
    member(store, "贺兰")
    for who in family:
        units.belong_named(store, who, "household", "田家", "guardian")
    assert stored.household(store, family[1])[0] == family[1]
    assert set(stored.household(store, family[0])) == set(family)


def test_a_door_helper_takes_back_his_own_slip_at_once(store: Store) -> None:
    ann, bob, one = member(store, "吴桂芳"), member(store, "贺兰"), session(store)
    acting.edit(store, one.series, one.original, {"helper": ann})
    store.actor = helper(store, ann)
    done = door.scan(store, one.series, one.original, member_code(bob))
    undo(store, done.action)
    assert stored.there(store, one.id, [bob]) == {}
    assert scan(store, one, member_code(bob)).verdict == "in"


def test_the_door_at_hand_is_that_of_what_is_on_then_of_what_comes(store: Store) -> None:
    now = datetime.now(ZONE)
    assert stored.at_hand(store, now) is None
    later = session(store, -24 * 60)
    assert (found := stored.at_hand(store, now)) is not None
    assert found.id == later.id
    on = session(store, 5)
    assert (found := stored.at_hand(store, now)) is not None
    assert found.id == on.id


def test_who_was_merged_since_is_still_there(store: Store) -> None:
    one = session(store)
    first, other = member(store, "沈若溪"), member(store, "沈若西")
    scan(store, one, "沈若西")
    merging.merge(store, first, other)
    assert set(stored.there(store, one.id, [first])) == {first}
    assert scan(store, one, "沈若溪").verdict == "already"


def test_a_scan_asks_no_more_of_the_file_once_hundreds_are_there(store: Store) -> None:
    with store.recording("import") as rec:
        people = [rec.put("member", None, {"name": f"成员{n}"}) for n in range(400)]
    one = session(store)
    codes = [member_code(person) for person in people]
    steps = [_steps(store, lambda code=code: scan(store, one, code)) for code in codes]  # type: ignore[misc]
    early, late = sorted(steps[20:60])[20], sorted(steps[-40:])[20]
    assert late < early * 1.5


def _steps(store: Store, act: Callable[[], object]) -> int:
    """How many steps of SQLite something took, in tens."""
    taken = [0]

    def count() -> int:
        taken[0] += 1
        return 0

    with store.writing() as connection:
        connection.set_progress_handler(count, 10)
    act()
    with store.writing() as connection:
        connection.set_progress_handler(None, 10)
    return taken[0]
