"""Opening a folder in every sad state: a plain sentence each time, and nothing harmed."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.models.problem import Problem
from desktop.store import vault
from desktop.store.community import Founding, Store, create, open_store
from desktop.store.database import DatabaseError, connect
from desktop.store.passphrase import Cost

WORD = "晨读会 2026"
CHEAP = Cost(passes=1, memory=8, lanes=1)


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("QUNZHU_PASSPHRASE", raising=False)


@pytest.fixture
def folder(store: Store) -> Path:
    """A closed community with one member."""
    with store.recording("member.add") as rec:
        rec.put("member", None, {"name": "王小明"})
    store.close()
    return store.folder


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _plain(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(8176))


def _noise(path: Path) -> None:
    path.write_bytes(os.urandom(8192))


def _half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _head(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\0" * 100)


def _gone(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_empty, _plain, _noise, _half, _head, _gone])
def test_a_damaged_file_is_said_so_and_never_replaced(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    path = folder / "community.db"
    damage(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(Problem) as caught:
        open_store(folder, passphrase=WORD)
    assert caught.value.code in ("vault.damaged_file", "vault.missing_file")
    for language in ("zh_CN", "en"):
        assert "qunzhu restore" in caught.value.sentence(language)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_file_of_another_community_is_not_taken_for_this_one(
    folder: Path, tmp_path: Path
) -> None:
    with closing(create(tmp_path / "other", Founding("别的群"), passphrase=WORD)) as other:
        pass
    shutil.copy(other.folder / "community.db", folder / "community.db")
    with pytest.raises(Problem) as caught:
        open_store(folder, passphrase=WORD)
    assert caught.value.code == "vault.damaged_file"


def test_a_newer_file_asks_for_an_update_and_stays_as_it_is(folder: Path) -> None:
    keys = vault.open_keys(folder, WORD)
    connection = connect(folder / "community.db", keys.database)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('qunzhu', 'm999_future', '2030-01-01')"
    )
    connection.close()
    before = (folder / "community.db").read_bytes()
    with pytest.raises(Problem) as caught:
        open_store(folder, passphrase=WORD)
    assert caught.value.code == "vault.newer_file"
    assert (folder / "community.db").read_bytes() == before


def test_a_folder_that_is_none_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        open_store(tmp_path / "nowhere", passphrase=WORD)
    assert caught.value.code == "store.no_community"
    with pytest.raises(Problem) as caught:
        open_store(tmp_path, passphrase=WORD)
    assert caught.value.code == "vault.missing_key_file"


def test_two_copies_at_work_at_once_are_two_devices(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    with (
        closing(open_store(folder, passphrase=WORD)) as first,
        closing(open_store(copy, passphrase=WORD)) as second,
    ):
        assert first.device != second.device
        assert first.operator == second.operator
        assert second.actor.role == "owner"
        for store in (first, second):
            with store.recording("member.add") as rec:
                rec.put("member", None, {"name": "赵云"})
        numbers = second.rows(
            "SELECT device, min(number), max(number), count(*) FROM changeset GROUP BY device"
        )
    assert len(numbers) == 2
    assert all(low == 1 and high == count for _, low, high, count in numbers)


def test_an_opening_cut_off_while_it_became_a_new_device_is_made_good(
    folder: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    vault.new_device(vault.open_keys(copy, WORD))  # … and cut off here, before the store knew
    with (
        closing(open_store(folder, passphrase=WORD)) as first,
        closing(open_store(copy, passphrase=WORD)) as second,
    ):
        assert first.device != second.device
        known = second.one("SELECT sign_key FROM device WHERE id = ?", (second.device,))
        assert second.keys.device is not None
        assert known == (second.keys.device.sign_public,)


def test_an_older_file_put_in_place_of_the_newer_is_noticed_by_its_unknown_key(
    folder: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    with closing(open_store(copy, passphrase=WORD)) as second:
        pass
    shutil.copy(folder / "community.db", copy / "community.db")
    with closing(open_store(copy, passphrase=WORD)) as again:
        assert again.device not in (second.device, None)
        known = again.one("SELECT operator FROM device WHERE id = ?", (again.device,))
        assert known == (again.operator,)


def test_a_new_community_that_cannot_be_kept_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_bytes(b"in the way of the user's data directory")
    with pytest.raises(Problem) as caught:
        create(tmp_path / "new", Founding("群"), passphrase=WORD)
    assert caught.value.code == "vault.unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_new_community_may_fill_an_empty_working_folder(tmp_path: Path) -> None:
    place = tmp_path / "here"
    place.mkdir()
    before = place.stat().st_ino
    with closing(create(place, Founding("群"), passphrase=WORD)) as made:
        pass
    assert place.stat().st_ino == before
    with closing(open_store(place, passphrase=WORD)) as opened:
        assert opened.device == made.device
    assert json.loads((place / "key.json").read_bytes())["format"] == 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_search_index_that_the_program_broke_is_not_called_a_failing_disk(store: Store) -> None:
    with store.recording("member.add") as rec:
        rec.put("member", None, {"name": "王小明"})
    gone = "INSERT INTO grams (grams, rowid, words) VALUES ('delete', 1, '王小明')"
    with store.writing():
        store.rows(gone)
        with pytest.raises(DatabaseError, match="malformed"):
            store.rows(gone)
