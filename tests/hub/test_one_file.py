"""The embedded database under several threads: each transaction whole, no more connections than
are at work at once."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.sqlite import SqliteEngine


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[SqliteEngine]:
    found = SqliteEngine(tmp_path / "hub.db", os.urandom(32), durable=False)
    with found.writing() as session:
        session.run("CREATE TABLE counter (n INTEGER)")
        session.run("INSERT INTO counter VALUES (0)")
    yield found
    found.close()


def _count(engine: SqliteEngine) -> None:
    with engine.writing() as session:
        (n,) = session.rows("SELECT n FROM counter")[0]
        session.run("UPDATE counter SET n = ?", (n + 1,))


def _fail(engine: SqliteEngine) -> None:
    with engine.writing() as session:
        session.run("UPDATE counter SET n = 99")
        raise ValueError("no")


def _together(engine: SqliteEngine, threads: int, turns: int) -> None:
    def work() -> None:
        for _ in range(turns):
            _count(engine)

    some = [threading.Thread(target=work) for _ in range(threads)]
    for one in some:
        one.start()
    for one in some:
        one.join()


def _open_files(engine_file: Path) -> int:
    """How often this process has the file open: once for each connection."""
    found = (Path("/proc/self/fd") / name for name in os.listdir("/proc/self/fd"))
    return sum(os.path.realpath(one) == str(engine_file) for one in found)


def test_eight_threads_lose_no_transaction(engine: SqliteEngine) -> None:
    _together(engine, 8, 40)
    with engine.reading() as session:
        assert session.rows("SELECT n FROM counter") == [(320,)]


def test_threads_that_come_one_after_another_share_a_connection(
    engine: SqliteEngine, tmp_path: Path
) -> None:
    for _ in range(6):
        _together(engine, 1, 1)
    assert _open_files((tmp_path / "hub.db").resolve()) == 1


def test_a_transaction_that_failed_leaves_its_connection_fit_for_the_next(
    engine: SqliteEngine,
) -> None:
    with pytest.raises(ValueError, match="no"):
        _fail(engine)
    _count(engine)
    with engine.reading() as session:
        assert session.rows("SELECT n FROM counter") == [(1,)]
