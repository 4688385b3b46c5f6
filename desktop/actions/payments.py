"""What an operator does with payments: note one, with what it brings, and take one back."""

from datetime import date

from msgspec import Struct

from desktop.models import period
from desktop.models.changes import Changes
from desktop.models.counting import yuan
from desktop.models.payment import LARGEST, METHODS, OTHER, PLAN, STORED, Purpose
from desktop.models.people import MOST_TEXT, coded
from desktop.models.permission import require
from desktop.models.plan import Plan, Term, Terms, renewed, terms
from desktop.models.problem import Problem
from desktop.store import couponladders, drives, members, payments, plans, topups, wallets
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# Kept as the reason of the payment that was taken back.
_CARRIED = "接到后面"


class Received(Struct, frozen=True):
    """Money to be noted: `amount` in fen, None for what is due; `day` when it was paid.

    Of a plan or a drive: `ahead` renews although much of the last term is left, `same` notes it
    for the last term, which gets no longer. A `reason` lets somebody in although a drive is over
    or full, or an amount stand that is not what is due.
    """

    amount: int | None = None
    plan: bytes | None = None
    drive: bytes | None = None
    stored: bool = False
    method: str = "wechat"
    day: date | None = None
    proof: str = ""
    note: str = ""
    reason: str = ""
    ahead: bool = False
    same: bool = False


class Bought(Struct, frozen=True):
    """What a payment is for: the fields of its record, and what is to be paid (fen)."""

    fields: dict[str, object]
    due: int


def pay(store: Store, member: bytes, said: Received) -> Changes:
    """Note a payment, with the term of membership or the stored value that it brings.

    `Changes.result` is its id. Raises Problem role.not_allowed, member.gone, people.bad_word,
    payment.bad_amount, payment.future, payment.not_due, payment.no_amount, plan.gone, plan.ended,
    plan.paid_until, plan.no_term, drive.gone, drive.coming, drive.over, drive.full, drive.closed,
    entry.not_enough, member.too_long.
    """
    who = _writable(store, member)
    method = coded(METHODS, said.method, "people.bad_word")
    today = store.today()
    day = said.day or today
    if day > today:
        raise Problem("payment.future")
    purpose: Purpose = PLAN if said.plan or said.drive else STORED if said.stored else OTHER
    bought = _bought(store, who, said, day) if purpose == PLAN else Bought({}, 0)
    amount = _amount(said, bought if purpose == PLAN else None)
    if purpose == STORED and method == STORED:
        raise Problem("payment.own_value")
    with store.recording("payment.add") as rec:
        local = payments.local_of(store, rec.at, said.day)
        now = local == period.local_text(rec.at, store.zone)
        at = rec.at if now else period.instant(local, store.zone)
        fields: dict[str, object] = {
            "member": who,
            "purpose": purpose,
            "method": method,
            "amount": amount,
            "local": local,
            "at": at,
            **bought.fields,
            **_texts(said),
        }
        rec.result = payment = payments.put(rec, store, fields)
        _move(rec, store, who, payment, purpose, method, amount)
    return rec.changes


def _move(
    rec: Recorder, store: Store, who: bytes, payment: bytes, purpose: str, method: str, amount: int
) -> None:
    """What the payment does to the member's stored value: comes in, or is used."""
    if purpose == STORED:
        topups.top_up(rec, store, who, amount, payment)
    elif method == STORED and amount:
        wallets.spend(rec, store, wallets.Spending(who, amount, payment, wallet=STORED))


def quote(reads: Reads, member: bytes, said: Received) -> Bought:
    """What a member would pay for a plan or a drive, and the term it brings; raises as `pay`."""
    who = members.canonical(reads, member)
    return _bought(reads, who, said, said.day or reads.today())


def take_back(store: Store, payment: bytes, reason: str) -> Changes:
    """Say that a payment was given back: its term, its stored value go with it, once.

    The coupon whose fee it was cannot be used until that is paid again.

    Raises Problem role.not_allowed, payment.unknown, payment.refunded, payment.spent,
    entry.no_reason.
    """
    one = payments.find(store, payment)
    scopes = members.scopes_of(store, one.member)
    require(store.actor, "points.award", scopes=scopes)
    if not reason.strip():
        raise Problem("entry.no_reason")
    if one.refunded is not None:
        raise Problem("payment.refunded")
    with store.recording("payment.refund") as rec:
        payments.take_back(rec, store, payment, reason.strip())
        topups.take_out(rec, store, payment, reason.strip())
        wallets.give_back(rec, store, payment, reason.strip())
        if one.coupon is not None and store.actor.allows("reward.handout", scopes=scopes):
            couponladders.call_in(rec, store, one.coupon, reason.strip())
    return rec.changes


def carry(store: Store, payment: bytes) -> Changes:
    """Let a payment that brought no day, or lost some, buy the next term instead.

    It is taken back and noted again for the days after all others, as one action;
    `Changes.result` is the new payment's id. Raises Problem role.not_allowed, payment.unknown,
    payment.refunded, payment.not_twice, plan.gone.
    """
    one = payments.find(store, payment)
    require(store.actor, "points.award", scopes=members.scopes_of(store, one.member))
    if one.refunded is not None:
        raise Problem("payment.refunded")
    if one.plan is None or not (one.twice or one.covered):
        raise Problem("payment.not_twice")
    plan = plans.find(store, one.plan)
    others = payments.paid(store, [one.member])[one.member, one.plan]
    rest = terms([each for each in others if each.payment != payment])
    fields = _next(store, one.member, plan, rest, date.fromisoformat(one.local[:10]))
    kept = ("purpose", "method", "amount", "local", "at", "drive")
    texts = ("tier", "proof", "note", "reason")
    fields |= {name: getattr(one, name) for name in kept}
    fields |= {name: getattr(one, name) or None for name in texts}
    # It takes no seat of the drive from somebody else.
    fields |= {
        "member": one.member,
        "due": one.due or one.amount,
        "extra": 1 if one.drive else None,
        # The fee of a coupon that another payment paid before stays paid by that one.
        "coupon": None if payment in payments.again(store) else one.coupon,
    }
    with store.recording("payment.carry") as rec:
        payments.take_back(rec, store, payment, _CARRIED)
        wallets.give_back(rec, store, payment, _CARRIED)
        rec.result = made = payments.put(rec, store, fields)
        _move(rec, store, one.member, made, one.purpose, one.method, one.amount)
    return rec.changes


def _bought(store: Reads, who: bytes, said: Received, day: date) -> Bought:
    """The term that a payment is for: the one not paid in full yet, or the next."""
    drive = drives.find(store, said.drive) if said.drive else None
    plan = plans.find(store, drive.plan if drive else said.plan or b"")
    held = payments.held(store, who, plan.id)
    last = held.last
    if said.same and last is None:
        raise Problem("plan.no_term")
    if last is not None and (said.same or last.open):
        return _again(last, plan)
    if plan.ended:
        raise Problem("plan.ended", name=plan.name)
    state = drive.state(day) if drive else "open"
    if state != "open" and not said.reason.strip():
        raise Problem(f"drive.{state}", name=drive.name if drive else "")
    if last is not None and not said.ahead and (last.last - day).days > plan.early:
        raise Problem("plan.paid_until", day=last.last.isoformat(), name=plan.name)
    fields = _next(store, who, plan, held, day)
    tier = drive.tier(day) if drive else None
    fields |= {
        "drive": drive.id if drive else None,
        "tier": tier.name or None if tier else None,
        "extra": 1 if state != "open" else None,
    }
    due = tier.price if tier else plan.fee
    due = said.amount if said.amount is not None and said.reason.strip() else due
    return Bought({**fields, "due": due}, due)


def _again(last: Term, plan: Plan) -> Bought:
    """A further payment for a term there is."""
    fields: dict[str, object] = {
        "plan": plan.id,
        "term": last.number,
        "from": last.asked.isoformat(),
        "to": last.last.isoformat(),
        "due": last.due,
        "discount": last.discount or None,
    }
    return Bought(fields, last.open or last.due)


def _next(store: Reads, who: bytes, plan: Plan, held: Terms, day: date) -> dict[str, object]:
    first, last = renewed(plan, held, day)
    return {
        "plan": plan.id,
        "term": payments.last_number(store, who, plan.id) + 1,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "discount": plan.discount or None,
    }


def _amount(said: Received, bought: Bought | None) -> int:
    if said.amount is None:
        if bought is None:
            raise Problem("payment.no_amount")
        return bought.due
    if not 0 <= said.amount <= LARGEST or (said.amount == 0 and not said.reason.strip()):
        raise Problem("payment.bad_amount", word=yuan(said.amount))
    if bought and said.amount > bought.due and not said.reason.strip():
        raise Problem("payment.not_due", due=yuan(bought.due))
    return said.amount


def _texts(said: Received) -> dict[str, object]:
    found = {"proof": said.proof, "note": said.note, "reason": said.reason}
    for name, text in found.items():
        if len(text.strip()) > MOST_TEXT:
            raise Problem("member.too_long", field=name, limit=MOST_TEXT)
    return {name: text.strip() or None for name, text in found.items()}


def _writable(store: Store, member: bytes) -> bytes:
    who = members.canonical(store, member)
    require(store.actor, "points.award", scopes=members.scopes_of(store, who))
    if not members.stands(store, who):
        raise Problem("member.gone")
    return who
