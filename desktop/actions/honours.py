"""What an operator does with honours: naming them, granting and taking back, and grades."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from desktop.models.award import POINTS, Wallet
from desktop.models.changes import Changes
from desktop.models.honour import MOST_DAYS, WITHDRAWN, Basis, Grant, Honour, Kind, Term, ends
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import grades, honours, members
from desktop.store.community import Store

THRESHOLD = 10**12


class Wanted(Struct, frozen=True):
    """What an honour is to be: `days` counts only with the term "days"."""

    name: str
    kind: Kind = "badge"
    term: Term = ""
    days: int = 0
    note: str = ""


class Step(Struct, frozen=True):
    """What a grade is to be: `at_least` in points, or fen of stored value."""

    name: str
    at_least: int
    basis: Basis = "total"
    wallet: Wallet = POINTS
    note: str = ""


def save(store: Store, honour: bytes | None, wanted: Wanted) -> Changes:
    """Make an honour (None) or change it; what was granted keeps its days. The result is its id.

    Raises Problem role.not_allowed, honour.nameless, honour.taken, honour.days, honour.gone,
    member.too_long.
    """
    require(store.actor, "rule.publish")
    known = honours.listed(store)
    if honour is not None and all(one.id != honour for one in known):
        raise Problem("honour.gone")
    name = _name(wanted.name, [one.name for one in known if one.id != honour])
    days = wanted.days if wanted.term == "days" else None
    if days is not None and not 1 <= days <= MOST_DAYS:
        raise Problem("honour.days", most=MOST_DAYS)
    stated = {"name": name, "kind": wanted.kind, "term": wanted.term or None, "days": days}
    with store.recording("honour.save") as rec:
        rec.result = rec.put("honour", honour, {**stated, "note": wanted.note.strip() or None})
    return rec.changes


def remove(store: Store, honour: bytes) -> Changes:
    """Take away an honour that was never granted.

    Raises Problem role.not_allowed, honour.gone, honour.given.
    """
    require(store.actor, "rule.publish")
    one = honours.find(store, honour)
    if count := honours.given(store, honour):
        raise Problem("honour.given", name=one.name, count=count)
    with store.recording("honour.remove") as rec:
        rec.delete("honour", honour)
    return rec.changes


def grant(
    store: Store,
    honour: bytes,
    some: Sequence[bytes],
    *,
    first: date | None = None,
    last: date | None = None,
    note: str = "",
) -> Changes:
    """Grant an honour to members from a day (default: today) to the end of its term, or to `last`.

    Raises Problem role.not_allowed, honour.gone, honour.backwards, honour.held,
    calendar.member_gone.
    """
    one = honours.find(store, honour)
    people = list(dict.fromkeys(members.canonical(store, who) for who in some))
    for who in people or [b""]:
        require(store.actor, "honour.grant", scopes=members.scopes_of(store, who))
    if not people or not all(members.stands(store, who) for who in people):
        raise Problem("calendar.member_gone")
    first = first or store.today()
    last = last or ends(one, first)
    if last is not None and last < first:
        raise Problem("honour.backwards", first=first, last=last)
    _free(store, one, people, first, last)
    stated: dict[str, object] = {
        "honour": honour,
        "operator": store.operator,
        "state": None,
        "reason": None,
    }
    stated |= {"first": first.isoformat(), "last": last.isoformat() if last else None}
    with store.recording("honour.grant") as rec:
        for who in people:
            fields = {**stated, "member": who, "at": rec.at, "note": note.strip() or None}
            rec.put("honour_grant", None, fields)
        rec.result = len(people)
    return rec.changes


def _free(
    store: Store, honour: Honour, people: Sequence[bytes], first: date, last: date | None
) -> None:
    """Raise Problem honour.held where somebody holds it on one of these days already."""
    end = last.isoformat() if last else "9999-12-31"
    for who, every in honours.of_members(store, people).items():
        for one in every:
            same = one.honour == honour.id and not one.withdrawn
            if same and one.first <= end and (one.last or "9999-12-31") >= first.isoformat():
                name = (members.called(store, who) or ("", ""))[0]
                raise Problem("honour.held", name=name, honour=honour.name, first=one.first)


def take_back(store: Store, honour: bytes, member: bytes, reason: str) -> Changes:
    """Take back what a member holds of an honour today, or will hold; the reason stays.

    Raises Problem role.not_allowed, honour.gone, honour.not_held, entry.no_reason.
    """
    one, who = honours.find(store, honour), members.canonical(store, member)
    require(store.actor, "honour.grant", scopes=members.scopes_of(store, who))
    if not reason.strip():
        raise Problem("entry.no_reason")
    found = _live(store, one, who)
    if not found:
        name = (members.called(store, who) or ("", ""))[0]
        raise Problem("honour.not_held", name=name, honour=one.name)
    with store.recording("honour.take_back") as rec:
        for each in found:
            key = {"honour": honour, "member": each.recorded_of, "first": each.first}
            stated = {"state": WITHDRAWN, "reason": reason.strip()}
            rec.put("honour_grant", None, {**key, **stated})
    return rec.changes


def _live(store: Store, honour: Honour, who: bytes) -> list[Grant]:
    day = store.today().isoformat()
    every = honours.of_members(store, [who])[who]
    return [
        one
        for one in every
        if one.honour == honour.id and one.standing(day) in ("standing", "coming")
    ]


def save_grade(store: Store, grade: bytes | None, step: Step) -> Changes:
    """Make a grade (None) or change it; the result is its id.

    Raises Problem role.not_allowed, honour.nameless, honour.taken, grade.threshold, grade.same,
    grade.unknown, member.too_long.
    """
    require(store.actor, "rule.publish")
    every = grades.listed(store)
    if grade is not None and all(one.id != grade for one in every):
        raise Problem("grade.unknown", word=grade.hex())
    known = [one for one in every if one.id != grade]
    name = _name(step.name, [one.name for one in known])
    if not 0 <= step.at_least <= THRESHOLD:
        raise Problem("grade.threshold", most=THRESHOLD)
    for one in known:
        if (one.basis, one.wallet, one.at_least) == (step.basis, step.wallet, step.at_least):
            raise Problem("grade.same", name=one.name, at_least=step.at_least)
    stated = {"name": name, "at_least": step.at_least, "basis": step.basis}
    stated |= {"wallet": step.wallet or None, "note": step.note.strip() or None}
    with store.recording("grade.save") as rec:
        rec.result = rec.put("grade", grade, stated)
    return rec.changes


def remove_grade(store: Store, grade: bytes) -> Changes:
    """Take a grade away; who had it has the one below. Raises Problem role.not_allowed."""
    require(store.actor, "rule.publish")
    with store.recording("grade.remove") as rec:
        rec.delete("grade", grade)
    return rec.changes


def _name(text: str, others: Sequence[str]) -> str:
    said = text.strip()
    if not said:
        raise Problem("honour.nameless")
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field="title", limit=MOST_TEXT)
    if said in others:
        raise Problem("honour.taken", name=said)
    return said
