"""What a rule would have given over some days that are past, beside the version in force."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from desktop.models.rule import Given

# So many surprises are told, the biggest first.
SURPRISES = 5
# Points so many times what the one in the middle gets are a surprise.
_FAR = 3

SurpriseKind = Literal["less", "more", "capped", "far", "nothing"]


class Span(Struct, frozen=True):
    """The days that are looked at, both included."""

    first: date
    last: date


class PersonDue(Struct, frozen=True):
    """What one member would get: `awards` times, `raw` before caps.

    `still` of the points would not have expired by today.
    """

    member: bytes
    name: str
    points: int
    awards: int
    raw: int
    still: int = 0

    @property
    def capped(self) -> bool:
        """Whether a cap took something away."""
        return self.raw > self.points


class Surprise(Struct, frozen=True):
    """What one member gets, and what one would rather have expected.

    `other` is, for `less` and `more`, his points under the version in force; for `capped` his
    points before caps; for `far` what the one in the middle gets; for `nothing` how often he did
    what the rule is about.
    """

    kind: SurpriseKind
    member: bytes
    name: str
    points: int
    other: int


class Rehearsal(Struct, frozen=True):
    """The trial of a rule; `before…` are the same figures of the version in force, None without.

    `histogram` counts people by points, rising. `people` are the first ones, most points first;
    of those with points `middle` is what the one in the middle gets, `most` what the first gets.
    `still` points would not have expired by today. `lost` are those with points under the version
    in force and none now; `gained` the other way round. `paused`: so many pauses lie in these days.
    `wallet` is what the rule gives.
    """

    span: Span
    count: int
    points: int
    awards: int
    still: int
    capped: int
    middle: int
    most: int
    histogram: tuple[tuple[int, int], ...]
    people: tuple[PersonDue, ...]
    surprises: tuple[Surprise, ...]
    before_count: int | None = None
    before_points: int | None = None
    lost_count: int = 0
    gained_count: int = 0
    paused: int = 0
    wallet: Given = ""


def middle(figures: Sequence[int]) -> int:
    """What the one in the middle has, the lower of two; 0 where there is nobody."""
    return sorted(figures)[(len(figures) - 1) // 2] if figures else 0


def surprises(
    found: Sequence[PersonDue],
    known: Sequence[PersonDue] | None,
    done: Mapping[bytes, tuple[str, int]],
) -> tuple[Surprise, ...]:
    """At most five, each about another member, those first that are about most points.

    `known` is what the version in force gives, None without one; `done` says of every member who
    did what the rule is about his name, and how often.
    """
    usual = middle([one.points for one in found])
    told: dict[bytes, tuple[int, Surprise]] = {}
    for size, one in (
        *_against(found, known),
        *_capped(found),
        *_far(found, usual),
        *_nothing(found, done, usual),
    ):
        if size > told.get(one.member, (0, one))[0]:
            told[one.member] = size, one
    order = sorted(told.values(), key=lambda pair: (-pair[0], pair[1].member))
    return tuple(one for _, one in order[:SURPRISES])


_Sized = list[tuple[int, Surprise]]


def _against(found: Sequence[PersonDue], known: Sequence[PersonDue] | None) -> _Sized:
    if known is None:
        return []
    now = {one.member: one for one in found}
    then = {one.member: one for one in known}
    out: _Sized = []
    for member in now.keys() | then.keys():
        name = (now.get(member) or then[member]).name
        points = now[member].points if member in now else 0
        other = then[member].points if member in then else 0
        kind: SurpriseKind = "less" if points < other else "more"
        out.append((abs(points - other), Surprise(kind, member, name, points, other)))
    return out


def _capped(found: Sequence[PersonDue]) -> _Sized:
    return [
        (one.raw - one.points, Surprise("capped", one.member, one.name, one.points, one.raw))
        for one in found
        if one.capped
    ]


def _far(found: Sequence[PersonDue], usual: int) -> _Sized:
    return [
        (one.points - usual, Surprise("far", one.member, one.name, one.points, usual))
        for one in found
        if one.points >= _FAR * usual
    ]


def _nothing(
    found: Sequence[PersonDue], done: Mapping[bytes, tuple[str, int]], usual: int
) -> _Sized:
    """Who did it as often as those in the middle who get points, and gets none."""
    given = {one.member for one in found}
    often = max(1, middle([times for who, (_, times) in done.items() if who in given]))
    return [
        (usual, Surprise("nothing", who, name, 0, times))
        for who, (name, times) in done.items()
        if who not in given and times >= often
    ]
