"""Files that say which days are free and which are worked, to years."""

import json
from datetime import date

from msgspec.structs import replace

from desktop.models.problem import Problem
from desktop.models.workdays import Mark, Year, read_year

MOST = 1 << 20
_EARLIEST, _LATEST = 2000, 2100


def read(data: bytes, name: str) -> list[Year]:
    """The years of a file.

    Understood are the program's own form, {"2027": {"notice": …, "published": "2026-11-05",
    "rest": ["10-01/10-07"], "work": ["10-10"]}}, and the day list that others publish,
    {"year": 2027, "days": [{"date": "2027-10-01", "isOffDay": true}]}.
    Raises Problem workdays.unreadable.
    """
    try:
        found = json.loads(data[:MOST].decode("utf-8-sig"))
        if isinstance(found, list):
            years = [_listed(one, name) for one in found]
        elif "days" in found:
            years = [_listed(found, name)]
        else:
            years = [_own(year, entry, name) for year, entry in found.items()]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Problem("workdays.unreadable", file=name) from None
    usable = all(year.marks and _EARLIEST <= year.number <= _LATEST for year in years)
    if not years or not usable:
        raise Problem("workdays.unreadable", file=name)
    return years


def _own(year: str, entry: dict[str, object], name: str) -> Year:
    return _imported(read_year(int(year), entry), name)


def _imported(year: Year, name: str) -> Year:
    return replace(year, notice=year.notice or name, imported=True)


def _listed(found: dict[str, object], name: str) -> Year:
    number, days, papers = int(str(found["year"])), found["days"], found.get("papers")
    marks: dict[date, Mark] = {}
    if not isinstance(days, list):
        raise TypeError("days")
    for day in days:
        marks[date.fromisoformat(day["date"])] = "rest" if day["isOffDay"] else "work"
    if any(abs(day.year - number) > 1 for day in marks):
        raise ValueError(number)
    paper = str(papers[0]) if isinstance(papers, list) and papers else ""
    published = str(found.get("published", ""))
    return _imported(Year(number, paper, marks, published), name)


def write(years: list[Year]) -> bytes:
    """The same years as a file that `read` understands."""
    listed = [
        {
            "year": year.number,
            "papers": [year.notice],
            "published": year.published,
            "days": [
                {"date": day.isoformat(), "isOffDay": mark == "rest"}
                for day, mark in sorted(year.marks.items())
            ],
        }
        for year in years
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1).encode()
