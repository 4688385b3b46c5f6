"""Work that its author said anew under another id: under the former one it would stand twice."""

from collections.abc import Iterable, Sequence

from desktop.models.op import Head


def twice(found: Sequence[Head], others: Iterable[Head]) -> frozenset[int]:
    """The numbers of those whose work, an action at a clock, `others` are already.

    `others` stand, or wait for the owner, under the id of another device than theirs.
    """
    here = {(head.action, head.clock) for head in others}
    return frozenset(head.number for head in found if (head.action, head.clock) in here)
