"""Chapters and groups are made by their names: two devices that make one make the same."""

from desktop.models.names import fold
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def record_for(reads: Reads, rec: Recorder, table: str, name: str) -> bytes | None:
    """The id under which a new chapter, group or custom field of this name is made.

    None, for an id of its own, where what was once made by that name is called otherwise now.
    """
    record = rec.fact(table, fold(name))
    there = reads.one(f"SELECT 1 FROM {table} WHERE id = ? AND gone = 0", (record,))
    return None if there else record
