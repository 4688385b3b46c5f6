"""When members last came: whatever is scanned, taken back and undone, what stands counts."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import attendance, members, rewards
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models.award_words import correction
from desktop.models.occurrences import doors_open
from desktop.models.problem import Problem
from desktop.store import calendar, entries, timeline
from desktop.store import members as stored
from desktop.store.community import Store
from tests.calendar_builders import ZONE, around, member, weekly
from tests.conftest import MakeStore
from tests.rewards_builders import ARRIVE, publish

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["scan", "scan", "correct", "undo", "remove"]),
        st.integers(0, 1),
        st.integers(0, 1),
        st.integers(0, 9),
    ),
    max_size=12,
)


def last_seen(store: Store, who: bytes) -> int | None:
    found = stored.find(store, who)
    assert found is not None
    return found.row.last_seen


@settings(max_examples=25)
@given(STEPS)
def test_check_ins_are_a_set_at_their_earliest_and_last_seen_is_the_newest_that_stands(
    make_store: MakeStore, steps: list[tuple[str, int, int, int]]
) -> None:
    store = make_store()
    people = [member(store, name) for name in ("吴桂芳", "单文博")]
    weekly(store)
    sessions = around(store)[:2]
    there: dict[tuple[int, int], int] = {}
    for verb, who, which, minutes in steps:
        one, came = sessions[which], there.get((who, which))
        at = int(sessions[which].start.timestamp() * 1000) + minutes * 60_000
        before = dict(there)
        if verb == "correct" and came is not None:
            attendance.correct(store, one.series, one.original, people[who], "扫错了")
            del there[who, which]
        elif verb in ("scan", "undo"):
            changes = attendance.check_in(store, one.series, one.original, people[who], at=at)
            there[who, which] = at if came is None else min(came, at)
            assert bool(changes.count) == (there != before)
            if verb == "undo" and changes.count:
                undo(store)
                there = before
        elif verb == "remove":
            members.remove(store, [people[who]])
            undo(store)
        for number, person in enumerate(people):
            stood = [at for (who_came, _), at in there.items() if who_came == number]
            assert last_seen(store, person) == max(stood, default=None)
    live = "SELECT count(*) FROM attendance WHERE gone = 0 AND coalesce(state, '') <> 'voided'"
    assert store.one(live) == (len(there),)


@pytest.mark.parametrize("minutes", [0, 90, 3 * 24 * 60])
def test_who_is_entered_for_days_gone_by_was_last_seen_then(store: Store, minutes: int) -> None:
    ann = member(store, "吴桂芳")
    start = datetime.now(ZONE).replace(microsecond=0) - timedelta(days=30)
    said = {"title": "旧读书会", "start": f"{start:%Y-%m-%dT%H:%M:%S}", "minutes": minutes}
    series = acting.add(store, said).result
    assert isinstance(series, bytes)
    (one,) = calendar.occurrences(store, start.date(), start.date())
    attendance.check_in(store, series, one.original, ann)
    then = int(start.timestamp() * 1000)
    assert last_seen(store, ann) == then
    local = store.one("SELECT local FROM activity WHERE member = ? AND gone = 0", (ann,))
    assert local == (f"{start:%Y-%m-%dT%H:%M:%S}",)
    # Saying it once more says nothing, and neither where he was scanned at the door.
    assert attendance.check_in(store, series, one.original, ann).nothing
    attendance.correct(store, series, one.original, ann, "扫错了")
    attendance.check_in(store, series, one.original, ann, at=then + 300_000)
    assert attendance.check_in(store, series, one.original, ann).nothing
    assert last_seen(store, ann) == then + 300_000


def test_who_comes_in_on_the_day_itself_was_seen_now(store: Store) -> None:
    ann, now = member(store, "吴桂芳"), datetime.now(ZONE)
    made = acting.add(store, {"title": "今天", "start": f"{now:%Y-%m-%d}"}).result
    assert isinstance(made, bytes)
    (one,) = calendar.occurrences(store, now.date(), now.date())
    attendance.check_in(store, made, one.original, ann)
    seen = last_seen(store, ann)
    assert seen is not None
    assert seen >= int(now.timestamp() * 1000)


def test_a_corrected_and_an_undone_check_in_leave_nobody_seen(store: Store) -> None:
    ann, ben = member(store, "吴桂芳"), member(store, "单文博")
    weekly(store)
    one = around(store)[0]
    attendance.check_in(store, one.series, one.original, ann)
    attendance.correct(store, one.series, one.original, ann, "扫错了")
    attendance.check_in(store, one.series, one.original, ben)
    undo(store)
    assert [last_seen(store, who) for who in (ann, ben)] == [None, None]


@pytest.mark.parametrize(
    ("hours", "open_"), [(-30, True), (1, True), (11, True), (13, None), (47, False)]
)
def test_the_doors_open_on_the_day_or_half_a_day_before(
    store: Store, hours: int, open_: bool | None
) -> None:
    now = datetime.now(ZONE).replace(microsecond=0)
    start = now + timedelta(hours=hours)
    made = acting.add(store, {"title": "跨年夜读", "start": f"{start:%Y-%m-%dT%H:%M:%S}"}).result
    assert isinstance(made, bytes)
    (one,) = calendar.occurrences(store, start.date(), start.date())
    # Half a day and more ahead it is open if that is the same day still.
    open_ = start.date() == now.date() if open_ is None else open_
    assert doors_open(one, datetime.now(ZONE), store.zone) is open_
    ann = member(store, "贺兰")
    if open_:
        attendance.check_in(store, made, one.original, ann, if_open=True)
    else:
        with pytest.raises(Problem) as refused:
            attendance.check_in(store, made, one.original, ann, if_open=True)
        assert refused.value.code == "calendar.not_yet"
        attendance.check_in(store, made, one.original, ann)
    assert [came.member for came in calendar.attendees(store, one.id)] == [ann]


def test_the_story_of_a_corrected_check_in_says_which_session_and_why(store: Store) -> None:
    ann = member(store, "吴桂芳")
    rule = publish(store, ARRIVE)
    weekly(store)
    one = around(store)[-1]
    attendance.check_in(store, one.series, one.original, ann)
    rewards.run(store, rule)
    attendance.correct(store, one.series, one.original, ann, "扫错了")
    told = timeline.page(store, ann, frozenset({"activity", "entry"}))
    assert [(one.kind, one.field, one.old) for one in told] == [
        ("entry", "reverse", ""),
        ("entry", "award", ""),
        ("activity", "checkin", "每周共读"),
    ]
    assert correction(entries.explain(store, told[0].record)) == "记录已更正：扫错了"
    assert correction(entries.explain(store, told[1].record)) == ""
