"""`qunzhu packs`: a slice of the roster for one evening on another laptop, and what came back."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.cli import asking, packwords
from desktop.cli.command import Answer, Subparsers, noun, verb, verb_alone
from desktop.cli.occurrences import meant, take_occurrence
from desktop.cli.when import start
from desktop.models.pack import MOST_SEATS, SEATS, Known, Report, typed_code
from desktop.models.problem import Problem
from desktop.store.community import Store
from desktop.store.passphrase import given as given_passphrase


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "packs", "a slice of the roster for one evening on another laptop")
    _take_make(verb(verbs, "make", "write a pack for an occurrence and show its code", _make))
    opened = verb_alone(verbs, "open", "open a pack in a new folder", _open)
    opened.add_argument("file", type=Path, metavar="FILE")
    opened.add_argument("code", metavar="CODE")
    opened.add_argument("folder", type=Path, metavar="FOLDER")
    back = verb(verbs, "return", "write what was done with this pack to a file", give_back)
    taken = verb(verbs, "take-back", "take in what was done with a pack", _take_back)
    for command in (back, taken):
        command.add_argument("file", type=Path, metavar="FILE")
    verb(verbs, "list", "packs that are out or came back", _list)
    verb(verbs, "show", "what this opened pack is, and until when", show)


def _take_make(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    take_occurrence(parser)
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--member", metavar="MEMBER", help="id, number, phone or unique name")
    whom.add_argument("--name", metavar="NAME", help="who takes it and is no member")
    parser.add_argument("--expires", type=start, metavar="TIME", help="2026-10-14T23:00, or a day")
    parser.add_argument(
        "--segment", metavar="SEGMENT", help="who is in this segment instead of who came before"
    )
    parser.add_argument("--everybody", action="store_true", help="all members")
    parser.add_argument(
        "--no-tails", action="store_true", help="without the last four digits of phones"
    )
    parser.add_argument(
        "--seats", type=int, default=SEATS, metavar="N", help="numbers for walk-ins, up to 500"
    )


def _make(store: Store, given: Namespace) -> Answer:
    from desktop.actions import packs
    from desktop.store import members

    if not 0 <= given.seats <= MOST_SEATS:
        raise Problem("pack.bad_seats", most=MOST_SEATS)
    one = meant(store, given)
    asked = packs.Asked(
        people=packs.people_of(store, one, segment=given.segment, everybody=given.everybody),
        member=members.resolve(store, given.member) if given.member else None,
        name=given.name or "",
        tails=not given.no_tails,
        seats=given.seats,
        expires=_expires(store, given.expires),
    )
    made = packs.make(store, one.series, one.original, given.file, asked).result
    if not isinstance(made, packs.Made):
        raise TypeError("the action answers the pack")
    numbers = [made.block.first, made.block.last] if made.block else None
    document = {
        "pack": made.pack.hex(),
        "file": str(given.file),
        "code": made.code.text,
        "expires": _iso(made.expires),
        "people": made.people,
        "numbers": numbers,
        "places": made.places,
    }
    language = given.language
    ends = packwords.word("until", language, time=packwords.moment(made.expires, store.zone))
    said = [packwords.word("people", language, n=made.people), ends]
    if numbers:
        first, last = numbers
        said.insert(1, packwords.word("numbers", language, first=first, last=last))
    return Answer(document, [str(given.file), made.code.text, "  ".join(said)])


def _expires(store: Store, text: str | None) -> int | None:
    """A local time of the community; of a day, its end."""
    if text is None:
        return None
    whole = f"{text}T23:59:59" if len(text) == len("2026-10-14") else text
    when = datetime.fromisoformat(whole).replace(tzinfo=ZoneInfo(store.zone))
    return round(when.timestamp() * 1000)


def _iso(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds")


def _open(given: Namespace) -> Answer:
    from desktop.actions import packopen

    opens, word = typed_code(given.code), given_passphrase(None)
    try:
        told = packopen.into(given.folder, given.file, opens, word)
    except Problem as problem:
        word = asking.instead_of_keyring(problem)
        if word is None:
            raise
        told = packopen.into(given.folder, given.file, opens, word)
    document = {
        "folder": str(given.folder),
        "community": told.title,
        "title": told.series["title"],
        "start": told.row["start"],
        "whom": told.whom,
        "people": told.people,
        "expires": _iso(told.expires),
    }
    start = str(told.row["start"]).replace("T", " ")[:16]
    people = packwords.word("people", given.language, n=told.people)
    ends = packwords.moment(told.expires, told.zone)
    until = packwords.word("until", given.language, time=ends)
    return Answer(document, [f"{told.series['title']}  {start}  {people}  {until}"])


def give_back(store: Store, given: Namespace) -> Answer:
    """Write what was done with an opened pack; works when it has expired, too."""
    from desktop.actions import packback

    found = packback.give_back(store, given.file)
    document = {
        "file": str(given.file),
        "came": len(found.came),
        "new": len(found.new),
        "corrected": len(found.wrong),
    }
    done = packwords.counted(given.language, ("came", len(found.came)), ("new", len(found.new)))
    return Answer(document, [f"{given.file}  {done}"])


def _take_back(store: Store, given: Namespace) -> Answer:
    from desktop.actions import packback

    done = packback.take_back(store, given.file)
    found = done.result
    if not isinstance(found, Report):
        raise TypeError("the action answers what came back")
    document = {
        "came": found.came,
        "earlier": found.earlier,
        "known": found.known,
        "new": found.new,
        "alike": found.alike,
        "corrected": found.taken_back,
        "retimed": found.put_right,
        "sent_off": found.sent_off,
        "registered": found.placed,
        "waiting": found.over,
        "not_eligible": found.unfit,
        "gone": found.gone,
        "action": None if done.nothing else done.action.hex(),
    }
    return Answer(document, [packwords.brought(found, given.language)])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import packs

    found = packs.listed(store)
    while more := packs.listed(store, len(found)):
        found += more
    now = store.now()
    lines = [packwords.listed(one, now, store.zone, given.language) for one in found]
    return Answer([_told(one) for one in found], lines)


def _told(one: Known) -> dict[str, object]:
    return {
        "pack": one.id.hex(),
        "series": one.series.hex(),
        "title": one.title,
        "when": one.original,
        "whom": one.whom,
        "people": one.people,
        "seats": one.seats,
        "expires": _iso(one.expires),
        "returned": _iso(one.returned) if one.returned else None,
    }


def show(store: Store, given: Namespace) -> Answer:
    """Tell what an opened pack is, though not who is in it; works when it has expired, too."""
    from desktop.store import calendar, packs, registrations

    mark = packs.held(store)
    if mark is None:
        raise Problem("pack.not_one")
    one = calendar.occurrence(store, mark.series, mark.original)
    found = packs.done(store, mark)
    counts = registrations.counts(store, one)
    provisional = sum(1 for new in found.new if not new.value)
    document = {
        "pack": mark.pack.hex(),
        "whom": mark.whom,
        "title": one.title,
        "start": one.start.isoformat(),
        "people": len(mark.people),
        "came": len(found.came),
        "new": len(found.new),
        # Their numbers are given when the pack comes back.
        "provisional": provisional,
        # As they were when the pack was made, and what was done here since.
        "capacity": counts.capacity,
        "registered": counts.registered,
        "waiting": counts.waiting,
        "free": counts.free,
        "expires": _iso(mark.expires),
        "expired": mark.over(store.now()),
        "returned": _iso(mark.returned) if mark.returned else None,
    }
    language = given.language
    key = "over" if mark.over(store.now()) else "until"
    ends = packwords.word(key, language, time=packwords.moment(mark.expires, store.zone))
    came = ("came", len(found.came)), ("new", len(found.new)), ("provisional", provisional)
    lines = [f"{one.title}  {one.start.isoformat(' ', 'minutes')}  {mark.whom}", ends]
    if counts.free is not None:
        lines.append(packwords.word("free", language, n=counts.free))
    return Answer(document, [*lines, packwords.counted(language, *came)])
