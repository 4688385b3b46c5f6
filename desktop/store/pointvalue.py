"""What a point of the community costs."""

from decimal import Decimal

from desktop.models.pointvalue import of_kept
from desktop.store.reads import Reads


def read(reads: Reads) -> Decimal:
    """In yuan; 0 where nobody said it."""
    row = reads.one("SELECT point_value FROM community WHERE gone = 0")
    return of_kept(row[0] if row else None)
