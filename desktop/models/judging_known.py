"""What the judge knows: records, with the versions by which their fields stand."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple, Protocol

from msgspec import Struct, field

from desktop.models.op import OpId
from desktop.models.permission import Actor


class Version(NamedTuple):
    """Which op a field stands by; greater means later: effective clock, then device."""

    clock: int
    device: bytes
    number: int
    position: int

    @property
    def op(self) -> OpId:
        """The op's id."""
        return OpId(self.device, self.number, self.position)


class Row(Struct, gc=False):
    """A record as the judge knows it: clear values, sealed values as bytes, versions."""

    record: bytes
    born: Version
    ver: Version
    versions: dict[str, Version] = field(default_factory=dict)
    gone: bool = False
    clear: dict[str, Any] = field(default_factory=dict)
    sealed: dict[str, bytes] = field(default_factory=dict)

    def version(self, name: str) -> Version:
        """The op by which this field stands."""
        return self.versions.get(name, self.ver)

    def copy(self) -> "Row":
        """The same row, to be changed apart."""
        return Row(
            self.record, self.born, self.ver, dict(self.versions), self.gone,
            dict(self.clear), dict(self.sealed),
        )  # fmt: skip


class Known(Protocol):
    """What the judge knows while it holds the community's lock."""

    @property
    def community(self) -> bytes:
        """The community's id."""
        ...

    @property
    def today(self) -> str:
        """The day of the community's zone, "YYYY-MM-DD", on which roles are judged."""
        ...

    def row(self, table: str, record: bytes) -> Row | None:
        """A record's row, tombstones included."""
        ...

    def where(self, table: str, name: str, value: object) -> Iterator[Row]:
        """The live rows of a (small) table with this clear value."""
        ...

    def actor(self, operator: bytes) -> Actor:
        """The operator with the rights of the roles in force today."""
        ...

    def awards(self, rule: bytes, members: Collection[bytes]) -> Iterator[Row]:
        """Every award that a rule gave to one of these members, taken back or not."""
        ...

    def members(self) -> int:
        """How many members there are, with what stands so far."""
        ...

    def fetch(self, table: str, records: Iterable[bytes]) -> None:
        """Read these records at once: `row` is about to be asked for each."""
        ...

    def seed_subject(self, seed: bytes) -> bytes | None:
        """Whose seed this is; None for one that was never brought, or was destroyed."""
        ...

    def erased(self, subject: bytes) -> bool:
        """Whether this person was erased: what was said of him may lack its values."""
        ...
