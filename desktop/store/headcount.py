"""How many members a community has, without reading them."""

from desktop.store.reads import Reads


def everybody(reads: Reads) -> int:
    """How many members are in the community, whoever looks.

    A member's row is never taken out of the file, so the rows are numbered 1 to n without a gap:
    only the removed ones have to be counted, and they have an index of their own.
    """
    row = reads.one(
        "SELECT coalesce(max(rid), 0) - (SELECT count(*) FROM member WHERE gone = 1) FROM member"
    )
    return int(row[0]) if row else 0
