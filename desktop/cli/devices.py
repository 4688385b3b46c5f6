"""`qunzhu devices`: inviting, listing and revoking the devices of a community."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from desktop.actions import devices
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.syncwords import moment, receipt_lines, say
from desktop.cli.words import role_word, said
from desktop.models.device import Device, Farewell, KeyStand, Revoked
from desktop.models.problem import Problem
from desktop.models.sealing import CLASSES
from desktop.models.wire import Offered
from desktop.store import contacts, keystand, link, members, numbers, roles, tray
from desktop.store import devices as stored
from desktop.store.community import Store
from desktop.sync import contacting, inviting, keys
from desktop.sync.core import Sync
from desktop.sync.crossing import comes_by_sticks
from desktop.sync.http import talking
from desktop.sync.telling import told

CLASS_NAMES = {cls: name for name, cls in CLASSES.items()}
# People read the name beside it; a second id would be taken for the device's.
_UNSAID = frozenset({"operator"})
_TIMES = {
    "revoked": ("{at}", "{at}"),
    "heard": ("最后听到 {at}", "last heard of {at}"),
    "told": ("{at} 知道已停用", "told at {at}"),
    "gone": ("{at} 钥匙已抹掉", "key erased at {at}"),
    "expires": ("有效到 {at}", "until {at}"),
}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "devices", "who works from where")
    invite = verb(verbs, "invite", "make a code that lets one new device in", _invite)
    whom = invite.add_mutually_exclusive_group()
    whom.add_argument("--member", metavar="MEMBER", help="id, number, phone or unique name")
    whom.add_argument("--name", metavar="NAME", help="who works there and is no member")
    invite.add_argument("--role", required=True, metavar="ROLE", help="preset, custom name or id")
    invite.add_argument("--address", metavar="HOST:PORT", help="as other computers reach the hub")
    invite.add_argument(
        "--file", type=Path, metavar="FILE", help="write it as a file that a double click opens"
    )
    verb(verbs, "list", "list devices and invitations", _list)
    revoke = verb(verbs, "revoke", "shut a lost device out", _revoke)
    revoke.add_argument("device", metavar="DEVICE", help="id of devices list")
    withdraw = verb(verbs, "withdraw", "take an unused invitation back", _withdraw)
    withdraw.add_argument("invitation", metavar="INVITATION", help="id of devices list")


def _invite(store: Store, given: Namespace) -> Answer:
    role = roles.find_role(store, given.role)
    member = members.resolve(store, given.member) if given.member else None
    with told(link.read(store).address), talking(store) as session:
        syncing = Sync(store, session)
        syncing.round()
        operator = devices.invite(store, role, member=member, name=given.name).result
        if not isinstance(operator, bytes):
            raise TypeError("an invitation is for an operator")
        syncing.round()
        made = inviting.offer(store, session, operator, role, given.address or "")
    document = {"code": made.invitation.text, "expires": _moment(made.expires)}
    if given.file:
        inviting.write_file(store, given.file, made, role)
        document["file"] = str(given.file)
    at = moment(made.expires, store.zone)
    lines = [made.invitation.text, say("invited", given.language, at=at)]
    if given.file:
        lines.append(say("in_file", given.language, file=given.file))
    return Answer(document, lines)


def _moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")


def _list(store: Store, given: Namespace) -> Answer:
    offers = _from_hub(store, given.language)
    found = _documents(store, stored.listed(store))
    for one in found:
        if one["this"]:
            one["unsent"] = tray.counts(store).waiting
    found += [_offered(store, one) for one in offers]
    zone = ZoneInfo(store.zone)
    lines = [_line(one, given.language, zone) for one in found]
    if (known := link.read(store)).judge:
        way = "list_until_stick" if comes_by_sticks(known) else "list_until"
        lines.append(say(way, given.language))
    return Answer(found, lines)


def device_lines(store: Store, listed: Sequence[Device], language: str) -> list[str]:
    """These devices as people read them in a list."""
    zone = ZoneInfo(store.zone)
    return [_line(one, language, zone) for one in _documents(store, listed)]


def _documents(store: Store, listed: Sequence[Device]) -> list[dict[str, object]]:
    heard, stands = tray.heard(store), keystand.stands(store, list(listed))
    left, blocks = contacts.farewells(store), numbers.blocks(store)
    found = [
        _document(one, heard.get(one.id), stands.get(one.id), left.get(one.id)) for one in listed
    ]
    for one, document in zip(listed, found, strict=True):
        document["numbers"] = [to_builtins(block) for block in blocks.get(one.id, ())]
    return found


def _line(one: dict[str, object], language: str, zone: ZoneInfo) -> str:
    shown = {name: value for name, value in one.items() if value and name not in _UNSAID}
    if one["state"] == "revoked" and one["keys"]:
        # The thief may still have his: what matters is whether others took their place.
        shown["keys"] = "renewed" if one["keys"] == "held" else "unrenewed"
    if one["state"] == "revoked" and not one["told"]:
        shown["told"] = "untold"
    return "  ".join(_word(name, value, language, zone) for name, value in shown.items())


def _word(name: str, value: object, language: str, zone: ZoneInfo) -> str:
    if name in _TIMES and value != "untold":
        at = datetime.fromisoformat(str(value)).astimezone(zone)
        return _TIMES[name][language.startswith("en")].format(at=at.strftime("%Y-%m-%d %H:%M"))
    if name == "role":
        return role_word(str(value), language)
    if name == "numbers" and isinstance(value, list):
        spans = ",".join(f"{block['first']}-{block['last']}" for block in value)
        return said("numbers_left", language).format(spans=spans)
    if isinstance(value, list):
        return ",".join(said(one, language) for one in value)
    if name == "this":
        return said(name, language)
    return said(value, language) if name in ("state", "keys", "told") else str(value)


def _from_hub(store: Store, language: str) -> list[Offered]:
    """Invitations stand at the hub alone, and it says when it heard of whom.

    Without it the devices are listed all the same.
    """
    known = link.read(store)
    if not known.judge or not known.address:
        return []
    try:
        with told(known.address), talking(store) as session:
            contacting.ask(store, session)
            return inviting.offered(session) if store.actor.anywhere("device.invite") else []
    except Problem as problem:
        print(problem.sentence(language), file=sys.stderr)
        return []


def _document(
    one: Device, heard: int | None, stand: KeyStand | None, left: Farewell | None
) -> dict[str, object]:
    """`heard`: when it was last heard of; what was done there since may be unsent."""
    return {
        "device": one.id.hex(),
        "name": one.name or None,
        "operator": one.operator.hex(),
        "operator_name": one.operator_name,
        "role": one.role.key if one.role else None,
        "state": "revoked" if one.revoked else "active",
        "revoked": _moment(one.revoked) if one.revoked else None,
        "this": one.own,
        "heard": _moment(heard) if heard else None,
        "unsent": None,
        "keys": stand.state if stand else None,
        "keys_due": [CLASS_NAMES[cls] for cls in stand.classes] if stand else [],
        "told": _moment(left.told) if left else None,
        "gone": _moment(left.gone) if left and left.gone else None,
    }


def _offered(store: Store, one: Offered) -> dict[str, object]:
    return {
        "device": one.device.hex() or None,
        "invitation": one.name.hex(),
        "operator": one.operator.hex(),
        "operator_name": roles.operator_name(store, one.operator),
        "state": "invited",
        "expires": _moment(one.expires),
        "wrong_tries": one.wrong,
    }


def _id(text: str, unknown: str = "sync.device_unknown") -> bytes:
    try:
        found = bytes.fromhex(text)
    except ValueError:
        found = b""
    if len(found) != 16:
        raise Problem(unknown, device=text)
    return found


def _revoke(store: Store, given: Namespace) -> Answer:
    device = _id(given.device)
    name = _called(store, device, given)
    known = link.read(store)
    if not known.judge:
        changes = devices.revoke(store, device)
        receipt = keys.shut_out(store, device)
    else:
        with told(known.address), talking(store) as session:
            # Revoking is the judge's: without it nothing is recorded.
            syncing = Sync(store, session)
            syncing.round()
            changes = devices.revoke(store, device)
            receipt = keys.shut_out(store, device)
            syncing.round()
    document = _revoked(given.device, changes.action, receipt)
    lines = receipt_lines(name, receipt, given.language, hub=bool(known.judge))
    return Answer(document, lines)


def _called(store: Store, device: bytes, given: Namespace) -> str:
    """A device by its name and whose it is: several computers may have one name."""
    one = next((one for one in stored.listed(store) if one.id == device), None)
    name = (one.name if one else "") or str(given.device)
    if one is None or not one.operator_name:
        return name
    return say("whose", given.language, name=name, operator=one.operator_name)


def _revoked(device: str, action: bytes, receipt: Revoked) -> dict[str, object]:
    """What the device held stays known to whoever has it; its keys are new for what comes."""
    return {
        "device": device,
        "action": action.hex(),
        "classes": list(receipt.classes),
        "renewed": list(receipt.renewed),
        "people": receipt.people,
        "phone_index_key": receipt.index_key,
    }


def _withdraw(store: Store, given: Namespace) -> Answer:
    name = _id(given.invitation, "sync.offer_unknown")
    with told(link.read(store).address), talking(store) as session:
        inviting.withdraw(session, name)
    return Answer({"invitation": given.invitation}, [say("withdrawn", given.language)])
