"""The state as a new device takes it: rows passed through as they stand, sealed values unopened."""

from desktop.models import schema
from desktop.models.judging_known import Row, Version
from desktop.models.tail import Records
from desktop.models.wire import BODY_LIMIT, encode
from desktop.models.wire_snapshot import Page, Paged, Placed, Rows, SnapshotRow
from hub.core import Hub, Peer
from hub.engine import Session
from hub.held import Held
from hub.places import places
from hub.refusing import Denied
from hub.rows import unpack_row

_MOST = 5_000


def page(hub: Hub, peer: Peer, asked: Page, now_ms: int) -> Paged:
    """The next rows of a table by record. Raises Denied for a table that does not exist.

    Pages read at different times fit together: what changed since the first comes in the log.
    """
    if asked.table not in {table.name for table in schema.TABLES}:
        raise Denied("sync.no_table")
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        head = hub.require_device(held, peer)
        found = session.rows(
            "SELECT record, born, ver, vers, gone, clear, sealed FROM"
            " (SELECT record, born, ver, vers, gone, clear, sealed,"
            "  length(clear) + length(sealed) AS size,"
            "  sum(length(clear) + length(sealed)) OVER (ORDER BY record) AS total FROM"
            "  (SELECT record, born, ver, vers, gone, clear, sealed FROM state"
            "   WHERE community = ? AND tbl = ? AND record > ? ORDER BY record LIMIT ?) AS page)"
            " AS summed WHERE total <= ? OR total = size ORDER BY record",
            (
                peer.community,
                asked.table,
                asked.after,
                min(max(asked.most, 1), _MOST),
                BODY_LIMIT // 4,
            ),
        )
        packer = _Packer()
        rows = [packer.row(unpack_row(one)) for one in found]
        return Paged(
            head.epoch,
            head.seq,
            encode(Rows("rows", asked.table, packer.placed(session, peer.community), rows)),
            held.seeds.listed(packer.seeds),
            rows[-1].record if rows else b"",
            head.mark,
        )


def records(hub: Hub, peer: Peer, asked: Records, now_ms: int) -> Paged:
    """These rows of a table as they stand, those that there are. Raises Denied as `page` does."""
    if asked.table not in {table.name for table in schema.TABLES} or len(asked.records) > _MOST:
        raise Denied("sync.no_table")
    with hub.engine.reading() as session:
        held = Held(hub.engine, session, peer.community, now_ms, lock=False)
        head = hub.require_device(held, peer)
        held.fetch(asked.table, asked.records)
        found = [held.row(asked.table, record) for record in asked.records]
        packer = _Packer()
        rows = [packer.row(row) for row in found if row is not None]
        said = encode(Rows("rows", asked.table, packer.placed(session, peer.community), rows))
        return Paged(head.epoch, head.seq, said, held.seeds.listed(packer.seeds), b"", head.mark)


class _Packer:
    def __init__(self) -> None:
        self._index: dict[tuple[bytes, int, int], int] = {}
        self.changesets: list[tuple[bytes, int, int]] = []
        self.seeds: set[bytes] = set()

    def row(self, row: Row) -> SnapshotRow:
        """A row with its versions as places in the chunk's list."""
        self.seeds.update(value[1:17] for value in row.sealed.values())
        versions = {name: self._at(at) for name, at in row.versions.items()}
        return SnapshotRow(
            row.record,
            self._at(row.born),
            self._at(row.ver),
            versions,
            row.gone,
            row.clear,
            row.sealed,
        )

    def placed(self, session: Session, community: bytes) -> list[Placed]:
        """The chunk's changesets with their places in the log, where those are known."""
        found = places(session, community, self.changesets)
        return [(*one, found.get(one[:2])) for one in self.changesets]

    def _at(self, at: Version) -> int:
        key = (at.device, at.number, at.clock)
        if key not in self._index:
            self._index[key] = len(self.changesets)
            self.changesets.append(key)
        return self._index[key] * 512 + at.position
