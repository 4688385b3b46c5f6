"""Reads of the first screen and of the window's frame."""

from desktop.models.home import Community
from desktop.store.reads import Reads


def community(reads: Reads) -> Community:
    """Name, number of members and zone of the open community."""
    row = reads.one("SELECT name, zone FROM community WHERE gone = 0")
    name, zone = row if row else ("", "")
    counted = reads.one("SELECT count(*) FROM member WHERE gone = 0")
    return Community(name or "", counted[0] if counted else 0, zone or "Asia/Shanghai")
