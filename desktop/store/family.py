"""Birthdays to come and the ages of children, as SQL over one member `mb`."""

import json
from collections.abc import Callable
from datetime import date

from desktop.models.op import Value
from desktop.store.merged import HIS
from desktop.store.withdrawn import CHILD_ASKED

# Gives the placeholder of a value.
Place = Callable[[Value], str]

# A birthday of the Chinese calendar comes again within thirteen months.
_FARTHEST = 400
_NAMED = "coalesce(mb.lunar_birthday, '') <> '' OR coalesce(substr(mb.birthday, 6), '') <> ''"


def birthday(op: str, days: tuple[int, ...], today: date, place: Place) -> str:
    """Whether the next birthday, by the calendar it is kept in, is so many days away; 0 is today.

    `op` is one of = != < <= > >= in.
    """
    if op in ("=", "!=", "in"):
        found = " OR ".join(_on(one, today, place) for one in days)
        return f"NOT ({found})" if op == "!=" else f"({found})"
    within = _within(days[0] - (op in ("<", ">=")), today, place)
    return within if op[0] == "<" else f"(({_NAMED}) AND NOT {within})"


def _on(days: int, today: date, place: Place) -> str:
    return f"({_within(days, today, place)} AND NOT {_within(days - 1, today, place)})"


def _within(days: int, today: date, place: Place) -> str:
    """Where both calendars are noted the Chinese birthday is kept."""
    if days < 0:
        return "0"
    # What computes that calendar is loaded where somebody asks for birthdays.
    from desktop.models.lunar import coming

    solar, lunar = (
        f"(SELECT value FROM json_each({place(json.dumps(names))}))"
        for names in coming(today, min(days, _FARTHEST))
    )
    return (
        "coalesce(iif(coalesce(mb.lunar_birthday, '') <> '',"
        f" substr(mb.lunar_birthday, 6) IN {lunar}, substr(mb.birthday, 6) IN {solar}), 0)"
    )


def child(op: str, years: tuple[int, ...], today: date, place: Place, *, whole: bool) -> str:
    """Whether a household he belongs to has a child whose age in whole years compares so.

    A child whose guardian took his consent back is not asked about.
    `whole`: everybody is asked about, so that the children are gathered once.
    """
    born = " OR ".join(_born("=" if op in ("in", "!=") else op, one, today, place) for one in years)
    # Who belonged to it under a record merged into his belongs to it.
    listed = (
        "SELECT coalesce(o.person, f.member) FROM child c JOIN affiliation f ON f.unit = c.unit"
        " AND f.gone = 0 LEFT JOIN alias o ON o.member = f.member"
        f" WHERE c.gone = 0 AND c.birth_month <> '' AND ({born}) AND {CHILD_ASKED}"
    )
    his = f"f.member IN ({HIS.format('mb.id')})"
    found = f"mb.id IN ({listed})" if whole else f"EXISTS ({listed} AND {his})"
    return f"NOT {found}" if op == "!=" else found


def _born(op: str, years: int, today: date, place: Place) -> str:
    """The months of birth (YYYY-MM) of whoever is so old: older is earlier."""
    from desktop.models.people import born_between

    first, last = born_between(years, years, today.isoformat())
    return {
        "=": lambda: f"c.birth_month BETWEEN {place(first)} AND {place(last)}",
        "<": lambda: f"c.birth_month > {place(last)}",
        "<=": lambda: f"c.birth_month >= {place(first)}",
        ">": lambda: f"c.birth_month < {place(first)}",
        ">=": lambda: f"c.birth_month <= {place(last)}",
    }[op]()
