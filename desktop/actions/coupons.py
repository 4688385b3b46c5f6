"""What an operator does with coupons: kinds, giving, using, taking back."""

from collections.abc import Sequence

from desktop.actions import payments as receiving
from desktop.actions.payments import Received
from desktop.models import period
from desktop.models.activity import LARGEST_AMOUNT
from desktop.models.changes import Changes
from desktop.models.counting import yuan
from desktop.models.coupon import (
    CANCELLED,
    MOST_DAYS,
    MOST_PIECES,
    USED,
    WITHDRAWN,
    WORKS,
    Coupon,
    CouponKind,
    Terms,
    Used,
    reduction,
)
from desktop.models.payment import METHODS, OTHER, PLAN, STORED
from desktop.models.people import MOST_TEXT, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import couponladders, coupons, members, payments, plans
from desktop.store.community import Store
from desktop.store.recorder import Recorder

_ALL = 100


def save_kind(
    store: Store, kind: bytes | None, title: str, terms: Terms, note: str = ""
) -> Changes:
    """Make a kind (None) or change it; coupons that were given stay as they were.

    `Changes.result` is its id. Raises Problem role.not_allowed, coupon.titleless, .works, .amount,
    .plan_free, .kind_gone, plan.gone, member.too_long.
    """
    require(store.actor, "rule.publish")
    _check(terms)
    if terms.plan is not None:
        plans.find(store, terms.plan)
    if kind is not None:
        coupons.kind(store, kind)
    with store.recording("coupon.kind") as rec:
        stated = {
            "title": text(title, "coupon.titleless"),
            "note": note.strip() or None,
            "works": terms.works,
            "amount": terms.amount,
            "days": terms.days,
            "fee": terms.fee or None,
            "plan": terms.plan,
        }
        rec.result = rec.put("coupon_kind", kind, stated)
    return rec.changes


def remove_kind(store: Store, kind: bytes) -> Changes:
    """Remove a kind of which nobody has a coupon and that is no step of a ladder.

    Raises Problem role.not_allowed, coupon.kind_gone, .kind_used.
    """
    require(store.actor, "rule.publish")
    one = coupons.kind(store, kind)
    if one.given or couponladders.climbs(store, kind):
        raise Problem("coupon.kind_used", title=one.title)
    with store.recording("coupon.kind_remove") as rec:
        rec.delete("coupon_kind", kind)
    return rec.changes


def give(store: Store, kind: bytes, some: Sequence[bytes]) -> Changes:
    """Give each of these members a coupon of a kind; the result is the coupons' ids.

    Raises Problem role.not_allowed, coupon.kind_gone, calendar.member_gone.
    """
    one, people = coupons.kind(store, kind), reached(store, some)
    with store.recording("coupon.give") as rec:
        rec.result = [put(store, rec, one, who, None) for who in people]
    return rec.changes


def use(store: Store, coupon: bytes, *, pieces: int = 1, price: int = 0) -> Changes:
    """Use a coupon for so many pieces at a price in fen; `Changes.result` is `Used`.

    With its first use a member gets the coupon of the next step of its ladder. Raises Problem
    role.not_allowed, coupon.gone, .withdrawn, .used, .expired, .coming, .fee_due, .too_many,
    .amount.
    """
    one = coupons.find(store, coupon)
    _may(store, one)
    _usable(store, one)
    if not (1 <= pieces <= MOST_PIECES and 0 <= price <= LARGEST_AMOUNT):
        raise Problem("coupon.amount")
    if one.works == "pieces" and one.left is not None and pieces > one.left:
        raise Problem("coupon.too_many", title=one.title, left=one.left, pieces=pieces)
    off = reduction(one.works, one.amount, price)
    stated = {
        "coupon": coupon,
        "member": coupons.holder(store, coupon),
        "operator": store.operator,
        "pieces": pieces if one.works == "pieces" else 1,
        "price": price,
        "off": off,
    }
    with store.recording("coupon.use") as rec:
        made = rec.put("coupon_use", None, {**stated, "at": rec.at})
        rec.result = Used(made, off, price - off, _go_on(store, rec, one))
    return rec.changes


def pay_fee(store: Store, coupon: bytes, method: str = "wechat") -> Changes:
    """Note that the fee of a coupon was paid, among the payments: from now on it can be used.

    Where its kind names a plan, the fee buys the next term of it. Raises Problem role.not_allowed,
    coupon.gone, .withdrawn, .expired, .no_fee, people.bad_word, plan.gone, plan.ended.
    """
    one = coupons.find(store, coupon)
    require(store.actor, "points.award", scopes=members.scopes_of(store, one.member))
    _may(store, one)
    if one.standing(_today(store)) != "offered":
        _usable(store, one)
        raise Problem("coupon.no_fee", title=one.title)
    # Stored value is used by a payment of its own.
    said = coded(METHODS, method if method != STORED else "", "people.bad_word")
    plan, bought = coupons.kind(store, one.kind).plan, dict[str, object]()
    if plan is not None:
        asked = Received(one.fee, plan, reason=one.title, ahead=True)
        bought = {**receiving.quote(store, one.member, asked).fields, "due": one.fee}
    with store.recording("coupon.pay") as rec:
        purpose = PLAN if plan else OTHER
        paid = {"member": one.member, "purpose": purpose, "method": said, "amount": one.fee}
        paid |= {"coupon": coupon}
        local = period.local_text(rec.at, store.zone)
        payments.put(
            rec, store, {**paid, **bought, "local": local, "at": rec.at, "note": one.title}
        )
        _go_on(store, rec, one)
    return rec.changes


def take_back(store: Store, use: bytes, reason: str) -> Changes:
    """Take a use back; the coupon of the next step goes with it, unless that was used.

    Raises Problem role.not_allowed, coupon.use_gone, .use_cancelled, entry.no_reason.
    """
    one = coupons.of_use(store, use)
    _may(store, one)
    if not reason.strip():
        raise Problem("entry.no_reason")
    if any(each.id == use and each.cancelled for each in one.uses):
        raise Problem("coupon.use_cancelled")
    with store.recording("coupon.take_back") as rec:
        rec.put("coupon_use", use, {"state": CANCELLED, "reason": reason.strip()})
        couponladders.call_in(rec, store, one.id, reason.strip())
    return rec.changes


def withdraw(store: Store, coupon: bytes, reason: str) -> Changes:
    """Take a coupon back that was not used.

    Raises Problem role.not_allowed, coupon.gone, .used, entry.no_reason.
    """
    one = coupons.find(store, coupon)
    _may(store, one)
    if not reason.strip():
        raise Problem("entry.no_reason")
    if one.used or one.taken:
        raise Problem("coupon.used", title=one.title)
    with store.recording("coupon.withdraw") as rec:
        rec.put("coupon", coupon, {"state": WITHDRAWN, "reason": reason.strip()})
    return rec.changes


# -- what ladders do too ------------------------------------------------------------------------


def reached(store: Store, some: Sequence[bytes]) -> list[bytes]:
    """These members as they are today, each once, all of whom the operator may hand things to.

    Raises Problem role.not_allowed, calendar.member_gone.
    """
    people = list(dict.fromkeys(members.canonical(store, who) for who in some))
    for who in people:
        require(store.actor, "reward.handout", scopes=members.scopes_of(store, who))
    if not all(members.stands(store, who) for who in people):
        raise Problem("calendar.member_gone")
    return people


def put(
    store: Store,
    rec: Recorder,
    kind: CouponKind,
    member: bytes,
    step: tuple[bytes, int] | None,
) -> bytes:
    """Give a coupon from today on, by itself or as that of a ladder's step; its id."""
    today = store.today()
    stated = {
        "member": member,
        "kind": kind.id,
        "works": kind.works,
        "amount": kind.amount,
        "fee": kind.fee or None,
        "from": today.isoformat(),
        "until": kind.until(today),
        "state": None,
        "reason": None,
    }
    if step is None:
        return rec.put("coupon", None, stated)
    record = couponladders.step_of(rec, *step, member)
    return rec.put("coupon", record, {**stated, "ladder": step[0], "step": step[1]})


def text(said: str, missing: str) -> str:
    """A title without the blanks around it. Raises Problem `missing`, member.too_long."""
    found = said.strip()
    if not found:
        raise Problem(missing)
    if len(found) > MOST_TEXT:
        raise Problem("member.too_long", field="title", limit=MOST_TEXT)
    return found


def _go_on(store: Store, rec: Recorder, one: Coupon) -> str:
    """Give the coupon of the next step where that follows from using this one; its title."""
    if one.ladder is None:
        return ""
    following = couponladders.step(store, one.ladder, one.step + 1)
    if following is None or following.trigger != USED:
        return ""
    if following.position in couponladders.held(store, one.ladder, one.member):
        return ""
    kind = coupons.kind(store, following.kind)
    put(store, rec, kind, one.member, (one.ladder, following.position))
    return kind.title


def _usable(store: Store, one: Coupon) -> None:
    found = one.standing(_today(store))
    if found == "offered":
        raise Problem("coupon.fee_due", title=one.title, fee=yuan(one.fee))
    if found != "open":
        raise Problem(f"coupon.{found}", title=one.title, day=one.until, start=one.start)


def _may(store: Store, one: Coupon) -> None:
    require(store.actor, "reward.handout", scopes=members.scopes_of(store, one.member))


def _today(store: Store) -> str:
    return store.today().isoformat()


def _check(terms: Terms) -> None:
    if terms.works not in WORKS:
        raise Problem("coupon.works")
    most = {"pieces": MOST_PIECES, "percent": _ALL, "amount": LARGEST_AMOUNT}[terms.works]
    fits = 1 <= terms.amount <= most and 0 <= terms.fee <= LARGEST_AMOUNT
    if not fits or not (terms.days is None or 1 <= terms.days <= MOST_DAYS):
        raise Problem("coupon.amount")
    if terms.plan is not None and not terms.fee:
        raise Problem("coupon.plan_free")
