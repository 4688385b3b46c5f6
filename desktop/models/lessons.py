"""A member's plan of lessons, as one line."""

from msgspec import Struct


class Lessons(Struct, frozen=True):
    """One series: how many lessons it has, how many the member attended, its last day."""

    series: bytes
    title: str
    lessons: int
    attended: int
    last: str
