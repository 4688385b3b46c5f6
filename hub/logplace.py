"""Where a device is in the log, and whether the log is still the one that it read."""

from desktop.models.tail import NO_MARK, mark
from desktop.models.wire import Pull
from hub.engine import Session
from hub.refusing import Denied


def bounded(number: int) -> int:
    """A number that somebody asked with, as a database can take it."""
    return min(max(number, 0), 2**62)


def mark_at(session: Session, community: bytes, seq: int) -> bytes:
    """The mark where a changeset ends in the log; NO_MARK where none does."""
    found = session.rows("SELECT mark FROM log WHERE community = ? AND seq = ?", (community, seq))
    return bytes(found[0][0]) if found else NO_MARK


def require_past(session: Session, peer: tuple[bytes, bytes], asked: Pull) -> bytes:
    """The mark where the device has read to. Raises Denied where it knows another past.

    A restored hub has lost what the device read, or has something else in that place by now.
    """
    begins = mark_at(session, peer[0], bounded(asked.after))
    verdict = session.rows(
        "SELECT verdict FROM verdict WHERE community = ? AND device = ? AND ruled = ?",
        (*peer, bounded(asked.ruled)),
    )
    told = mark(bytes(verdict[0][0])) if verdict else NO_MARK
    if (asked.mark and asked.mark != begins) or (asked.told and asked.told != told):
        raise Denied("sync.hub_behind")
    return begins
