"""Records taken back to what is confirmed, with the pending ops to put on them again.

docs/decisions/pending-on-top-of-confirmed.md says why.
"""

from collections.abc import Iterable, Iterator

from desktop.store import pending
from desktop.store.database import Connection


class Lifted:
    """What of the pending is off, while a page of the log is taken."""

    def __init__(self, connection: Connection, *, waits: bool) -> None:
        """`waits`: whether anything is pending at all."""
        self._db = connection
        self.waits = waits
        self.tables: set[str] = set()
        self._off: dict[tuple[str, bytes], list[int]] = {}

    def make_bare(self, records: Iterable[tuple[str, bytes]]) -> None:
        """Take these records back to what is confirmed, where something waits."""
        for key in records if self.waits else ():
            if key not in self._off and (refs := pending.withdraw(self._db, *key)):
                self._off[key] = refs

    def lift(self, span: range) -> None:
        """Take the records of these pending ops back to what is confirmed."""
        for table, record in self._db.execute(
            "SELECT DISTINCT tbl, record FROM pending WHERE op BETWEEN ? AND ?",
            (span.start, span.stop - 1),
        ).fetchall():
            self._off[table, bytes(record)] = pending.withdraw(self._db, table, bytes(record))
            self.tables.add(table)

    def overtakes(self, span: range) -> bool:
        """Whether ops from before these wait on one of their records."""
        found = self._db.execute(
            "SELECT 1 FROM pending b JOIN pending a ON a.tbl = b.tbl AND a.record = b.record"
            " AND a.op BETWEEN ? AND ? WHERE b.op < ? LIMIT 1",
            (span.start, span.stop - 1, span.start),
        )
        return found.fetchone() is not None

    def touches(self, span: range) -> bool:
        """Whether one of these ops is off."""
        return any(ref in span for ref in self.refs())

    def holds(self, record: tuple[str, bytes], ref: int) -> bool:
        """Whether this op is off this record."""
        return ref in self._off.get(record, ())

    def forget(self, span: range) -> None:
        """These ops are not put on again."""
        for key, refs in self._off.items():
            self._off[key] = [ref for ref in refs if ref not in span]

    def refs(self) -> Iterator[int]:
        """All ops that are off."""
        return (ref for refs in self._off.values() for ref in refs)
