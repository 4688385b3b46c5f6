"""Questions that wait for the same lock are answered together, each with its own answer."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from hub.engine import Busy
from hub.grouping import Group, Waiting


def test_those_who_wait_are_answered_together() -> None:
    first, go = threading.Event(), threading.Event()
    batches: list[list[int]] = []

    def work(found: list[Waiting[int, int]]) -> None:
        batches.append([one.asked for one in found])
        if not first.is_set():
            first.set()
            assert go.wait(60)
        for one in found:
            one.answer = one.asked * 2

    group = Group(work)
    with ThreadPoolExecutor(9) as threads:
        leader = threads.submit(group.ask, b"a", 0)
        assert first.wait(60)
        others = [threads.submit(group.ask, b"a", n) for n in range(1, 9)]
        while len(group._lines.get(b"a", ())) < 8:
            threading.Event().wait(0.001)
        go.set()
        assert leader.result(60) == 0
        assert [one.result(60) for one in others] == [n * 2 for n in range(1, 9)]
    assert batches[0] == [0]
    assert sorted(batches[1]) == list(range(1, 9))


def test_a_question_that_fails_fails_alone() -> None:
    def work(found: list[Waiting[int, int]]) -> None:
        if any(one.asked == 3 for one in found):
            raise ValueError(3)
        for one in found:
            one.answer = one.asked

    group = Group(work)
    with pytest.raises(ValueError, match="3"):
        group.ask(b"a", 3)
    assert group.ask(b"a", 4) == 4


def test_a_busy_database_is_everybodys() -> None:
    def work(found: list[Waiting[int, int]]) -> None:
        raise Busy

    with pytest.raises(Busy):
        Group(work).ask(b"a", 1)
