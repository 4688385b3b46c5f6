"""What is printed: a list to sign, badges with codes, a certificate; told apart from drawing it."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct

from desktop.models.calendar import Occurrence
from desktop.models.member import MemberRow
from desktop.models.statement import Statement
from desktop.models.transcript import Line

View = Literal["month", "week", "agenda"]


class SignIn(Struct, frozen=True):
    """The list to sign at an occurrence."""

    one: Occurrence
    people: tuple[MemberRow, ...]


class Badges(Struct, frozen=True):
    """A badge with its code for each of these people."""

    one: Occurrence
    people: tuple[MemberRow, ...]


class Diploma(Struct, frozen=True):
    """A certificate: that a member of a community completed a course, and when (YYYY-MM-DD)."""

    community: str
    name: str
    course: str
    day: str
    number: str


class Timetable(Struct, frozen=True):
    """Some days of the calendar, as month, week or agenda, by the clocks of a zone.

    `only` is whose sessions and which place, where not everything is on it.
    """

    community: str
    zone: str
    view: View
    first: date
    last: date
    found: tuple[Occurrence, ...]
    names: dict[bytes, str]
    only: tuple[str, str] = ("", "")


class Spoken(Struct, frozen=True):
    """What was said in a session, below its title and day."""

    heading: str
    lines: tuple[Line, ...]


Paper = SignIn | Badges | Diploma | Timetable | Statement | Spoken
# Draws a paper in a language (zh_CN, zh_TW or en): the bytes of a PDF. Only the window's side can.
Press = Callable[[Paper, str], bytes]
