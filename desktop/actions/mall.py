"""What an operator does in the mall: gifts, their stock, redemptions, handing out, cancelling."""

from dataclasses import replace

from desktop.models.changes import Changes
from desktop.models.gift import MOST_COST, MOST_PIECES, WITHDRAWN, Gift, GiftFields, Redemption
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import devices, gifts, ledger, members, redemptions
from desktop.store.community import Store
from desktop.store.numbers import judges


def save(store: Store, gift: bytes | None, said: GiftFields, stock: int = 0) -> Changes:
    """Make a gift (None), with so many pieces, or change what is said of one; the result is its id.

    What was redeemed before keeps the points it took. Raises Problem role.not_allowed,
    gift.nameless, gift.cost, gift.per_person, gift.pieces, gift.gone, member.too_long.
    """
    require(store.actor, "rule.publish")
    stated = _checked(said)
    if gift is not None:
        gifts.find(store, gift)
    if stock:
        _pieces(stock)
    with store.recording("mall.gift") as rec:
        made = rec.put("gift", gift, stated)
        if stock:
            rec.put("gift_stock", None, {"gift": made, "pieces": stock, "at": rec.at})
        rec.result = made
    return rec.changes


def withdraw(store: Store, gift: bytes, *, withdrawn: bool = True) -> Changes:
    """Offer a gift no longer, or again; who redeemed it still gets it. Problem gift.gone."""
    require(store.actor, "rule.publish")
    gifts.find(store, gift)
    with store.recording("mall.gift") as rec:
        rec.put("gift", gift, {"state": WITHDRAWN if withdrawn else None})
    return rec.changes


def restock(store: Store, gift: bytes, pieces: int, note: str = "") -> Changes:
    """Say that pieces came or (below zero) were lost; the result is the `Gift` as it is then.

    Raises Problem role.not_allowed, gift.gone, gift.pieces.
    """
    require(store.actor, "reward.handout")
    found = gifts.find(store, gift)
    _pieces(abs(pieces))
    if found.stock + pieces < 0:
        raise Problem("gift.pieces", most=MOST_PIECES)
    said = {"gift": gift, "pieces": pieces, "note": _text(note) or None}
    with store.recording("mall.stock") as rec:
        rec.put("gift_stock", None, {**said, "at": rec.at})
    return replace(rec.changes, result=gifts.find(store, gift))


def keep(store: Store, gift: bytes, pieces: int, device: bytes | None = None) -> Changes:
    """Keep pieces for this device, or another, to give out without a network.

    They are its own once the judge has seen it; where fewer are left by then, it keeps those. The
    result is the `Gift`. Raises Problem role.not_allowed, gift.gone, gift.pieces, gift.none_left.
    """
    require(store.actor, "reward.handout")
    if device is not None and device != store.device:
        require(store.actor, "rule.publish")
    found = gifts.find(store, gift)
    _pieces(pieces)
    if pieces > found.free:
        raise Problem("gift.none_left", gift=found.name, left=max(found.free, 0))
    said = {"gift": gift, "device": device or store.device, "pieces": pieces}
    with store.recording("mall.keep") as rec:
        rec.put("gift_lease", None, {**said, "at": rec.at})
    return replace(rec.changes, result=gifts.find(store, gift))


def release(store: Store, gift: bytes, device: bytes | None = None) -> Changes:
    """Give back what this device keeps of a gift and did not promise; the result is the `Gift`.

    Another's pieces once it was revoked: until then it may hand them out unseen. Raises Problem
    role.not_allowed, gift.gone, gift.still_kept.
    """
    require(store.actor, "reward.handout")
    whose = device or store.device
    if whose != store.device:
        require(store.actor, "rule.publish")
        lost = devices.find(store, whose)
        if lost is None or not lost.revoked:
            raise Problem("gift.still_kept")
    gifts.find(store, gift)
    left = gifts.kept(store, gift).get(whose, 0)
    with store.recording("mall.release") as rec:
        for lease, pieces, back in gifts.leases_of(store, gift, whose):
            some = min(left, pieces - back)
            if some > 0:
                rec.put("gift_lease", lease, {"returned": back + some})
                left -= some
    return replace(rec.changes, result=gifts.find(store, gift))


def set_limit(store: Store, device: bytes, points: int) -> Changes:
    """Say how many points a device may take before the judge has seen any of it.

    Raises Problem role.not_allowed, gift.cost.
    """
    require(store.actor, "rule.publish")
    if not 0 <= points <= MOST_COST:
        raise Problem("gift.cost", most=MOST_COST)
    with store.recording("mall.limit") as rec:
        rec.put("spend_limit", None, {"device": device, "points": points})
    return rec.changes


def redeem(store: Store, gift: bytes, member: bytes, pieces: int = 1, note: str = "") -> Changes:
    """Give a member a gift for points; the result is the `Redemption`.

    It stands when the judge has seen it. Raises Problem role.not_allowed, gift.gone,
    gift.withdrawn, gift.pieces, gift.none_left, gift.person_limit, gift.points_limit,
    entry.not_enough.
    """
    who = members.canonical(store, member)
    require(store.actor, "reward.handout", scopes=members.scopes_of(store, who))
    found = gifts.find(store, gift)
    _pieces(pieces)
    _may_have(store, found, who, pieces)
    with store.recording("mall.redeem") as rec:
        made = redemptions.enter(rec, store, found, who, pieces, _text(note))
    return replace(rec.changes, result=redemptions.find(store, made))


def withheld(one: Redemption) -> Problem | None:
    """Why what waits is not to be handed out yet; None where it is, or waits no more."""
    if one.state in ("cancelled", "handed"):
        return None
    if one.trouble:
        return Problem(f"redemption.{one.trouble}", name=one.name, gift=one.gift_name)
    if not one.may_hand_out:
        return Problem("redemption.unseen", name=one.name, gift=one.gift_name)
    return None


def hand_out(store: Store, redemption: bytes) -> Changes:
    """Say that the member got the gift; the result is the `Redemption`.

    What the judge has not seen is handed out only from pieces kept for this device. Raises Problem
    role.not_allowed, redemption.gone, .cancelled, .handed, .unseen, .troubled.
    """
    one = _found(store, redemption)
    if one.state == "cancelled":
        raise Problem("redemption.cancelled", name=one.name)
    if one.state == "handed":
        raise Problem("redemption.handed", name=one.name)
    if (why := withheld(one)) is not None:
        raise why
    with store.recording("mall.hand_out") as rec:
        key = {"redemption": redemption, "device": store.device}
        rec.put("handout", None, {**key, "at": rec.at})
    return replace(rec.changes, result=redemptions.find(store, redemption))


def cancel(store: Store, redemption: bytes, reason: str, *, back: bool = False) -> Changes:
    """Give the points back, exactly once; the result is the `Redemption`.

    A gift that was handed out has to have come `back`. Raises Problem role.not_allowed,
    redemption.gone, .cancelled, .not_back, entry.no_reason.
    """
    one = _found(store, redemption)
    if not reason.strip():
        raise Problem("entry.no_reason")
    missing = one.handed is not None and not back
    if missing and one.state == "handed":
        raise Problem("redemption.not_back", name=one.name)
    if one.state == "cancelled" and (missing or one.trouble != "gone"):
        raise Problem("redemption.cancelled", name=one.name)
    with store.recording("mall.cancel") as rec:
        redemptions.cancel(rec, store, one, reason, back=one.handed is not None)
    return replace(rec.changes, result=redemptions.find(store, redemption))


def _found(store: Store, redemption: bytes) -> Redemption:
    one = redemptions.find(store, redemption)
    require(store.actor, "reward.handout", scopes=members.scopes_of(store, one.member))
    return one


def _may_have(store: Store, gift: Gift, member: bytes, pieces: int) -> None:
    if gift.withdrawn:
        raise Problem("gift.withdrawn", gift=gift.name)
    if pieces > max(gift.mine, gift.free):
        raise Problem("gift.none_left", gift=gift.name, left=max(gift.mine, gift.free, 0))
    if gift.per_person is not None:
        have = _has(store, gift, member)
        if have + pieces > gift.per_person:
            raise Problem("gift.person_limit", gift=gift.name, most=gift.per_person, have=have)
    cost, limit = gift.cost * pieces, gifts.points_limit(store)
    unseen = gifts.points_unseen(store)
    if not judges(store) and unseen + cost > limit:
        raise Problem("gift.points_limit", limit=limit, unseen=unseen)


def _has(store: Store, gift: Gift, member: bytes) -> int:
    """How many pieces of a gift a person has or is to have."""
    standings = gifts.shelf(store, gift.id, gift.per_person).standings
    who, _ = ledger.family(store, member)
    return sum(
        one.pieces
        for one in gifts.claims(store, gift.id)
        if one.person == who
        and standings[one.id].state != "cancelled"
        and standings[one.id].trouble not in ("short", "limit")
    )


def _checked(said: GiftFields) -> dict[str, object]:
    if not said.name.strip():
        raise Problem("gift.nameless")
    if not 0 < said.cost <= MOST_COST:
        raise Problem("gift.cost", most=MOST_COST)
    if said.per_person is not None and not 0 < said.per_person <= MOST_PIECES:
        raise Problem("gift.per_person")
    return {
        "name": _text(said.name),
        "note": _text(said.note) or None,
        "cost": said.cost,
        "per_person": said.per_person,
    }


def _pieces(pieces: int) -> None:
    if not 0 < pieces <= MOST_PIECES:
        raise Problem("gift.pieces", most=MOST_PIECES)


def _text(text: str) -> str:
    if len(text.strip()) > MOST_TEXT:
        raise Problem("member.too_long", field="note", limit=MOST_TEXT)
    return text.strip()
