"""`qunzhu plans`: membership plans, who has one, what it brings."""

from argparse import ArgumentParser, Namespace
from datetime import timedelta

from desktop.actions import plans as selling
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.usage import whole
from desktop.cli.when import day
from desktop.models.changes import Changes
from desktop.models.counting import filled, yuan
from desktop.models.payment import fen
from desktop.models.plan import (
    EARLY,
    GRACE,
    MOST_DAYS,
    MOST_MONTHS,
    STANDING_WORDS,
    STANDINGS,
    Plan,
    Term,
    Terms,
    discounted,
)
from desktop.models.traditional import written
from desktop.store import lessons, members, plans, seriesrows
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_NAMED = "id or unique name"
_GAP = ("中断 {n} 天", "A gap of {n:day|days}")


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "plans", "membership plans, and who has one")
    new = verb(verbs, "add", "make a membership plan", _add)
    new.add_argument("name", metavar="NAME")
    _take_plan(new)
    edit = verb(verbs, "edit", "change a membership plan", _edit)
    edit.add_argument("plan", metavar="PLAN", help=_NAMED)
    edit.add_argument("--name", metavar="NAME")
    _take_plan(edit)
    verb(verbs, "list", "list the membership plans", _list)
    over = verb(verbs, "end", "sell a membership plan no more", _end)
    over.add_argument("plan", metavar="PLAN", help=_NAMED)
    over.add_argument("--again", action="store_true", help="sell it again")
    who = verb(verbs, "members", "who has a membership plan, by the day it ends", _members)
    who.add_argument("--plan", metavar="PLAN", help=_NAMED)
    who.add_argument("--standing", choices=(*STANDINGS, "soon"), default="", help="only these")
    shown = verb(verbs, "show", "a member's terms, with their gaps", _show)
    shown.add_argument("member", metavar="MEMBER", help=_MEMBER)
    price = verb(verbs, "price", "what a member pays for something", _price)
    price.add_argument("member", metavar="MEMBER", help=_MEMBER)
    price.add_argument("amount", metavar="YUAN")
    price.add_argument("--on", type=day, metavar="DATE")


def _take_plan(command: ArgumentParser) -> None:
    command.add_argument("--fee", metavar="YUAN", help="what a term costs")
    command.add_argument("--months", type=whole(1, MOST_MONTHS), help="how long a term lasts")
    command.add_argument("--fixed", metavar="MM-DD", help="terms end where this day comes again")
    command.add_argument("--discount", type=whole(0, 100), help="percent off")
    command.add_argument("--grace", type=whole(0, MOST_DAYS), help="days after the end")
    command.add_argument("--early", type=whole(0, MOST_DAYS), help="days before the end to renew")
    command.add_argument("--benefit", action="append", metavar="TEXT", help="what it brings")
    command.add_argument("--series", metavar="SERIES", help="its lessons: a title, or its id")
    command.add_argument("--note")


def _add(store: Store, given: Namespace) -> Answer:
    return made("plan", selling.save(store, None, _said(store, given, Plan(b"", given.name, 0))))


def _edit(store: Store, given: Namespace) -> Answer:
    one = plans.find(store, plans.resolve(store, given.plan))
    return made("plan", selling.save(store, one.id, _said(store, given, one)))


def _said(store: Store, given: Namespace, had: Plan) -> Plan:
    """The plan as it was, with what was typed."""

    def typed(name: str, before: int) -> int:
        found = getattr(given, name)
        return before if found is None else int(found)

    new = not had.id
    return Plan(
        id=had.id,
        name=given.name or had.name,
        fee=had.fee if given.fee is None else fen(given.fee),
        months=typed("months", had.months),
        begins=had.begins if given.fixed is None else given.fixed,
        discount=typed("discount", had.discount),
        grace=typed("grace", GRACE if new else had.grace),
        early=typed("early", EARLY if new else had.early),
        benefits=had.benefits if given.benefit is None else tuple(given.benefit),
        series=seriesrows.named(store, given.series) if given.series else had.series,
        note=had.note if given.note is None else given.note,
    )


def made(noun: str, changes: Changes) -> Answer:
    """What a command answers that made or changed one record: its id under the noun's name."""
    if not isinstance(changes.result, bytes):
        raise TypeError("saving answers an id")
    one = changes.result.hex()
    action = None if changes.nothing else changes.action.hex()
    return Answer({noun: one, "action": action}, [one])


def _end(store: Store, given: Namespace) -> Answer:
    return changed(selling.end(store, plans.resolve(store, given.plan), ended=not given.again))


def _list(store: Store, _given: Namespace) -> Answer:
    found = plans.plans(store)
    return Answer([_plan(one) for one in found], [_plan_line(one) for one in found])


def _plan(one: Plan) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "fee": one.fee,
        "months": one.months,
        "fixed": one.begins or None,
        "discount": one.discount,
        "grace": one.grace,
        "early": one.early,
        "benefits": list(one.benefits),
        "series": one.series.hex() if one.series else None,
        "ended": one.ended,
        "members": one.members,
    }


def _plan_line(one: Plan) -> str:
    return f"{one.name}  ¥{yuan(one.fee)}  {one.months}  -{one.discount}%  {one.members}"


def _members(store: Store, given: Namespace) -> Listing:
    plan = plans.resolve(store, given.plan) if given.plan else None

    def rows() -> list[tuple[dict[str, object], str]]:
        out, page = [], plans.holders(store, plan, given.standing)
        while page:
            out += [(_holder(one), _holder_line(one, given.language)) for one in page]
            page = plans.holders(store, plan, given.standing, len(out))
        return out

    return Listing(rows())


def _holder(one: plans.Holder) -> dict[str, object]:
    return {
        "member": one.member.hex(),
        "name": one.name,
        "number": one.number or None,
        "plan": one.plan_name,
        "since": one.since,
        "until": one.until,
        "standing": one.standing,
    }


def _holder_line(one: plans.Holder, language: str) -> str:
    standing = STANDING_WORDS[one.standing][not language.startswith("zh")]
    return f"{one.until}  {one.name}  {one.plan_name}  {standing}"


def _show(store: Store, given: Namespace) -> Answer:
    who = members.canonical(store, members.resolve(store, given.member))
    today = store.today()
    documents, lines = [], []
    for plan, held in plans.of_member(store, who):
        standing = held.standing(today, plan.grace)
        taught = lessons.of_series(store, plan.series, who) if plan.series else None
        documents.append(
            {
                "plan": plan.name,
                "standing": standing,
                "terms": [_term(one) for one in held.terms],
                "gaps": [[first.isoformat(), last.isoformat()] for first, last in held.gaps()],
                "twice": [one.hex() for one in held.twice],
                "lessons": taught.lessons if taught else None,
                "attended": taught.attended if taught else None,
            }
        )
        lines += _term_lines(plan, held, given.language)
    return Answer(documents, lines)


def _term(one: Term) -> dict[str, object]:
    return {
        "from": one.first.isoformat(),
        "to": one.last.isoformat(),
        "due": one.due,
        "paid": one.paid,
        "open": one.open,
        "discount": one.discount,
        "pending": one.pending,
    }


def _term_lines(plan: Plan, held: Terms, language: str) -> list[str]:
    """The terms in the order of their days, and between them how long there was none."""
    gaps, lines = dict(held.gaps()), []
    told = written(_GAP[0], language) if language.startswith("zh") else _GAP[1]
    for one in held.terms:
        lines.append(f"{plan.name}  {one.first} – {one.last}  ¥{yuan(one.paid)}")
        after = one.last + timedelta(1)
        if after in gaps:
            days = filled(told, n=(gaps[after] - after).days + 1)
            lines.append(f"  {days}  {after} – {gaps[after]}")
    return lines


def _price(store: Store, given: Namespace) -> Answer:
    who = members.canonical(store, members.resolve(store, given.member))
    amount = fen(given.amount)
    has = plans.offer(store, who, given.on or store.today())
    pays = discounted(amount, has.percent)
    document = {
        "amount": amount,
        "pays": pays,
        "discount": has.percent,
        "plan": has.name or None,
        "until": has.until or None,
    }
    return Answer(document, [f"¥{yuan(pays)}  {has.name}  {has.until}".rstrip()])
