"""`qunzhu rewards try`: what a rule from a file would give over days that are past."""

from argparse import ArgumentTypeError, Namespace
from datetime import date, timedelta
from pathlib import Path

from desktop.actions import rewards
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.rule_file import rule_in
from desktop.cli.usage import whole
from desktop.cli.wallets import VALUE, value_of
from desktop.cli.words import figures
from desktop.models import open_words
from desktop.models.counting import yuan
from desktop.models.rehearsal import Rehearsal, Span, Surprise
from desktop.models.surprise_words import surprise_words
from desktop.store import rulebook
from desktop.store.community import Store

# What a figure is called in a line, where its key alone says too little.
_FIGURES = {"count": "members", "before_count": "before_members"}
# And where what a rule gives is no points.
_CONTRIBUTION = {"points": "contribution", "before_points": "before_contribution"}


def add(verbs: Subparsers) -> None:
    """Register the command."""
    trial = verb(verbs, "try", "what a rule from a file would give for the last days", _try)
    trial.add_argument("file", type=Path, metavar="FILE.json")
    trial.add_argument("--days", type=whole(1, 3660), default=90, metavar="N")
    trial.add_argument("--from", type=_day, dest="first", metavar="DATE", help="first day")
    trial.add_argument("--value", metavar="YUAN", help=VALUE)
    trial.add_argument("--to", type=_day, dest="last", metavar="DATE", help="last day, inclusive")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a date is written like 2026-03-31") from error


def _try(store: Store, given: Namespace) -> Answer:
    rule = rule_in(given.file)
    known = rulebook.continued_by(store, rule)
    last = given.last or store.today()
    span = Span(given.first or last - timedelta(given.days - 1), last)
    found = rewards.rehearse(store, rule, known.id if known else None, span)
    cost = open_words.cost(found.still, rule.wallet, value_of(store, given.value)) or None
    shown = {
        "count": found.count,
        "points": found.points,
        "awards": found.awards,
        "middle": found.middle,
        "most": found.most,
        "still": found.still,
        "cost": cost,
        "capped": found.capped,
        "before_count": found.before_count,
        "before_points": found.before_points,
    }
    names = {**_FIGURES, **(_CONTRIBUTION if found.wallet else {})}
    told: dict[str, object] = {names.get(name, name): one for name, one in shown.items()}
    told["cost"] = yuan(cost) if cost else None
    lines = [f"{found.span.first} – {found.span.last}", figures(told, given.language)]
    lines += [surprise_words(one, found.wallet, given.language) for one in found.surprises]
    return Answer({**shown, **_document(found)}, lines)


def _document(found: Rehearsal) -> dict[str, object]:
    return {
        "from": found.span.first.isoformat(),
        "to": found.span.last.isoformat(),
        "histogram": [{"points": points, "count": count} for points, count in found.histogram],
        "pauses": found.paused,
        "lost": found.lost_count,
        "gained": found.gained_count,
        "surprises": [_surprise(one) for one in found.surprises],
    }


def _surprise(one: Surprise) -> dict[str, object]:
    return {
        "kind": one.kind,
        "member": one.member.hex(),
        "name": one.name,
        "points": one.points,
        "other": one.other,
    }
