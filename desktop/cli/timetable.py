"""`qunzhu calendar print`: some days on paper."""

from argparse import Namespace
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from desktop.cli import narrowing
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.narrowing import take_narrowing
from desktop.cli.when import day
from desktop.models.paper import View
from desktop.store.community import Store

_VIEWS: tuple[View, ...] = get_args(View)


def add(verbs: Subparsers) -> None:
    """Register the verb under the noun `calendar`."""
    made = verb(verbs, "print", "write some days as a PDF file", _print)
    made.add_argument("file", type=Path, metavar="FILE.pdf")
    made.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    made.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    made.add_argument("--view", choices=_VIEWS, default="agenda", help="how the days stand")
    take_narrowing(made)


def _print(store: Store, given: Namespace) -> Answer:
    from desktop.actions import printing, workdays

    workdays.load()
    whole = printing.timetable(store, given.view, given.first, given.last)
    found = tuple(narrowing.narrowed(store, whole.found, given))
    sheet = replace(whole, found=found, only=narrowing.said(store, given))
    printing.write(given.press, sheet, given.language, given.file)
    count = len(sheet.found)
    document = {"file": str(given.file), "view": given.view, "occurrences": count}
    return Answer(document, [f"{given.file}  {count}"])
