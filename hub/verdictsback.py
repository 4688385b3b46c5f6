"""Verdicts that a restored hub had given, and what they set aside, are taken back from a device."""

from collections.abc import Iterable
from typing import Final

from desktop.models.signed import Ruling, SignedChangeset, read_verdict
from desktop.models.tail import Retell
from hub import brought, erasing
from hub.core import Hub, Peer
from hub.held import Held
from hub.refusing import Denied

# After these a changeset waits in the quarantine.
_AGAINST: Final = frozenset({"refused", "aside"})


def take(hub: Hub, held: Held, peer: Peer, asked: Retell) -> int:
    """The device's verdicts that are missing, behind those that it was given since."""
    at = held.device(peer.device)
    known = {
        bytes(row[0])
        for row in held.session.rows(
            "SELECT verdict FROM verdict WHERE community = ? AND device = ?", tuple(peer)
        )
    }
    rulings = []
    for data in dict.fromkeys(asked.verdicts):
        rulings.append(_ruling(hub, peer, data))
        if data not in known:
            at = at._replace(ruled=at.ruled + 1)
            held.session.run(
                "INSERT INTO verdict (community, device, ruled, verdict) VALUES (?, ?, ?, ?)",
                (*peer, at.ruled, data),
            )
    held.keep_device(peer.device, at)
    against = _waiting(rulings)
    payloads = [brought.signed(hub, held, data) for data in asked.aside]
    return sum(
        _set_aside(held, peer, found, data, against.get(found.about.number))
        for found, data in zip(payloads, asked.aside, strict=True)
    )


def _ruling(hub: Hub, peer: Peer, data: bytes) -> Ruling:
    found = read_verdict(hub.identity.public, data)
    if found is None or (found.community, found.device) != tuple(peer):
        raise Denied("sync.bad_signature")
    return found


def _waiting(rulings: Iterable[Ruling]) -> dict[int, Ruling]:
    """By number, what the owner has not decided."""
    found: dict[int, Ruling] = {}
    for one in rulings:
        if one.verdict in _AGAINST:
            found[one.number] = one
        elif one.verdict == "discarded":
            found.pop(one.number, None)
    return found


def _set_aside(
    held: Held, peer: Peer, found: SignedChangeset, data: bytes, ruling: Ruling | None
) -> bool:
    """Put a changeset that did not stand back into the quarantine; whether it was missing."""
    head = found.about
    if head.device != peer.device:
        raise Denied("sync.bad_signature")
    if brought.standing(held, *brought.name(found)) is not None or brought.aside(held, head):
        return False
    if ruling is not None and ruling.action == head.action:
        held.session.run(
            "INSERT INTO quarantine"
            " (community, device, number, action, kind, reason, position, at, changeset)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *peer,
                head.number,
                head.action,
                head.kind,
                ruling.reason,
                ruling.position,
                ruling.at,
                erasing.known(held, found, data),
            ),
        )
    at = held.device(peer.device)
    held.keep_device(peer.device, brought.decided(held, at, found))
    return True
