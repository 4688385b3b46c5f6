"""What the judge told this device of its changesets, kept as he signed it."""

from desktop.models.signed import Ruling
from desktop.store.database import Connection, value


def keep(connection: Connection, ruling: Ruling, wire: bytes) -> bool:
    """Remember a verdict behind those heard before; False for one that is known."""
    if value(connection, "SELECT 1 FROM verdict WHERE wire = ?", (wire,)):
        return False
    connection.execute(
        "INSERT INTO verdict (ruled, number, verdict, reason, position, at, wire)"
        " SELECT max(coalesce(max(ruled), 0), 0) + 1, ?, ?, ?, ?, ?, ? FROM verdict",
        (ruling.number, ruling.verdict, ruling.reason, ruling.position, ruling.at, wire),
    )
    return True
