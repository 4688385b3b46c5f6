"""What a rule would have given over some days that are past, beside the version in force."""

from msgspec import Struct


class PersonDue(Struct, frozen=True):
    """What one member would get: `awards` times, `raw` before caps."""

    member: bytes
    name: str
    points: int
    awards: int
    raw: int

    @property
    def capped(self) -> bool:
        """Whether a cap took something away."""
        return self.raw > self.points


class Rehearsal(Struct, frozen=True):
    """The trial of a rule; `before…` are the same figures of the version in force, None without.

    `histogram` counts people by points, rising. `people` are the first ones, most points first.
    `lost` had points under the version in force and get none now; `gained` the other way round.
    """

    count: int
    points: int
    capped: int
    histogram: tuple[tuple[int, int], ...]
    people: tuple[PersonDue, ...]
    before_count: int | None = None
    before_points: int | None = None
    lost: tuple[str, ...] = ()
    lost_count: int = 0
    gained_count: int = 0
