"""What was just undone comes back, one step after the other, until something else is done."""

import pytest

from desktop.actions import history
from desktop.actions import members as acting
from desktop.models.member import MemberQuery
from desktop.models.problem import Problem
from desktop.store import history as past
from desktop.store import members
from desktop.store.community import Store


def names(store: Store) -> set[str]:
    """Who is on the list."""
    return {row.name for row in members.page(store, MemberQuery(), 0, 50)}


def test_what_was_undone_comes_back_in_the_order_in_which_it_went(store: Store) -> None:
    acting.add(store, {"name": "单文博"})
    acting.add(store, {"name": "吴桂芳"})
    history.undo(store)
    history.undo(store)
    assert names(store) == set()
    history.redo(store)
    assert names(store) == {"单文博"}
    history.redo(store)
    assert names(store) == {"单文博", "吴桂芳"}
    with pytest.raises(Problem) as caught:
        history.redo(store)
    assert caught.value.code == "history.no_redo"


def test_once_something_else_was_done_the_key_brings_nothing_back(store: Store) -> None:
    acting.add(store, {"name": "单文博"})
    undone = history.undo(store)
    acting.add(store, {"name": "吴桂芳"})
    with pytest.raises(Problem) as caught:
        history.redo(store)
    assert caught.value.code == "history.no_redo"
    target = next(one for one in past.page(store) if one.undone)
    assert undone.action != target.action
    history.redo(store, target.action)
    assert names(store) == {"单文博", "吴桂芳"}


def test_what_came_back_can_be_undone_again(store: Store) -> None:
    acting.add(store, {"name": "单文博"})
    for _ in range(3):
        history.undo(store)
        assert names(store) == set()
        history.redo(store)
        assert names(store) == {"单文博"}


def test_past_actions_come_in_pages_that_follow_on_each_other(store: Store) -> None:
    for number in range(7):
        acting.add(store, {"name": f"成员{number}"})
    whole = past.page(store)
    first = past.page(store, None, 3)
    assert first + past.page(store, first[-1].first, 50) == whole
    assert len(past.page(store, None, 10_000)) == len(whole)
