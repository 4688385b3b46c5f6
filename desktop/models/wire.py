"""What devices and the hub say to each other: MessagePack arrays, one struct per question.

Everything here can come from a stranger: unknown shapes do not decode.
"""

from typing import Final

import msgspec

from desktop.models.signed import Entry

PROTOCOL = 1
# The most that one question or answer carries, and what a page of the log is filled up to.
BODY_LIMIT = 20 * 1024 * 1024
PAGE_BYTES = 1024 * 1024
# No changeset has a number as high.
NONE_OWN: Final = 2**62


class Said(msgspec.Struct, frozen=True, array_like=True):
    """The hub's no: `code` of desktop/models/sentences/sync.py, when to come back in seconds."""

    code: str
    retry_after: int = 0
    detail: str = ""


class Pull(msgspec.Struct, frozen=True, array_like=True):
    """Asks for the log beyond `after` and the device's verdicts beyond `ruled` (their count).

    `mark` and `told` say what it read up to there (`tail`); b"" asks for no comparison. The asking
    device's own changesets from the number `own` on come as their signatures: it has them.
    """

    after: int
    ruled: int = 0
    most: int = PAGE_BYTES
    mark: bytes = b""
    told: bytes = b""
    own: int = NONE_OWN


class Pulled(msgspec.Struct, frozen=True, array_like=True):
    """Whole changesets in log order up to a page; `seq` is the log's end, `last` as in Pushed.

    `mark` is what the log has at `after`, `receipt` the judge's word for the page (`tail`).
    """

    epoch: int
    seq: int
    last: int
    now: int
    entries: list[Entry]
    verdicts: list[bytes]
    mark: bytes = b""
    receipt: bytes = b""


class Push(msgspec.Struct, frozen=True, array_like=True):
    """Signed changesets of the asking device, in the order of their numbers."""

    changesets: list[bytes]
    then: Pull | None = None


class Pushed(msgspec.Struct, frozen=True, array_like=True):
    """What the judge has of the device: all up to `last` is decided. `seq` is the log's end.

    `forked`: another signature stands at a number that came; the device needs a new id. `page`
    answers `then`; where it is missing, it is to be asked for alone.
    """

    last: int
    seq: int
    forked: bool = False
    page: Pulled | None = None


class Enrol(msgspec.Struct, frozen=True, array_like=True):
    """A new device under an invitation."""

    name: bytes
    proof: bytes
    device: bytes
    sign_key: bytes
    receive_key: bytes


class Renew(msgspec.Struct, frozen=True, array_like=True):
    """A device asks for another id, since a copy of its folder goes by the one it has."""

    device: bytes
    sign_key: bytes
    receive_key: bytes


class Leave(msgspec.Struct, frozen=True, array_like=True):
    """A revoked device hands in what it had not sent; asked without a session.

    `signature` says that it is the device itself, b"" where its copy asks.
    """

    community: bytes
    device: bytes
    changesets: list[bytes]
    signature: bytes = b""


class Left(msgspec.Struct, frozen=True, array_like=True):
    """How far the device is kept, and the hub's signed word that it was revoked.

    `forked`: a copy of its folder used these numbers for other work; under an id of its own
    (`LeaveAs`) it is kept, too.
    """

    last: int
    statement: bytes
    forked: bool = False


class Gone(msgspec.Struct, frozen=True, array_like=True):
    """A revoked device has destroyed its keys; it signed so before."""

    community: bytes
    device: bytes
    signature: bytes


class LeaveAs(msgspec.Struct, frozen=True, array_like=True):
    """A revoked device asks to hand in under another id; it signs with the key that it has."""

    community: bytes
    device: bytes
    renewed: Renew
    signature: bytes


class Recover(msgspec.Struct, frozen=True, array_like=True):
    """A device of an owner who has only her recovery code; `recovery` is its public half."""

    recovery: bytes
    device: bytes
    sign_key: bytes
    receive_key: bytes
    signature: bytes


class Keep(msgspec.Struct, frozen=True, array_like=True):
    """An owner's device leaves a blob for whoever comes back with the recovery code alone."""

    name: bytes
    blob: bytes


class RecoveryShare(msgspec.Struct, frozen=True, array_like=True):
    """A wrapping key sealed to the recovery code."""

    key: bytes
    use: str
    cls: int
    sealed: bytes


class Recovered(msgspec.Struct, frozen=True, array_like=True):
    """Whose device it is now, and the keys that the code opens."""

    hub: bytes
    community: bytes
    operator: bytes
    shares: list[RecoveryShare]


class Offer(msgspec.Struct, frozen=True, array_like=True):
    """An invitation as the hub keeps it; `at` and `expires` in ms."""

    name: bytes
    proof: bytes
    blob: bytes
    operator: bytes
    expires: int


class Offered(msgspec.Struct, frozen=True, array_like=True):
    """An invitation in the inviters' list; `device` came under it, b"" while nobody did."""

    name: bytes
    operator: bytes
    expires: int
    wrong: int
    device: bytes


class Named(msgspec.Struct, frozen=True, array_like=True):
    """An invitation's name with its proof (b"" where only the name is needed)."""

    name: bytes
    proof: bytes = b""


class Hello(msgspec.Struct, frozen=True, array_like=True):
    """A device begins a session."""

    community: bytes
    device: bytes


class Proof(msgspec.Struct, frozen=True, array_like=True):
    """The device signs the hub's challenge."""

    community: bytes
    device: bytes
    challenge: bytes
    signature: bytes


class Identified(msgspec.Struct, frozen=True, array_like=True):
    """The hub's identity and its signature over the certificate of this connection."""

    protocol: int
    public: bytes
    signature: bytes
    now: int


class Known(msgspec.Struct, frozen=True, array_like=True):
    """Where the community stands at the hub: for `sync status` and the comparison of states."""

    epoch: int
    seq: int
    digest: bytes
    last: int


# How old what is told of a contact may be (ms).
CONTACT_MS: Final = 10 * 60 * 1000


class Reached(msgspec.Struct, frozen=True, array_like=True):
    """A device asks who was heard of, and says how far it has read the log itself."""

    community: bytes
    device: bytes
    seq: int = 0


class Contact(msgspec.Struct, frozen=True, array_like=True):
    """When the hub last heard of a device (ms): what was done there since may be unsent.

    Of a revoked one also when it was told so and when it said that its keys are destroyed, 0 where
    neither came about. `seq` is how far it said that it had read.
    """

    device: bytes
    at: int
    told: int = 0
    gone: int = 0
    seq: int = 0


class LogPage(msgspec.Struct, frozen=True, array_like=True):
    """A page of the log as it is brought: what stands behind the seq `after`."""

    epoch: int
    after: int
    entries: list[Entry]


class Relay(msgspec.Struct, frozen=True, array_like=True):
    """Speaks for a device without a network: what it signed, and how far it has read."""

    device: bytes
    changesets: list[bytes]
    after: int
    ruled: int


class Relayed(msgspec.Struct, frozen=True, array_like=True):
    """`last` as in Pushed; a LogPage's bytes with the judge's signature, which ends at `end`."""

    last: int
    end: int
    body: bytes
    signature: bytes
    verdicts: list[bytes]


class Lease(msgspec.Struct, frozen=True, array_like=True):
    """Asks for a block of `count` member numbers; `after` is the last one leased that it knows.

    `scheme` is a chapter's prefix; the community's own where it is left out.
    """

    after: int
    count: int
    scheme: str | None = None


class Set(msgspec.Struct, frozen=True, array_like=True):
    """A changeset in quarantine."""

    device: bytes
    number: int
    action: bytes
    kind: str
    reason: str
    position: int
    at: int
    changeset: bytes


class Quarantine(msgspec.Struct, frozen=True, array_like=True):
    """Asks for what waits in quarantine beyond (at, device, number), at most so many changesets.

    With `of` those of one device, with `reason` those that did not stand for one reason.
    """

    at: int = 0
    device: bytes = b""
    number: int = 0
    of: bytes = b""
    reason: str = ""
    most: int = 200


class Quarantined(msgspec.Struct, frozen=True, array_like=True):
    """A page of the quarantine, and how many changesets wait on all its pages."""

    total: int
    sets: list[Set]


class Decide(msgspec.Struct, frozen=True, array_like=True):
    """The owner accepts or discards a changeset that was set aside or refused."""

    device: bytes
    number: int
    accept: bool


def encode(said: msgspec.Struct) -> bytes:
    """The bytes of a question or an answer."""
    return msgspec.msgpack.encode(said)
