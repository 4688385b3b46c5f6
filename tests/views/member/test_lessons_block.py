"""A member's plans of lessons on his page."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import attendance, calendar, members
from desktop.store.community import Reads, Store
from desktop.views.member.lessons import MemberLessons


def test_his_page_says_of_how_many_lessons_he_attended_how_many(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    who = members.add(store, {"name": "林霞"}).result
    assert isinstance(who, bytes)
    first = store.today() - timedelta(weeks=3)
    fields = {"title": "每周一课", "start": f"{first}T20:00:00", "rule": "FREQ=WEEKLY;COUNT=52"}
    series = calendar.add(store, fields).result
    assert isinstance(series, bytes)
    attendance.check_in(store, series, f"{first}T20:00:00", who)
    made = MemberLessons(reads, who)
    qtbot.addWidget(made)
    assert "到 1/52 课" in [one.text() for one in made.findChildren(QLabel)]
