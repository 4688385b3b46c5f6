"""Where a record stands: its member's chapter and groups, and occurrences its author leads."""

from desktop.models.calendar import PEOPLE
from desktop.models.ids import fact_id
from desktop.models.judging import Case
from desktop.models.judging_known import Row
from desktop.models.permission import OWN, WALK_IN


def scopes_of(case: Case, member: object) -> list[bytes]:
    """The chapter and groups that a member stands in before the op."""
    row = case.known_row("member", member)
    chapter = row.clear.get("chapter") if row else None
    teams = [one.clear["team"] for one in case.known.where("member_team", "member", member)]
    return [chapter, *teams] if isinstance(chapter, bytes) else teams


def named(case: Case) -> list[object]:
    """The member that the row is about, and the one that it is about after the op."""
    found = [case.before("member")] if case.row is not None and not case.row.gone else []
    after = case.stands("member")
    return found if after in found else [*found, after]


def doors(case: Case) -> list[bytes]:
    """Where the author lets people in: whoever he adds stands there."""
    return [place for cell, place in case.actor.within if cell == f"member.write:{WALK_IN}"]


def own(case: Case, occurrence: object) -> tuple[str, ...]:
    """OWN where the author is named for the occurrence, in its row, its split or its series."""
    row = case.known_row("occurrence", occurrence)
    if row is None or case.actor.member is None:
        return ()
    lines = _lines(case, row.clear["series"], row.clear["original"])
    return (OWN,) if any(_said(lines, part) == case.actor.member for part in PEOPLE) else ()


def host_of(case: Case, series: bytes, original: str) -> object:
    """Who hosts an occurrence of a series, by its row, its split or its series; None for nobody."""
    return _said(_lines(case, series, original), "host")


def _said(lines: list[Row], part: str) -> object:
    return next((one.clear[part] for one in lines if one.clear.get(part)), None)


def _lines(case: Case, series: bytes, original: str) -> list[Row]:
    """What says how an occurrence is, the nearest first."""
    record = fact_id("occurrence", case.known.community, series, original)
    found = [
        one
        for one in case.known.where("split", "series", series)
        if one.clear["original"] <= original
    ]
    splits = sorted(found, key=lambda one: str(one.clear["original"]), reverse=True)
    some = [case.known_row("occurrence", record), *splits, case.known_row("series", series)]
    return [one for one in some if one]
