"""Kinds of group of the community's own, and what groups of each hold."""

from desktop.models.group import OwnKind
from desktop.store.reads import Reads


def by_name(reads: Reads) -> dict[str, OwnKind]:
    """Those of which something is said, by name."""
    rows = reads.rows("SELECT kind, capacity, soft FROM team_kind WHERE gone = 0 ORDER BY kind")
    return {kind: OwnKind(kind, capacity, bool(soft)) for kind, capacity, soft in rows}


def in_use(reads: Reads) -> list[str]:
    """Every kind that a group has or of which something is said."""
    rows = reads.rows(
        "SELECT kind FROM team WHERE gone = 0 AND kind <> ''"
        " UNION SELECT kind FROM team_kind WHERE gone = 0 ORDER BY 1"
    )
    return [str(row[0]) for row in rows]
