"""Benefits handed out to a list of members: who has it, and who waits for it."""

from msgspec import Struct


class Benefit(Struct, frozen=True):
    """Something to hand out; `recipients` people are on its list and `sent` of them have it."""

    id: bytes
    title: str
    note: str
    recipients: int = 0
    sent: int = 0

    @property
    def waiting(self) -> int:
        """How many still wait for it."""
        return self.recipients - self.sent


class Recipient(Struct, frozen=True):
    """One line of a benefit's list; `at` is ms UTC and None while he waits for it."""

    member: bytes
    name: str
    number: str
    at: int | None
    operator: str
