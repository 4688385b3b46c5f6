"""Venues: a hundred come in from a file, and the grid says what each offers and for how many."""

from itertools import product
from pathlib import Path

import pytest

from desktop.actions import history, venuefile, venues
from desktop.actions.venuefile import VenuesImported
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store import venues as places
from desktop.store.community import Store
from tests.roster_builders import text

CITIES = ("深圳", "广州", "成都", "杭州")
HALLS = tuple(
    f"{first}{second}馆" for first, second in product("晴川云栖听松望湖临", "书茶花月风")
)[:25]
MODULES = ("烘焙课堂:12、体验、销售", "体验、销售", "烘焙课堂：8")


def hundred(folder: Path, *, seats: int = 40) -> Path:
    """A file of a hundred venues with invented names."""
    lines = [
        f"{hall},{city},长街 {place} 号,{seats},{MODULES[place % 3]}"
        for place, (city, hall) in enumerate(product(CITIES, HALLS))
    ]
    file = folder / "venues.csv"
    file.write_bytes(text("场地,城市,地址,容量,模块", *lines))
    return file


def figures(done: Changes) -> tuple[int, int, int, int]:
    assert isinstance(done.result, VenuesImported)
    found = done.result
    return found.added, found.updated, found.skipped, found.rejected


def test_a_hundred_venues_come_in_once_and_the_grid_has_what_they_offer(
    store: Store, tmp_path: Path
) -> None:
    file = hundred(tmp_path)
    assert figures(venuefile.import_file(store, file)) == (100, 0, 0, 0)
    again = venuefile.import_file(store, file)
    assert (figures(again), again.nothing) == ((0, 0, 100, 0), True)
    assert places.count(store) == 100
    grid = places.page(store)
    assert set(places.modules(store)) == {"烘焙课堂", "体验", "销售"}
    assert sum(one.offers("烘焙课堂") for one in grid) == 67
    assert {one.holds("烘焙课堂") for one in grid if one.offers("烘焙课堂")} == {12, 8}
    assert {one.holds("体验") for one in grid if one.offers("体验")} == {40}
    assert figures(venuefile.import_file(store, hundred(tmp_path, seats=50))) == (0, 100, 0, 0)


def test_an_import_is_one_action_that_can_be_undone(store: Store, tmp_path: Path) -> None:
    done = venuefile.import_file(store, hundred(tmp_path))
    history.undo(store, done.action)
    assert places.count(store) == 0


def test_what_is_no_number_of_people_is_refused(store: Store, tmp_path: Path) -> None:
    for word in ("0", "-3", "许多", "1000000"):
        with pytest.raises(Problem) as refused:
            venues.save(store, None, {"name": "晴书馆", "capacity": word})
        assert refused.value.code == "venue.bad_capacity"
    file = tmp_path / "a.csv"
    file.write_bytes(text("场地,容量", "晴书馆,许多", "云书馆,20"))
    assert figures(venuefile.import_file(store, file)) == (1, 0, 0, 1)


def test_columns_that_say_nothing_of_a_venue_are_named(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(text("城市,名称,烘焙课堂,茶会", "广州,晴书馆,12,20"))
    done = venuefile.import_file(store, file).result
    assert isinstance(done, VenuesImported)
    assert (done.added, done.ignored) == (1, ("烘焙课堂", "茶会"))


def test_how_many_a_venue_holds_is_read_under_the_name_the_window_has_for_it(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(text("场地,可容人数", "晴书馆,20"))
    done = venuefile.import_file(store, file).result
    assert isinstance(done, VenuesImported)
    assert done.ignored == ()
    assert [one.capacity for one in places.page(store)] == [20]


def test_a_file_without_names_is_refused(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(text("城市,容量", "深圳,20"))
    with pytest.raises(Problem) as refused:
        venuefile.import_file(store, file)
    assert refused.value.code == "venue.no_names"


def test_what_a_venue_offers_is_said_and_taken_back(store: Store) -> None:
    made = venues.save(store, None, {"name": "晴书馆", "capacity": "30"}).result
    assert isinstance(made, bytes)
    venues.offer(store, made, "烘焙课堂", "12")
    venues.offer(store, made, "体验")
    assert places.find(store, made).modules == (("体验", None), ("烘焙课堂", 12))
    venues.withdraw(store, made, "体验")
    assert not places.find(store, made).offers("体验")
    venues.remove(store, made)
    with pytest.raises(Problem):
        venues.offer(store, made, "体验")
