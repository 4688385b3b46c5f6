"""`qunzhu calendar workdays`: which years' free and worked days are known, and more from a file."""

from argparse import Namespace
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.models import workdays
from desktop.models.workdays import Year
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the verbs under `calendar workdays`."""
    more = noun(verbs, "workdays", "statutory days off and shifted work days")
    verb(more, "list", "which years are known", _list)
    taking = verb(more, "import", "take in a year's days off, for this computer", _import)
    taking.add_argument("file", type=Path, metavar="FILE.json")


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.actions import workdays as acting

    acting.load()
    return _answer(workdays.known(), given.language)


def _import(store: Store, given: Namespace) -> Answer:
    from desktop.actions import workdays as acting

    return _answer(acting.take(store, given.file), given.language)


def _answer(years: list[Year], language: str) -> Answer:
    english = language.startswith("en")
    after = workdays.newest() + 1
    lines = [_line(year, english) for year in years]
    unknown = "{} not yet known" if english else "{} 年还没有通知，不标休和班"
    document = {"years": [_document(year) for year in years], "not_yet_known": after}
    return Answer(document, [*lines, unknown.format(after)])


def _line(year: Year, english: bool) -> str:
    words = "{}: {} off, {} worked, {}" if english else "{} 年：休 {} 天，班 {} 天，{}"
    said = " ".join(part for part in (year.published, year.notice) if part)
    return words.format(year.number, year.count("rest"), year.count("work"), said)


def _document(year: Year) -> dict[str, object]:
    days = sorted(year.marks.items())
    return {
        "year": year.number,
        "notice": year.notice,
        "published": year.published,
        "imported": year.imported,
        "rest": [day.isoformat() for day, mark in days if mark == "rest"],
        "work": [day.isoformat() for day, mark in days if mark == "work"],
    }
