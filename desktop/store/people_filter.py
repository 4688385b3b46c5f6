"""Filters of a list of members by what is told of them besides their profile."""

import json
from collections.abc import Callable
from datetime import date

from desktop.models.member import Filter
from desktop.models.people import INVITE, born_between
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import ladder_axes, withdrawn
from desktop.store.reads import Reads
from desktop.store.search import Condition

_PRIVATE = "member.read.private"


def condition(reads: Reads, item: Filter) -> Condition:
    """The condition on one row of `member`. Raises Problem member.bad_filter, role.not_allowed."""
    try:
        return FIELDS[item.field](reads, item)
    except (ValueError, IndexError):
        values = " ".join(map(str, item.values))
        raise Problem("member.bad_filter", field=item.field, operator=values) from None


def _invite(_reads: Reads, item: Filter) -> Condition:
    """Who was asked into the chat; whoever nothing is noted of was not."""
    states = [str(one) for one in item.values]
    if set(states) - INVITE.keys():
        raise ValueError(states)
    marks = ", ".join("?" * len(states))
    found = f"member.invite IN ({marks})"
    if "none" in states:
        found = f"({found} OR coalesce(member.invite, '') = '')"
    return (f"NOT {found}" if item.operator == "!=" else found), tuple(states)


def _verified(_reads: Reads, item: Filter) -> Condition:
    sign = "IN" if (str(item.values[0]) == "yes") != (item.operator == "!=") else "NOT IN"
    return (
        f"member.id {sign} (SELECT coalesce(o.person, v.member) FROM verification v"
        " LEFT JOIN alias o ON o.member = v.member WHERE v.gone = 0)",
        (),
    )


def _birthday(reads: Reads, item: Filter) -> Condition:
    """Whose birthday is today or in so many days more."""
    require(reads.actor, _PRIVATE)
    return birthday_within(reads.today(), min(int(item.values[0]), 366))


def _birth_month(reads: Reads, item: Filter) -> Condition:
    """Who was born in one of these months, 1 to 12, of the solar calendar."""
    require(reads.actor, _PRIVATE)
    months = [int(one) for one in item.values]
    if not months or not all(1 <= one <= 12 for one in months):
        raise ValueError(months)
    found = "substr(birthday, 6) >= ? AND substr(birthday, 6) < ?"
    return (
        "member.rid IN (SELECT rid FROM member WHERE birthday <> '' AND"
        f" ({' OR '.join([found] * len(months))}))",
        tuple(f"{end:02d}" for one in months for end in (one, one + 1)),
    )


def birthday_within(today: date, days: int) -> Condition:
    """The same for a day; where both calendars are noted the Chinese birthday is kept."""
    # What computes that calendar is loaded where somebody asks for birthdays.
    from desktop.models.lunar import coming

    solar, lunar = coming(today, days)
    return (
        "member.rid IN (SELECT rid FROM member WHERE lunar_birthday <> '' AND"
        " substr(lunar_birthday, 6) IN (SELECT value FROM json_each(?)) UNION"
        " SELECT rid FROM member WHERE birthday <> '' AND coalesce(lunar_birthday, '') = ''"
        " AND substr(birthday, 6) IN (SELECT value FROM json_each(?)))",
        (json.dumps(lunar), json.dumps(solar)),
    )


def _child_age(reads: Reads, item: Filter) -> Condition:
    """Who belongs to a household with a child of these whole years, both included."""
    require(reads.actor, _PRIVATE)
    low, high = int(item.values[0]), int(item.values[-1])
    return (
        "member.id IN (SELECT coalesce(o.person, f.member) FROM child c JOIN affiliation f"
        " ON f.unit = c.unit AND f.gone = 0 LEFT JOIN alias o ON o.member = f.member"
        " WHERE c.gone = 0 AND c.birth_month BETWEEN ? AND ?"
        f" AND {withdrawn.CHILD_ASKED})",
        born_between(low, high, reads.today().isoformat()),
    )


def _agrees(_reads: Reads, item: Filter) -> Condition:
    """Who did not withdraw his consent to this."""
    sql, given = withdrawn.by_purpose(str(item.values[0]))
    return f"member.id NOT IN ({sql})", given


def _axes(_reads: Reads, item: Filter) -> Condition:
    """Who is something to the community in each of these ways: orders, referrals, contributions."""
    wanted = {str(one) for one in item.values}
    if not wanted or wanted - ladder_axes.ON_AXIS.keys():
        raise ValueError(item.values)
    found = (f"member.id IN ({ladder_axes.ON_AXIS[one]})" for one in sorted(wanted))
    return " AND ".join(found), ()


def _role(reads: Reads, item: Filter) -> Condition:
    """Who holds one of these roles today, by its preset or name."""
    # A start asks for no roles.
    from desktop.store import asof_links

    sql, given = asof_links.role_on(reads, item.values, reads.today().isoformat())
    return f"NOT {sql}" if item.operator == "!=" else sql, given


def _status(_reads: Reads, item: Filter) -> Condition:
    """Who is in the community, or left it."""
    if set(item.values) - {"here", "left"} or not item.values:
        raise ValueError(item.values)
    gone = {int(one == "left") for one in item.values}
    gone = {0, 1} - gone if item.operator == "!=" else gone
    return f"member.gone IN ({', '.join(map(str, sorted(gone)))})", ()


FIELDS: dict[str, Callable[[Reads, Filter], Condition]] = {
    "invite": _invite,
    "verified": _verified,
    "birthday": _birthday,
    "birth_month": _birth_month,
    "child_age": _child_age,
    "agrees": _agrees,
    "axes": _axes,
    "status": _status,
    "role": _role,
}
