"""What members propose to hold, and how much of what takes place began with them."""

from typing import Literal

from msgspec import Struct

from desktop.models.ids import fact_id
from desktop.models.people import Words

State = Literal["proposed", "approved", "declined"]
PROPOSED: State = "proposed"
APPROVED: State = "approved"
DECLINED: State = "declined"
STATES: tuple[State, ...] = (PROPOSED, APPROVED, DECLINED)
STATE_WORDS: Words = {
    PROPOSED: ("待定", "Waiting"),
    APPROVED: ("已通过", "Approved"),
    DECLINED: ("未通过", "Declined"),
}


class Proposal(Struct, frozen=True):
    """An event that a member wants to hold; `start` is local, `at` ms UTC when it came.

    What is in the calendar is approved, whoever declined it without seeing that.
    """

    id: bytes
    proposer: bytes
    proposer_name: str
    title: str
    start: str
    minutes: int
    place: str
    note: str
    state: State
    reason: str
    at: int
    # The series it became, b"" while it is none.
    series: bytes = b""


class Share(Struct, frozen=True):
    """Of the events in some days, how many members began."""

    events: int
    proposed: int

    @property
    def percent(self) -> float:
        """0 to 100; 0 where there are no events."""
        return round(100 * self.proposed / self.events, 1) if self.events else 0.0


def series_of(community: bytes, proposal: bytes) -> bytes:
    """The id of the series that an approved proposal becomes (docs/format.md)."""
    return fact_id("series", community, proposal)
