"""Fees, coupons and gifts: every kind of change, by hand."""

from collections.abc import Callable
from typing import Any

from desktop.models.ids import new_id
from desktop.models.op import Op
from tests.hub.cells import Cell, Has, any_text, asks, cells, never, said_again, taken_away
from tests.hub.place import Place


def _kept(place: Place, who: str) -> Op:
    """Pieces kept for the laptop of whoever does it."""
    device = place.hands[who].peer.device
    return place.new("gift_lease", gift=new_id(), device=device, pieces=2)


def _redeemed(place: Place, who: str) -> Op:
    device = place.hands[who].peer.device
    said = {"gift": new_id(), "member": place.member, "spend": new_id(), "pieces": 1, "cost": 300}
    return place.new("redemption", **said, device=device)


def _handed_out(place: Place, who: str) -> tuple[list[Op], Op]:
    """A gift of a member of the chapter, on the laptop of whoever hands it out."""
    one = _redeemed(place, "owner")
    device = place.hands[who].peer.device
    return [one], place.new("handout", redemption=one.record, device=device, at=1)


def _handout_taken_back(place: Place, _: str) -> tuple[list[Op], Op]:
    before, op = _handed_out(place, "owner")
    return [*before, op], taken_away(op)


def _for_another(has: Has) -> bool:
    return has("reward.handout") and has("rule.publish")


def _handed(table: str, **more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A use or a delivery, signed by who acts unless `more` says otherwise."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        coupon = place.new("coupon", kind=new_id(), member=place.member, works="pieces", amount=1)
        what: dict[str, Any] = (
            {"coupon": coupon.record} if table == "coupon_use" else {"benefit": new_id()}
        )
        if table == "code_use":
            what = {"code": any_text()}
        said = {"member": place.member, "operator": place.hands[who].operator, "at": 1, **more}
        return [coupon] if "coupon" in what else [], place.new(table, **what, **said)

    return make


def _used_back(place: Place, _: str) -> tuple[list[Op], Op]:
    given, op = _handed("coupon_use")(place, "owner")
    return [*given, op], said_again(op, state="cancelled", member=place.member)


def _paid(**more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A payment, signed by who acts unless `more` says otherwise."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        said = {"member": place.member, "operator": place.hands[who].operator, "amount": 500}
        how = {"purpose": "other", "method": "cash", "at": 1}
        return [], place.new("payment", **{**said, **how, **more})

    return make


def _payment_changed(place: Place, _: str) -> tuple[list[Op], Op]:
    op = _paid()(place, "owner")[1]
    return [op], said_again(op, member=place.member, amount=5)


def _refunded(place: Place, who: str) -> tuple[list[Op], Op]:
    op = _paid()(place, "owner")[1]
    said = {"member": place.member, "operator": place.hands[who].operator, "at": 1}
    return [op], place.new("refund", payment=op.record, **said)


def _refund_removed(place: Place, _: str) -> tuple[list[Op], Op]:
    before, op = _refunded(place, "owner")
    return [*before, op], taken_away(op)


CELLS: tuple[Cell, ...] = (
    *cells("plan", asks("member.write"), lambda p: {"fee": 50_000, "months": 12}, {"fee": 1}),
    *cells("drive", asks("member.write"), lambda p: {"plan": new_id(), "from": "2026-03-01"},
           {"quota": 5}),
    Cell("payment: new", _paid(), asks("points.award"), local=True),
    Cell("payment: in another's name", _paid(operator=new_id()), never),
    Cell("payment: below nothing", _paid(amount=-1), never),
    Cell("payment: for a term without days", _paid(purpose="plan", plan=bytes(16)), never),
    Cell("payment: changed", _payment_changed, never),
    Cell("refund: new", _refunded, asks("points.award"), local=True),
    Cell("refund: of nothing", lambda p, who: ([], p.new(
        "refund", payment=new_id(), member=p.member, operator=p.hands[who].operator)), never),
    Cell("refund: taken back", _refund_removed, never),
    *cells("coupon_kind", asks("rule.publish"), lambda p: {"works": "pieces", "amount": 5},
           {"amount": 6}),
    *cells("coupon_ladder", asks("rule.publish"), lambda p: {}, None),
    *cells("coupon_step", asks("rule.publish"),
           lambda p: {"ladder": new_id(), "position": 1, "kind": new_id()}, {"trigger": "hand"}),
    *cells("coupon", asks("reward.handout"),
           lambda p: {"kind": new_id(), "member": p.member, "works": "pieces", "amount": 1},
           {"state": "withdrawn"}, local=True),
    Cell("coupon_use: one's own", _handed("coupon_use"), asks("reward.handout"), local=True),
    Cell("coupon_use: taken back", _used_back, asks("reward.handout"), local=True),
    Cell("coupon_use: in another's name", _handed("coupon_use", operator=new_id()), never),
    Cell("coupon_use: of another's coupon", _handed("coupon_use", member=new_id()), never),
    *cells("priority_code", asks("reward.handout"), lambda p: {"code": any_text()},
           {"state": "cancelled"}),
    Cell("priority_code: bound", lambda p, _: ([], p.new(
        "priority_code", code=any_text(), member=p.member)), asks("reward.handout"), local=True),
    Cell("code_use: one's own", _handed("code_use"), asks("reward.handout"), local=True),
    Cell("code_use: in another's name", _handed("code_use", operator=new_id()), never),
    *cells("benefit", asks("reward.handout"), lambda p: {}, None),
    *cells("benefit_recipient", asks("reward.handout"),
           lambda p: {"benefit": new_id(), "member": p.member}, None, local=True),
    Cell("delivery: one's own", _handed("delivery"), asks("reward.handout"), local=True),
    Cell("delivery: in another's name", _handed("delivery", operator=new_id()), never),
    *cells("gift", asks("rule.publish"), lambda p: {"cost": 300}, {"cost": 500}),
    *cells("gift_stock", asks("reward.handout"), lambda p: {"gift": new_id(), "pieces": 2},
           {"pieces": 3}),
    *cells("spend_limit", asks("rule.publish"), lambda p: {"device": new_id(), "points": 900},
           {"points": 100}),
    Cell("gift_lease: for one's own laptop", lambda p, who: ([], _kept(p, who)),
         asks("reward.handout")),
    Cell("gift_lease: for another's", lambda p, who: ([], _kept(p, "owner")), _for_another),
    Cell("gift_lease: given back by another",
         lambda p, who: ([op := _kept(p, "owner")], said_again(op, returned=1)), _for_another),
    Cell("gift_lease: delete", lambda p, _: ([op := _kept(p, "owner")], taken_away(op)), never),
    Cell("redemption: new", lambda p, who: ([], _redeemed(p, who)), asks("reward.handout"),
         local=True),
    Cell("redemption: from what another laptop keeps",
         lambda p, who: ([], said_again(_redeemed(p, who), device=new_id(), member=p.member)),
         never, local=True),
    Cell("redemption: other pieces",
         lambda p, _: ([op := _redeemed(p, "owner")], said_again(op, pieces=2, member=p.member)),
         never, local=True),
    Cell("redemption: cancelled",
         lambda p, _: ([op := _redeemed(p, "owner")], said_again(op, cancelled=5, member=p.member)),
         asks("reward.handout"), local=True),
    Cell("redemption: delete", lambda p, _: ([op := _redeemed(p, "owner")], taken_away(op)),
         asks("reward.handout"), local=True),
    Cell("handout: new", _handed_out, asks("reward.handout"), local=True),
    Cell("handout: delete", _handout_taken_back, asks("reward.handout"), local=True),
)  # fmt: skip
