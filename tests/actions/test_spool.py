"""Rows kept aside come back as they were, and nobody else can read them."""

import msgspec
import pytest

from desktop.actions.spool import Spool
from desktop.formats.prepared import PreparedRow

ROWS = [PreparedRow(line, {"name": f"成员{line}"}) for line in range(2, 1202)]


@pytest.fixture
def spool() -> Spool:
    """Twelve hundred rows in three frames."""
    made = Spool()
    for start in range(0, len(ROWS), 500):
        part = ROWS[start : start + 500]
        made.add(msgspec.msgpack.encode((part[-1].line, part)), len(part))
    return made


def test_frames_and_single_rows_come_back(spool: Spool) -> None:
    assert spool.count == len(ROWS)
    assert [row for _, rows in spool.frames() for row in rows] == ROWS
    assert [spool.row(at).line for at in (0, 499, 500, 1199)] == [2, 501, 502, 1201]
    assert sum(len(rows) for rows, _ in spool.bodies()) == len(ROWS)
    spool.close()


def test_the_file_holds_no_name_and_ends_with_the_spool(spool: Spool) -> None:
    spool._file.seek(0)
    kept = spool._file.read()
    assert len(kept) >= spool.size
    assert "成员".encode() not in kept
    spool.close()
    with pytest.raises(ValueError, match="closed"):
        spool.row(0)
