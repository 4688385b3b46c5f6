"""Statutory rest days (休) and make-up work days (班) of mainland China, by yearly notice."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

import resources

Mark = Literal["rest", "work"]


class Year(Struct, frozen=True):
    """What one notice says; `published` is its date, `imported` that it came in a file."""

    number: int
    notice: str
    marks: dict[date, Mark]
    published: str = ""
    imported: bool = False

    def count(self, mark: Mark) -> int:
        """How many days bear a mark."""
        return sum(one == mark for one in self.marks.values())


# The years that this computer was given in files, beside those that came with the program.
_imported: dict[int, Year] = {}


@cache
def _shipped() -> dict[int, Year]:
    text = (resources.FOLDER / "data/workdays.json").read_text(encoding="utf-8")
    return {int(year): read_year(int(year), entry) for year, entry in json.loads(text).items()}


def read_year(number: int, entry: dict[str, object]) -> Year:
    """A year from its spans "10-01/10-07". Raises ValueError, TypeError for what is none."""
    marks: dict[date, Mark] = {}
    kinds: tuple[Mark, Mark] = ("rest", "work")
    for kind in kinds:
        spans = entry.get(kind, [])
        if not isinstance(spans, list):
            raise TypeError(kind)
        for span in spans:
            marks.update(dict.fromkeys(_days(number, str(span)), kind))
    return Year(number, str(entry.get("notice", "")), marks, str(entry.get("published", "")))


def _days(year: int, span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    day = date.fromisoformat(f"{year}-{first}")
    end = date.fromisoformat(f"{year}-{last or first}")
    while day <= end:
        yield day
        day += timedelta(days=1)


def take_over(years: Iterable[Year]) -> None:
    """Let the imported years be these; one of them holds instead of the program's own."""
    _imported.clear()
    _imported.update({year.number: year for year in years})


def known() -> list[Year]:
    """All years that are known, in order."""
    found = {**_shipped(), **_imported}
    return [found[number] for number in sorted(found)]


def _of(number: int) -> Year | None:
    return _imported.get(number) or _shipped().get(number)


def mark(day: date) -> Mark | None:
    """休 or 班 where the year's notice names the day; None for an ordinary day."""
    year = _of(day.year)
    found = year.marks.get(day) if year else None
    # The new year's holiday may begin in December.
    after = _of(day.year + 1) if day.month == 12 and found is None else None
    return after.marks.get(day) if after else found


def notice(year: int) -> str:
    """The notice that the marks of a year come from, "" for a year not yet known."""
    found = _of(year)
    return found.notice if found else ""


def unknown(years: Iterable[int]) -> list[int]:
    """Those of these years whose notice is not known, each once and in order."""
    return sorted({year for year in years if _of(year) is None})


def newest() -> int:
    """The last year whose notice is known."""
    return max(*_shipped(), *_imported)
