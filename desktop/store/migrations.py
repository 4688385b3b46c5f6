"""The steps by which an older community's file becomes today's; never edited after a release."""

import sys
from typing import Any, cast

import sqlcipher3
import sqlcipher3.dbapi2

from desktop.store import daily, merged, ordered, steps, sums, tables, widening
from desktop.store.database import Connection

# sqlite-utils catches the exceptions of the module it finds first under this name; without this
# it would look for sqlite3's and leave a transaction open when sqlcipher3 raises its own.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

import sqlite_utils  # noqa: E402  (must follow the lines above)
from sqlite_utils.db import Database  # noqa: E402

MIGRATIONS = sqlite_utils.Migrations(steps.SET)


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


@MIGRATIONS()
def m003_sums(db: Database) -> None:
    """The ledger added up, and indexes for screens that begin with the newest."""
    for statement in sums.STATEMENTS:
        db.conn.execute(statement)


@MIGRATIONS()
def m004_roster(db: Database) -> None:
    """People, chapters and groups in full."""
    _widen(db)


@MIGRATIONS()
def m005_spelled(db: Database) -> None:
    """Numbers as files write them."""
    _widen(db)


@MIGRATIONS()
def m006_admission(db: Database) -> None:
    """Who asks to come in, who came and went, who did what together."""
    _widen(db)


@MIGRATIONS()
def m007_journey(db: Database) -> None:
    """Steps of the ladder, referrals, words of the community, partners."""
    _widen(db)


@MIGRATIONS()
def m008_kinds(db: Database) -> None:
    """Kinds of group of one's own, and the order of numbers by scheme."""
    _widen(db)


@MIGRATIONS()
def m009_seeds(db: Database) -> None:
    """Data keys come from seeds."""
    for table in ("data_key", "wrap"):
        db.conn.execute(f"DROP TABLE IF EXISTS {table}")
    _widen(db)


@MIGRATIONS()
def m010_calendar(db: Database) -> None:
    """The content plan, courses and venues, run sheets, registrations, rotations, packs."""
    _widen(db)


@MIGRATIONS()
def m011_rewards(db: Database) -> None:
    """Wallets, cycles, gifts, coupons, plans and honours."""
    _widen(db)
    for statement in sums.OF_POINTS:
        db.conn.execute(statement)


@MIGRATIONS()
def m012_fees(db: Database) -> None:
    """A payment names the coupon whose fee it is; the index of plans tells terms apart."""
    db.conn.execute("DROP INDEX IF EXISTS payment_plan")
    _widen(db)


@MIGRATIONS()
def m013_services(db: Database) -> None:
    """What the team did, and for how long."""
    _widen(db)


@MIGRATIONS()
def m014_point_value(db: Database) -> None:
    """What a point costs."""
    _widen(db)


@MIGRATIONS()
def m015_pack_seats(db: Database) -> None:
    """Who registered at a pack's door has its place in the order."""
    _widen(db)


@MIGRATIONS()
def m016_check_ins(db: Database) -> None:
    """Each door states its own check-ins."""
    _widen(db)


@MIGRATIONS()
def m017_standing(db: Database) -> None:
    """Whoever ordered is a customer wherever levels are listed."""
    for statement in ordered.added(cast(Connection, db.conn)):
        db.conn.execute(statement)
    _widen(db)


@MIGRATIONS()
def m018_persons(db: Database) -> None:
    """Whom a chain of merges ends at stands beside each record that leads there."""
    _widen(db)
    db.conn.execute(merged.FILLED)


@MIGRATIONS()
def m019_pack_returns(db: Database) -> None:
    """A pack knows which of its files was taken in last."""
    _widen(db)


@MIGRATIONS()
def m020_leavers(db: Database) -> None:
    """Rules find who ever left without reading everybody's time in the community."""
    _widen(db)


@MIGRATIONS()
def m021_activity_time(db: Database) -> None:
    """The index of activities by time holds all that most rules ask of one."""
    db.conn.execute("DROP INDEX activity_time")
    _widen(db)


@MIGRATIONS()
def m022_tails(db: Database) -> None:
    """Whose phone is not on this computer is found by its tail."""
    _widen(db)


def _widen(db: Database) -> None:
    for statement in widening.statements(cast(Connection, db.conn)):
        db.conn.execute(statement)


def apply(connection: Connection) -> list[str]:
    """Take the steps that are due, each in a transaction of its own, and name them."""
    db = Database(cast(Any, connection))
    due = [step.name for step in MIGRATIONS.pending(db)]
    MIGRATIONS.apply(db)
    return due
