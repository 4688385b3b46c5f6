"""`qunzhu session transcript` and `summary`: what was said in a session, and what it came to."""

from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.models.problem import Problem
from desktop.models.transcript import Line, label
from desktop.store import calendar
from desktop.store import transcripts as reading
from desktop.store.community import Store

Run = Callable[[Store, Namespace], Answer]


def add(verbs: Subparsers) -> None:
    """Register the commands under the noun `session`."""
    under = noun(verbs, "transcript", "what was said in a session, by whom")
    keep = verb(under, "import", "keep a chat log or a text as who said what", _import)
    take_occurrence(keep)
    keep.add_argument("file", type=Path, metavar="FILE", help="a text file")
    shown = verb(under, "list", "list what was said", _list)
    take_occurrence(shown)
    out = verb(under, "export", "write it to a file: .txt or .md", _export)
    take_occurrence(out)
    out.add_argument("file", type=Path, metavar="FILE")
    paper = verb(under, "print", "write it as a PDF file, to be printed", _print)
    take_occurrence(paper)
    paper.add_argument("file", type=Path, metavar="FILE.pdf")
    gone = verb(under, "remove", "take the transcript of a session away", _remove)
    take_occurrence(gone)
    found = verb(under, "search", "find what was said in any session", _search)
    found.add_argument("text", metavar="TEXT")


def _import(store: Store, given: Namespace) -> Answer:
    from desktop.actions import transcripts

    one = meant(store, given)
    text = transcripts.read_file(given.file)
    done = transcripts.keep(store, one.series, one.original, text)
    action = None if done.nothing else done.action.hex()
    document = {"occurrence": one.id.hex(), "lines": done.result, "action": action}
    return Answer(document, [str(done.result)])


def _list(store: Store, given: Namespace) -> Answer:
    found = reading.whole(store, meant(store, given).id)
    return Answer([_told(one) for one in found], [_line(one, given.language) for one in found])


def _told(one: Line) -> dict[str, object]:
    return {
        "place": one.position,
        "role": one.role,
        "speaker": one.speaker or None,
        "member": one.member.hex() if one.member else None,
        "at": one.at or None,
        "text": one.text,
    }


def _line(one: Line, language: str) -> str:
    return f"{label(one, language)}{'：' if language.startswith('zh') else ': '}{one.text}"


def _export(store: Store, given: Namespace) -> Answer:
    from desktop.actions import transcripts

    one = meant(store, given)
    made = transcripts.export(store, one, given.file, given.language)
    return Answer({"occurrence": one.id.hex(), "file": str(given.file), "lines": made}, [])


def _print(store: Store, given: Namespace) -> Answer:
    from desktop.actions import printing, transcripts

    one = meant(store, given)
    said = transcripts.spoken(store, one)
    printing.write(given.press, said, given.language, given.file)
    count = len(said.lines)
    document = {"occurrence": one.id.hex(), "file": str(given.file), "lines": count}
    return Answer(document, [f"{given.file}  {count}"])


def _remove(store: Store, given: Namespace) -> Answer:
    from desktop.actions import transcripts

    one = meant(store, given)
    done = transcripts.remove(store, one.series, one.original)
    action = None if done.nothing else done.action.hex()
    return Answer({"occurrence": one.id.hex(), "action": action}, [])


def _search(store: Store, given: Namespace) -> Answer:
    found: list[Line] = []
    while more := reading.search(store, given.text, offset=len(found)):
        found += more
    where = reading.origins(store, {one.occurrence for one in found})
    titles = {}
    for occurrence, (series, original) in where.items():
        try:
            one = calendar.occurrence(store, series, original)
        except Problem:
            # Its series was taken out of the calendar; what was said there stays.
            continue
        titles[occurrence] = f"{one.title} {one.start.date().isoformat()}"
    document = [
        {"occurrence": one.occurrence.hex(), "session": titles.get(one.occurrence), **_told(one)}
        for one in found
    ]
    lines = [
        "  ".join(filter(None, (titles.get(one.occurrence), _line(one, given.language))))
        for one in found
    ]
    return Answer(document, lines)


def summary(store: Store, given: Namespace) -> Answer:
    """What a session came to: minutes, people, questions, and lines kept of it."""
    from desktop.actions import transcripts

    one = meant(store, given)
    found = transcripts.summary(store, one, datetime.now(UTC))
    document = {
        "occurrence": one.id.hex(),
        "title": one.title,
        "parts": found.parts,
        "done": found.done,
        "planned": found.planned,
        "actual": found.actual,
        "over": [part.title for part in found.over],
        "came": found.came,
        "late": found.late,
        "asked": found.asked,
        "answered": found.answered,
        "lines": found.lines,
        "points": found.points,
        "points_to_come": found.more,
    }
    said = transcripts.summary_text(one, found, given.language)
    return Answer(document, said.splitlines())
