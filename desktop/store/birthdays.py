"""Whose birthday comes: by the solar or the Chinese calendar, looked up by month and day."""

from datetime import date
from typing import Literal

from msgspec import Struct

from desktop.models.lunar import next_day, next_solar
from desktop.models.member import MemberRow
from desktop.store import members, roles, withdrawn
from desktop.store.people_filter import birthday_within
from desktop.store.reads import Reads

_PRIVATE = "member.read.private"
MOST = 200


class Birthday(Struct, frozen=True):
    """Somebody's next birthday: the day, by which calendar, and the birthday as it is kept."""

    row: MemberRow
    day: date
    calendar: Literal["solar", "lunar"]
    birthday: str


def soon(reads: Reads, days: int) -> list[Birthday]:
    """The birthdays of today and so many days more, nearest first; at most 200 members.

    Without those who do not agree to be contacted, and nothing for who may not read birthdays.
    """
    if _PRIVATE not in reads.actor.cells:
        return []
    today = reads.today()
    where, given = birthday_within(today, days)
    scope, more = roles.listed(reads)
    found = reads.rows(
        "SELECT id, coalesce(birthday, ''), coalesce(lunar_birthday, '') FROM member"
        f" WHERE gone = 0 AND {where} AND {scope} AND id NOT IN ({withdrawn.OF_CONTACT})"
        f" LIMIT {MOST}",
        (*given, *more),
    )
    rows = {row.id: row for row in members.by_ids(reads, [bytes(one[0]) for one in found])}
    told = [_next(rows[bytes(one)], solar, lunar, today) for one, solar, lunar in found]
    return sorted((one for one in told if one), key=lambda one: (one.day, one.row.id))


def _next(row: MemberRow, solar: str, lunar: str, today: date) -> Birthday | None:
    """The Chinese birthday is the one kept where both are noted."""
    if lunar:
        day = next_day(lunar, today)
        return Birthday(row, day, "lunar", lunar) if day else None
    day = next_solar(solar, today)
    return Birthday(row, day, "solar", solar) if day else None
