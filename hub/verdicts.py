"""What the judge says to an author whose changeset does not stand, or not in all."""

from desktop.models.op import Head as ChangesetHead
from desktop.models.refusal import MASS, TWICE, Refused
from desktop.models.signed import Ruling, SignedChangeset, sign_verdict
from hub import erasing
from hub.held import Held
from hub.identity import Identity
from hub.reached import Device


def set_aside(
    identity: Identity,
    held: Held,
    at: Device,
    found: SignedChangeset,
    data: bytes,
    refused: Refused,
) -> Device:
    """Keep the whole payload unless it is here already; tell its author why it does not stand."""
    head = found.about
    verdict = "aside" if refused.reason == MASS else "refused"
    if refused.reason != TWICE:
        _keep(held, found, data, refused)
    return tell(identity, held, head.device, at, head, verdict, refused)


def _keep(held: Held, found: SignedChangeset, data: bytes, refused: Refused) -> None:
    head = found.about
    held.session.run(
        "INSERT INTO quarantine"
        " (community, device, number, action, kind, reason, position, at, changeset)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            held.community,
            head.device,
            head.number,
            head.action,
            head.kind,
            refused.reason,
            refused.position,
            held.now_ms,
            erasing.known(held, found, data),
        ),
    )


def tell(
    identity: Identity,
    held: Held,
    device: bytes,
    at: Device,
    head: ChangesetHead,
    verdict: str,
    refused: Refused,
) -> Device:
    """Sign a verdict for the device to find at its next pull."""
    ruling = Ruling(
        1,
        held.community,
        device,
        head.number,
        verdict,
        refused.reason,
        refused.position,
        held.now_ms,
        head.action,
    )
    held.session.run(
        "INSERT INTO verdict (community, device, ruled, verdict) VALUES (?, ?, ?, ?)",
        (held.community, device, at.ruled + 1, sign_verdict(identity.private, ruling)),
    )
    return at._replace(ruled=at.ruled + 1)
