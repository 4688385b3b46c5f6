"""A person who is erased is found nowhere any more, on no laptop and not at the hub."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.actions import courses, erasing, members, notes, roles
from desktop.models import schema
from desktop.models.erasure import Receipt
from desktop.models.problem import Problem
from desktop.store import backup, restore
from desktop.store import courses as learned
from desktop.store import roles as roles_stored
from desktop.store.community import FILE, Store, open_store
from desktop.store.database import connect
from tests.conftest import CHEAP, MakeStore
from tests.sync.team import Team, hub_digest, team

NAME, PHONE, TEXT = "欧阳小明", "13712345678", "对花生过敏"


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _plant(store: Store) -> bytes:
    """A member with something personal everywhere."""
    members.add(store, {"name": NAME, "phone": PHONE, "city": "深圳"})
    ((member,),) = store.rows("SELECT id FROM member WHERE name = ?", (NAME,))
    members.edit(store, member, {"name": NAME + "二", "nickname": NAME})
    notes.add(store, member, TEXT)
    with store.recording("points.award") as rec:
        fields = {"member": member, "points": 7, "kind": "manual", "note": TEXT, "at": 1}
        rec.entry({**fields, "local": "2026-11-22T12:00:00", "zone": "Asia/Shanghai"})
    _plant_certificate(store, bytes(member))
    return bytes(member)


def _plant_certificate(store: Store, member: bytes) -> None:
    """A certificate of his that was taken back for a reason: a row without an id of its own."""
    course = courses.save(store, None, "创业课").result
    assert isinstance(course, bytes)
    courses.add_modules(store, course, ("一",))
    (module,) = learned.modules(store, course)
    courses.complete(store, module.id, [member])
    courses.take_back(store, module.id, member, TEXT)
    assert store.rows("SELECT reason FROM certificate") == [(TEXT,)]


def _said(store: Store) -> str:
    """Everything that the file holds, in every table."""
    names = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grams'")
    return "\n".join(_text(row) for (name,) in names for row in store.rows(f"SELECT * FROM {name}"))


def _text(row: tuple[object, ...]) -> str:
    return " ".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in row
    )


def _nowhere(store: Store) -> None:
    said = _said(store)
    assert NAME not in said
    assert PHONE not in said
    assert TEXT not in said
    found = store.rows("SELECT rowid FROM grams WHERE grams MATCH ?", ('"阳小"',))
    assert not found


def test_erasing_without_a_hub_leaves_the_totals_and_nothing_else(store: Store) -> None:
    member = _plant(store)
    (before,) = store.rows("SELECT sum(points) FROM entry")
    receipt = erasing.erase(store, member).result
    assert isinstance(receipt, Receipt)
    assert (receipt.reach.records, receipt.waits) == (1, False)
    _nowhere(store)
    assert store.rows("SELECT sum(points) FROM entry") == [before]
    assert store.rows("SELECT gone FROM member WHERE id = ?", (member,)) == [(1,)]


def test_a_receipt_tells_two_computers_of_one_name_apart(crew: Team) -> None:
    owner = crew.found()
    member = _plant(owner.store)
    crew.connect(owner)
    owner.sync()
    for name in ("小陈", "小王", "小王"):
        helper = crew.join(crew.invite(owner, name, "assistant"))
        helper.sync()
        with helper.store.recording("device.name") as rec:
            rec.put("device", helper.store.device, {"name": "前台的电脑"})
        helper.sync()
    owner.sync()
    receipt = erasing.erase(owner.store, member).result
    assert isinstance(receipt, Receipt)
    assert sorted(receipt.devices) == [
        "前台的电脑 · 小王 · 1",
        "前台的电脑 · 小王 · 2",
        "前台的电脑 · 小陈",
    ]


_VALUES = {"id": b"\x07" * 16, "int": 1, "time": 1, "bool": 1, "date": "2026-11-22", "text": "一"}


@pytest.mark.parametrize("name", [one.name for one in schema.TABLES if one.subject == "member"])
@pytest.mark.parametrize("gone", [False, True])
def test_no_table_keeps_what_was_said_of_him(store: Store, name: str, gone: bool) -> None:
    member, table = _plant(store), schema.table(name)
    said = {item.name: TEXT for item in table.fields if item.cls != "clear"}
    key: dict[str, object] = {part: _VALUES[table.field(part).kind] for part in table.key}
    about = {**key, table.subject_field: member}
    record = None
    for text in ("一", "二")[: 1 if table.append_only else 2]:
        with store.recording("member.edit") as rec:
            fields = {**about, **{item: value + text for item, value in said.items()}}
            if table.op == "entry":
                rec.entry({**fields, "points": 0, "kind": "manual", "at": 1})
            else:
                record = rec.put(name, record, fields)
    if gone and not table.append_only:
        with store.recording("member.edit") as rec:
            rec.delete(name, record, **{part: about[part] for part in table.key})
    assert TEXT in _said(store)
    erasing.erase(store, member)
    _nowhere(store)


def test_aliases_go_with_the_member(store: Store) -> None:
    member = _plant(store)
    members.add(store, {"name": NAME + "同", "phone": "13712345679"})
    ((other,),) = store.rows("SELECT id FROM member WHERE id <> ?", (member,))
    with store.recording("member.merge") as rec:
        rec.put("alias", None, {"member": member, "canonical": other})
    erasing.erase(store, member)
    _nowhere(store)


def test_only_the_owner_erases(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    member = _plant(owner.store)
    crew.settle()
    with pytest.raises(Problem):
        erasing.erase(deputy.store, member)
    with deputy.store.recording("member.erase") as rec:
        rec.erase(member)
    crew.settle()
    assert NAME in _said(owner.store)
    assert deputy.store.rows("SELECT reason FROM verdict") == [("right",)]


def test_everybody_and_the_hub_forget_him(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    away = crew.join(crew.invite(owner, "小王", "admin"))
    member = _plant(owner.store)
    crew.settle()
    receipt = erasing.erase(owner.store, member).result
    assert isinstance(receipt, Receipt)
    assert receipt.waits
    # Nothing is done before the hub has taken it.
    assert NAME in _said(owner.store)
    # Somebody who has not heard of it writes about him.
    members.edit(away.store, member, {"nickname": NAME + "三"})
    notes.add(away.store, member, TEXT + "二")
    owner.sync()
    second.sync()
    crew.settle()
    for one in crew.laptops:
        _nowhere(one.store)
        assert one.digest() == hub_digest(crew, one)
        assert one.store.rows("SELECT sum(points) FROM entry") == [(7,)]
    _not_at_the_hub(crew, member)


def _not_at_the_hub(crew: Team, member: bytes) -> None:
    with crew.engine.reading() as session:
        seeds = session.rows("SELECT 1 FROM seed WHERE subject = ?", (member,))
        rows = session.rows("SELECT sealed FROM state WHERE record = ?", (member,))
    assert not seeds
    assert [bytes(row[0]) for row in rows] == [b"\x80"]


def test_a_device_that_joins_after_it_has_the_same(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    member = _plant(owner.store)
    owner.sync()
    erasing.erase(owner.store, member)
    owner.sync()
    joined = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    _nowhere(joined.store)
    assert joined.digest() == owner.digest() == hub_digest(crew, joined)


def test_a_backup_from_before_is_put_right_when_it_is_opened(
    make_store: MakeStore, tmp_path: Path
) -> None:
    store = make_store()
    member = _plant(store)
    file = backup.export(store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    backup.automatic(store.keys, "import")
    erasing.erase(store, member)
    (copy,) = (store.folder / "backups").iterdir()
    assert "before-erase" in copy.name
    restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    try:
        _nowhere(opened)
        assert opened.rows("SELECT sum(points) FROM entry") == [(7,)]
    finally:
        opened.close()


def _settled_later(store: Store, member: bytes) -> bytes:
    """An import row about him that is held back, as it stood before anybody settled it."""
    with store.recording("members.import") as rec:
        return rec.put("suspect", None, {"state": "open", "cells": f'{{"name": "{NAME}"}}'})


def test_a_row_settled_after_the_backup_goes_as_well(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store()
    member = _plant(store)
    row = _settled_later(store, member)
    file = backup.export(store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    with store.recording("members.settle") as rec:
        rec.put("suspect", row, {"state": "same", "member": member})
    erasing.erase(store, member)
    restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    try:
        _nowhere(opened)
        assert opened.rows("SELECT gone FROM suspect") == [(1,)]
    finally:
        opened.close()


def test_copies_made_while_a_restored_file_was_put_right_do_not_have_him(
    make_store: MakeStore, tmp_path: Path
) -> None:
    store = make_store()
    member = _plant(store)
    file = backup.export(store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    erasing.erase(store, member)
    keys = restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    backup.automatic(keys, "restore")
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    opened.close()
    found = backup.copies(tmp_path / "restored")
    assert found
    assert all("before-erase" in path.name for path in found)


def test_a_laptop_restored_from_before_forgets_him_with_its_first_sync(
    crew: Team, tmp_path: Path
) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    member = _plant(owner.store)
    crew.settle()
    folder = tmp_path / "picture"
    second.store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(second.store.folder, folder)
    erasing.erase(owner.store, member)
    crew.settle()
    opened = connect(folder / FILE, second.store.keys.database)
    back = crew._add(Store(opened, replace(second.store.keys, folder=folder)))
    assert NAME in _said(back.store)
    back.sync()
    _nowhere(back.store)
    assert back.digest() == hub_digest(crew, back)


def test_a_backup_from_before_the_hub_is_put_right_on_any_laptop_that_heard_of_it(
    crew: Team, tmp_path: Path
) -> None:
    owner = crew.found()
    member = _plant(owner.store)
    file = backup.export(owner.store.keys, tmp_path / "before.qzb", "备份口令", cost=CHEAP)
    crew.connect(owner)
    erasing.erase(owner.store, member)
    owner.sync()
    restore.restore(file, tmp_path / "restored", passphrase="备份口令", cost=CHEAP)
    opened = open_store(tmp_path / "restored", passphrase="备份口令")
    try:
        _nowhere(opened)
    finally:
        opened.close()


def test_the_operator_he_was_loses_the_name_but_only_without_a_role(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    member = _plant(owner.store)
    host = roles_stored.find_role(owner.store, "host").id
    roles.grant(owner.store, host, member=member)
    with pytest.raises(Problem) as caught:
        erasing.erase(owner.store, member)
    assert caught.value.code == "member.holds_role"
    roles.revoke(owner.store, host, member=member)
    owner.sync()
    erasing.erase(owner.store, member)
    crew.settle()
    _nowhere(owner.store)
    assert owner.digest() == hub_digest(crew, owner)
