"""`qunzhu sync cards|settle|returned|again|seen|quarantine|decide`: what is left to be seen to."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice

from desktop.actions import tray as acts
from desktop.cli.command import Answer, Listing, Subparsers, verb
from desktop.cli.syncwords import moment, say, why_aside
from desktop.cli.usage import whole
from desktop.models.action_words import done_words
from desktop.models.changes import Changes
from desktop.models.device import Device, told_apart
from desktop.models.permission import OWNER, Actor
from desktop.models.problem import Problem
from desktop.models.tray import CARD_FIELDS, Card, Returned, Side, value_text
from desktop.models.wire import Decide, Quarantine, Quarantined, Set
from desktop.store import aside, devices, link, tray
from desktop.store.aside import About
from desktop.store.community import Store
from desktop.sync.core import Sync
from desktop.sync.http import talking
from desktop.sync.ownjudge import Asked, OwnJudge, answers
from desktop.sync.session import Session
from desktop.sync.telling import told


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `sync`."""
    verb(verbs, "cards", "fields that two people set without seeing each other", _cards)
    settle = verb(verbs, "settle", "say which of the two values is right", _settle)
    settle.add_argument("card", metavar="CARD", help="id of sync cards")
    settle.add_argument(
        "choice",
        choices=("keep", "swap", "note"),
        help="the one in force, the other one, or keep it and note the other",
    )
    verb(verbs, "returned", "own changes that do not stand", _returned)
    for name, about, run in (
        ("again", "do a returned change once more", _again),
        ("seen", "nothing more is to be done about a returned change", _seen),
    ):
        verb(verbs, name, about, run).add_argument(
            "action", metavar="ACTION", help="id of sync returned"
        )
    waiting = verb(verbs, "quarantine", "what did not stand and waits for the owner", _quarantine)
    waiting.add_argument("--limit", type=whole(1), metavar="N", help="at most so many")
    decide = verb(verbs, "decide", "accept or discard what waits there", _decide)
    decide.add_argument("change", metavar="CHANGE", help="id of sync quarantine")
    decide.add_argument("choice", choices=("accept", "discard"))


# -- cards ------------------------------------------------------------------------------------


def _cards(store: Store, given: Namespace) -> Listing:
    return Listing(
        (_card(one, store.actor), _card_line(one, store, given.language))
        for one in _every_card(store)
    )


def _every_card(store: Store) -> Iterator[Card]:
    seen = 0
    while part := tray.cards(store, offset=seen):
        yield from part
        seen += len(part)


def _card(one: Card, actor: Actor) -> dict[str, object]:
    return {
        "card": one.id.hex(),
        "table": one.table,
        "record": one.record.hex(),
        "title": one.title,
        "field": one.field,
        "stands": _side(one, one.stands, actor),
        "other": _side(one, one.lost, actor),
    }


def _readable(one: Card, actor: Actor) -> bool:
    return not one.read_cell or actor.anywhere(one.read_cell)


def _side(one: Card, side: Side, actor: Actor) -> dict[str, object]:
    return {
        "value": side.value if _readable(one, actor) else None,
        "operator_name": side.operator,
        "at": _moment(side.at),
        "own": side.own,
    }


def _card_line(one: Card, store: Store, language: str) -> str:
    """What stands comes first; who said each, and when."""
    field = CARD_FIELDS[one.field][0 if language.startswith("zh") else 1]
    sides = (
        f"{(value_text(one, side) if _readable(one, store.actor) else '') or '-'}"
        f" ({side.operator} {moment(side.at, store.zone)})"
        for side in (one.stands, one.lost)
    )
    return "  ".join((one.id.hex(), one.title, field, " ≠ ".join(sides)))


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")


def _settle(store: Store, given: Namespace) -> Answer:
    found = next((one for one in _every_card(store) if one.id.hex() == given.card), None)
    if found is None:
        raise Problem("sync.card_unknown", card=given.card)
    changes = _chosen(store, found, given)
    action = None if changes is None or changes.nothing else changes.action.hex()
    return Answer({"card": given.card, "action": action}, [given.card])


def _chosen(store: Store, card: Card, given: Namespace) -> Changes | None:
    if given.choice == "keep":
        return acts.keep_standing(store, card)
    if given.choice == "note":
        return acts.note_lost(store, card, given.language)
    return acts.take_lost(store, card)


# -- what does not stand ----------------------------------------------------------------------


def _returned(store: Store, given: Namespace) -> Answer:
    found = tray.returned(store)
    lines = [_returned_line(one, given.language) for one in found]
    return Answer([_returned_document(one, given.language) for one in found], lines)


def _returned_line(one: Returned, language: str) -> str:
    return "  ".join((one.action.hex(), done_words(one.kind, language), _why(one, language)))


def _returned_document(one: Returned, language: str) -> dict[str, object]:
    return {
        "action": one.action.hex(),
        "kind": one.kind,
        "verdict": one.verdict,
        "reason": one.reason or None,
        "told": _why(one, language),
        "at": _moment(one.at),
        "ops": one.count,
        "returned": one.back,
    }


def _again(store: Store, given: Namespace) -> Answer:
    changes = acts.again(store, _own(store, given.action))
    document = {"action": changes.action.hex()}
    return Answer(document, [say("again_done", given.language)])


def _seen(store: Store, given: Namespace) -> Answer:
    acts.put_aside(store, _own(store, given.action))
    return Answer({"action": given.action}, [say("seen", given.language)])


def _own(store: Store, text: str) -> bytes:
    """The action with this id, if it was sent back. Raises Problem sync.not_returned."""
    found = [one.action for one in tray.returned(store) if one.action.hex() == text]
    if not found:
        raise Problem("sync.not_returned", action=text)
    return found[0]


def _why(one: Returned, language: str) -> str:
    return Problem(one.sentence).sentence(language)


def _quarantine(store: Store, given: Namespace) -> Listing:
    listed = devices.listed(store)
    whose = {one.id: one for one in listed}
    out = {one.id for one in listed if one.revoked}
    with _judge(store) as judge:
        found = list(islice(_every_set(judge), given.limit))
    told = ((one, aside.about(store, one.changeset)) for one in found)
    names = told_apart({one.id: (_by(one, given.language),) for one in listed})
    below = say("to_decide", given.language) if found and store.actor.role == OWNER else ""
    return Listing(
        (
            (
                {**_set(one, about, whose), "revoked": one.device in out},
                _set_line(
                    one,
                    about,
                    names.get(one.device, "-"),
                    out=one.device in out,
                    zone=store.zone,
                    language=given.language,
                ),
            )
            for one, about in told
        ),
        below,
    )


@contextmanager
def _judge(store: Store) -> Iterator[Asked]:
    """Who decides what stands: the hub, or this device for a team without one."""
    with told(link.read(store).address):
        if answers(store):
            yield OwnJudge(store)
            return
        with talking(store) as session:
            yield session


def _every_set(judge: Asked) -> Iterator[Set]:
    asked = Quarantine()
    while part := judge.ask("quarantine", asked, Quarantined).sets:
        yield from part
        last = part[-1]
        asked = Quarantine(last.at, last.device, last.number)


def _set(one: Set, about: About, whose: dict[bytes, Device]) -> dict[str, object]:
    return {
        "change": _name(one),
        "device": one.device.hex(),
        "operator_name": whose[one.device].operator_name if one.device in whose else "",
        "action": one.action.hex(),
        "kind": one.kind,
        "reason": one.reason,
        "at": _moment(one.at),
        "ops": about.ops,
        "members": about.people,
        "names": [name or None for name in about.names],
        "fields": list(about.fields),
    }


def _by(device: Device, language: str) -> str:
    """Whose a device is, and its name if it has one."""
    if not device.name:
        return device.operator_name
    return say("whose", language, name=device.name, operator=device.operator_name)


def _set_line(one: Set, about: About, by: str, *, out: bool, zone: str, language: str) -> str:
    """Which change, whose and from which computer, when it came, and why it waits."""
    did = " ".join((done_words(one.kind, language), *filter(None, about.names)))
    why = why_aside(one.reason, language, out=out)
    return "  ".join((_name(one), by, moment(one.at, zone), did, why))


def _name(one: Set) -> str:
    return f"{one.device.hex()}-{one.number}"


def _decide(store: Store, given: Namespace) -> Answer:
    with _judge(store) as judge:
        found = next((one for one in _every_set(judge) if _name(one) == given.change), None)
        if found is None:
            raise Problem("sync.not_in_quarantine")
        accept = given.choice == "accept"
        judge.ask("decide", Decide(found.device, found.number, accept), int)
        if isinstance(judge, Session):
            Sync(store, judge).round()
    return Answer(
        {"change": given.change, "decided": given.choice}, [say(given.choice, given.language)]
    )
