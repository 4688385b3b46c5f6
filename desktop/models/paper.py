"""What is printed: a list to sign, badges with codes, a certificate; told apart from drawing it."""

from collections.abc import Callable

from msgspec import Struct

from desktop.models.calendar import Occurrence
from desktop.models.member import MemberRow


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


Paper = SignIn | Badges | Diploma
# Draws a paper in a language (zh_CN, zh_TW or en): the bytes of a PDF. Only the window's side can.
Press = Callable[[Paper, str], bytes]
