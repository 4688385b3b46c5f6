"""Whose data keys a changeset seals with: those of the op's own subject and of the field's class.

A value under another person's key would stay readable after its own subject is erased.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple, Protocol

from desktop.models.op import Op
from desktop.models.refusal import IDENTITY, Refused
from desktop.models.schema import Table
from desktop.models.sealing import BrokenSeal, Wrap, class_number, sealed_by
from desktop.models.signed import SignedChangeset, SignedOp


class KeyOf(NamedTuple):
    """To whom a data key belongs, and its class (1 basic, 2 contact, 3 private)."""

    subject: bytes
    cls: int


class Known(Protocol):
    """What the judge knows of data keys."""

    def data_key(self, key: bytes) -> KeyOf | None:
        """Whose key this is; None for one that was never brought, or was destroyed."""
        ...


class Seals:
    """The data keys of one changeset, those that it brings itself among them."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._brought: dict[bytes, KeyOf] = {}

    def check(
        self, table: Table, op: Op, wraps: Iterable[Wrap], subject: bytes, position: int
    ) -> None:
        """Raise Refused where a value names another's key, or a key comes with nothing it seals.

        A key that nobody knows is let pass: it may have been destroyed by erasing.
        """
        used = set()
        for name, value in op.sealed.items():
            if isinstance(value, bytes):
                used.add((sealed_by(value), KeyOf(subject, class_number(table, name))))
        for wrap in wraps:
            whose = KeyOf(wrap.subject, wrap.cls)
            if (wrap.data_key, whose) not in used:
                raise Refused(IDENTITY, position)
            if self._whose(wrap.data_key) not in (None, whose):
                raise Refused(IDENTITY, position)
            self._brought[wrap.data_key] = whose
        if any(self._whose(key) not in (None, whose) for key, whose in used):
            raise Refused(IDENTITY, position)

    def _whose(self, key: bytes) -> KeyOf | None:
        return self._brought.get(key) or self._known.data_key(key)


def named(found: SignedChangeset) -> Iterator[bytes]:
    """The data keys that a changeset's sealed values name, as often as they do."""
    for one in found.ops:
        if isinstance(one, SignedOp):
            for part in one.sealed:
                with suppress(BrokenSeal):
                    if isinstance(part, bytes):
                        yield sealed_by(part)
