"""`qunzhu payments`: the register of what was received, for membership, stored value or else."""

from argparse import Namespace
from typing import cast

from desktop.actions import payments as receiving
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.when import day
from desktop.models.counting import money
from desktop.models.payment import METHODS, PURPOSES, Payment, PaymentQuery, fen
from desktop.models.problem import Problem
from desktop.store import drives, dueterms, members, payments, plans
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_NAMED = "id or unique name"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "payments", "the register of payments: what was received for what")
    made = verb(verbs, "add", "record a payment; no money moves", _add)
    made.add_argument("member", metavar="MEMBER", help=_MEMBER)
    made.add_argument("amount", nargs="?", metavar="YUAN", help="without it what is due")
    made.add_argument("--plan", metavar="PLAN", help=_NAMED)
    made.add_argument("--drive", metavar="DRIVE", help=_NAMED)
    made.add_argument("--stored", action="store_true", help="tops up the stored value")
    made.add_argument("--method", choices=METHODS, default="wechat", help="how it was paid")
    made.add_argument("--on", type=day, metavar="DATE", help="the day it was paid")
    made.add_argument("--proof", default="", metavar="TEXT", help="number of the receipt")
    made.add_argument("--note", default="")
    made.add_argument("--reason", default="", help="why, for an exception or another amount")
    made.add_argument("--ahead", action="store_true", help="renew though much of the term is left")
    made.add_argument("--same", action="store_true", help="for the last term, which stays as it is")
    some = verb(verbs, "list", "list payments, the newest first", _list)
    some.add_argument("--member", metavar="MEMBER", help=_MEMBER)
    some.add_argument("--plan", metavar="PLAN", help=_NAMED)
    some.add_argument("--drive", metavar="DRIVE", help=_NAMED)
    some.add_argument("--from", dest="first", type=day, metavar="DATE", help="first day")
    some.add_argument("--to", dest="last", type=day, metavar="DATE", help="last day")
    some.add_argument("--unsettled", action="store_true", help="only what brought no day")
    next_one = verb(verbs, "carry", "let a payment that brought no day buy the next term", _carry)
    next_one.add_argument("payment", metavar="PAYMENT", help="id of a payment")
    back = verb(verbs, "refund", "record that a payment was given back", _refund)
    back.add_argument("payment", metavar="PAYMENT", help="id of a payment")
    back.add_argument("--reason", required=True)


def _add(store: Store, given: Namespace) -> Answer:
    said = receiving.Received(
        amount=None if given.amount is None else fen(given.amount),
        plan=plans.resolve(store, given.plan) if given.plan else None,
        drive=drives.resolve(store, given.drive) if given.drive else None,
        stored=given.stored,
        method=given.method,
        day=given.on,
        proof=given.proof,
        note=given.note,
        reason=given.reason,
        ahead=given.ahead,
        same=given.same,
    )
    done = receiving.pay(store, members.resolve(store, given.member), said)
    if not isinstance(done.result, bytes):
        raise TypeError("recording a payment answers its id")
    one = payments.find(store, done.result)
    return Answer({**_payment(one), "action": done.action.hex()}, [_line(one, given.language)])


def _list(store: Store, given: Namespace) -> Listing:
    query = PaymentQuery(
        member=members.canonical(store, members.resolve(store, given.member))
        if given.member
        else None,
        plan=plans.resolve(store, given.plan) if given.plan else None,
        drive=drives.resolve(store, given.drive) if given.drive else None,
        first=given.first,
        last=given.last,
        only=tuple(dueterms.doubtful(store)) if given.unsettled else None,
    )
    found = payments.page(store, query)
    while len(found) % payments.PAGE == 0 and (page := payments.page(store, query, len(found))):
        found += page
    return Listing([(_payment(one), _line(one, given.language)) for one in found])


def _refund(store: Store, given: Namespace) -> Answer:
    return changed(receiving.take_back(store, _id(given), given.reason))


def _carry(store: Store, given: Namespace) -> Answer:
    done = receiving.carry(store, _id(given))
    one = payments.find(store, cast(bytes, done.result))
    return Answer({**_payment(one), "action": done.action.hex()}, [_line(one, given.language)])


def _id(given: Namespace) -> bytes:
    try:
        return bytes.fromhex(given.payment)
    except ValueError:
        raise Problem("payment.unknown") from None


def _payment(one: Payment) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "member": one.member.hex(),
        "name": one.name,
        "number": one.number or None,
        "day": one.local[:10],
        "purpose": one.purpose,
        "amount": one.amount,
        "due": one.due if one.plan else None,
        "method": one.method,
        "plan": one.plan_name or None,
        "drive": one.drive_name or None,
        "tier": one.tier or None,
        "from": one.first or None,
        "to": one.last or None,
        "proof": one.proof or None,
        "note": one.note or None,
        "reason": one.reason or None,
        "pending": one.pending,
        "refunded": one.refunded is not None,
        "twice": one.twice,
        "covered": one.covered,
        "beyond": one.beyond,
        "coupon": one.coupon.hex() if one.coupon else None,
    }


def _line(one: Payment, language: str) -> str:
    side = not language.startswith("zh")
    what = one.drive_name or one.plan_name or PURPOSES[one.purpose][side]
    amount = money(one.amount if one.refunded is None else -one.amount)
    days = f"{one.first} – {one.last}" if one.last else ""
    how = METHODS.get(one.method, (one.method, one.method))[side]
    return f"{one.local[:10]}  {one.name}  {amount}  {how}  {what}  {days}  {one.id.hex()}"
