"""A card that one person settled is done with on every device."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.actions import calendar, history, members
from desktop.actions import tray as acts
from desktop.models.tray import Card, value_text
from desktop.store import calendar as stored
from desktop.store import tray
from tests.sync.sticks import Sticks
from tests.sync.team import Laptop, Team, team

SAID = {"phone": ("13900139001", "13900139002"), "name": ("王方", "王芬")}


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _met(crew: Team, *roles: str, field: str = "phone") -> list[Laptop]:
    """Laptops that set one person's field differently without seeing each other's value."""
    owner = crew.found()
    crew.connect(owner)
    laptops = [owner, *(crew.join(crew.invite(owner, role, role)) for role in roles)]
    person = members.add(owner.store, {"name": "王芳", "phone": "13800138000"}).result
    assert isinstance(person, bytes)
    crew.settle()
    for laptop, said in zip(laptops[:2], SAID[field], strict=True):
        members.edit(laptop.store, person, {field: said})
    crew.settle()
    return laptops


def _open(laptop: Laptop) -> list[Card]:
    return tray.cards(laptop.store)


@pytest.mark.parametrize("choice", ["keep", "note"])
def test_a_card_settled_on_one_laptop_is_closed_on_every_one(crew: Team, choice: str) -> None:
    laptops = _met(crew, "admin", "deputy")
    assert [len(_open(one)) for one in laptops] == [1, 1, 1]
    (card,) = _open(laptops[1])
    if choice == "keep":
        acts.keep_standing(laptops[1].store, card)
    else:
        acts.note_lost(laptops[1].store, card, "zh_CN")
    assert _open(laptops[1]) == []
    crew.settle()
    assert [_open(one) for one in laptops] == [[], [], []]
    assert len({one.digest() for one in laptops}) == 1
    said = [one.store.rows("SELECT choice FROM settled_card") for one in laptops]
    assert said == [[(choice,)]] * 3


@pytest.mark.parametrize("choice", ["swap", "note"])
@pytest.mark.parametrize("rule", ["", "FREQ=WEEKLY;COUNT=4"])
def test_what_two_moved_to_other_times_makes_a_card(crew: Team, choice: str, rule: str) -> None:
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    stated = {"title": "共读", "start": "2030-03-04T20:00:00", "note": "带书", "rule": rule}
    made = calendar.add(owner.store, stated).result
    assert isinstance(made, bytes)
    crew.settle()
    starts = ("2030-03-04T19:00:00", "2030-03-04T21:00:00")
    for laptop, start in zip((owner, other), starts, strict=True):
        (one, *_) = stored.occurrences(laptop.store, date(2030, 3, 4), date(2030, 3, 5))
        calendar.edit(laptop.store, made, one.original, {"start": start}, scope="all")
    crew.settle()
    assert [[one.title for one in _open(each)] for each in (owner, other)] == [["共读"]] * 2
    (card,) = _open(owner)
    stands, lost = (value_text(card, side) for side in (card.stands, card.lost))
    assert {stands, lost} == {"2030-03-04 19:00", "2030-03-04 21:00"}
    if choice == "swap":
        acts.take_lost(owner.store, card)
    else:
        acts.note_lost(owner.store, card, "zh_CN")
    crew.settle()
    for laptop in (owner, other):
        assert _open(laptop) == []
        (one, *_) = stored.occurrences(laptop.store, date(2030, 3, 4), date(2030, 3, 5))
        assert f"{one.start:%Y-%m-%d %H:%M}" == (lost if choice == "swap" else stands)
        assert (lost in one.note) == (choice == "note")
        assert one.note.startswith("带书")


def test_of_two_who_settled_a_card_the_first_in_the_log_chose(crew: Team) -> None:
    laptops = _met(crew, "admin")
    acts.keep_standing(laptops[1].store, *_open(laptops[1]))
    acts.note_lost(laptops[0].store, *_open(laptops[0]), "zh_CN")
    crew.settle()
    said = [one.store.rows("SELECT choice FROM settled_card") for one in laptops]
    assert said == [[("note",)]] * 2
    assert [_open(one) for one in laptops] == [[], []]


def test_undone_the_card_is_open_on_every_laptop_again(crew: Team) -> None:
    laptops = _met(crew, "admin")
    acts.keep_standing(laptops[0].store, *_open(laptops[0]))
    crew.settle()
    history.undo(laptops[0].store)
    assert len(_open(laptops[0])) == 1
    crew.settle()
    assert [len(_open(one)) for one in laptops] == [1, 1]
    history.redo(laptops[0].store)
    crew.settle()
    assert [_open(one) for one in laptops] == [[], []]


def test_who_may_not_write_the_field_puts_the_card_away_for_himself_alone(crew: Team) -> None:
    laptops = _met(crew, "admin", "host", field="name")
    assert acts.keep_standing(laptops[2].store, *_open(laptops[2])) is None
    crew.settle()
    assert [len(_open(one)) for one in laptops] == [1, 1, 0]


def test_a_new_conflict_of_the_same_field_makes_a_card_of_its_own(crew: Team) -> None:
    laptops = _met(crew, "admin")
    acts.keep_standing(laptops[0].store, *_open(laptops[0]))
    crew.settle()
    ((person,),) = laptops[0].store.rows("SELECT id FROM member")
    for laptop, phone in zip(laptops, ("13900139003", "13900139004"), strict=True):
        members.edit(laptop.store, person, {"phone": phone})
    crew.settle()
    assert [len(_open(one)) for one in laptops] == [1, 1]


def test_by_bundles_it_is_closed_on_the_other_laptop_too(tmp_path: Path) -> None:
    sticks = Sticks(tmp_path)
    judge = sticks.found()
    person = members.add(judge, {"name": "王芳", "phone": "13800138000"}).result
    assert isinstance(person, bytes)
    helper = sticks.join(sticks.invite(judge, "小王", "admin"))
    sticks.meet(judge, helper)
    for store, phone in zip((judge, helper), SAID["phone"], strict=True):
        members.edit(store, person, {"phone": phone})
    sticks.meet(judge, helper)
    assert [len(tray.cards(one)) for one in (judge, helper)] == [1, 1]
    acts.keep_standing(helper, *tray.cards(helper))
    sticks.meet(judge, helper)
    assert [tray.cards(one) for one in (judge, helper)] == [[], []]
    sticks.close()
