"""What meets in the calendar is told, and hinders nothing."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import calendar as acting
from desktop.actions import members, workdays
from desktop.models import workdays as known
from desktop.models.problem import Problem
from desktop.store import calendar, clashing
from desktop.store.community import Store

BUILT = {
    "2027": {
        "notice": "通知",
        "published": "2026-11-05",
        "rest": ["10-01/10-07"],
        "work": ["10-10"],
    }
}
LISTED = {
    "year": 2027,
    "papers": ["https://example.org/notice"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
        {"name": "国庆节", "date": "2027-10-01", "isOffDay": True},
        {"name": "国庆节", "date": "2027-10-10", "isOffDay": False},
    ],
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield
    known.take_over([])


def member(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def said(store: Store, title: str, first: date, last: date) -> list[str]:
    some = [one for one in calendar.occurrences(store, first, last) if one.title == title]
    met = clashing.met(store, some)
    names = calendar.names(store, [one.who for one in met if one.who])
    return [clashing.problem(one, names.get(one.who or b"", "")).sentence("zh_CN") for one in met]


def test_the_same_host_or_place_at_one_time_is_told(store: Store) -> None:
    anna = member(store, "沈知远")
    at = "2027-03-03T20:00:00"
    acting.add(store, {"title": "共读", "start": at, "host": anna, "place": "广州书房"})
    acting.add(store, {"title": "讲座", "start": "2027-03-03T20:30:00", "lecturer": anna})
    acting.add(store, {"title": "茶会", "start": "2027-03-03T20:59:00", "place": " 广州书房"})
    acting.add(store, {"title": "夜谈", "start": "2027-03-03T21:59:00", "place": "广州书房"})
    day = date(2027, 3, 3)
    assert said(store, "共读", day, day) == [
        "03-03“共读”：沈知远这时还在“讲座”（20:30 开始）。",
        "03-03“共读”：广州书房这时还有“茶会”（20:59 开始）。",
    ]
    assert said(store, "夜谈", day, day) == []


def test_what_ends_when_the_other_begins_or_is_cancelled_or_online_meets_nothing(
    store: Store,
) -> None:
    for title, start, place in (
        ("一", "2027-03-03T19:00:00", "书房"),
        ("二", "2027-03-03T20:00:00", "书房"),
        ("三", "2027-03-03T20:00:00", "线上"),
        ("四", "2027-03-03T20:00:00", "线上"),
    ):
        acting.add(store, {"title": title, "start": start, "place": place})
    acting.add(store, {"title": "五", "start": "2027-03-03T20:00:00", "place": "书房"})
    day = date(2027, 3, 3)
    gone = next(one for one in calendar.occurrences(store, day, day) if one.title == "五")
    acting.cancel(store, gone.series, gone.original)
    for title in "一二三四":
        assert said(store, title, day, day) == []


def test_a_day_off_and_a_shifted_work_day_are_told_and_nothing_is_refused(store: Store) -> None:
    acting.add(store, {"title": "节日", "start": "2026-10-01T20:00:00"})
    acting.add(store, {"title": "补班", "start": "2026-10-10T20:00:00"})
    assert said(store, "节日", date(2026, 10, 1), date(2026, 10, 1)) == ["10-01“节日”：这天放假。"]
    assert said(store, "补班", date(2026, 10, 10), date(2026, 10, 10)) == [
        "10-10“补班”：这天调休，要上班。"
    ]


def test_a_new_series_is_looked_at_for_its_next_occurrences(store: Store) -> None:
    at = "2027-03-10T20:00:00"
    acting.add(store, {"title": "茶会", "start": at, "place": "书房"})
    made = acting.add(
        store,
        {
            "title": "共读",
            "start": "2027-03-03T20:00:00",
            "rule": "FREQ=WEEKLY",
            "place": "书房",
        },
    ).result
    assert isinstance(made, bytes)
    met = clashing.met(store, clashing.next_from(store, made))
    assert [(one.kind, f"{one.one.start:%m-%d}") for one in met] == [("place", "03-10")]


@pytest.mark.parametrize("file", [BUILT, LISTED, [LISTED]], ids=["own", "listed", "several"])
def test_a_year_comes_in_from_a_file_and_is_kept(
    store: Store, tmp_path: Path, file: object
) -> None:
    assert known.notice(2027) == ""
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(file), "utf-8")
    (year,) = workdays.take(store, path)
    assert (year.number, year.imported) == (2027, True)
    assert known.mark(date(2027, 10, 1)) == "rest"
    assert known.mark(date(2027, 10, 10)) == "work"
    assert known.mark(date(2026, 10, 1)) == "rest"
    known.take_over([])
    assert known.mark(date(2027, 10, 1)) is None
    workdays.load()
    assert known.mark(date(2027, 10, 10)) == "work"
    assert known.notice(2027)
    assert known.newest() == 2027


def test_a_new_years_holiday_may_begin_in_december(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(LISTED), "utf-8")
    assert known.mark(date(2026, 12, 31)) is None
    workdays.take(store, path)
    assert known.mark(date(2026, 12, 31)) == "rest"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "7", "null", '{"2027": {}}', '{"x": {"rest": ["01-01"]}}', '{"days": []}',
     '{"year": 2027, "days": [{"date": "2031-01-01", "isOffDay": true}]}', "[" * 5000,
     '{"2027": {"rest": ["02-30"]}}', '{"9999": {"rest": ["01-01"]}}', '{"2027": {"rest": 7}}'],
)  # fmt: skip
def test_what_is_no_such_file_is_told_and_changes_nothing(
    store: Store, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "days.json"
    path.write_text(text, "utf-8")
    with pytest.raises(Problem) as caught:
        workdays.take(store, path)
    assert caught.value.code == "workdays.unreadable"
    assert '{"year": 2027' in caught.value.sentence("zh_CN")
    assert known.newest() == 2026


def test_without_the_right_to_write_the_calendar_no_days_are_taken_in(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(BUILT), "utf-8")
    store.actor = replace(store.actor, role="lecturer", cells=frozenset())
    with pytest.raises(Problem) as caught:
        workdays.take(store, path)
    assert caught.value.code == "role.not_allowed"


def test_times_are_told_in_the_zone_of_the_occurrence(store: Store) -> None:
    acting.add(store, {"title": "茶会", "start": "2027-03-03T20:00:00", "place": "书房"})
    acting.add(
        store,
        {"title": "欧洲", "start": "2027-03-03T13:30:00", "zone": "Europe/Berlin", "place": "书房"},
    )
    day = date(2027, 3, 3)
    assert said(store, "欧洲", day, day) == ["03-03“欧洲”：书房这时还有“茶会”（13:00 开始）。"]
