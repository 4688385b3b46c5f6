"""Benefits: a list of people, ticked off one by one."""

import pytest

from desktop.actions import benefits, history, members, merging
from desktop.models.problem import Problem
from desktop.store import benefits as lists
from desktop.store.community import Store
from tests.people_builders import somebody

NAMES = ("林霞", "王芳", "李雷", "韩梅梅", "曾小贤")


def listed(store: Store) -> tuple[bytes, list[bytes]]:
    """A benefit and the five people on its list."""
    made = benefits.save(store, None, "四六级资料").result
    assert isinstance(made, bytes)
    people = [somebody(store, name) for name in NAMES]
    benefits.add(store, made, people)
    return made, people


def waiting(store: Store, benefit: bytes) -> set[str]:
    """The names of who waits."""
    return {one.name for one in lists.recipients(store, benefit, True)}


def test_of_five_three_have_it_and_the_rest_wait(store: Store) -> None:
    benefit, people = listed(store)
    benefits.send(store, benefit, people[:3])
    found = lists.find(store, benefit)
    assert (found.recipients, found.sent, found.waiting) == (5, 3, 2)
    assert waiting(store, benefit) == {"韩梅梅", "曾小贤"}
    assert lists.count(store, benefit, False) == 3
    assert [one.at is None for one in lists.recipients(store, benefit)] == [True] * 2 + [False] * 3


def test_sending_it_twice_says_it_once(store: Store) -> None:
    benefit, people = listed(store)
    benefits.send(store, benefit, people[:3])
    assert benefits.send(store, benefit, people[:3]).nothing


def test_who_has_it_by_mistake_waits_again(store: Store) -> None:
    benefit, people = listed(store)
    done = benefits.send(store, benefit, people)
    benefits.take_back(store, benefit, people[:1])
    assert waiting(store, benefit) == {"林霞"}
    benefits.send(store, benefit, people[:1])
    history.undo(store, done.action)
    assert lists.find(store, benefit).sent == 1


def test_somebody_who_is_not_listed_is_refused_and_who_has_it_stays_on_the_list(
    store: Store,
) -> None:
    benefit, people = listed(store)
    with pytest.raises(Problem) as stranger:
        benefits.send(store, benefit, [somebody(store, "单文博")])
    assert stranger.value.code == "benefit.not_listed"
    benefits.send(store, benefit, people[:1])
    with pytest.raises(Problem) as has:
        benefits.drop(store, benefit, people[:1])
    assert has.value.code == "benefit.has"
    with pytest.raises(Problem) as sent:
        benefits.remove(store, benefit)
    assert sent.value.code == "benefit.sent"
    benefits.drop(store, benefit, people[1:3])
    assert lists.find(store, benefit).recipients == 3


def test_two_records_of_one_person_are_one_line_and_who_is_gone_is_none(store: Store) -> None:
    benefit, people = listed(store)
    benefits.send(store, benefit, people[1:2])
    merging.merge(store, people[0], people[1])
    members.remove(store, people[4:])
    found = lists.find(store, benefit)
    assert (found.recipients, found.sent) == (3, 1)
    assert waiting(store, benefit) == {"李雷", "韩梅梅"}
    benefits.take_back(store, benefit, people[:1])
    assert lists.find(store, benefit).sent == 0


def test_a_benefit_that_nobody_has_goes_with_its_list(store: Store) -> None:
    benefit, _ = listed(store)
    benefits.remove(store, benefit)
    assert lists.benefits(store) == []
    with pytest.raises(Problem) as gone:
        lists.find(store, benefit)
    assert gone.value.code == "benefit.gone"
