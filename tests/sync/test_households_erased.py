"""A household's name goes with the last person who belonged to it, everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import erasing, members, units
from desktop.models.erasure import Receipt
from desktop.models.erasure_words import receipt_lines
from desktop.store import backup, restore
from desktop.store.community import Store, open_store
from tests.conftest import CHEAP, MakeStore
from tests.sync.team import Team, hub_digest, team

HOME = "欧阳家的小院"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def made(result: object) -> bytes:
    assert isinstance(result, bytes)
    return result


def home(store: Store, *people: bytes, kind: str = "household") -> bytes:
    unit = made(units.add(store, kind, HOME).result)
    for one in people:
        units.belong(store, unit, one, "guardian" if kind == "household" else "contact")
    return unit


def person(store: Store, name: str) -> bytes:
    return made(members.add(store, {"name": name}).result)


def said(store: Store) -> str:
    names = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grams'")
    return " ".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for (name,) in names
        for row in store.rows(f"SELECT * FROM {name}")
        for one in row
    )


def erased(store: Store, member: bytes) -> Receipt:
    receipt = erasing.erase(store, member).result
    assert isinstance(receipt, Receipt)
    return receipt


def test_the_name_goes_with_the_last_and_not_before(store: Store) -> None:
    one, other = person(store, "欧阳明"), person(store, "欧阳红")
    unit = home(store, one, other)
    units.add_child(store, unit, "欧阳豆")
    assert erased(store, one).reach.households == 0
    assert HOME in said(store)
    receipt = erased(store, other)
    assert receipt.reach.households == 1
    assert "只剩他的家庭的名称 1 个" in "".join(receipt_lines(receipt, store.zone))
    assert HOME not in said(store)
    assert store.rows("SELECT gone, name FROM unit WHERE id = ?", (unit,)) == [(1, None)]


def test_an_organisation_stays(store: Store) -> None:
    one = person(store, "欧阳明")
    unit = home(store, one, kind="organisation")
    assert erased(store, one).reach.households == 0
    assert store.rows("SELECT gone, name FROM unit WHERE id = ?", (unit,)) == [(0, HOME)]


def test_a_household_that_he_left_or_that_was_taken_out_goes_too(store: Store) -> None:
    one = person(store, "欧阳明")
    left, out = home(store, one), home(store, one)
    units.part(store, left, one, "guardian")
    units.remove(store, out)
    assert erased(store, one).reach.households == 2
    assert HOME not in said(store)


def test_it_goes_on_every_laptop_and_at_the_hub(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小王", "admin"))
    one = person(owner.store, "欧阳明")
    unit = home(owner.store, one)
    crew.settle()
    assert HOME in said(second.store)
    units.edit(away.store, unit, HOME + "二", "", "")
    erasing.erase(owner.store, one)
    owner.sync()
    second.sync()
    crew.settle()
    for laptop in crew.laptops:
        assert HOME not in said(laptop.store)
        assert laptop.digest() == hub_digest(crew, laptop)
    with crew.engine.reading() as session:
        assert not session.rows("SELECT 1 FROM seed WHERE subject = ?", (unit,))
        assert session.rows("SELECT 1 FROM erased WHERE subject = ?", (unit,))
        for table in ("log", "quarantine"):
            found = session.rows(f"SELECT changeset FROM {table}")
            assert not [1 for (data,) in found if HOME.encode() in bytes(data)]


def test_a_backup_from_before_is_put_right(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store()
    one = person(store, "欧阳明")
    home(store, one)
    file = backup.export(store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    erased(store, one)
    restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    try:
        assert HOME not in said(opened)
    finally:
        opened.close()
