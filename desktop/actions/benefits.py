"""What an operator does with benefits: a list of who gets one, and ticking off who has it."""

from collections.abc import Sequence

from desktop.actions.coupons import reached, text
from desktop.models.changes import Changes
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import benefits, members
from desktop.store.community import Store
from desktop.store.recorder import Recorder


def save(store: Store, benefit: bytes | None, title: str, note: str = "") -> Changes:
    """Make a benefit (None) or change its words; `Changes.result` is its id.

    Raises Problem role.not_allowed, benefit.titleless, benefit.gone, member.too_long.
    """
    require(store.actor, "reward.handout")
    stated = {"title": text(title, "benefit.titleless"), "note": note.strip() or None}
    if benefit is not None:
        benefits.find(store, benefit)
    with store.recording("benefit.save") as rec:
        rec.result = rec.put("benefit", benefit, stated)
    return rec.changes


def remove(store: Store, benefit: bytes) -> Changes:
    """Remove a benefit that nobody has; who waited for it waits no more.

    Raises Problem role.not_allowed, benefit.gone, benefit.sent.
    """
    require(store.actor, "reward.handout")
    one = benefits.find(store, benefit)
    if one.sent:
        raise Problem("benefit.sent", title=one.title)
    with store.recording("benefit.remove") as rec:
        while some := benefits.recipients(store, benefit):
            for line in some:
                _off(store, rec, benefit, line.member)
        rec.delete("benefit", benefit)
    return rec.changes


def add(store: Store, benefit: bytes, some: Sequence[bytes]) -> Changes:
    """Put members on a benefit's list; who is on it stays as he is.

    Raises Problem role.not_allowed, benefit.gone, calendar.member_gone.
    """
    benefits.find(store, benefit)
    people = reached(store, some)
    with store.recording("benefit.add") as rec:
        for who in people:
            if not benefits.records(store, "benefit_recipient", benefit, who):
                rec.put("benefit_recipient", None, {"benefit": benefit, "member": who})
    return rec.changes


def everybody_in(store: Store, segment: bytes) -> list[bytes]:
    """Who is in a segment, to be put on a list."""
    asked = Filter("segment", "=", (segment.hex(),))
    return members.all_ids(store, MemberQuery(filters=(asked,)))


def drop(store: Store, benefit: bytes, some: Sequence[bytes]) -> Changes:
    """Take members off the list who do not have it.

    Raises Problem role.not_allowed, benefit.gone, benefit.has, calendar.member_gone.
    """
    benefits.find(store, benefit)
    people = reached(store, some)
    for who in people:
        if benefits.records(store, "delivery", benefit, who):
            raise Problem("benefit.has", name=_name(store, who))
    with store.recording("benefit.drop") as rec:
        for who in people:
            _off(store, rec, benefit, who)
    return rec.changes


def send(store: Store, benefit: bytes, some: Sequence[bytes]) -> Changes:
    """Say that members have it now; who is not on the list is refused, who has it keeps his time.

    Raises Problem role.not_allowed, benefit.gone, benefit.not_listed, calendar.member_gone.
    """
    one, people = benefits.find(store, benefit), reached(store, some)
    for who in people:
        if not benefits.records(store, "benefit_recipient", benefit, who):
            raise Problem("benefit.not_listed", name=_name(store, who), title=one.title)
    with store.recording("benefit.send") as rec:
        for who in people:
            if not benefits.records(store, "delivery", benefit, who):
                said = {"member": who, "operator": store.operator, "at": rec.at}
                rec.put("delivery", None, {"benefit": benefit, **said})
    return rec.changes


def take_back(store: Store, benefit: bytes, some: Sequence[bytes]) -> Changes:
    """Say that members do not have it after all: they wait for it again.

    Raises Problem role.not_allowed, benefit.gone, calendar.member_gone.
    """
    benefits.find(store, benefit)
    people = reached(store, some)
    with store.recording("benefit.take_back") as rec:
        for who in people:
            for record in benefits.records(store, "delivery", benefit, who):
                rec.delete("delivery", benefit=benefit, member=record)
    return rec.changes


def _off(store: Store, rec: Recorder, benefit: bytes, member: bytes) -> None:
    for record in benefits.records(store, "benefit_recipient", benefit, member):
        rec.delete("benefit_recipient", benefit=benefit, member=record)


def _name(store: Store, member: bytes) -> str:
    return next((part for part in members.called(store, member) or () if part), "")
