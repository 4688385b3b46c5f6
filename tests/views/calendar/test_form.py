"""The form of an occurrence: times as one types them, and the end of a series."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop.actions import calendar as acting
from desktop.actions import venues
from desktop.actions.serieswork import rule_of
from desktop.models.lunarrule import yearly_rule
from desktop.store import calendar
from desktop.store.community import Reads, Store
from desktop.views.calendar.form import OccurrenceForm
from desktop.views.calendar.words import LUNAR_YEARLY, rule_text
from tests.views.calendar.pages import add, on, texts


def test_the_form_gives_back_only_what_was_changed(
    store: Store, reads: Reads, day: date, qtbot: QtBot
) -> None:
    add(store, day, "每周共读", place="广州书房", rule="FREQ=WEEKLY")
    (one,) = on(store, day)
    form = OccurrenceForm(None, reads, day, one, "FREQ=WEEKLY")
    qtbot.addWidget(form)
    assert form.changes() == {}
    form.title_field.setText("特别场")
    form.time.setTime(form.time.time().addSecs(3600))
    assert form.changes() == {"title": "特别场", "start": f"{day}T21:00:00"}


def test_the_form_wants_a_name_and_members(reads: Reads, day: date, qtbot: QtBot) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.accept()
    assert form.result() == 0
    form.title_field.setText("共读")
    form.host.setText("没有这个人")
    form.accept()
    assert form.result() == 0
    form.host.clear()
    form.accept()
    assert form.result() == 1


@pytest.mark.parametrize(
    ("keys", "time"),
    [
        ("1430", "14:30"),
        ("14:30", "14:30"),
        ("9", "09:00"),
        ("930", "09:30"),
        ("20点15分", "20:15"),
    ],
)
def test_a_time_is_typed_as_one_likes(
    reads: Reads, day: date, qtbot: QtBot, keys: str, time: str
) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    form.time.selectAll()
    form.time.insert(keys)
    assert form.fields()["start"] == f"{day}T{time}:00"
    qtbot.keyClick(form.time, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form.time, "1245")
    assert form.fields()["start"] == f"{day}T12:45:00"
    qtbot.keyClick(form.time, Qt.Key.Key_Up)
    assert form.time.text() == "13:00"
    form.time.setText("25:00")
    form.accept()
    assert form.result() == 0
    assert "请写一个时间" in texts(form)


@pytest.mark.parametrize(
    ("kind", "rule", "said"),
    [
        ("never", "FREQ=WEEKLY", "每周"),
        ("on", "FREQ=WEEKLY;UNTIL={last}", "每周，到 {last_day} 为止"),
        ("after", "FREQ=WEEKLY;COUNT=3", "每周，共 3 次"),
    ],
)
def test_a_new_series_ends_as_was_said(
    store: Store, reads: Reads, day: date, qtbot: QtBot, kind: str, rule: str, said: str
) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    assert not form.end.isEnabled()
    form.rule.setCurrentIndex(form.rule.findData("FREQ=WEEKLY"))
    assert form.end.isEnabled()
    last = day + timedelta(days=14)
    form.end.day.setDate(QDate(last.year, last.month, last.day))
    form.end.times.setValue(3)
    form.end.choose(kind)
    wanted = rule.format(last=f"{last:%Y%m%d}")
    assert form.fields()["rule"] == wanted
    assert rule_text(wanted) == said.format(last_day=last)
    acting.add(store, form.fields())
    found = calendar.occurrences(store, day, day + timedelta(days=69))
    assert len(found) == (10 if kind == "never" else 3)
    again = OccurrenceForm(None, reads, day, found[0], rule=wanted)
    qtbot.addWidget(again)
    assert again.changes() == {}
    assert again.end.kind.currentData() == kind


def test_a_last_day_before_the_first_is_refused(reads: Reads, day: date, qtbot: QtBot) -> None:
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("每周共读")
    form.rule.setCurrentIndex(form.rule.findData("FREQ=WEEKLY"))
    form.end.choose("on")
    form.end.day.setDate(QDate(day.year - 1, 1, 1))
    form.accept()
    assert "最后一天比第一场还早。" in texts(form)


def test_a_day_of_the_chinese_calendar_comes_every_year(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    form = OccurrenceForm(None, reads, date(2027, 9, 14))
    qtbot.addWidget(form)
    form.title_field.setText("中秋茶会")
    form.day.setDate(QDate(2027, 9, 15))
    form.rule.setCurrentIndex(form.rule.findData(LUNAR_YEARLY))
    assert form.rule.currentText() == "农历每年八月十五"
    form.end.choose("after")
    form.end.times.setValue(4)
    acting.add(store, form.fields())
    (one, *later) = calendar.occurrences(store, date(2027, 1, 1), date(2037, 1, 1))
    days = ["2028-10-03", "2029-09-22", "2030-09-12"]
    assert [f"{each.start:%Y-%m-%d}" for each in later] == days
    rule = rule_of(reads, one)
    assert rule_text(rule) == "农历每年，共 4 次"
    again = OccurrenceForm(None, reads, one.start.date(), one, rule)
    qtbot.addWidget(again)
    assert (again.rule.currentData(), again.end.times.value()) == (LUNAR_YEARLY, 4)
    assert again.changes() == {}


def test_a_lunar_day_that_years_lack_is_asked_about_and_kept(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    form = OccurrenceForm(None, reads, date(2027, 9, 15))
    qtbot.addWidget(form)
    form.rule.setCurrentIndex(form.rule.findData(LUNAR_YEARLY))
    assert not form.missing.isHidden()
    assert form.missing.choice.isHidden()
    form.title_field.setText("闰月读书")
    form.day.setDate(QDate(2028, 6, 23))
    assert form.rule.currentText() == "农历每年闰五月初一"
    assert not form.missing.choice.isHidden()
    form.missing.choice.setCurrentIndex(form.missing.choice.findData("OMIT"))
    assert str(form.fields()["rule"]).endswith("SKIP=OMIT")
    acting.add(store, form.fields())
    (one, *later) = calendar.occurrences(store, date(2028, 1, 1), date(2048, 1, 1))
    assert [f"{each.start:%Y-%m-%d}" for each in later] == ["2039-06-22", "2047-06-23"]
    again = OccurrenceForm(None, reads, one.start.date(), one, rule_of(reads, one))
    qtbot.addWidget(again)
    assert again.missing.skip() == "OMIT"
    assert again.changes() == {}


def test_a_rule_that_names_its_lunar_day_is_said_in_words(reads: Reads, qtbot: QtBot) -> None:
    assert rule_text(yearly_rule("中秋")) == "农历每年八月十五"
    assert rule_text(yearly_rule("除夕")) == "农历每年腊月最后一天"
    assert rule_text(yearly_rule("6L/1")) == "农历每年闰六月初一"


def test_the_form_says_what_a_session_would_meet_and_hinders_nothing(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    day = date(2026, 10, 10)
    add(store, day, "每周共读", place="广州书房", rule="FREQ=WEEKLY")
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("茶会")
    form.place.setText("广州书房")
    form.look()
    assert form.met.text().splitlines() == [
        "10-10“茶会”：广州书房这时还有“每周共读”（20:00 开始）。",
        "10-10“茶会”：这天调休，要上班。",
    ]
    form.time.setTime(form.time.time().addSecs(3600))
    form.day.setDate(QDate(2026, 10, 17))
    form.look()
    assert form.met.isHidden()
    (one,) = on(store, date(2026, 10, 17))
    again = OccurrenceForm(None, reads, one.start.date(), one, "FREQ=WEEKLY")
    qtbot.addWidget(again)
    again.day.setDate(QDate(2026, 10, 10))
    again.look()
    assert again.met.text().startswith("10-10“每周共读”：广州书房这时还有“每周共读”")


def test_the_form_says_of_a_year_whose_days_off_are_not_known_that_it_did_not_look(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    form = OccurrenceForm(None, reads, date(2039, 10, 1))
    qtbot.addWidget(form)
    form.title_field.setText("茶会")
    form.look()
    assert form.met.text() == "2039 年放假安排尚未收录：没有查放假和调休。"
    form.day.setDate(QDate(2026, 10, 17))
    form.look()
    assert form.met.isHidden()


def test_a_venue_is_chosen_from_the_list_and_the_places_are_said_in_the_form(
    store: Store, reads: Reads, day: date, qtbot: QtBot
) -> None:
    where = {"name": "晴书馆", "city": "广州", "address": "长街 1 号"}
    hall = venues.save(store, None, where).result
    assert isinstance(hall, bytes)
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("烘焙课堂")
    assert {"venue", "capacity"}.isdisjoint(form.fields())
    form.venue.setCurrentText("广州 晴书馆")
    form.places.kind.setCurrentText("有名额")
    form.places.number.setValue(12)
    acting.add(store, form.fields())
    (one,) = on(store, day)
    assert (one.venue, one.capacity, one.where) == (hall, 12, "晴书馆 长街 1 号")
    again = OccurrenceForm(None, reads, day, one)
    qtbot.addWidget(again)
    assert again.venue.currentText() == "广州 晴书馆"
    assert again.places.number.value() == 12
    assert again.changes() == {}
    again.venue.setCurrentIndex(0)
    again.places.kind.setCurrentText("不收报名")
    acting.edit(store, one.series, one.original, again.changes())
    (one,) = on(store, day)
    assert (one.venue or None, one.capacity, one.where) == (None, None, "")


def test_the_form_says_when_the_venue_is_taken_already(
    store: Store, reads: Reads, day: date, qtbot: QtBot
) -> None:
    hall = venues.save(store, None, {"name": "晴书馆"}).result
    add(store, day, "每周共读", venue=hall)
    form = OccurrenceForm(None, reads, day)
    qtbot.addWidget(form)
    form.title_field.setText("烘焙课堂")
    form.venue.setCurrentText("晴书馆")
    form.look()
    assert "晴书馆" in form.met.text()
    assert "每周共读" in form.met.text()
