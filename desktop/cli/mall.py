"""`qunzhu mall`: gifts for points, redemptions, handing out, cancelling."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from msgspec.structs import replace

from desktop.actions import mall
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.changes import Changes
from desktop.models.gift import (
    MOST_COST,
    MOST_PIECES,
    STATES,
    Gift,
    GiftFields,
    Redemption,
    RedemptionQuery,
    State,
)
from desktop.models.gift_words import state_word, trouble_word
from desktop.models.problem import Problem
from desktop.store import devices, gifts, members, redemptions
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_GIFT = "id or unique name"
_REDEMPTION = "its id, or the member, if one of his waits"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "mall", "gifts for points: stock, redemptions, handing out")
    _add_gifts(verbs)
    _add_keeping(verbs)
    new = verb(verbs, "redeem", "give a member a gift for points", _redeem)
    _take_gift(new)
    new.add_argument("member", metavar="MEMBER", help=_MEMBER)
    new.add_argument("--pieces", type=whole(1, MOST_PIECES), default=1, metavar="N")
    new.add_argument("--note", default="")
    queue = verb(verbs, "redemptions", "list redemptions: what waits to be handed out", _queue)
    queue.add_argument("--state", choices=(*STATES, "all"), help="only these; all for every one")
    queue.add_argument("--gift", metavar="GIFT", help=_GIFT)
    queue.add_argument("--member", metavar="MEMBER", help=_MEMBER)
    queue.add_argument("--trouble", action="store_true", help="only what somebody has to look at")
    out = verb(verbs, "hand-out", "say that the member got it", _hand_out)
    back = verb(verbs, "cancel", "cancel a redemption; its points come back once", _cancel)
    for command in (out, back):
        command.add_argument("redemption", metavar="REDEMPTION", help=_REDEMPTION)
    back.add_argument("--reason", required=True, help="stays in the ledger")
    back.add_argument("--back", action="store_true", help="it was handed out, and came back")


def _add_gifts(verbs: Subparsers) -> None:
    made = verb(verbs, "add", "add a gift", _add)
    made.add_argument("name", metavar="NAME")
    made.add_argument("cost", type=whole(1, MOST_COST), metavar="POINTS")
    made.add_argument("--stock", type=whole(0, MOST_PIECES), default=0, metavar="N")
    changed = verb(verbs, "edit", "change a gift, or offer it no longer", _edit)
    _take_gift(changed)
    changed.add_argument("--name", metavar="NAME")
    changed.add_argument("--cost", type=whole(1, MOST_COST), metavar="POINTS")
    for command in (made, changed):
        command.add_argument(
            "--each", type=whole(0, MOST_PIECES), metavar="N", help="how many one may have; 0: any"
        )
        command.add_argument("--note")
    state = changed.add_mutually_exclusive_group()
    state.add_argument("--withdraw", action="store_true", help="offer it no longer")
    state.add_argument("--again", action="store_true", help="offer it again")
    verb(verbs, "list", "list the gifts with their stock", _list)
    stock = verb(verbs, "stock", "say that pieces came, or were lost", _stock)
    _take_gift(stock)
    stock.add_argument("pieces", type=whole(-MOST_PIECES, MOST_PIECES), metavar="N")
    stock.add_argument("--note", default="")


def _add_keeping(verbs: Subparsers) -> None:
    kept = verb(verbs, "keep", "keep pieces for this computer to give out offline", _keep)
    free = verb(verbs, "release", "give back what this computer keeps", _release)
    for command in (kept, free):
        _take_gift(command)
    kept.add_argument("pieces", type=whole(1, MOST_PIECES), metavar="N")
    kept.add_argument("--device", metavar="DEVICE", help="another computer: id or name")
    free.add_argument("--device", metavar="DEVICE", help="of one that was revoked: id or name")
    limit = verb(verbs, "limit", "how many points a computer may take before it syncs", _limit)
    limit.add_argument("device", metavar="DEVICE", help="id or name")
    limit.add_argument("points", type=whole(0, MOST_COST), metavar="POINTS")


def _take_gift(parser: ArgumentParser) -> None:
    parser.add_argument("gift", metavar="GIFT", help=_GIFT)


# -- gifts -------------------------------------------------------------------------------------


def _add(store: Store, given: Namespace) -> Answer:
    fields = GiftFields(given.name, given.cost, given.each or None, given.note or "")
    made = mall.save(store, None, fields, given.stock).result
    return _one(store, _id(made))


def _edit(store: Store, given: Namespace) -> Answer:
    one = gifts.find(store, gifts.named(store, given.gift))
    fields = GiftFields(one.name, one.cost, one.per_person, one.note)
    for name, value in (("name", given.name), ("cost", given.cost), ("note", given.note)):
        if value is not None:
            fields = replace(fields, **{name: value})
    if given.each is not None:
        fields = replace(fields, per_person=given.each or None)
    mall.save(store, one.id, fields)
    if given.withdraw or given.again:
        mall.withdraw(store, one.id, withdrawn=given.withdraw)
    return _one(store, one.id)


def _list(store: Store, given: Namespace) -> Answer:
    found = gifts.listed(store)
    return Answer([_gift(one) for one in found], [_line(one) for one in found])


def _stock(store: Store, given: Namespace) -> Answer:
    gift = gifts.named(store, given.gift)
    mall.restock(store, gift, given.pieces, given.note)
    return _one(store, gift)


def _keep(store: Store, given: Namespace) -> Answer:
    gift = gifts.named(store, given.gift)
    device = _device(store, given.device) if given.device else None
    mall.keep(store, gift, given.pieces, device)
    return _one(store, gift)


def _release(store: Store, given: Namespace) -> Answer:
    gift = gifts.named(store, given.gift)
    device = _device(store, given.device) if given.device else None
    mall.release(store, gift, device)
    return _one(store, gift)


def _limit(store: Store, given: Namespace) -> Answer:
    device = _device(store, given.device)
    mall.set_limit(store, device, given.points)
    return Answer({"device": device.hex(), "points": given.points}, [f"{given.points}"])


def _device(store: Store, text: str) -> bytes:
    word = text.strip()
    found = [one.id for one in devices.listed(store) if word in (one.id.hex(), one.name)]
    if len(found) != 1:
        raise Problem("sync.device_unknown", device=text)
    return found[0]


def _one(store: Store, gift: bytes) -> Answer:
    one = gifts.find(store, gift)
    return Answer(_gift(one), [_line(one)])


def _line(one: Gift) -> str:
    return f"{one.id.hex()}  {one.name}  {one.cost}  {one.here}/{one.stock}"


def _gift(one: Gift) -> dict[str, object]:
    return {
        "gift": one.id.hex(),
        "name": one.name,
        "note": one.note,
        "points": one.cost,
        "each": one.per_person,
        "offered": not one.withdrawn,
        "stock": one.stock,
        "free": one.free,
        "kept_here": one.mine,
        "kept_elsewhere": one.elsewhere,
        "waiting": one.waiting,
        "handed_out": one.handed,
    }


# -- redemptions -------------------------------------------------------------------------------


def _redeem(store: Store, given: Namespace) -> Answer:
    gift, who = gifts.named(store, given.gift), members.resolve(store, given.member)
    return _told(mall.redeem(store, gift, who, given.pieces, given.note), given.language)


def _hand_out(store: Store, given: Namespace) -> Answer:
    one = redemptions.meant(store, given.redemption)
    return _told(mall.hand_out(store, one), given.language)


def _cancel(store: Store, given: Namespace) -> Answer:
    one = redemptions.meant(store, given.redemption, cancelled=True)
    return _told(mall.cancel(store, one, given.reason, back=given.back), given.language)


def _queue(store: Store, given: Namespace) -> Answer:
    query = RedemptionQuery(
        states=_states(given),
        gift=gifts.named(store, given.gift) if given.gift else None,
        member=members.resolve(store, given.member) if given.member else None,
        troubled=given.trouble,
    )
    found = redemptions.page(store, query)
    while more := redemptions.page(store, query, len(found)):
        found += more
    lines = [_redemption_line(one, given.language) for one in found]
    return Answer([_redemption(one) for one in found], lines)


def _states(given: Namespace) -> tuple[State, ...]:
    if given.state in STATES:
        return (given.state,)
    return () if given.trouble or given.state == "all" else ("pending", "ready")


def _told(changes: Changes, language: str) -> Answer:
    one = changes.result
    if not isinstance(one, Redemption):
        raise TypeError("the action answers the redemption")
    return Answer(_redemption(one), [_redemption_line(one, language)])


def _redemption_line(one: Redemption, language: str) -> str:
    trouble = f"  {trouble_word(one.trouble, language)}" if one.trouble else ""
    number = f"{one.number}  " if one.number else ""
    state = state_word(one.state, language)
    what = f"{one.gift_name} ×{one.pieces}  {one.cost}"
    return f"{one.id.hex()}  {state}{trouble}  {number}{one.name}  {what}"


def _redemption(one: Redemption) -> dict[str, object]:
    return {
        "redemption": one.id.hex(),
        "gift": one.gift.hex(),
        "gift_name": one.gift_name,
        "member": one.member.hex(),
        "name": one.name,
        "pieces": one.pieces,
        "points": one.cost,
        "state": one.state,
        "trouble": one.trouble or None,
        "may_hand_out": one.may_hand_out,
        "at": _iso(one.at),
        "handed_out": _iso(one.handed),
        "cancelled": _iso(one.cancelled),
        "note": one.note,
    }


def _iso(at: int | None) -> str | None:
    return datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds") if at else None


def _id(result: object) -> bytes:
    if not isinstance(result, bytes):
        raise TypeError("the action answers an id")
    return result
