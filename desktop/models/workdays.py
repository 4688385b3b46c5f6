"""Statutory rest days (休) and make-up work days (班) of mainland China, by yearly notice."""

import json
from datetime import date, timedelta
from functools import cache
from typing import Literal

import resources

Mark = Literal["rest", "work"]


@cache
def _years() -> dict[int, tuple[str, dict[date, Mark]]]:
    text = (resources.FOLDER / "data/workdays.json").read_text(encoding="utf-8")
    return {
        int(year): (entry["notice"], _marks(int(year), entry))
        for year, entry in json.loads(text).items()
    }


def _marks(year: int, entry: dict[str, list[str]]) -> dict[date, Mark]:
    found: dict[date, Mark] = {}
    for kind in ("rest", "work"):
        for span in entry[kind]:
            first, _, last = span.partition("/")
            day = date.fromisoformat(f"{year}-{first}")
            end = date.fromisoformat(f"{year}-{last or first}")
            while day <= end:
                found[day] = "rest" if kind == "rest" else "work"
                day += timedelta(days=1)
    return found


def mark(day: date) -> Mark | None:
    """休 or 班 where the year's notice names the day; None for an ordinary day."""
    _, marks = _years().get(day.year, ("", {}))
    return marks.get(day)


def notice(year: int) -> str:
    """The notice that the marks of a year come from, "" for a year not yet known."""
    return _years().get(year, ("", {}))[0]


def newest() -> int:
    """The last year whose notice is known."""
    return max(_years())
