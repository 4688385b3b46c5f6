"""The state as a new device takes it: rows passed through as they stand, sealed values unopened."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from desktop.models import schema
from desktop.models.tail import Records
from desktop.models.wire import BODY_LIMIT
from desktop.models.wire_snapshot import Page, Paged, Placed
from hub import foreseeing
from hub.core import Hub, Peer
from hub.engine import Session
from hub.held import Held
from hub.places import places
from hub.refusing import Denied
from hub.rows import unpack_version

_MOST: Final = 5_000
_MANY: Final = 400
_BYTES: Final = BODY_LIMIT // 4
_TABLES: Final = frozenset(table.name for table in schema.TABLES)
# A packed version: 32 bytes name the changeset with its clock, two the op's place in it.
_CHANGESET: Final = 32

_Columns = Sequence[Any]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, bytes]).decode
_EMPTY: Final = _encode({})
_FIRST: Final = bytes(2)


def page(hub: Hub, peer: Peer, asked: Page, now_ms: int) -> Paged:
    """The next rows of these tables by record. Raises Denied for a table that does not exist.

    Pages read at different times fit together: what changed since the first comes in the log.
    """
    if not _TABLES.issuperset(asked.tables):
        raise Denied("sync.no_table")
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        head = hub.require_device(held, peer)
        packer = _Packer(session, peer.community)
        table, last = _fill(packer, asked)
        seeds = held.seeds.whole(packer.subjects, packer.seeds)
        return Paged(head.epoch, head.seq, packer.packed, seeds, table, last, head.mark)


def _fill(packer: "_Packer", asked: Page) -> tuple[str, bytes]:
    """Take rows until the page is full; where the next goes on, ("", b"") behind the last."""
    left, room = min(max(asked.most, 1), _MOST), _BYTES
    for table in packer.filled(asked.tables):
        if left <= 0 or room <= 0:
            return table, b""
        after = asked.after if table == asked.tables[0] else b""
        found = packer.rows(table, after, left, room)
        packer.take(table, found)
        left -= len(found)
        room -= sum(len(one[5]) + len(one[6]) for one in found)
        if found and packer.goes_on(table, found[-1][0]):
            return table, bytes(found[-1][0])
    return "", b""


def records(hub: Hub, peer: Peer, asked: Records, now_ms: int) -> Paged:
    """These rows of a table as they stand, those that there are. Raises Denied as `page` does."""
    if asked.table not in _TABLES or len(asked.records) > _MOST:
        raise Denied("sync.no_table")
    wanted = list(dict.fromkeys(asked.records))
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        head = hub.require_device(held, peer)
        found: list[_Columns] = []
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            found += session.rows(*foreseeing.records(peer.community, asked.table, part))
        packer = _Packer(session, peer.community)
        packer.take(asked.table, found)
        seeds = held.seeds.whole(packer.subjects, packer.seeds)
        return Paged(head.epoch, head.seq, packer.packed, seeds, mark=head.mark)


class _Packer:
    """Rows of a community as pages hold them: what the hub cannot read it does not take apart."""

    def __init__(self, session: Session, community: bytes) -> None:
        self._session = session
        self._community = community
        self.packed: list[bytes] = []
        self.seeds: set[bytes] = set()
        self.subjects: set[bytes] = set()

    def filled(self, tables: Sequence[str]) -> list[str]:
        """Those of the tables that have rows, in the order asked: most have none."""
        asked = tuple(dict.fromkeys(tables))
        if not asked:
            return []
        found = self._session.rows(
            f"SELECT column1 FROM (VALUES {', '.join(['(?)'] * len(asked))}) AS asked"
            " WHERE EXISTS (SELECT 1 FROM state WHERE community = ? AND tbl = column1)",
            (*asked, self._community),
        )
        there = {one[0] for one in found}
        return [name for name in asked if name in there]

    def rows(self, table: str, after: bytes, most: int, room: int) -> list[_Columns]:
        """So many rows beyond a record, up to so many bytes; one at least where there is any."""
        found = self._session.rows(
            "SELECT record, born, ver, vers, gone, clear, sealed FROM"
            " (SELECT record, born, ver, vers, gone, clear, sealed,"
            "  length(clear) + length(sealed) AS size,"
            "  sum(length(clear) + length(sealed)) OVER (ORDER BY record) AS total FROM"
            "  (SELECT record, born, ver, vers, gone, clear, sealed FROM state"
            "   WHERE community = ? AND tbl = ? AND record > ? ORDER BY record LIMIT ?) AS page)"
            " AS summed WHERE total <= ? OR total = size ORDER BY record",
            (self._community, table, after, most, room),
        )
        return list(found)

    def goes_on(self, table: str, after: bytes) -> bool:
        """Whether the table has rows beyond a record."""
        found = self._session.rows(
            "SELECT 1 FROM state WHERE community = ? AND tbl = ? AND record > ? LIMIT 1",
            (self._community, table, after),
        )
        return bool(found)

    def take(self, table: str, found: Iterable[_Columns]) -> None:
        """Pack rows of a table by their columns (`rows.pack_row`), if there are any."""
        index: dict[bytes, int] = {}

        def at(version: bytes) -> int:
            changeset = index.setdefault(version[:_CHANGESET], len(index))
            return changeset * 512 + int.from_bytes(version[_CHANGESET:], "big")

        packed, own = [], schema.table(table).subject in ("self", "suspect")
        for record, born, ver, vers, gone, clear, sealed in found:
            versions = {name: at(one) for name, one in _decode(vers).items()} if vers else {}
            if sealed != _EMPTY:
                self.seeds.update([value[1:17] for value in _decode(sealed).values()])
            if own and not gone:
                self.subjects.add(bytes(record))
            said = msgspec.Raw(clear), msgspec.Raw(sealed)
            packed.append((record, at(born), at(ver), versions, bool(gone), *said))
        if packed:
            self.packed.append(_encode(("rows", table, self._placed(index), packed)))

    def _placed(self, index: Iterable[bytes]) -> list[Placed]:
        """The changesets with their places in the log, where those are known."""
        listed = [unpack_version(one + _FIRST) for one in index]
        found = places(
            self._session, self._community, [(one.device, one.number, 0) for one in listed]
        )
        return [
            (one.device, one.number, one.clock, found.get((one.device, one.number)))
            for one in listed
        ]
