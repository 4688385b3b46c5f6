"""`qunzhu coupons`: kinds, giving and using them, and ladders with their conversion."""

from argparse import ArgumentParser, Namespace

from desktop.actions import couponladders as climbing
from desktop.actions import coupons as acting
from desktop.cli import couponwords as words
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.usage import whole
from desktop.models.coupon import (
    MOST_DAYS,
    MOST_PIECES,
    MOST_STEPS,
    MOST_VISITS,
    TRIGGERS,
    VISIT,
    WORKS,
    Coupon,
    CouponKind,
    Terms,
    Use,
    Used,
)
from desktop.models.payment import fen
from desktop.store import couponladders, coupons, members, plans
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_KIND = "id or unique name"
_COUPON = "the kind of one that he has, or its id"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "coupons", "coupons: kinds, who has which, and ladders")
    _take_kinds(verbs)
    _take_uses(verbs)
    verb(verbs, "ladders", "the ladders, and how many of a hundred went on", _ladders)
    made = verb(verbs, "ladder", "make a ladder of coupons in this order", _ladder)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("kind", nargs="+", metavar="KIND", help=_KIND)
    made.add_argument("--change", metavar="LADDER", help="this one, instead of a new one")
    made.add_argument(
        "--hand", type=whole(2, MOST_STEPS), action="append", default=[], metavar="N",
        help="the Nth step is given by hand, not by using the one before",
    )  # fmt: skip
    made.add_argument(
        "--visit", type=whole(2, MOST_VISITS), action="append", default=[], nargs=2,
        metavar=("N", "VISIT"), help="the Nth step comes with so manieth visit",
    )  # fmt: skip
    gone = verb(verbs, "ladder-remove", "remove a ladder that nobody has begun", _ladder_remove)
    gone.add_argument("ladder", metavar="LADDER", help=_KIND)
    due = verb(verbs, "due", "give the steps that visits brought", _due)
    due.add_argument("ladder", metavar="LADDER", help=_KIND)
    begun = verb(verbs, "begin", "give members the first coupon of a ladder", _begin)
    begun.add_argument("ladder", metavar="LADDER", help=_KIND)
    _take_members(begun)
    begun.add_argument("--step", type=whole(1, MOST_STEPS), default=1, metavar="N")


def _take_kinds(verbs: Subparsers) -> None:
    verb(verbs, "kinds", "the kinds of coupons", _kinds)
    made = verb(verbs, "add", "make a kind of coupon", _add)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("works", choices=WORKS, help="pieces free, an amount or a percentage off")
    made.add_argument("amount", metavar="AMOUNT", help="pieces, yuan or per cent")
    made.add_argument("--days", type=whole(1, MOST_DAYS), metavar="N", help="how long it holds")
    made.add_argument("--fee", default="0", metavar="YUAN", help="to be paid before it is used")
    made.add_argument("--plan", metavar="PLAN", help="the fee buys a term of it")
    made.add_argument("--note", default="")
    made.add_argument("--change", metavar="KIND", help="this one, instead of a new one")
    gone = verb(verbs, "remove", "remove a kind that nobody has", _remove)
    gone.add_argument("kind", metavar="KIND", help=_KIND)
    given = verb(verbs, "give", "give members a coupon each", _give)
    given.add_argument("kind", metavar="KIND", help=_KIND)
    _take_members(given)


def _take_uses(verbs: Subparsers) -> None:
    shown = verb(verbs, "list", "who has which coupons, and how they were used", _list)
    shown.add_argument("--member", metavar="MEMBER", help=_MEMBER)
    shown.add_argument("--kind", metavar="KIND", help=_KIND)
    shown.add_argument("--twice", action="store_true", help="used beyond what they hold")
    use = verb(verbs, "use", "use a member's coupon", _use)
    _take_coupon(use)
    use.add_argument("--pieces", type=whole(1, MOST_PIECES), default=1, metavar="N")
    use.add_argument("--price", default="0", metavar="YUAN", help="what it costs without it")
    paid = verb(verbs, "pay", "say that a coupon's fee was paid", _pay)
    _take_coupon(paid)
    paid.add_argument("--method", default="wechat", help="wechat, alipay, cash, bank, card, other")
    back = verb(verbs, "withdraw", "take a coupon back that was not used", _withdraw)
    _take_coupon(back)
    back.add_argument("--reason", required=True)
    undo = verb(verbs, "take-back", "take a use back", _take_back)
    undo.add_argument("use", metavar="USE", help="id of coupons list")
    undo.add_argument("--reason", required=True)


def _take_coupon(command: ArgumentParser) -> None:
    command.add_argument("member", metavar="MEMBER", help=_MEMBER)
    command.add_argument("coupon", metavar="COUPON", help=_COUPON)


def _take_members(command: ArgumentParser) -> None:
    command.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)


def _kinds(store: Store, given: Namespace) -> Answer:
    found = coupons.kinds(store)
    lines = [f"{one.title}  {words.worth(one, given.language)}" for one in found]
    return Answer([_kind(one) for one in found], lines)


def _kind(one: CouponKind) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "title": one.title,
        "note": one.note,
        "works": one.works,
        "amount": one.amount,
        "days": one.days,
        "fee": one.fee,
        "given": one.given,
        "plan": one.plan.hex() if one.plan else None,
    }


def _add(store: Store, given: Namespace) -> Answer:
    kind = coupons.kind_named(store, given.change) if given.change else None
    amount = fen(given.amount) if given.works == "amount" else _number(given.amount)
    plan = plans.resolve(store, given.plan) if given.plan else None
    terms = Terms(given.works, amount, given.days, fen(given.fee), plan)
    done = acting.save_kind(store, kind, given.title, terms, given.note)
    return _made("kind", done.result, done.action, nothing=done.nothing)


def _number(text: str) -> int:
    """A whole number; 0, which no coupon is good for, where there is none."""
    return int(text) if text.isdecimal() else 0


def _remove(store: Store, given: Namespace) -> Answer:
    return changed(acting.remove_kind(store, coupons.kind_named(store, given.kind)))


def _give(store: Store, given: Namespace) -> Answer:
    some = [members.resolve(store, word) for word in given.member]
    return _gave(acting.give(store, coupons.kind_named(store, given.kind), some).result)


def _gave(found: object) -> Answer:
    made = [one.hex() for one in found] if isinstance(found, list) else []
    return Answer({"coupons": made}, made)


def _made(name: str, record: object, action: bytes, *, nothing: bool) -> Answer:
    if not isinstance(record, bytes):
        raise TypeError("making answers an id")
    document = {name: record.hex(), "action": None if nothing else action.hex()}
    return Answer(document, [record.hex()])


def _list(store: Store, given: Namespace) -> Answer:
    if given.twice:
        found = [one for one, _ in coupons.twice(store)]
    elif given.member:
        found = coupons.of_member(store, members.resolve(store, given.member))
    else:
        kind = coupons.kind_named(store, given.kind) if given.kind else None
        found = coupons.page(store, kind)
        while more := coupons.page(store, kind, len(found)):
            found += more
    today = store.today().isoformat()
    lines = [line for one in found for line in _lines(one, today, given.language)]
    return Answer([_coupon(one, today) for one in found], lines)


def _coupon(one: Coupon, today: str) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "member": one.member.hex(),
        "name": one.name,
        "number": one.number or None,
        "kind": one.kind.hex(),
        "title": one.title,
        "works": one.works,
        "amount": one.amount,
        "from": one.start,
        "until": one.until or None,
        "state": one.standing(today),
        "left": one.left,
        "fee": one.fee,
        "paid": one.taken or None,
        "ladder": one.ladder.hex() if one.ladder else None,
        "step": one.step or None,
        "uses": [_used(use) for use in one.uses],
    }


def _used(one: Use) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "pieces": one.pieces,
        "price": one.price,
        "off": one.off,
        "operator": one.operator,
        "at": one.at,
        "cancelled": one.cancelled,
        "stands": one.stands,
        "pending": one.pending,
    }


def _lines(one: Coupon, today: str, language: str) -> list[str]:
    state = words.word(one.standing(today), language)
    told = (one.name, one.title, words.worth(one, language), state)
    until = words.until(one.until, language)
    return ["  ".join((*told, until)).rstrip(), *words.uses(one.uses, language)]


def _use(store: Store, given: Namespace) -> Answer:
    done = acting.use(store, _meant(store, given), pieces=given.pieces, price=fen(given.price))
    found = done.result
    if not isinstance(found, Used):
        raise TypeError("using answers what came of it")
    document = {
        "use": found.use.hex(),
        "off": found.off,
        "pays": found.pays,
        "following": found.following or None,
        "action": done.action.hex(),
    }
    return Answer(document, [words.used(found, given.language)])


def _meant(store: Store, given: Namespace) -> bytes:
    return coupons.meant(store, members.resolve(store, given.member), given.coupon)


def _pay(store: Store, given: Namespace) -> Answer:
    return changed(acting.pay_fee(store, _meant(store, given), given.method))


def _withdraw(store: Store, given: Namespace) -> Answer:
    return changed(acting.withdraw(store, _meant(store, given), given.reason))


def _take_back(store: Store, given: Namespace) -> Answer:
    return changed(acting.take_back(store, coupons.use_meant(store, given.use), given.reason))


def _ladders(store: Store, _given: Namespace) -> Answer:
    found = couponladders.ladders(store)
    lines = [line for one in found for line in (one.title, *map(words.step_line, one.steps))]
    return Answer([words.ladder_of(one) for one in found], lines)


def _ladder(store: Store, given: Namespace) -> Answer:
    ladder = couponladders.named(store, given.change) if given.change else None
    visits = {step: f"{VISIT}:{nth}" for step, nth in given.visit}
    steps = [
        (coupons.kind_named(store, word), visits.get(number) or TRIGGERS[number in given.hand])
        for number, word in enumerate(given.kind, 1)
    ]
    done = climbing.save(store, ladder, given.title, steps)
    return _made("ladder", done.result, done.action, nothing=done.nothing)


def _ladder_remove(store: Store, given: Namespace) -> Answer:
    return changed(climbing.remove(store, couponladders.named(store, given.ladder)))


def _begin(store: Store, given: Namespace) -> Answer:
    some = [members.resolve(store, word) for word in given.member]
    ladder = couponladders.named(store, given.ladder)
    return _gave(climbing.begin(store, ladder, some, given.step).result)


def _due(store: Store, given: Namespace) -> Answer:
    return _gave(climbing.give_due(store, couponladders.named(store, given.ladder)).result)
