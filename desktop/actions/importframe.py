"""The rows of one frame while they are decided: their keys and who shares them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from desktop.actions.importkeys import Kind
from desktop.actions.seen import Seen
from desktop.formats.roster import PreparedRow
from desktop.models.importing import Person
from desktop.store.importing import Directory, People

KeyOf = Callable[[PreparedRow], Hashable | None]


class Frame:
    """At most 500 rows with, for each kind of key, who among members and earlier rows shares it."""

    def __init__(
        self,
        first: int,
        rows: Sequence[PreparedRow],
        keys: Mapping[Kind, KeyOf],
        seen: Mapping[Kind, Seen],
    ) -> None:
        self.first = first
        self.rows = rows
        self._seen = seen
        self._keys = {
            kind: [None if row.reject else key(row) for row in rows] for kind, key in keys.items()
        }
        self._stored = {kind: self._find(kind) for kind in keys}
        self._known: dict[Kind, People] = {}

    def _asks(self, kind: Kind, at: int) -> bool:
        """Whether a row is compared by this kind of key: by name all phoneless, or with those."""
        if kind in (Kind.NAME, Kind.PHONELESS):
            return bool(self.rows[at].phone_ix) == (kind is Kind.PHONELESS)
        return True

    def _find(self, kind: Kind) -> dict[int, list[int]]:
        wanted = [
            (at, hash(key))
            for at, key in enumerate(self._keys[kind])
            if key is not None and self._asks(kind, at)
        ]
        found = self._seen[kind].stored([key for _, key in wanted])
        return {wanted[at][0]: rows for at, rows in found.items()}

    def look_up(self, people: Directory) -> None:
        """Ask the community for whom it knows by these keys."""
        if people.empty:
            return
        asked: dict[Kind, Callable[[list[Any]], People]] = {
            Kind.NUMBER: people.by_number,
            Kind.PHONE: people.by_phone,
            Kind.WECHAT: people.by_wechat,
            Kind.PRINT: people.by_row_key,
        }
        for kind, ask in asked.items():
            self._known[kind] = ask([key for key in self._keys[kind] if key is not None])
        for kind, by_name in (
            (Kind.NAME, people.by_name),
            (Kind.PHONELESS, people.phoneless_by_name),
        ):
            names = [
                row.folded
                for at, row in enumerate(self.rows)
                if not row.reject and self._asks(kind, at)
            ]
            self._known[kind] = by_name(names)

    def alone(self, at: int) -> bool:
        """Whether nobody shares any key with a row: most rows of a new roster are so."""
        for kind, keys in self._keys.items():
            key = keys[at]
            if key is None or not self._asks(kind, at):
                continue
            if at in self._stored[kind] or self._seen[kind].fresh(hash(key)):
                return False
            if self.known(kind, at):
                return False
        return True

    def key(self, kind: Kind, at: int) -> Hashable | None:
        """The key of a row."""
        return self._keys[kind][at]

    def known(self, kind: Kind, at: int) -> Sequence[Person]:
        """The members that share it."""
        key = self._keys[kind][at]
        if key is None or kind not in self._known:
            return ()
        if kind in (Kind.NAME, Kind.PHONELESS):
            key = self.rows[at].folded
        return self._known[kind].get(key, ())

    def earlier(self, kind: Kind, at: int) -> list[int]:
        """The earlier rows of the file that may share it: their hashes agree."""
        key = self._keys[kind][at]
        if key is None or not self._asks(kind, at):
            return []
        return self._stored[kind].get(at, []) + self._seen[kind].fresh(hash(key))

    def like(self, kind: Kind, mark: int) -> list[int]:
        """The rows remembered under a hash, wherever they stand."""
        return self._seen[kind].stored([mark]).get(0, []) + self._seen[kind].fresh(mark)

    def remember(self, at: int, kind: Kind) -> None:
        """Let later rows find this one by its key."""
        key = self._keys[kind][at]
        if key is not None:
            self._seen[kind].add(hash(key), self.first + at)
