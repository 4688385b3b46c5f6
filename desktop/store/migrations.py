"""The steps by which an older community's file becomes today's; never edited after a release."""

from collections.abc import Callable

from desktop.models.problem import Problem
from desktop.store import daily, tables
from desktop.store.database import Database, sqlite_utils

MIGRATIONS = sqlite_utils.Migrations("qunzhu")


@MIGRATIONS()
def m001_first(db: Database) -> None:
    """Everything the first release knows."""
    for statement in tables.statements():
        db.conn.execute(statement)


@MIGRATIONS()
def m002_daily(db: Database) -> None:
    """Activities counted by day, for the picture of their course."""
    for statement in daily.STATEMENTS:
        db.conn.execute(statement)


KNOWN = frozenset({"m001_first", "m002_daily"})


def migrate(db: Database, copy_first: Callable[[], object]) -> list[str]:
    """Bring the file up to date and say which steps it took; `copy_first` runs before any.

    Raises Problem vault.newer_file when the file knows steps that this release does not.
    """
    applied = require_known(db)
    steps = [step.name for step in MIGRATIONS.pending(db)]
    if not steps:
        return []
    if applied:
        copy_first()
    MIGRATIONS.apply(db)
    return steps


def require_known(db: Database) -> set[str]:
    """The steps a file has taken. Raises Problem vault.newer_file for one unknown here."""
    applied = {step.name for step in MIGRATIONS.applied(db)}
    if applied - KNOWN:
        raise Problem("vault.newer_file")
    return applied
