"""Where an op stands in the judge's log, as SQL: the order by which the first of two counts."""

from typing import Final

from desktop.store.refs import POSITIONS

MANY: Final = 1 << 62
# Where a device that joined puts the changeset that ends at seq 0, and the others around it.
ORIGIN: Final = 1 << 40


def place(of: str) -> str:
    """SQL: where a changeset stands; what is not decided yet comes behind everything that is.

    What is known by name only, from a snapshot, stands under its place in the log; its seq is by
    how much the log was counted anew since.
    """
    known = f"WHEN {of}.head = x'' THEN {of}.rid - {ORIGIN} + {of}.seq ELSE {of}.seq END"
    return f"CASE WHEN {of}.seq IS NULL THEN {MANY} {known}"


PLACE: Final = place("c")


def joined(row: str) -> str:
    """SQL: joins as c the changeset that a row was born in."""
    return f"JOIN changeset c ON c.rid = {row}.born / {POSITIONS}"
