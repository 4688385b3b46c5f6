"""`qunzhu roles serve|unserve|services|thanks`: what the team did, and whom to thank for it."""

import re
from argparse import ArgumentTypeError, Namespace
from pathlib import Path

from desktop.actions import service as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, verb
from desktop.cli.people import changed
from desktop.cli.words import role_word
from desktop.models.role import Holding
from desktop.models.service import Thanked, hours
from desktop.store import members, service
from desktop.store.community import Store

_MONTH = "this month if not given"


def add(verbs: Subparsers) -> None:
    """Register the verbs under the noun `roles`."""
    serve = verb(verbs, "serve", "note what somebody did for the community", _serve)
    serve.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    serve.add_argument("length", type=when.minutes, help="how long, as 90, 1:30 or PT1H30M")
    serve.add_argument("--what", default="", metavar="TEXT", help="what was done")
    serve.add_argument("--date", type=when.day, help="on which day; today if not given")
    listing = verb(verbs, "services", "what was noted in a month", _services)
    listing.add_argument("--month", type=_month, metavar="YYYY-MM", help=_MONTH)
    drop = verb(verbs, "unserve", "take what was noted out again", _unserve)
    drop.add_argument("record", metavar="ID", help="id of roles services")
    thanks = verb(verbs, "thanks", "whom to thank for a month, with duties and hours", _thanks)
    thanks.add_argument("--month", type=_month, metavar="YYYY-MM", help=_MONTH)
    thanks.add_argument("--file", type=Path, help="also write it to an .xlsx or .csv file")


def _month(text: str) -> str:
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise ArgumentTypeError("write a month as 2026-10")
    return text


def _serve(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    done = acting.log(store, member, given.length, what=given.what, day=given.date)
    if not isinstance(done.result, bytes):
        raise TypeError("logging answers an id")
    return Answer({"service": done.result.hex(), "action": done.action.hex()}, [])


def _unserve(store: Store, given: Namespace) -> Answer:
    word = given.record.strip()
    record = bytes.fromhex(word) if re.fullmatch(r"[0-9a-fA-F]{32}", word) else b""
    return changed(acting.remove(store, record))


def _services(store: Store, given: Namespace) -> Answer:
    found = service.logged(store, given.month or store.today().isoformat()[:7])
    document = [
        {
            "id": one.id.hex(),
            "member": one.member.hex(),
            "name": one.name,
            "date": one.date,
            "minutes": one.minutes,
            "what": one.what or None,
        }
        for one in found
    ]
    lines = [
        f"{one.date}  {one.name}  {hours(one.minutes)} h  {one.what}".rstrip() for one in found
    ]
    return Answer(document, lines)


def _thanks(store: Store, given: Namespace) -> Answer:
    month = given.month or store.today().isoformat()[:7]
    found = service.thanked(store, month)
    if given.file:
        acting.export(store, given.file, month)
    lines = [_line(one, given.language) for one in found]
    return Answer([_document(one) for one in found], lines)


def _document(one: Thanked) -> dict[str, object]:
    return {
        "member": one.member.hex() if one.member else None,
        "name": one.name,
        "nickname": one.nickname or None,
        "duties": [
            {"role": line.role.key, "scope_name": line.scope_name or None}
            for line in one.duties
            if line.role
        ],
        "times": one.times,
        "minutes": one.minutes,
        "what": list(one.what),
    }


def _line(one: Thanked, language: str) -> str:
    duties = "、".join(_duty(line, language) for line in one.duties)
    comma = ", " if language.startswith("en") else "、"
    told = (one.name, duties, f"{one.times}", f"{hours(one.minutes)} h", comma.join(one.what))
    return "  ".join(word for word in told if word)


def _duty(line: Holding, language: str) -> str:
    name = role_word(line.role.key, language) if line.role else ""
    return f"{name} {line.scope_name}".strip()
