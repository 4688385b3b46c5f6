"""Numbers that a restored hub has not got back yet, below others of the same device that it has."""

from collections.abc import Iterable

from hub.held import Held


def miss(held: Held, device: bytes, numbers: Iterable[int]) -> None:
    """Nobody has brought these changesets yet."""
    held.session.many(
        "INSERT INTO gap (community, device, number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(held.community, device, number) for number in numbers],
    )


def fill(held: Held, device: bytes, number: int) -> None:
    """This one is here."""
    held.session.run(
        "DELETE FROM gap WHERE community = ? AND device = ? AND number = ?",
        (held.community, device, number),
    )


def missing(held: Held, device: bytes) -> frozenset[int]:
    """The device's numbers that are missing."""
    found = held.session.rows(
        "SELECT number FROM gap WHERE community = ? AND device = ?", (held.community, device)
    )
    return frozenset(row[0] for row in found)
