"""What a change of the calendar, or some days of it, meets: told, never refused."""

from argparse import Namespace

from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.when import day
from desktop.models import workdays
from desktop.models.clash import Clash
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.store.community import Store

_NONE = ("没有撞在一起的。", "Nothing meets.")


def add(verbs: Subparsers) -> None:
    """Register the verb under the noun `calendar`."""
    looking = verb(verbs, "clashes", "what meets on some days: people, places, days off", _list)
    looking.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    looking.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import calendar, clashing

    if given.last < given.first:
        raise Problem("calendar.days_backwards", first=given.first, last=given.last)
    days()
    found = clashing.met(store, calendar.occurrences(store, given.first, given.last))
    answer = told(store, [clash for clash in found if _once(clash)], given.language)
    english = given.language.startswith("en")
    years = workdays.unknown(range(given.first.year, given.last.year + 1))
    unknown = [clashing.unlooked_year(year).sentence(given.language) for year in years]
    lines = [*(answer.lines or [_NONE[english]]), *unknown]
    return Answer(answer.document, [written(line, given.language) for line in lines])


def days() -> None:
    """Let the years of days off that this computer was given hold."""
    from desktop.actions import workdays as acting

    acting.load()


def _once(clash: Clash) -> bool:
    """Of two that meet the earlier one tells it."""
    one, other = clash.one, clash.other
    return other is None or (one.start, one.id) < (other.start, other.id)


def told(store: Store, found: list[Clash], language: str) -> Answer:
    """Clashes as documents and as lines."""
    from desktop.store import calendar, clashing

    names = calendar.names(store, [clash.who for clash in found if clash.who])
    document, lines = [], []
    for clash in found:
        name = names.get(clash.who or b"", "")
        said = clashing.problem(clash, name).sentence(language)
        lines.append(said)
        document.append(
            {
                "kind": clash.kind,
                "start": clash.one.start.isoformat(),
                "title": clash.one.title,
                "other": clash.other.title if clash.other else "",
                "who": name,
                "says": said,
            }
        )
    return Answer(document, lines)


def beside(
    store: Store, answer: Answer, language: str, series: bytes, original: str = ""
) -> Answer:
    """A change's answer, with what the occurrence as it stands, or the next of a series, meets."""
    from desktop.store import calendar, clashing

    days()
    try:
        some = [calendar.occurrence(store, series, original)]
    except Problem:
        # A new series, or a rule that no longer gives what stood there.
        some = clashing.next_from(store, series)
    met = told(store, clashing.met(store, some), language)
    unknown = [why.sentence(language) for why in clashing.unlooked(some)]
    assert isinstance(answer.document, dict)
    word = "Note: " if language.startswith("en") else "注意："
    lines = [*answer.lines, *(word + line for line in (*(met.lines or ()), *unknown))]
    return Answer({**answer.document, "clashes": met.document}, lines)
