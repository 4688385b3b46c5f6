"""`qunzhu benefits`: who is to have something, who has it, and who waits for it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from desktop.actions import benefits as acting
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.models.benefit import Benefit, Recipient
from desktop.models.changes import Changes
from desktop.store import benefits, members, segments
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_BENEFIT = "id or unique name"
_WHICH = {"waiting": True, "sent": False}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "benefits", "benefits: who has what was handed out, and who waits")
    made = verb(verbs, "add", "make a benefit, with who is to have it", _add)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("--note", default="")
    made.add_argument("--member", action="append", default=[], metavar="MEMBER", help=_MEMBER)
    verb(verbs, "list", "the benefits, and how many wait", _list)
    shown = verb(verbs, "recipients", "who is on a benefit's list", _recipients)
    _take_benefit(shown)
    shown.add_argument("--only", choices=tuple(_WHICH), help="who waits, or who has it")
    for name, about, run in (
        ("put", "put members on the list", acting.add),
        ("drop", "take members off the list", acting.drop),
        ("send", "say that members have it now", acting.send),
        ("take-back", "say that members do not have it after all", acting.take_back),
    ):
        some = verb(verbs, name, about, _doing(run))
        _take_benefit(some)
        some.add_argument("member", nargs="*", metavar="MEMBER", help=_MEMBER)
        if name == "put":
            some.add_argument("--segment", metavar="SEGMENT", help="everybody in a segment")
    _take_benefit(verb(verbs, "remove", "remove a benefit that nobody has", _remove))


def _take_benefit(command: ArgumentParser) -> None:
    command.add_argument("benefit", metavar="BENEFIT", help=_BENEFIT)


def _doing(
    run: Callable[[Store, bytes, Sequence[bytes]], Changes],
) -> Callable[[Store, Namespace], Answer]:
    """The command that does it to the members named."""

    def do(store: Store, given: Namespace) -> Answer:
        benefit = benefits.named(store, given.benefit)
        some = [members.resolve(store, word) for word in given.member]
        if wanted := getattr(given, "segment", None):
            some += acting.everybody_in(store, segments.find(store, wanted).id)
        return changed(run(store, benefit, some))

    return do


def _add(store: Store, given: Namespace) -> Answer:
    some = [members.resolve(store, word) for word in given.member]
    done = acting.save(store, None, given.title, given.note)
    if not isinstance(done.result, bytes):
        raise TypeError("making answers an id")
    if some:
        acting.add(store, done.result, some)
    made = done.result.hex()
    return Answer({"benefit": made, "action": done.action.hex()}, [made])


def _list(store: Store, _given: Namespace) -> Answer:
    found = benefits.benefits(store)
    lines = [f"{one.title}  {one.sent}/{one.recipients}" for one in found]
    return Answer([_benefit(one) for one in found], lines)


def _benefit(one: Benefit) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "title": one.title,
        "note": one.note,
        "recipients": one.recipients,
        "sent": one.sent,
        "waiting": one.waiting,
    }


def _recipients(store: Store, given: Namespace) -> Answer:
    benefit, which = benefits.named(store, given.benefit), _WHICH.get(given.only)
    found = benefits.recipients(store, benefit, which)
    while more := benefits.recipients(store, benefit, which, len(found)):
        found += more
    lines = [
        f"{'○' if one.at is None else '●'}  {one.name}  {one.number}".rstrip() for one in found
    ]
    return Answer([_recipient(one) for one in found], lines)


def _recipient(one: Recipient) -> dict[str, object]:
    return {
        "member": one.member.hex(),
        "name": one.name,
        "number": one.number or None,
        "sent": one.at is not None,
        "at": one.at,
        "operator": one.operator or None,
    }


def _remove(store: Store, given: Namespace) -> Answer:
    return changed(acting.remove(store, benefits.named(store, given.benefit)))
