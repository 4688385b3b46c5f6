"""Nothing is written outside a recording, whatever the statement and whoever runs it."""

from threading import Event

import pytest

from desktop.models.problem import Problem
from desktop.store import guard
from desktop.store.community import Store, open_reads
from desktop.store.database import Connection, DatabaseError

ROWS = "WITH some(n) AS (SELECT 1)"
WRITING = (
    "INSERT INTO state VALUES ('x', 1)",
    "UPDATE state SET value = 1 WHERE name = 'seq' RETURNING value",
    "DELETE FROM operator",
    "REPLACE INTO state VALUES ('x', 1)",
    f"{ROWS} INSERT INTO state SELECT 'x', n FROM some",
    f"{ROWS} DELETE FROM state",
    f"{ROWS} REPLACE/**/INTO state SELECT 'x', n FROM some",
    "/* SELECT */ DELETE FROM state",
    "-- SELECT\nDELETE FROM state",
    "INSERT INTO grams(grams) VALUES ('delete-all')",
    "CREATE TABLE other (x)",
    "CREATE TEMP TABLE other (x)",
    "DROP TRIGGER entry_no_UPDATE",
    "DROP INDEX entry_rule",
    "ALTER TABLE state RENAME TO other",
    "PRAGMA user_version = 7",
    "PRAGMA main.user_version = 7",
    "pragma Writable_Schema = 1",
    "PRAGMA query_only = 0",
    "PRAGMA journal_mode = DELETE",
    "ATTACH ':memory:' AS other",
    "VACUUM",
    "REINDEX",
    "ANALYZE",
)
READING = (
    "SELECT 1",
    "\n select replace('a', 'a', 'insert')",
    "VALUES (1)",
    f"{ROWS} SELECT replace(n, '1', '2') FROM some",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n",
    "EXPLAIN QUERY PLAN SELECT 1",
    "SELECT name FROM pragma_table_info('member')",
    "PRAGMA data_version",
    "PRAGMA integrity_check(1)",
)
KNOWN = "UPDATE state SET value = value WHERE name = 'seq'"


def _state(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT * FROM state ORDER BY name")


def _handed_out(store: Store) -> Connection:
    """The connection that was handed out for a transaction which is over."""
    with store.writing() as connection:
        return connection


@pytest.mark.parametrize("statement", WRITING)
def test_what_writes_is_refused_outside_a_recording(store: Store, statement: str) -> None:
    before = _state(store), store.rows("SELECT name, sql FROM sqlite_master ORDER BY name")
    for ask in (store.rows, store.one, _handed_out(store).execute):
        with pytest.raises(RuntimeError, match="outside a recording"):
            ask(statement)
    assert before == (_state(store), store.rows("SELECT name, sql FROM sqlite_master ORDER BY 1"))
    assert store.rows("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("statement", READING)
def test_what_reads_is_not(store: Store, statement: str) -> None:
    assert store.rows(statement)
    with store.recording("t") as rec:
        assert store.rows(statement)
        rec.put("member", None, {"name": "单文博"})
    assert store.rows(statement)


def test_a_statement_known_from_a_recording_is_refused_after_it(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(KNOWN)
        connection.executemany("DELETE FROM setting WHERE name = ?", [("x",)])
    for refused in (KNOWN, "DELETE FROM setting WHERE name = 'x'"):
        for _ in range(2):
            with pytest.raises(RuntimeError, match="outside a recording"):
                store.rows(refused)
    with pytest.raises(RuntimeError, match="outside a recording"):
        connection.executemany("DELETE FROM setting WHERE name = ?", [("x",)])
    with pytest.raises(RuntimeError, match="outside a recording"):
        connection.execute("DELETE FROM setting WHERE name = ?", ("x",))


def test_a_statement_that_failed_in_a_recording_is_refused_after_it(store: Store) -> None:
    twice = "INSERT INTO state VALUES ('seq', 1)"
    with pytest.raises(DatabaseError), store.writing() as connection:
        connection.execute(twice)
    with pytest.raises(RuntimeError, match="outside a recording"):
        store.rows(twice)


def test_a_statement_from_before_the_guard_is_refused(store: Store) -> None:
    other = store._reopen()
    other.execute(KNOWN)
    other.shut = True
    with pytest.raises(RuntimeError, match="outside a recording"):
        other.execute(KNOWN)
    other.close()


def test_more_statements_than_are_kept_are_refused_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_KEPT", 3)
    written = [f"DELETE FROM setting WHERE name = 'x{i}'" for i in range(8)]
    with store.writing() as connection:
        for statement in written:
            connection.execute(statement)
    for statement in written:
        with pytest.raises(RuntimeError, match="outside a recording"):
            store.rows(statement)


def test_a_search_first_made_in_a_recording_is_answered_after_it(store: Store) -> None:
    search = "SELECT rowid FROM grams WHERE grams MATCH ?"
    with store.recording("t") as rec:
        rec.put("member", None, {"name": "单文博"})
        found = store.rows(search, ('"单"',))
    assert found
    assert store.rows(search, ('"单"',)) == found


def test_a_recording_that_fails_leaves_the_guard_up(store: Store) -> None:
    with pytest.raises(Problem), store.recording("t"):
        raise Problem("entry.no_reason")
    with pytest.raises(RuntimeError, match="outside a recording"):
        store.rows("DELETE FROM operator")
    with store.recording("t") as rec:
        rec.put("member", None, {"name": "单文博"})
    assert store.one("SELECT count(*) FROM member") == (1,)


def test_a_connection_made_anew_is_shut_as_well(store: Store) -> None:
    store._doubtful = True
    with pytest.raises(RuntimeError, match="outside a recording"):
        store.rows("DELETE FROM operator")
    with store.recording("t") as rec:
        rec.put("member", None, {"name": "单文博"})
    assert store.one("SELECT count(*) FROM member") == (1,)


def test_a_long_question_aside_writes_nothing_either(store: Store) -> None:
    reads = open_reads(store)
    for asked in (store, reads):
        with pytest.raises((RuntimeError, Problem, DatabaseError)):
            asked.aside(lambda other: other.rows("DELETE FROM operator"), Event())
    reads.close()
    assert store.one("SELECT count(*) FROM operator") == (1,)
