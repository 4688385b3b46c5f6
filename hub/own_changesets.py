"""Changesets that the hub makes and signs: devices let in, numbers leased, awards clipped."""

from collections.abc import Sequence
from typing import Final, Protocol

from desktop.models.ids import new_id
from desktop.models.judging import Judged, Working, judge
from desktop.models.op import FORMAT, Op, encode_head, pack
from desktop.models.op import Head as ChangesetHead
from desktop.models.schema import SCHEMA
from desktop.models.signed import SignedOp, read_changeset, sign_changeset
from desktop.models.tail import judge_number
from hub.held import Held
from hub.identity import Identity

# The kind of what follows on awards beyond a cap.
CLIPS: Final = "award.clip"


class Judge(Protocol):
    """What of a hub is needed here."""

    @property
    def judge(self) -> bytes:
        """The id under which it makes changesets."""
        ...

    @property
    def identity(self) -> Identity:
        """What it signs with."""
        ...

    def stand(self, held: Held, judged: Judged, data: bytes) -> None:
        """Append to the log and give the changeset its effect."""
        ...


def stand_by_judge(hub: Judge, held: Held, kind: str, ops: Sequence[Op]) -> None:
    """Append a changeset that the hub makes and signs itself."""
    assert held.head is not None
    last = judge_number(held.head.epoch, held.head.seq + len(ops))
    head = ChangesetHead(
        FORMAT,
        held.community,
        held.head.epoch,
        hub.judge,
        last,
        last - len(ops) + 1,
        len(ops),
        held.now_ms << 16,
        new_id(held.now_ms),
        kind,
        SCHEMA,
    )
    packed = [SignedOp(pack(op).clear) for op in ops]
    data = sign_changeset(hub.identity.private, encode_head(head), packed)
    judged = judge(read_changeset(data), held, b"", held.now_ms, lambda case: None, _by_the_hub)
    hub.stand(held, judged, data)


def _by_the_hub(working: Working, judged: Judged) -> None:
    """What the hub does itself needs nobody's leave."""
