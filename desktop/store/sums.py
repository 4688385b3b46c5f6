"""The ledger added up by rule, kind and day, kept by the file itself, so that no screen adds it up.

Triggers keep it, as they keep the activities counted by day. With it come the indexes by which a
list of entries begins with its newest, and a calendar finds what may touch a few days.
"""

from datetime import date
from typing import Any

from desktop.models.award import EntryQuery
from desktop.store.reads import Reads

# What no rule gave stands under the empty rule; a day is the one in the entry's local time.
_CELL = "coalesce({row}.rule, x''), coalesce({row}.kind, '')"
_DAY = "substr(coalesce({row}.local, ''), 1, 10)"
_POINTS = "coalesce({row}.points, 0)"
LASTING = (
    "(coalesce(rule, '') <> '' OR coalesce(rdates, '[]') <> '[]'"
    " OR instr(coalesce(ics, ''), 'RECURRENCE-ID') > 0)"
)
# Single occurrences are found by their start; the few that are longer than this by themselves.
LONGEST_DAYS = 62


def _more(row: str, sign: str) -> str:
    """Add or take off what a row of the ledger comes to."""
    cell, day, points = (text.format(row=row) for text in (_CELL, _DAY, _POINTS))
    return (
        f"INSERT INTO ledger_sum (rule, kind, n, points) VALUES ({cell}, {sign}1, {sign}{points})"
        " ON CONFLICT DO UPDATE SET n = n + excluded.n, points = points + excluded.points;"
        f" INSERT INTO ledger_day (day, points) VALUES ({day}, {sign}{points})"
        " ON CONFLICT DO UPDATE SET points = points + excluded.points;"
    )


_HELD = "coalesce({row}.points, 0) * ({row}.gone = 0)"
_NOW, _WAS = _HELD.format(row="new"), _HELD.format(row="old")

STATEMENTS = (
    """CREATE TABLE ledger_sum (
        rule BLOB NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, points INTEGER NOT NULL,
        PRIMARY KEY (rule, kind)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ledger_day (
        day TEXT PRIMARY KEY, points INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    # What the members of the list hold together: one row.
    "CREATE TABLE held (points INTEGER NOT NULL) STRICT",
    f"INSERT INTO ledger_sum SELECT {_CELL}, count(*), sum({_POINTS}) FROM entry e"
    " WHERE gone = 0 GROUP BY 1, 2".format(row="e"),
    f"INSERT INTO ledger_day SELECT {_DAY}, sum({_POINTS}) FROM entry e"
    " WHERE gone = 0 GROUP BY 1".format(row="e"),
    "INSERT INTO held SELECT coalesce(sum(points), 0) FROM member WHERE gone = 0",
    "CREATE TRIGGER ledger_sum_insert AFTER INSERT ON entry WHEN new.gone = 0"
    f" BEGIN {_more('new', '')} END",
    "CREATE TRIGGER ledger_sum_update AFTER UPDATE OF rule, kind, local, points, gone ON entry"
    " WHEN old.gone = 0"
    f" BEGIN {_more('old', '-')} END",
    "CREATE TRIGGER ledger_sum_revise AFTER UPDATE OF rule, kind, local, points, gone ON entry"
    " WHEN new.gone = 0"
    f" BEGIN {_more('new', '')} END",
    "CREATE TRIGGER ledger_sum_delete AFTER DELETE ON entry WHEN old.gone = 0"
    f" BEGIN {_more('old', '-')} END",
    f"CREATE TRIGGER held_insert AFTER INSERT ON member WHEN {_NOW} <> 0"
    f" BEGIN UPDATE held SET points = points + {_NOW}; END",
    f"CREATE TRIGGER held_update AFTER UPDATE OF points, gone ON member WHEN {_NOW} <> {_WAS}"
    f" BEGIN UPDATE held SET points = points + {_NOW} - {_WAS}; END",
    f"CREATE TRIGGER held_delete AFTER DELETE ON member WHEN {_WAS} <> 0"
    f" BEGIN UPDATE held SET points = points - {_WAS}; END",
    # The activities counted by day, added up by kind.
    """CREATE TABLE activity_sum (
        kind TEXT PRIMARY KEY, n INTEGER NOT NULL,
        voided INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "INSERT INTO activity_sum SELECT kind, sum(n), sum(voided) FROM daily GROUP BY kind",
    """CREATE TRIGGER activity_sum_insert AFTER INSERT ON daily BEGIN
        INSERT INTO activity_sum VALUES (new.kind, new.n, new.voided) ON CONFLICT DO UPDATE
        SET n = n + excluded.n, voided = voided + excluded.voided; END""",
    """CREATE TRIGGER activity_sum_update AFTER UPDATE ON daily BEGIN
        UPDATE activity_sum SET n = n + new.n - old.n, voided = voided + new.voided - old.voided
        WHERE kind = new.kind; END""",
    "DROP INDEX IF EXISTS entry_time",
    "CREATE INDEX entry_newest ON entry(at DESC, born DESC) WHERE gone = 0",
    "CREATE INDEX entry_kind ON entry(kind, at DESC, born DESC) WHERE gone = 0",
    "CREATE INDEX entry_of_rule ON entry(rule, at DESC, born DESC, kind, member) WHERE gone = 0",
    "DROP INDEX entry_member",
    "CREATE INDEX entry_member ON entry(member, at DESC, born DESC, kind, points, gone)",
    "DROP INDEX activity_newest",
    "CREATE INDEX activity_newest ON activity(local DESC, id, kind, member) WHERE gone = 0",
    "DROP INDEX activity_member",
    "CREATE INDEX activity_member ON activity(member, kind, at, gone)",
    "DROP INDEX audit_member",
    "CREATE INDEX audit_member ON audit(member, at)",
    "CREATE INDEX suspect_open ON suspect(batch) WHERE gone = 0 AND state = 'open'",
    "CREATE INDEX attendance_newest ON attendance(at DESC, occurrence)"
    " WHERE gone = 0 AND coalesce(state, '') <> 'voided'",
    f"CREATE INDEX series_lasting ON series(start) WHERE gone = 0 AND {LASTING}",
    f"CREATE INDEX series_long ON series(start) WHERE gone = 0 AND minutes > {LONGEST_DAYS * 1440}",
)

_SUMMED = "{row}.gone = 0 AND {row}.wallet IS NULL"
_OLD, _NEW = _SUMMED.format(row="old"), _SUMMED.format(row="new")
_RESTATED = "UPDATE OF rule, kind, local, points, gone, wallet"

# The sums are of points alone: what other wallets hold is no points. A list of entries tells the
# wallets apart within its indexes.
OF_POINTS = (
    *(f"DROP TRIGGER ledger_sum_{name}" for name in ("insert", "update", "revise", "delete")),
    f"CREATE TRIGGER ledger_sum_insert AFTER INSERT ON entry WHEN {_NEW}"
    f" BEGIN {_more('new', '')} END",
    f"CREATE TRIGGER ledger_sum_update AFTER {_RESTATED} ON entry WHEN {_OLD}"
    f" BEGIN {_more('old', '-')} END",
    f"CREATE TRIGGER ledger_sum_revise AFTER {_RESTATED} ON entry WHEN {_NEW}"
    f" BEGIN {_more('new', '')} END",
    f"CREATE TRIGGER ledger_sum_delete AFTER DELETE ON entry WHEN {_OLD}"
    f" BEGIN {_more('old', '-')} END",
    *(f"DROP INDEX entry_{name}" for name in ("newest", "kind", "of_rule", "member")),
    "CREATE INDEX entry_newest ON entry(at DESC, born DESC, wallet) WHERE gone = 0",
    "CREATE INDEX entry_kind ON entry(kind, at DESC, born DESC, wallet) WHERE gone = 0",
    "CREATE INDEX entry_of_rule ON entry(rule, at DESC, born DESC, kind, member, wallet)"
    " WHERE gone = 0",
    "CREATE INDEX entry_member ON entry(member, at DESC, born DESC, kind, points, gone, wallet)",
    "CREATE INDEX entry_expires ON entry(expires, member) WHERE expires IS NOT NULL",
    # Few entries are of another wallet than points.
    "CREATE INDEX entry_wallet ON entry(wallet, member, at) WHERE wallet IS NOT NULL",
)


def listed(reads: Reads, query: EntryQuery) -> tuple[int, int]:
    """(entries, sum of their points) of a list narrowed by nothing but kinds and a rule."""
    where, given = ["1"], list[Any]()
    if query.rule is not None:
        where.append("rule = ?")
        given.append(query.rule)
    if query.kinds:
        where.append(f"kind IN ({', '.join('?' * len(query.kinds))})")
        given += query.kinds
    row = reads.one(
        "SELECT coalesce(sum(n), 0), coalesce(sum(points), 0) FROM ledger_sum"
        f" WHERE {' AND '.join(where)}",
        given,
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def held(reads: Reads) -> int:
    """The points that the members of the list hold together."""
    row = reads.one("SELECT points FROM held")
    return int(row[0]) if row else 0


def by_day(reads: Reads, after: date) -> dict[str, int]:
    """Day → net points of the entries whose own time is on it, for the days after one."""
    return dict(
        reads.rows("SELECT day, points FROM ledger_day WHERE day > ?", (after.isoformat(),))
    )
