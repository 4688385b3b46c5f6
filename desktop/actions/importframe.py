"""The rows of one frame while they are decided: their keys and who shares them."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from desktop.actions.importkeys import Kind
from desktop.actions.seen import Seen
from desktop.formats.prepared import PreparedRow
from desktop.models.rowcells import Person
from desktop.store.importing import Directory, People

KeyOf = Callable[[PreparedRow], Hashable | None]

# By name a row without a phone is compared with everybody, one with a phone with phoneless ones.
_BY_NAME = (Kind.NAME, Kind.PHONELESS)


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
        columns = {key: _column(key, rows) for key in set(keys.values())}
        self._keys = {kind: columns[key][0] for kind, key in keys.items()}
        self._marks = {kind: columns[key][1] for kind, key in keys.items()}
        self._phones = [bool(row.phone_ix) for row in rows]
        self._stored = {kind: self._find(kind) for kind in keys}
        self._known: dict[Kind, People] = {}
        self._met = self._meeting()

    def _asks(self, kind: Kind, at: int) -> bool:
        return kind not in _BY_NAME or self._phones[at] == (kind is Kind.PHONELESS)

    def _find(self, kind: Kind) -> dict[int, list[int]]:
        if self._seen[kind].empty or (kind is Kind.NAME and all(self._phones)):
            return {}
        wanted = [
            (at, mark)
            for at, mark in enumerate(self._marks[kind])
            if mark is not None and self._asks(kind, at)
        ]
        found = self._seen[kind].stored([mark for _, mark in wanted])
        return {wanted[at][0]: rows for at, rows in found.items()}

    def _meeting(self) -> set[int]:
        """The rows that may share a key with an earlier row or with another of this frame."""
        met = {at for stored in self._stored.values() for at in stored}
        # Rows that all have a phone are not compared by name with each other.
        passed = _BY_NAME if all(self._phones) else (Kind.PHONELESS,)
        for kind, marks in self._marks.items():
            if kind in passed or len(set(marks)) == len(marks):
                continue
            often = {mark for mark, n in Counter(marks).items() if n > 1 and mark is not None}
            if often:
                met |= {at for at, mark in enumerate(marks) if mark in often}
        return met

    def look_up(self, people: Directory) -> None:
        """Ask the community for whom it knows by these keys."""
        if people.empty:
            return
        asked: dict[Kind, Callable[[list[Any]], People]] = {
            Kind.NUMBER: people.by_number,
            Kind.PHONE: people.by_phone,
            Kind.WECHAT: people.by_wechat,
            Kind.PRINT: people.by_row_key,
            Kind.TAOBAO: people.by_identity,
            Kind.CARD: people.by_identity,
            Kind.SECOND: people.by_phone,
        }
        for kind, ask in asked.items():
            if kind not in self._keys:
                continue
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
        self._met |= {
            at for kind in self._known for at in range(len(self.rows)) if self.known(kind, at)
        }

    def alone(self, at: int) -> bool:
        """Whether nobody shares any key with a row: most rows of a new roster are so."""
        return at not in self._met

    def all_alone(self) -> bool:
        """Whether all its rows are so, and none is refused: they can be taken together."""
        return not self._met and not any(row.reject for row in self.rows)

    def remember_all(self) -> None:
        """Let later rows find each of these rows by any of its keys."""
        for kind, marks in self._marks.items():
            if kind is Kind.PHONELESS:
                marks = [
                    None if row.phone_ix else m for row, m in zip(self.rows, marks, strict=True)
                ]
            self._seen[kind].add_all(self.first, marks)

    def key(self, kind: Kind, at: int) -> Hashable | None:
        """The key of a row."""
        return self._keys[kind][at]

    def known(self, kind: Kind, at: int) -> Sequence[Person]:
        """The members that share it."""
        key = self._keys[kind][at]
        if key is None or kind not in self._known or not self._asks(kind, at):
            return ()
        return self._known[kind].get(self.rows[at].folded if kind in _BY_NAME else key, ())

    def earlier(self, kind: Kind, at: int) -> list[int]:
        """The earlier rows of the file that may share it: their hashes agree."""
        mark = self._marks[kind][at]
        if mark is None or not self._asks(kind, at):
            return []
        return self._stored[kind].get(at, []) + self._seen[kind].fresh(mark)

    def like(self, kind: Kind, mark: int) -> list[int]:
        """The rows remembered under a hash, wherever they stand."""
        return self._seen[kind].stored([mark]).get(0, []) + self._seen[kind].fresh(mark)

    def remember(self, at: int, kind: Kind) -> None:
        """Let later rows find this one by its key."""
        mark = self._marks[kind][at]
        if mark is not None:
            self._seen[kind].add(mark, self.first + at, sought=at in self._met)


def _column(
    key: KeyOf, rows: Sequence[PreparedRow]
) -> tuple[list[Hashable | None], list[int | None]]:
    """The keys of one kind, None where a row has none or is refused, and their hashes."""
    found = [None if row.reject else key(row) for row in rows]
    return found, [None if one is None else hash(one) for one in found]
