"""外带包 of a session with so many places: whose they are at its door, and afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import calendar as acting
from desktop.actions import (
    door,
    history,
    packback,
    registrations,
)
from desktop.models.problem import Problem
from desktop.store import calendar
from desktop.store import door as stored
from desktop.store import history as past
from desktop.store import members as known
from desktop.store import registrations as signed_up
from desktop.store.community import Store
from tests.pack_builders import Evening, an_evening


@pytest.fixture
def evening(store: Store, tmp_path: Path) -> Iterator[Evening]:
    yield from an_evening(store, tmp_path)


def for_four(evening: Evening) -> None:
    """Four places: two of people in the pack, one of somebody who is not, one free."""
    one = evening.one
    acting.edit(evening.store, one.series, one.original, {"capacity": 4}, "this")
    evening.sign_up(evening.store, "单文博", "吴桂芳", "欧阳明远")


def test_the_door_of_a_pack_knows_who_has_a_place_and_says_when_there_is_none_left(
    evening: Evening,
) -> None:
    for_four(evening)
    path_made = evening.make()
    assert path_made[1].places == 1
    store = evening.open(*path_made)
    assert evening.counts(store) == (4, 2, 0, 1, 1)
    assert evening.scan(store, "单文博", 1).verdict == "in"
    answer = evening.scan(store, "贺兰", 2)
    assert (answer.verdict, answer.full, answer.arrivals[0].name) == ("unregistered", False, "贺兰")
    # The one place that is left goes to a walk-in; nobody comes in after him unnoticed.
    first = evening.walk_in(store, "程朗")
    walked = past.recent(store, 1)[0]
    assert evening.walk_in(store, "白薇") == b""
    with pytest.raises(Problem):
        known.resolve(store, "白薇")
    assert evening.counts(store) == (4, 3, 0, 1, 0)
    assert evening.scan(store, first, 3).verdict == "already"
    # An earlier scan is taken back by whoever made it, too.
    earlier = past.recent(store, 1)[0]
    history.undo(store, earlier.action)
    answer = evening.scan(store, "贺兰", 4)
    assert (answer.verdict, answer.full) == ("unregistered", True)
    assert stored.counts(store, evening.one, 0).came == 2
    # Taken back, the place is free again.
    history.undo(store, walked.action)
    assert evening.counts(store) == (4, 2, 0, 1, 1)


def test_who_registered_at_a_packs_door_has_the_place_that_was_kept_for_it(
    evening: Evening,
) -> None:
    for_four(evening)
    store = evening.open(*evening.make())
    # The place is kept: who registers at home meanwhile waits.
    evening.sign_up(evening.store, "端木青")
    assert evening.counts(evening.store) == (4, 3, 1, 1, 0)
    for who in ("单文博", "吴桂芳"):
        evening.scan(store, who, 1)
    walked = evening.walk_in(store, "程朗")
    # Beyond the places: one waits, and comes in all the same.
    evening.sign_up(store, "贺兰")
    door.admit(store, evening.one.series, evening.one.original, [evening.people["贺兰"]],
               method=door.LET_IN)  # fmt: skip
    path = evening.new()
    packback.give_back(store, path)
    evening.store.now = lambda: evening.at(600_000)
    report = evening.take(path)
    assert (report.came, report.new, report.placed, report.over) == (4, 1, 2, 1)
    assert evening.counts(evening.store) == (4, 4, 2, 0, 0)
    one = calendar.occurrence(evening.store, evening.one.series, evening.one.original)
    names = [each.name for each in signed_up.page(evening.store, one)]
    # His place is the pack's, before whoever registered after it was made.
    assert names == ["单文博", "吴桂芳", "欧阳明远", "程朗", "端木青", "贺兰"]
    assert len(evening.came()) == 4
    again = evening.take(path)
    assert (again.placed, again.over, again.came) == (0, 0, 0)
    assert evening.counts(evening.store) == (4, 4, 2, 0, 0)
    assert walked in evening.came()


def test_a_pack_without_a_free_place_has_none_and_lists_who_waits(evening: Evening) -> None:
    one = evening.one
    acting.edit(evening.store, one.series, one.original, {"capacity": 2}, "this")
    evening.sign_up(evening.store, "欧阳明远", "单文博", "贺兰")
    store = evening.open(*evening.make())
    assert evening.counts(store) == (2, 1, 1, 1, 0)
    assert evening.scan(store, "单文博").verdict == "in"
    answer = evening.scan(store, "贺兰", 2)
    assert (answer.verdict, answer.place, answer.full) == ("unregistered", 1, True)
    assert evening.scan(store, "吴桂芳", 2).place == 0
    with pytest.raises(Problem) as refused:
        registrations.cancel(store, one.series, one.original, [evening.people["单文博"]])
    assert refused.value.code == "pack.not_here"
