"""Series and occurrences: what a change reaches, and who may make it."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.actions import attendance
from desktop.actions import calendar as acting
from desktop.actions.history import undo
from desktop.models.calendar import Scope
from desktop.models.occurrences import local_start
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.store import calendar, seriesrows
from desktop.store.community import Store
from tests.calendar_builders import ZONE, around, at, in_days, member, rows, starts, weekly


def test_an_occurrence_has_no_row_until_it_differs(store: Store) -> None:
    weekly(store)
    assert len(around(store)) == 7
    assert rows(store, "occurrence") == 0
    one = around(store)[3]
    acting.edit(store, one.series, one.original, {"title": "特别场"})
    assert rows(store, "occurrence") == 1
    assert [one.title for one in around(store)].count("特别场") == 1


def test_moving_only_this_one_leaves_the_series_and_the_others(store: Store) -> None:
    series = weekly(store)
    before = seriesrows.find(store, series)
    one = around(store)[4]
    acting.edit(store, series, one.original, {"start": at(17, 9)})
    assert seriesrows.find(store, series) == before
    assert starts(around(store)) == [at(-13), at(-6), at(1), at(8), at(17, 9), at(22), at(29)]
    moved = around(store)[4]
    assert (moved.id, moved.original, moved.differs) == (one.id, one.original, True)


def test_this_and_following_splits_and_the_past_stays(store: Store) -> None:
    weekly(store)
    one = around(store)[3]
    acting.edit(store, one.series, one.original, {"start": at(9, 19)}, "following")
    assert starts(around(store)) == [
        at(-13),
        at(-6),
        at(1),
        at(9, 19),
        at(16, 19),
        at(23, 19),
        at(30, 19),
    ]


@pytest.mark.parametrize("scope", ["following", "all"])
def test_past_occurrences_never_move(store: Store, scope: Scope) -> None:
    weekly(store)
    past = around(store)[0]
    acting.edit(store, past.series, past.original, {"start": at(-12, 18), "minutes": 90}, scope)
    found = around(store)
    assert starts(found)[:3] == [at(-13), at(-6), at(2, 18)]
    assert [one.end - one.start for one in found[1:3]] == [timedelta(hours=1), timedelta(hours=1.5)]


def test_a_new_title_for_all_is_the_title_of_all_but_of_exceptions(store: Store) -> None:
    weekly(store)
    found = around(store)
    acting.edit(store, found[1].series, found[1].original, {"title": "特别场"})
    acting.edit(store, found[4].series, found[4].original, {"title": "后半季"}, "following")
    acting.edit(store, found[2].series, found[2].original, {"title": "新名字"}, "all")
    titles = [one.title for one in around(store)]
    assert titles == ["新名字", "特别场", *["新名字"] * 5]


def test_an_exception_survives_a_change_of_the_series(store: Store) -> None:
    weekly(store)
    found = around(store)
    acting.cancel(store, found[4].series, found[4].original)
    acting.edit(store, found[5].series, found[5].original, {"start": at(24, 8)})
    acting.edit(store, found[2].series, found[2].original, {"start": at(1, 21)}, "all")
    assert starts(around(store)) == [at(-13), at(-6), at(1, 21), at(8, 21), at(24, 8), at(29, 21)]


def test_a_new_rule_holds_from_the_first_occurrence_to_come(store: Store) -> None:
    weekly(store)
    one = around(store)[3]
    change = {"rule": "FREQ=DAILY;INTERVAL=2;COUNT=3"}
    acting.edit(store, one.series, one.original, change, "following")
    assert starts(around(store)) == [at(-13), at(-6), at(1), at(8), at(10), at(12)]


@pytest.mark.parametrize("more", [{}, {"rule": "FREQ=WEEKLY;COUNT=5"}, {"zone": "Asia/Tokyo"}])
def test_a_series_that_is_all_to_come_is_moved_and_each_stays_the_one_it_was(
    store: Store, more: dict[str, str]
) -> None:
    series = weekly(store, weeks_ago=0)
    before = around(store)
    acting.edit(store, series, before[0].original, {"start": at(1, 9), **more}, "all")
    after = around(store)
    assert starts(after) == [at(1, 9), at(8, 9), at(15, 9), at(22, 9), at(29, 9)]
    assert [one.id for one in after] == [one.id for one in before]
    # Moved on by the first again, nothing of it is lost.
    acting.edit(store, series, after[0].original, {"start": at(1, 7)}, "following")
    again = around(store)
    assert starts(again) == [at(1, 7), at(8, 7), at(15, 7), at(22, 7), at(29, 7)]
    assert [one.id for one in again] == [one.id for one in after]


def test_what_happens_once_is_moved_then_repeats_from_there_and_its_first_stays(
    store: Store,
) -> None:
    ann, bea = member(store, "吴桂芳"), member(store, "贺兰")
    series = acting.add(store, {"title": "共读", "start": at(3), "host": ann}).result
    assert isinstance(series, bytes)
    (one,) = around(store)
    acting.edit(store, series, one.original, {"start": at(5, 9), "minutes": 90, "host": bea})
    (moved,) = around(store)
    assert (moved.id, starts([moved]), moved.host) == (one.id, [at(5, 9)], bea)
    acting.edit(store, series, one.original, {"rule": "FREQ=WEEKLY;COUNT=3"})
    found = around(store)
    assert starts(found) == [at(5, 9), at(12, 9), at(19, 9)]
    assert found[0].id == one.id
    assert {(each.end - each.start, each.host) for each in found} == {(timedelta(minutes=90), bea)}
    assert all(each.recurring for each in found)
    acting.edit(store, series, found[1].original, {"zone": "Asia/Tokyo"}, "following")
    assert [one.id for one in around(store)] == [one.id for one in found]


def test_who_moves_an_exception_with_what_follows_moves_it_too(store: Store) -> None:
    series = weekly(store, weeks_ago=0)
    one = around(store)[1]
    acting.edit(store, series, one.original, {"start": at(9, 8)})
    acting.edit(store, series, one.original, {"start": at(10, 9)}, "following")
    assert starts(around(store)) == [at(1), at(10, 9), at(17, 9), at(24, 9), at(31, 9)]


def test_cancelling_one_hides_it_and_restoring_brings_it_back(store: Store) -> None:
    weekly(store)
    one = around(store)[3]
    acting.cancel(store, one.series, one.original)
    assert len(around(store)) == 6
    assert [one.status for one in around(store, cancelled=True)].count("cancelled") == 1
    acting.restore(store, one.series, one.original)
    assert len(around(store)) == 7


def test_cancelling_what_follows_keeps_what_has_been(store: Store) -> None:
    weekly(store)
    one = around(store)[3]
    acting.cancel(store, one.series, one.original, "following")
    assert starts(around(store)) == [at(-13), at(-6), at(1)]
    acting.cancel(store, one.series, around(store)[0].original, "all")
    assert starts(around(store)) == [at(-13), at(-6)]


def test_another_host_of_one_occurrence_is_hers_alone(store: Store) -> None:
    ann, bea = member(store, "吴桂芳"), member(store, "贺兰")
    weekly(store, host=ann)
    found = around(store)
    acting.edit(store, found[3].series, found[3].original, {"host": bea})
    acting.edit(store, found[4].series, found[4].original, {"host": None})
    assert [one.host for one in around(store)[2:6]] == [ann, bea, None, ann]


def test_an_untouched_form_changes_nothing(store: Store) -> None:
    weekly(store)
    one = around(store)[3]
    same = {
        "title": one.title,
        "start": local_start(one),
        "zone": one.zone,
        "minutes": 60,
        "host": None,
        "rule": "FREQ=WEEKLY",
    }
    for scope in ("this", "following", "all"):
        assert acting.edit(store, one.series, one.original, same, scope).nothing


def test_a_host_writes_only_occurrences_he_is_named_for(store: Store) -> None:
    ann = member(store, "吴桂芳")
    weekly(store)
    found = around(store)
    acting.edit(store, found[3].series, found[3].original, {"host": ann})
    owner = store.actor
    store.actor = replace(owner, role="host", cells=PRESETS["host"], member=ann)
    acting.edit(store, found[3].series, found[3].original, {"title": "我的场"})
    with pytest.raises(Problem) as refused:
        acting.edit(store, found[4].series, found[4].original, {"title": "别人的场"})
    assert refused.value.code == "role.not_allowed"
    with pytest.raises(Problem):
        acting.edit(store, found[3].series, found[3].original, {"title": "全部"}, "all")


def test_a_door_helper_checks_in_where_he_is_named_and_nowhere_else(store: Store) -> None:
    helper, ann = member(store, "尉迟"), member(store, "贺兰")
    weekly(store)
    one, other = around(store)[1], around(store)[2]
    acting.edit(store, one.series, one.original, {"helper": helper})
    cells = PRESETS["door-helper"]
    store.look_on(replace(store.actor, role="door-helper", cells=cells, member=helper))
    attendance.check_in(store, one.series, one.original, ann)
    assert [came.member for came in calendar.attendees(store, one.id)] == [ann]
    with pytest.raises(Problem) as refused:
        attendance.check_in(store, other.series, other.original, ann)
    assert refused.value.code == "role.not_allowed"
    assert calendar.attendees(store, other.id) == []


def test_who_checked_somebody_in_can_undo_that(store: Store) -> None:
    helper, ann = member(store, "尉迟"), member(store, "贺兰")
    weekly(store, helper=helper)
    one = around(store)[1]
    cells = PRESETS["door-helper"]
    store.look_on(replace(store.actor, role="door-helper", cells=cells, member=helper))
    attendance.check_in(store, one.series, one.original, ann)
    undo(store)
    assert calendar.attendees(store, one.id) == []
    assert store.one("SELECT count(*) FROM activity WHERE gone = 0") == (0,)


def test_naming_a_helper_gives_him_no_right_to_change_the_session(store: Store) -> None:
    helper = member(store, "尉迟")
    weekly(store, helper=helper)
    one = around(store)[3]
    store.look_on(replace(store.actor, role="host", cells=PRESETS["host"], member=helper))
    assert attendance.may_check_in(store.actor, one)
    assert not acting.may_write(store.actor, one)
    with pytest.raises(Problem):
        acting.edit(store, one.series, one.original, {"title": "新"})


@pytest.mark.parametrize(("scope", "named"), [("this", 1), ("following", 4), ("all", 5)])
def test_a_helper_is_named_for_one_for_those_after_it_or_for_all_to_come(
    store: Store, scope: Scope, named: int
) -> None:
    helper = member(store, "尉迟")
    weekly(store)
    one = around(store)[3]
    acting.edit(store, one.series, one.original, {"helper": helper}, scope)
    assert [found.helper for found in around(store)].count(helper) == named


def test_several_scans_count_once_at_the_earliest_time(store: Store) -> None:
    ann = member(store, "吴桂芳")
    weekly(store)
    one = around(store)[1]
    begin = int(one.start.timestamp() * 1000)
    for minutes in (5, 2, 9):
        came = begin + minutes * 60_000
        attendance.check_in(store, one.series, one.original, ann, at=came, method="scan")
    (there,) = calendar.attendees(store, one.id)
    assert (there.member, there.at, there.name) == (ann, begin + 120_000, "吴桂芳")
    assert calendar.attended(store, [one.id]) == {one.id: 1}
    made = store.rows("SELECT kind, at, occurrence FROM activity WHERE gone = 0")
    assert made == [("checkin", begin + 120_000, one.id)]


def test_taking_back_a_check_in_needs_a_reason_and_voids_the_activity(store: Store) -> None:
    ann = member(store, "吴桂芳")
    weekly(store)
    one = around(store)[1]
    attendance.check_in(store, one.series, one.original, ann)
    with pytest.raises(Problem, match="reason"):
        attendance.correct(store, one.series, one.original, ann, " ")
    attendance.correct(store, one.series, one.original, ann, "扫错了")
    assert calendar.attendees(store, one.id) == []
    assert store.rows("SELECT state FROM activity") == [("voided",)]
    with pytest.raises(Problem):
        attendance.correct(store, one.series, one.original, ann, "再来一次")


def test_an_occurrence_with_people_in_it_stays_when_its_rule_is_gone(store: Store) -> None:
    ann = member(store, "吴桂芳")
    series = weekly(store)
    one = around(store)[1]
    attendance.check_in(store, series, one.original, ann)
    with store.recording("test") as rec:
        rec.put("series", series, {"exdates": [in_days(-6).strftime("%Y%m%dT%H%M%S")]})
    assert one.id in {found.id for found in around(store)}
    with pytest.raises(Problem) as refused:
        acting.remove(store, series)
    assert refused.value.code == "calendar.attended"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": " "}, "calendar.titleless"),
        ({"start": "明天"}, "calendar.time_unreadable"),
        ({"zone": "Mars/Base"}, "calendar.zone_unknown"),
        ({"rule": "每周三"}, "calendar.rule_unreadable"),
        ({"rule": "FREQ=SECONDLY"}, "calendar.rule_too_dense"),
        ({"minutes": -1}, "calendar.minutes"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    store: Store, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as refused:
        acting.add(store, {"title": "共读", "start": "2026-10-14T20:00:00", **fields})
    assert refused.value.code == code
    assert refused.value.sentence("zh_CN") != refused.value.sentence("en")


def test_a_rule_typed_with_skip_moves_the_days_that_a_month_lacks(store: Store) -> None:
    said = {"title": "月底复盘", "start": "2027-01-31", "rule": "FREQ=MONTHLY;SKIP=BACKWARD"}
    acting.add(store, {**said, "all_day": True})
    found = calendar.occurrences(store, date(2027, 1, 1), date(2027, 4, 30))
    assert [f"{one.start:%m-%d}" for one in found] == ["01-31", "02-28", "03-31", "04-30"]
    with pytest.raises(Problem) as caught:
        acting.add(store, {**said, "rule": "FREQ=MONTHLY;INTERVAL=2;SKIP=FORWARD"})
    assert caught.value.code == "calendar.skip"


def test_a_lunar_rule_can_be_typed_and_what_is_left_of_its_count_is_kept(store: Store) -> None:
    rule = "RSCALE=CHINESE;FREQ=YEARLY;COUNT=4"
    acting.add(store, {"title": "中秋茶会", "start": "2027-09-15T19:30:00", "rule": rule})
    span = date(2027, 1, 1), date(2037, 1, 1)
    meant = ["2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12"]
    before = calendar.occurrences(store, *span)
    assert [f"{one.start:%Y-%m-%d}" for one in before] == meant
    one = before[1]
    changed = {"start": "2028-10-03T20:00:00", "rule": rule}
    acting.edit(store, one.series, one.original, changed, "following")
    after = calendar.occurrences(store, *span)
    assert [f"{one.start:%Y-%m-%d %H}" for one in after] == [
        f"{day} {19 + (number > 0)}" for number, day in enumerate(meant)
    ]
    third = after[2]
    acting.edit(store, third.series, third.original, {"start": "2029-09-23T20:00:00"}, "following")
    days = [f"{one.start:%Y-%m-%d}" for one in calendar.occurrences(store, *span)]
    assert days == [*meant[:2], "2029-09-23", "2030-09-13"]


def test_undo_takes_back_a_split(store: Store) -> None:
    weekly(store)
    before = starts(around(store))
    one = around(store)[3]
    acting.edit(store, one.series, one.original, {"start": at(9, 19)}, "following")
    undo(store)
    assert starts(around(store)) == before


EDITS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(["this", "following", "all"]),
        st.integers(-30, 30),
        st.booleans(),
    ),
    max_size=5,
)


@settings(max_examples=15)
@given(EDITS)
def test_whatever_is_changed_no_past_occurrence_moves_and_others_stay(
    make_store: object, edits: list[tuple[int, Scope, int, bool]]
) -> None:
    store = make_store()  # type: ignore[operator]
    weekly(store)
    for which, scope, hours, off in edits:
        found = around(store)
        if not found:
            break
        one = found[which % len(found)]
        begun = one.start < datetime.now(ZONE)
        if scope == "this" and begun:
            continue
        before = {other.original: other for other in found}
        with suppress(Problem):  # where nothing is to come there is nothing to change
            if off:
                acting.cancel(store, one.series, one.original, scope)
            else:
                wall = one.start.replace(tzinfo=None) + timedelta(hours=hours)
                acting.edit(store, one.series, one.original, {"start": wall.isoformat()}, scope)
        after = {other.original: other for other in around(store)}
        for original, other in before.items():
            if other.start < datetime.now(ZONE) or (scope == "this" and original != one.original):
                assert after.get(original) == other
