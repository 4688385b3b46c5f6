"""The trial looks at any past days, and names who surprises."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import community
from desktop.dispatcher import Dispatcher
from desktop.models.rehearsal import Span
from desktop.store.community import Reads, Store
from desktop.views.rewards.trial_span import SpanDialog
from tests.rewards_builders import ARRIVE, did, publish
from tests.views.rewards.forms import choose, settled

Open = Any


def _said(page: Any) -> list[str]:
    return [one.text() for one in page.rules.trial.surprise_box.findChildren(QLabel)]


def test_other_past_days_are_tried_when_they_are_chosen(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    for day in ("2025-03-03", "2025-03-04", "2025-03-05"):
        did(store, people[0], "checkin", day)
    publish(store, ARRIVE)
    page = open_page()
    settled(page, dispatcher, qtbot)
    trial, today = page.rules.trial, store.today()
    dialog = SpanDialog(trial, Span(today - timedelta(29), today), today)
    dialog.first.setDate(QDate(2025, 3, 1))
    dialog.last.setDate(QDate(2025, 2, 1))
    dialog.accept()
    assert not dialog.result()
    dialog.last.setDate(QDate(2025, 3, 31))
    dialog.accept()
    assert dialog.result()
    trial.days.choose(dialog.span())
    settled(page, dispatcher, qtbot)
    assert trial.span.text() == "2025-03-01 – 2025-03-31"
    assert (trial.count.text(), trial.points.text()) == ("1", "20")
    assert trial.lasting.text() == "其中 20 分今天还有效"
    name = Reads.one(store, "SELECT name FROM member WHERE id = ?", (people[0],))
    assert name is not None
    assert f"{name[0]} 封顶，30 分只给 20 分" in _said(page)


def test_what_is_still_valid_is_told_in_money_once_somebody_said_what_a_point_costs(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, ARRIVE, "2020-01-01")
    community.edit(store, point_value="0.05")
    page = open_page()
    settled(page, dispatcher, qtbot)
    assert page.rules.trial.lasting.text() == "其中 30 分今天还有效，合 ¥1.50"
    choose(page, "wallet", "记贡献")
    settled(page, dispatcher, qtbot)
    assert page.rules.trial.lasting.text() == "其中 30 点贡献今天还有效"
    assert page.rules.trial._under[1].text() == "贡献"


def test_who_surprises_under_a_rule_of_contribution_gets_contribution_and_no_points(
    store: Store, people: list[bytes], open_page: Open, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    publish(store, {**ARRIVE, "cap": {"per": "lifetime", "points": 20}, "wallet": "contribution"})
    page = open_page()
    settled(page, dispatcher, qtbot)
    (said,) = (one for one in _said(page) if "封顶" in one)
    assert said.endswith(" 封顶，30 点贡献只给 20 点贡献")
    assert page.rules.trial.spread.text() == "中间一人得 10 点贡献，最多一人得 20 点贡献"


def test_the_month_before_is_whole(open_page: Open, store: Store) -> None:
    trial = open_page().rules.trial
    trial.days.choose("month")
    span, today = trial.days.span(), store.today()
    assert (span.first.day, (span.last + timedelta(1)).day) == (1, 1)
    assert span.last < today <= span.last + timedelta(31)
