"""Members who may be one person: what the list of tasks shows, and which of them are twins."""

from msgspec import Struct

from desktop.models.likeness import Likeness


class Duplicate(Struct, frozen=True):
    """Members with one phone, the oldest first, by (id, name, number).

    `twins` are groups among them with the same name too: one list that two laptops imported.
    """

    members: tuple[tuple[bytes, str, str], ...]
    twins: tuple[tuple[bytes, ...], ...]


class Candidate(Struct, frozen=True):
    """Two members who may be one person; `one` has been in the roster longer."""

    one: bytes
    other: bytes
    likeness: Likeness
