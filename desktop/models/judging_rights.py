"""What an op asks of its author's role, by table: the judge's side of the permission matrix."""

from collections.abc import Callable
from typing import Any

from desktop.models import (
    judging_admission,
    judging_boards,
    judging_caps,
    judging_content,
    judging_coupons,
    judging_courses,
    judging_groups,
    judging_honours,
    judging_journey,
    judging_ledger,
    judging_mall,
    judging_numbers,
    judging_plans,
    judging_rotation,
    judging_sessions,
    judging_team,
)
from desktop.models.ids import fact_id
from desktop.models.judging import Case, Judged, Working
from desktop.models.judging_finding import saved_view
from desktop.models.judging_places import doors, named, own, scopes_of
from desktop.models.op import Kind
from desktop.models.permission import WALK_IN
from desktop.models.refusal import IDENTITY, RIGHT, SHAPE
from desktop.models.schema import TABLES

# What somebody at the door records of a member's coming.
_CHECK_IN = "checkin"


def ask(case: Case) -> None:
    """Raise Refused for an op that its author may not do today."""
    if case.op.kind == Kind.ERASE:
        case.need("member.erase")
        judging_admission.erasing(case)
        return
    whom = case.table.subject_field if case.op.kind != Kind.DELETE else ""
    if case.op.subject != (case.stands(whom) if whom else None):
        raise case.refuse(IDENTITY)
    if case.table.append_only and case.row is not None and case.op.kind == Kind.PUT:
        raise case.refuse(IDENTITY)
    _ASKED.get(case.table.name, _by_table)(case)


def settle(working: Working, judged: Judged) -> None:
    """Raise Refused after which there is not exactly one owner, or more are in a group than fit.

    What the judge has to add to it is found here, too.
    """
    judging_team.settle(working, judged)
    judging_groups.settle(working, judged)
    judging_admission.settle(working, judged)
    judging_journey.settle(working, judged)
    judging_caps.follow(working, judged)


def _by_table(case: Case) -> None:
    case.need(case.table.write)


# -- members ----------------------------------------------------------------------------------


def _member(case: Case) -> None:
    if case.row is None and case.op.kind == Kind.PUT:
        chapter = case.op.clear.get("chapter")
        joins = [chapter] if isinstance(chapter, bytes) else []
        case.need("member.write", WALK_IN, scopes=[*joins, *doors(case)])
        return
    if case.op.kind != Kind.DELETE and case.actor.allows("member.write"):
        return
    scopes = scopes_of(case, case.op.record)
    if case.op.kind != Kind.DELETE:
        case.need("member.write", scopes=scopes)
    elif not case.actor.allows("member.merge", scopes=scopes):
        # Whom one added oneself one may take out again.
        if not case.own_row:
            raise case.refuse(RIGHT)
        case.need("member.write", WALK_IN, scopes=[*scopes, *doors(case)])


def _settled_card(case: Case) -> None:
    """Who settles a card may write the field that it is about."""
    name, field = str(case.stands("tbl")), case.stands("field")
    about = next((table for table in TABLES if table.name == name), None)
    if about is None or not any(one.card and one.name == field for one in about.fields):
        raise case.refuse(SHAPE)
    member = about.name == "member"
    case.need(about.write, scopes=scopes_of(case, case.stands("about")) if member else ())


def _of_member(case: Case) -> None:
    """A record about one member: his number, tag, group, note."""
    if case.actor.allows(case.table.write):
        # Who may everywhere need not be told where.
        return
    for member in named(case):
        cases: tuple[str, ...] = ()
        scopes = scopes_of(case, member)
        if case.table.name == "number" and _walked_in(case, member):
            cases, scopes = (WALK_IN,), [*scopes, *doors(case)]
        case.need(case.table.write, *cases, scopes=scopes)


def _walked_in(case: Case, member: object) -> bool:
    """Whether it is the number of somebody whom the author's devices have added."""
    row = case.known_row("member", member)
    mine = row is not None and case.operator_of(row.born.device) == case.author
    return mine and (case.row is None or case.own_row)


def _of_two(case: Case) -> None:
    """What stands between two members: both must be the author's to write."""
    for field in ("one", "other"):
        case.need(case.table.write, scopes=scopes_of(case, case.stands(field)))


def _unit(case: Case) -> None:
    """A household or an organisation stands in a chapter as a member does."""
    for chapter in {
        case.before("chapter") if case.row else case.stands("chapter"),
        case.stands("chapter"),
    }:
        case.need(case.table.write, scopes=[chapter] if isinstance(chapter, bytes) else [])


def _consent(case: Case) -> None:
    """Who records it signs it with his own name."""
    if case.stands("operator") != case.author:
        raise case.refuse(IDENTITY)
    _of_member(case)


def _alias(case: Case) -> None:
    """A record leads to another, and never back to itself."""
    case.need("member.merge")
    if case.op.kind == Kind.DELETE:
        return
    seen, at = {case.op.clear["member"]}, case.stands("canonical")
    while at is not None:
        if at in seen:
            raise case.refuse(IDENTITY)
        seen.add(at)
        row = case.known.row("alias", fact_id("alias", case.known.community, at))
        at = row.clear.get("canonical") if row and not row.gone else None


# -- the calendar and what happens there --------------------------------------------------------


def _occurrence(case: Case) -> None:
    bare = set(case.op.fields) <= set(case.table.key) and not case.op.base
    if bare and case.op.kind == Kind.PUT:
        # The bare row under a check-in or a run sheet; it says nothing that was not said before.
        if not any(map(case.actor.anywhere, ("attendance.write", "calendar.write"))):
            raise case.refuse(RIGHT)
        return
    case.need("calendar.write", *own(case, case.op.record))


def _attendance(case: Case) -> None:
    if case.actor.allows("attendance.write"):
        return
    cases = own(case, case.stands("occurrence"))
    case.need("attendance.write", *cases, scopes=scopes_of(case, case.stands("member")))


def _registration(case: Case) -> None:
    """Who may say who comes registers; beyond the capacity or the condition, who plans it."""
    occurrence, member = case.stands("occurrence"), case.stands("member")
    if case.op.kind != Kind.DELETE:
        made = (occurrence, member)
        if case.op.record != fact_id("registration", case.known.community, *made):
            raise case.refuse(IDENTITY)
        if case.op.clear.get("extra"):
            case.need("calendar.write", *own(case, occurrence))
    _attendance(case)


def _activity(case: Case) -> None:
    """Both what the row said and what it says now must be the author's to write."""
    if case.actor.allows("activity.write"):
        return
    if case.row is not None and not case.row.gone:
        _may_record(case, case.before)
    _may_record(case, case.stands)


def _may_record(case: Case, said: Callable[[str], Any]) -> None:
    scopes = scopes_of(case, said("member"))
    cases = own(case, said("occurrence"))
    checks_in = said("occurrence") is not None and said("kind") == _CHECK_IN
    if not (checks_in and case.actor.allows("attendance.write", *cases, scopes=scopes)):
        case.need("activity.write", *cases, scopes=scopes)


_ASKED: dict[str, Callable[[Case], None]] = {
    "member": _member,
    "number": _of_member,
    "lease": judging_numbers.lease,
    "member_tag": _of_member,
    "member_team": _of_member,
    "note": _of_member,
    "identity": _of_member,
    "affiliation": _of_member,
    "offer": _of_member,
    "verification": _of_member,
    "consent": _consent,
    "stage": _consent,
    "relation": _of_two,
    "child": _of_member,
    "unit": _unit,
    "alias": _alias,
    "saved_view": saved_view,
    "settled_card": _settled_card,
    "occurrence": _occurrence,
    "attendance": _attendance,
    "checkin": _attendance,
    "registration": _registration,
    "activity": _activity,
    "stay": _of_member,
    "exposure": _of_member,
    "service": _of_member,
    **judging_admission.ASKED,
    **judging_boards.ASKED,
    **judging_coupons.ASKED,
    **judging_courses.ASKED,
    **judging_content.ASKED,
    **judging_groups.ASKED,
    **judging_honours.ASKED,
    **judging_journey.ASKED,
    **judging_ledger.ASKED,
    **judging_plans.ASKED,
    **judging_mall.ASKED,
    **judging_rotation.ASKED,
    **judging_sessions.ASKED,
    **judging_team.ASKED,
}
