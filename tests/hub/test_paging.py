"""A page of the log costs what is in it, however much follows."""

import os
from pathlib import Path

import pytest

from hub.engine import Engine
from hub.paging import Own, entries

_COMMUNITY = bytes(16)
_ONE = 60_000


@pytest.fixture
def long_log(engine: Engine) -> Engine:
    with engine.writing() as session:
        session.many(
            "INSERT INTO log"
            " (community, seq, device, number, action, clock, at, changeset, mark, whole)"
            " VALUES (?, ?, ?, ?, ?, 7, 0, ?, ?, ?)",
            (
                (
                    _COMMUNITY,
                    seq,
                    bytes(16),
                    seq,
                    bytes(16),
                    os.urandom(_ONE),
                    bytes(16),
                    int(seq != 5),
                )
                for seq in range(1, 301)
            ),
        )
    return engine


def _page(engine: Engine, after: int, until: int, most: int) -> list[int]:
    with engine.reading() as session:
        return [one.seq for one in entries(session, "log", _COMMUNITY, after, until, most)]


def test_a_page_has_whole_entries_up_to_its_size_and_one_at_least(long_log: Engine) -> None:
    assert _page(long_log, 0, 300, 3 * _ONE) == [1, 2, 3]
    assert _page(long_log, 3, 300, 3 * _ONE - 1) == [4, 5]
    assert _page(long_log, 7, 300, 0) == [8]
    assert _page(long_log, 7, 9, 2**40) == [8, 9]
    assert _page(long_log, 300, 300, 2**40) == []


def test_of_its_own_a_device_hears_the_signature_where_nothing_was_erased(long_log: Engine) -> None:
    with long_log.reading() as session:
        whole = entries(session, "log", _COMMUNITY, 0, 300, 6 * _ONE)
        for device, number, short in ((bytes(16), 4, {4, 6}), (bytes(15) + b"x", 1, set())):
            found = entries(session, "log", _COMMUNITY, 0, 300, 6 * _ONE, Own(device, number))
            assert [one.seq for one in found] == [1, 2, 3, 4, 5, 6]
            for one, other in zip(found, whole, strict=True):
                said = other.changeset[-64:] if one.seq in short else other.changeset
                assert one.changeset == said


def _read_bytes() -> int:
    return int(Path("/proc/self/io").read_text(encoding="ascii").split()[1])


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="only Linux counts what is read")
@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_what_follows_a_page_is_not_read_for_it(long_log: Engine) -> None:
    before = _read_bytes()
    assert len(_page(long_log, 0, 300, 10 * _ONE)) == 10
    assert _read_bytes() - before < 40 * _ONE
