"""Whether a community's file is today's: seen at each start without the library that changes it."""

from collections.abc import Callable

from desktop.models.problem import Problem
from desktop.store.database import Connection

# The migrations of `migrations.py`, by name.
KNOWN = frozenset(
    {
        "m001_first",
        "m002_daily",
        "m003_sums",
        "m004_roster",
        "m005_spelled",
        "m006_admission",
        "m007_journey",
        "m008_kinds",
        "m009_seeds",
        "m010_calendar",
        "m011_rewards",
        "m012_fees",
        "m013_services",
        "m014_point_value",
        "m015_pack_seats",
        "m016_check_ins",
        "m017_standing",
        "m018_persons",
        "m019_pack_returns",
        "m020_leavers",
        "m021_activity_time",
        "m022_tails",
    }
)
SET = "qunzhu"
TABLE = "_sqlite_migrations"


def migrate(connection: Connection, copy_first: Callable[[], object]) -> list[str]:
    """Bring the file up to date and say which steps it took; `copy_first` runs before any.

    Raises Problem vault.newer_file when the file knows steps that this release does not.
    """
    applied = require_known(connection)
    if applied == KNOWN:
        return []
    if applied:
        copy_first()
    # sqlite-utils takes longer to load than the file to open, and is needed once in a release.
    from desktop.store import migrations

    return migrations.apply(connection)


def require_known(connection: Connection) -> set[str]:
    """The steps a file has taken. Raises Problem vault.newer_file for one unknown here."""
    there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if not connection.execute(there, (TABLE,)).fetchone():
        return set()
    found = connection.execute(f"SELECT name FROM {TABLE} WHERE migration_set = ?", (SET,))
    applied = {str(name) for (name,) in found.fetchall()}
    if applied - KNOWN:
        raise Problem("vault.newer_file")
    return applied
