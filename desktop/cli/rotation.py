"""`qunzhu rotation`: whose turn it is, who takes part, and what became of a turn."""

from argparse import ArgumentParser, Namespace

from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.rotation import SHOWN, Rotation, Turn
from desktop.models.rotation_words import said
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "rotation", "whose turn it is to host: everybody once, then again")
    new = verb(verbs, "add", "set up a rotation, each day or for a series", _add)
    new.add_argument("name", metavar="NAME", help="what it is called")
    new.add_argument("--series", metavar="SERIES", help="title or id; each day if not given")
    new.add_argument("--start", type=when.day, metavar="DATE", help="from which day on")
    new.add_argument("--member", action="append", default=[], metavar="MEMBER", help=_MEMBER)
    new.add_argument("--team", metavar="TEAM", help="everybody in a group")
    verb(verbs, "list", "list rotations", _list)
    for name, about, run in (
        ("next", "who has the next turns, and for which time", _next),
        ("skip", "let the next in line take a turn", _skip),
        ("absent", "who had a turn was not there: the next in line takes it", _absent),
        ("done", "say that a turn was had", _done),
        ("assign", "name those who have the next turns as hosts in the calendar", _assign),
    ):
        command = verb(verbs, name, about, run)
        _take_rotation(command)
        if name in ("next", "assign"):
            command.add_argument("--count", type=whole(1, 200), default=SHOWN, help="how many")
        if name != "next":
            command.add_argument("--day", type=when.day, metavar="DATE", help="which turn")
        if name == "done":
            command.add_argument("--member", metavar="MEMBER", help="who really had it")
            command.add_argument("--rating", type=whole(1, 5), help="how it was, from 1 to 5")
    swap = verb(verbs, "swap", "let two exchange their turns", _swap)
    _take_rotation(swap)
    for name in ("one", "other"):
        swap.add_argument(name, type=when.day, metavar="DATE", help="the day of a turn")
    people = verb(verbs, "members", "who takes part, in which order", _members)
    _take_rotation(people)
    for name, about in (("add", "put in at the end"), ("remove", "takes part no longer")):
        people.add_argument(f"--{name}", action="append", default=[], metavar="MEMBER", help=about)
    people.add_argument("--move", metavar="MEMBER", help="put at another place")
    people.add_argument("--to", type=whole(1, 1_000), default=1, help="that place, from 1")
    named = verb(verbs, "rename", "call a rotation otherwise", _rename)
    named.add_argument("name", metavar="NAME", help="what it is called")
    _take_rotation(named)
    _take_rotation(verb(verbs, "remove", "take a rotation away", _remove))
    shares = verb(verbs, "shares", "every turn that a member has had", _shares)
    shares.add_argument("member", metavar="MEMBER", help=_MEMBER)


def _take_rotation(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--rotation", default="", metavar="NAME", help="its name or id, where there are several"
    )


def _add(store: Store, given: Namespace) -> Answer:
    from desktop.actions import rotation as acting
    from desktop.store import groups, members, seriesrows

    some = [members.resolve(store, one) for one in given.member]
    if given.team:
        some += groups.first(store, groups.find(store, given.team).id, 1_001)
    series = seriesrows.named(store, given.series) if given.series else None
    made = acting.add(store, given.name, some, series=series, start=given.start)
    if not isinstance(made.result, bytes):
        raise TypeError("adding answers the rotation's id")
    document = {"rotation": made.result.hex(), "members": len(set(some))}
    return Answer({**document, "action": made.action.hex()}, [])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import rotation as stored

    document, lines = [], []
    for one in stored.listed(store):
        standing = stored.stand(store, one, 1)
        turn = next(iter(standing.coming(1)), None)
        names = stored.names(store, [turn.member if turn else None])
        name = names.get(turn.member or b"", "") if turn else ""
        people = len(standing.line())
        document.append(
            {
                "id": one.id.hex(),
                "name": one.name,
                "series": one.series.hex() if one.series else None,
                "start": one.start,
                "members": people,
                "next": name or None,
            }
        )
        lines.append("  ".join((one.name, one.start, f"{people}", name)).rstrip())
    return Answer(document, lines)


def _next(store: Store, given: Namespace) -> Answer:
    from desktop.store import rotation as stored

    standing = stored.stand(store, _meant(store, given), given.count)
    turns = standing.coming(given.count)
    some = [one for turn in turns for one in (turn.member, turn.swap_of, *turn.absent)]
    names = stored.names(store, some)
    document = [
        {
            "day": turn.slot.day,
            "original": turn.slot.original,
            "member": turn.member.hex() if turn.member else None,
            "name": names.get(turn.member or b"") if turn.member else None,
            "times": turn.times,
            "round": turn.round,
            "state": turn.state or "planned",
            "assigned": standing.assigned(turn),
            "swap_of": names.get(turn.swap_of) if turn.swap_of else None,
            "absent": [names.get(one, "") for one in turn.absent],
        }
        for turn in turns
    ]
    lines = [_line(turn, names, given.language) for turn in turns]
    return Answer(document, lines)


def _line(turn: Turn, names: dict[bytes, str], language: str) -> str:
    name = names.get(turn.member, "") if turn.member else "—"
    return "  ".join((turn.slot.day, name, *said(turn, language)))


def _meant(store: Store, given: Namespace) -> Rotation:
    from desktop.store import rotation as stored

    return stored.find(store, given.rotation)


def _day(given: Namespace) -> str | None:
    return given.day.isoformat() if given.day else None


def _skip(store: Store, given: Namespace) -> Answer:
    from desktop.actions import duties

    return _passed(store, duties.skip(store, _meant(store, given).id, _day(given)))


def _absent(store: Store, given: Namespace) -> Answer:
    from desktop.actions import duties

    return _passed(store, duties.absent(store, _meant(store, given).id, _day(given)))


def _passed(store: Store, changes: Changes) -> Answer:
    from desktop.store import rotation as stored

    taken = changes.result if isinstance(changes.result, bytes) else None
    name = stored.names(store, [taken]).get(taken, "") if taken else ""
    return _answer(changes, {"taken_by": name or None}, [name] if name else [])


def _done(store: Store, given: Namespace) -> Answer:
    from desktop.actions import duties
    from desktop.store import members

    member = members.resolve(store, given.member) if given.member else None
    record = _meant(store, given).id
    changes = duties.done(store, record, _day(given), member=member, rating=given.rating)
    return _answer(changes, {"first": changes.result is True}, [])


def _assign(store: Store, given: Namespace) -> Answer:
    from desktop.actions import duties

    record = _meant(store, given).id
    changes = duties.assign(store, record, _day(given), count=given.count)
    return _answer(changes, {"assigned": changes.result}, [f"{changes.result}"])


def _swap(store: Store, given: Namespace) -> Answer:
    from desktop.actions import duties

    days = (given.one.isoformat(), given.other.isoformat())
    return _answer(duties.swap(store, _meant(store, given).id, *days), {}, [])


def _members(store: Store, given: Namespace) -> Answer:
    from desktop.actions import rotation as acting
    from desktop.store import members
    from desktop.store import rotation as stored

    held = _meant(store, given)
    if given.add:
        acting.join(store, held.id, [members.resolve(store, one) for one in given.add])
    if given.remove:
        acting.leave(store, held.id, [members.resolve(store, one) for one in given.remove])
    if given.move:
        acting.move(store, held.id, members.resolve(store, given.move), given.to)
    standing = stored.stand(store, held)
    line = [one.member for one in standing.line()]
    names, had = stored.names(store, line), standing.had()
    document = [
        {"place": at, "member": one.hex(), "name": names.get(one, ""), "done": had.get(one, 0)}
        for at, one in enumerate(line, 1)
    ]
    lines = [f"{at}  {names.get(one, '')}  {had.get(one, 0)}" for at, one in enumerate(line, 1)]
    return Answer(document, lines)


def _rename(store: Store, given: Namespace) -> Answer:
    from desktop.actions import rotation as acting

    return _answer(acting.rename(store, _meant(store, given).id, given.name), {}, [])


def _remove(store: Store, given: Namespace) -> Answer:
    from desktop.actions import rotation as acting

    return _answer(acting.remove(store, _meant(store, given).id), {}, [])


def _shares(store: Store, given: Namespace) -> Answer:
    from desktop.models.rotation_words import first_share
    from desktop.store import members
    from desktop.store import rotation as stored

    found = stored.shares(store, members.resolve(store, given.member))
    document = [
        {"day": one.day, "rotation": one.name, "first": one.first, "rating": one.rating}
        for one in found
    ]
    badge = first_share(given.language)
    lines = [f"{one.day}  {one.name}  {badge if one.first else ''}".rstrip() for one in found]
    return Answer(document, lines)


def _answer(changes: Changes, document: dict[str, object], lines: list[str]) -> Answer:
    action = None if changes.nothing else changes.action.hex()
    return Answer({**document, "changed": changes.count, "action": action}, lines)
