"""Who brought whom into the community, with evidence, and whether somebody confirmed it."""

from typing import Final

from msgspec import Struct

from desktop.models.people import Words

PENDING: Final = "pending"
CONFIRMED: Final = "confirmed"
REFUSED: Final = "refused"
STATES: Words = {
    PENDING: ("待确认", "Pending"),
    CONFIRMED: ("已确认", "Confirmed"),
    REFUSED: ("不算", "Refused"),
}


class Referral(Struct, frozen=True):
    """One member brought by another; `evidence` is "" where the actor may not read it."""

    id: bytes
    inviter: bytes
    inviter_name: str
    invitee: bytes
    invitee_name: str
    campaign: str
    evidence: str
    state: str
    at: int
