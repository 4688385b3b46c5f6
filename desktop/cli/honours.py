"""`qunzhu honours`: badges and titles, who holds them, and grades by points."""

from argparse import ArgumentParser, Namespace
from typing import get_args

from desktop.actions import honours as acting
from desktop.cli import when
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.usage import whole
from desktop.models.award import WALLETS
from desktop.models.changes import Changes
from desktop.models.honour import BASES, KINDS, MOST_DAYS, Grade, Graded, Grant, Honour, Term
from desktop.models.honour_words import grade_said, graded_said, grant_said, honour_said
from desktop.store import grades, honours, members
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_WALLETS = {one or "points": one for one in WALLETS}
_TERMS = tuple(one for one in get_args(Term) if one not in ("", "days"))


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "honours", "badges, titles for a term, and grades by points")
    verb(verbs, "list", "list honours, and how many hold each", _list)
    new = verb(verbs, "add", "set up a badge or a title", _add)
    new.add_argument("name", metavar="NAME", help="what it is called")
    _take_wanted(new)
    edit = verb(verbs, "edit", "change an honour; what was granted keeps its days", _edit)
    _take_honour(edit)
    edit.add_argument("--name", metavar="NAME", help="what it is called")
    _take_wanted(edit)
    _take_honour(verb(verbs, "remove", "take away what was never granted", _remove))
    grant = verb(verbs, "grant", "grant an honour to members", _grant)
    _take_honour(grant)
    grant.add_argument("member", nargs="+", metavar="MEMBER", help=_MEMBER)
    grant.add_argument(
        "--from", dest="first", type=when.day, metavar="DATE", help="first day, today if not given"
    )
    grant.add_argument(
        "--to", dest="last", type=when.day, metavar="DATE", help="last day, if not that of its term"
    )
    grant.add_argument("--note", default="", metavar="TEXT", help="what for")
    back = verb(verbs, "take-back", "take an honour back", _take_back)
    _take_honour(back)
    back.add_argument("member", metavar="MEMBER", help=_MEMBER)
    back.add_argument("--reason", required=True, help="stays with it")
    holders = verb(verbs, "holders", "who holds an honour", _holders)
    holders.add_argument("honour", nargs="?", metavar="HONOUR", help="id or name; any if not given")
    holders.add_argument("--all", action="store_true", help="also lapsed, coming and taken back")
    show = verb(verbs, "member", "what a member holds, and his grade", _member)
    show.add_argument("member", metavar="MEMBER", help=_MEMBER)
    _add_grades(verbs)


def _add_grades(verbs: Subparsers) -> None:
    verb(verbs, "grades", "list grades, lowest first", _grades)
    step = verb(verbs, "grade", "set a grade up, or change it", _grade)
    step.add_argument("name", metavar="NAME", help="what it is called")
    step.add_argument(
        "at_least", type=whole(0, acting.THRESHOLD), metavar="N", help="from how many"
    )
    step.add_argument("--of", choices=BASES, default="total", help="what is there, or ever earned")
    step.add_argument("--wallet", choices=_WALLETS, default="points", help="what is counted")
    step.add_argument("--note", default="", metavar="TEXT", help="what it brings")
    drop = verb(verbs, "drop-grade", "take a grade away", _drop_grade)
    drop.add_argument("grade", metavar="GRADE", help="id or name")


def _take_honour(command: ArgumentParser) -> None:
    command.add_argument("honour", metavar="HONOUR", help="id or name")


def _take_wanted(command: ArgumentParser) -> None:
    command.add_argument("--kind", choices=KINDS, help="a badge stays, a title has a term")
    command.add_argument("--term", choices=_TERMS, help="holds to the end of it")
    command.add_argument("--days", type=whole(1, MOST_DAYS), metavar="N", help="holds so many days")
    command.add_argument("--note", metavar="TEXT", help="what it is for")


def _list(store: Store, given: Namespace) -> Answer:
    found = honours.listed(store)
    lines = [f"{honour_said(one, given.language)}  {one.holders}" for one in found]
    return Answer([_honour(one) for one in found], lines)


def _honour(one: Honour) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "kind": one.kind,
        "term": one.term or None,
        "days": one.days or None,
        "note": one.note or None,
        "holders": one.holders,
    }


def _add(store: Store, given: Namespace) -> Answer:
    return _saved(
        store, None, Honour(b"", given.name, "title" if _has_term(given) else "badge"), given
    )


def _has_term(given: Namespace) -> bool:
    return bool(given.term or given.days)


def _edit(store: Store, given: Namespace) -> Answer:
    one = honours.resolve(store, given.honour)
    return _saved(store, one.id, one, given)


def _saved(store: Store, honour: bytes | None, one: Honour, given: Namespace) -> Answer:
    term: Term = given.term or ("days" if given.days else one.term)
    wanted = acting.Wanted(
        given.name or one.name,
        given.kind or one.kind,
        term,
        given.days or one.days,
        one.note if given.note is None else given.note,
    )
    return _made("honour", acting.save(store, honour, wanted))


def _made(name: str, done: Changes) -> Answer:
    if not isinstance(done.result, bytes):
        raise TypeError("saving answers an id")
    made = done.result.hex()
    return Answer({name: made, "action": None if done.nothing else done.action.hex()}, [made])


def _remove(store: Store, given: Namespace) -> Answer:
    return _done(acting.remove(store, honours.resolve(store, given.honour).id))


def _done(done: Changes) -> Answer:
    return Answer({"action": None if done.nothing else done.action.hex()}, [])


def _grant(store: Store, given: Namespace) -> Answer:
    one = honours.resolve(store, given.honour)
    some = [members.resolve(store, word) for word in given.member]
    done = acting.grant(store, one.id, some, first=given.first, last=given.last, note=given.note)
    every = honours.of_members(store, some)
    day = (given.first or store.today()).isoformat()
    found = [
        each for who in some for each in every[who] if (each.honour, each.first) == (one.id, day)
    ]
    document = {"grants": [_granted(store, each) for each in found], "action": done.action.hex()}
    return Answer(document, [_line(store, each, given.language) for each in found])


def _granted(store: Store, one: Grant) -> dict[str, object]:
    return {
        "honour": one.honour.hex(),
        "name": one.honour_name,
        "kind": one.kind,
        "member": one.member.hex(),
        "member_name": one.member_name,
        "from": one.first,
        "to": one.last or None,
        "state": one.standing(store.today().isoformat()),
        "by": one.by or None,
        "note": one.note or None,
        "reason": one.reason or None,
    }


def _line(store: Store, one: Grant, language: str) -> str:
    return f"{one.member_name}  {grant_said(one, store.today().isoformat(), language)}"


def _take_back(store: Store, given: Namespace) -> Answer:
    who = members.resolve(store, given.member)
    one = honours.resolve(store, given.honour)
    return _done(acting.take_back(store, one.id, who, given.reason))


def _holders(store: Store, given: Namespace) -> Answer:
    which = honours.resolve(store, given.honour).id if given.honour else None
    found = honours.grants(store, which)
    while more := honours.grants(store, which, len(found)):
        found += more
    today = store.today().isoformat()
    shown = [one for one in found if given.all or one.standing(today) == "standing"]
    return Answer(
        [_granted(store, one) for one in shown],
        [_line(store, one, given.language) for one in shown],
    )


def _member(store: Store, given: Namespace) -> Answer:
    who = members.resolve(store, given.member)
    found, stands = honours.of_members(store, [who])[who], grades.of_members(store, [who])[who]
    lines = [graded_said(one, given.language) for one in stands]
    document = {
        "honours": [_granted(store, one) for one in found],
        "grades": [_graded(one) for one in stands],
    }
    return Answer(document, lines + [_line(store, one, given.language) for one in found])


def _graded(one: Graded) -> dict[str, object]:
    step = one.grade or one.next
    return {
        "grade": one.grade.name if one.grade else None,
        "value": one.value,
        "next": one.next.name if one.next else None,
        "missing": one.missing,
        "of": step.basis if step else None,
        "wallet": (step.wallet or "points") if step else None,
    }


def _grades(store: Store, given: Namespace) -> Answer:
    found = grades.listed(store)
    return Answer([_step(one) for one in found], [grade_said(one, given.language) for one in found])


def _step(one: Grade) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "name": one.name,
        "at_least": one.at_least,
        "of": one.basis,
        "wallet": one.wallet or "points",
        "note": one.note or None,
    }


def _grade(store: Store, given: Namespace) -> Answer:
    known = [one.id for one in grades.listed(store) if one.name == given.name]
    step = acting.Step(given.name, given.at_least, given.of, _WALLETS[given.wallet], given.note)
    return _made("grade", acting.save_grade(store, known[0] if known else None, step))


def _drop_grade(store: Store, given: Namespace) -> Answer:
    return _done(acting.remove_grade(store, grades.resolve(store, given.grade).id))
