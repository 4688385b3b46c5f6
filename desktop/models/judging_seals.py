"""Whose data keys a changeset seals with: those of the op's own subject and of the field's class.

A value under another person's key would stay readable after its own subject is erased.
"""

from collections.abc import Iterable, Iterator

from desktop.models.judging_known import Known
from desktop.models.op import Op
from desktop.models.refusal import IDENTITY, Refused
from desktop.models.schema import Table
from desktop.models.sealing import Seed, class_number, is_sealed
from desktop.models.signed import SignedChangeset, SignedOp


class Seals:
    """The seeds of one changeset, those that it brings itself among them."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._brought: dict[bytes, bytes] = {}
        # The classes of wrapping keys, None where nobody knows one.
        self._classes: dict[bytes, object] = {}

    def check(
        self, table: Table, op: Op, seeds: Iterable[Seed], subject: bytes, position: int
    ) -> None:
        """Raise Refused where a value names another's seed, or a wrapping key of another class.

        The op's values have the form of sealed ones.
        So it is for a seed that comes with nothing it seals. One that nobody knows is let pass: it
        may have been destroyed by erasing.
        """
        used = set()
        for name, value in op.sealed.items():
            if isinstance(value, bytes):
                used.add(value[1:17])
                cls = self._class(value[17:33])
                if cls is not None and cls != class_number(table, name):
                    raise Refused(IDENTITY, position)
        for seed in seeds:
            if seed.id not in used or seed.subject != subject:
                raise Refused(IDENTITY, position)
            if self._whose(seed.id) not in (None, subject):
                raise Refused(IDENTITY, position)
            self._brought[seed.id] = subject
        if any(self._whose(seed) not in (None, subject) for seed in used):
            raise Refused(IDENTITY, position)

    def _whose(self, seed: bytes) -> bytes | None:
        return self._brought.get(seed) or self._known.seed_subject(seed)

    def _class(self, wrapping_key: bytes) -> object:
        if wrapping_key not in self._classes:
            row = self._known.row("wrapping_key", wrapping_key)
            self._classes[wrapping_key] = row.clear.get("cls") if row else None
        return self._classes[wrapping_key]


def named(found: SignedChangeset) -> Iterator[bytes]:
    """The seeds that a changeset's sealed values name, as often as they do."""
    for one in found.ops:
        if isinstance(one, SignedOp):
            for part in one.sealed:
                if isinstance(part, bytes) and is_sealed(part):
                    yield part[1:17]
