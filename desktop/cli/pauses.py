"""`qunzhu rewards pause|resume`: a rule earns nothing for a while."""

from argparse import ArgumentTypeError, Namespace
from datetime import date

from desktop.actions import pauses
from desktop.cli.command import Answer, Subparsers, verb
from desktop.models import period
from desktop.store import rulebook
from desktop.store.community import Store


def add_to(verbs: Subparsers) -> None:
    """Register the commands."""
    pause = verb(verbs, "pause", "let a rule earn nothing for a while", _pause)
    pause.add_argument("rule", metavar="RULE", help="id or unique name")
    pause.add_argument("--from", dest="first", type=_day, metavar="DATE", help="default: now")
    pause.add_argument(
        "--to", dest="last", type=_day, metavar="DATE", help="last day (default: until resumed)"
    )
    resume = verb(verbs, "resume", "take a paused rule up again", _resume)
    resume.add_argument("rule", metavar="RULE", help="id or unique name")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a date is written like 2026-03-31") from error


def _pause(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    pauses.pause(store, stored.id, given.first, given.last)
    return _answer(store, stored.id)


def _resume(store: Store, given: Namespace) -> Answer:
    stored = rulebook.find(store, given.rule)
    pauses.resume(store, stored.id)
    return _answer(store, stored.id)


def _answer(store: Store, rule: bytes) -> Answer:
    """Every pause of the rule, by local times; no end: until it is resumed."""
    found = [
        {
            "from": period.local_text(one.begins, store.zone),
            "to": None if one.ends is None else period.local_text(one.ends, store.zone),
        }
        for one in rulebook.load(store, rule).pauses
    ]
    lines = [f"{one['from']} → {one['to'] or '…'}" for one in found]
    return Answer({"rule": rule.hex(), "pauses": found}, lines)
