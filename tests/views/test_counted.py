"""One and many are told apart where a language does, and thousands are set apart."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from desktop.models.rule import Cap, Rule, Share
from desktop.views import start
from desktop.views.calendar.words import rule_text
from desktop.views.members.words import count_text, since
from desktop.views.parts.counted import apart, counted
from desktop.views.parts.dates import short_moment, until
from desktop.views.rewards import words
from desktop.views.theme.palette import Look


@pytest.fixture
def english(qapp: object) -> Iterator[None]:
    start.dress(Look(language="en"))
    yield
    start.dress(Look())


@pytest.mark.usefixtures("english")
def test_one_is_singular_and_more_are_plural_in_english() -> None:
    said = counted()
    assert [said.points(n) for n in (0, 1, 2, 1234)] == [
        "0 points", "1 point", "2 points", "1,234 points"
    ]  # fmt: skip
    assert (said.sessions(1), said.sessions(3)) == ("1 session", "3 sessions")
    assert (words.amount("days", 1), words.amount("streak", 1)) == ("1 day", "1 day in a row")
    assert words.gain(Rule("到场", "each", "checkin", 1)) == "+ 1 point"
    assert words.gain(Rule("返分", "each", "order", Share(100, 1))).startswith("+ 1 point for")
    assert words.cap(Rule("到场", "each", "checkin", 1), Cap("week", 1)).startswith("1 point ")
    assert words.validity(1) == "1 day"
    assert rule_text("FREQ=DAILY;COUNT=1").endswith("1 time in all")


@pytest.mark.usefixtures("english")
def test_one_is_singular_in_a_sentence_with_more_than_a_number() -> None:
    texts = [count_text(number, number, 0, exact=True) for number in (1, 2, 1234)]
    assert texts == ["1 person", "2 people", "1,234 people"]
    now = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    ahead = [until(now + timedelta(days=days), now) for days in (1, 2)]
    assert ahead == ["in 1 day", "in 2 days"]
    assert short_moment(now) == "22 Nov 20:00"
    joined = [since(day, now.date()) for day in ("2026-10-20", "2026-09-20")]
    assert joined == ["Member for 1 month", "Member for 2 months"]


def test_a_number_in_a_sentence_has_its_thousands_apart_and_a_short_one_stays() -> None:
    told = [apart(f"近 30 天 {n} 人") for n in (7, 999, 1000, 12345, 1234567)]
    numbers = ("7", "999", "1,000", "12,345", "1,234,567")
    assert told == [f"近 30 天 {n} 人" for n in numbers]


def test_chinese_has_one_form(qapp: object) -> None:
    start.dress(Look())
    said = counted()
    assert (said.points(1), said.points(1234), said.sessions(2)) == ("1 分", "1,234 分", "2 场")
    assert words.gain(Rule("到场", "each", "checkin", 1)) == "+ 1 分"
    assert short_moment(datetime(2026, 11, 22, 20, 0, tzinfo=UTC)) == "11-22 20:00"
