"""Backups that stand alone, restoring them, and automatic copies."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.models.progress import Cancelled
from desktop.store import backup, backupfile, recoverykey, restore, vault
from desktop.store.backupfile import Reader, Writer
from desktop.store.community import Store, open_store
from desktop.store.passphrase import Cost

CHEAP = Cost(passes=1, memory=8, lanes=1)
CODE = bytes(range(16))
WORD = "备份的口令"
NAMES = ("欧阳娜娜", "王小明", "𠮷野家")


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("QUNZHU_PASSPHRASE", raising=False)


@pytest.fixture
def full(store: Store) -> Store:
    """A community with a few members, a file and a recovery code."""
    store.keys = recoverykey.set_code(store.keys, CODE)
    with store.recording("member.add") as rec:
        for name in NAMES:
            rec.put("member", None, {"name": name, "phone": "+8613800138000"})
    (store.folder / "files" / "海报").mkdir(parents=True)
    (store.folder / "files" / "海报" / "a.bin").write_bytes(bytes(range(256)) * 5000)
    (store.folder / "files" / "empty").touch()
    return store


def _export(store: Store, word: str | None = WORD) -> Path:
    path = store.folder.parent / "copy.qunzhu"
    return backup.export(store.keys, path, word, cost=CHEAP)


def _members(folder: Path, word: str) -> list[str]:
    with closing(open_store(folder, passphrase=word)) as opened:
        return sorted(name for (name,) in opened.rows("SELECT name FROM member WHERE gone = 0"))


def _problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.sentence("zh_CN") != caught.value.sentence("en")
    return caught.value


def test_a_backup_comes_back_by_passphrase_or_code_with_files_and_members(
    full: Store, tmp_path: Path
) -> None:
    path = _export(full)
    restore.restore(path, tmp_path / "by word", passphrase=WORD, cost=CHEAP)
    restore.restore(path, tmp_path / "by code", code=CODE, passphrase="新的", cost=CHEAP)
    for folder, word in (("by word", WORD), ("by code", "新的")):
        assert _members(tmp_path / folder, word) == sorted(NAMES)
        files = tmp_path / folder / "files"
        assert (files / "海报" / "a.bin").read_bytes() == bytes(range(256)) * 5000
        assert (files / "empty").read_bytes() == b""
        assert sorted(path.name for path in (tmp_path / folder).iterdir()) == [
            "community.db",
            "device",
            "files",
            "key.json",
        ]


def test_a_restored_folder_has_a_key_and_a_device_of_its_own_and_the_same_operator(
    full: Store, tmp_path: Path
) -> None:
    keys = restore.restore(_export(full), tmp_path / "new", passphrase=WORD, cost=CHEAP)
    assert keys.database != full.keys.database
    with closing(open_store(tmp_path / "new", passphrase=WORD)) as opened:
        assert opened.community == full.community
        assert opened.operator == full.operator
        assert opened.device != full.device
        assert opened.actor.role == "owner"
    again = open_store(tmp_path / "new", passphrase=WORD)
    assert again.device == opened.device
    again.close()


def test_the_recovery_code_opens_a_restored_folder_too(full: Store, tmp_path: Path) -> None:
    restore.restore(_export(full), tmp_path / "new", passphrase=WORD, cost=CHEAP)
    keys = recoverykey.open_by_code(tmp_path / "new", CODE, "忘了又设", cost=CHEAP)
    assert keys.recovery == full.keys.recovery
    assert _members(tmp_path / "new", "忘了又设") == sorted(NAMES)


def test_a_backup_shows_nothing_of_the_community(full: Store) -> None:
    content = _export(full).read_bytes()
    for secret in (*(name.encode() for name in NAMES), "青禾".encode(), b"+86138", full.community):
        assert secret not in content
    assert full.community.hex().encode() not in content


def test_work_goes_on_while_a_backup_is_made(full: Store, tmp_path: Path) -> None:
    def add(done: int, total: int) -> None:
        with full.recording("member.add") as rec:
            rec.put("member", None, {"name": "后来的人"})

    path = backup.export(full.keys, tmp_path / "x", WORD, cost=CHEAP, progress=add)
    restore.restore(path, tmp_path / "new", passphrase=WORD, cost=CHEAP)
    assert _members(tmp_path / "new", WORD) == sorted(NAMES)
    assert full.one("SELECT count(*) FROM member WHERE name = '后来的人'") != (0,)


def test_a_cancelled_backup_leaves_no_file(full: Store, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    place = tmp_path / "here"
    place.mkdir()
    with pytest.raises(Cancelled):
        backup.export(full.keys, place / "x", WORD, cost=CHEAP, progress=stop)
    assert list(place.iterdir()) == []


def test_without_code_and_passphrase_no_backup_is_made(store: Store, tmp_path: Path) -> None:
    problem = _problem(lambda: backup.export(store.keys, tmp_path / "x"))
    assert problem.code == "vault.backup_unprotected"
    assert "qunzhu recovery print" in problem.sentence("zh_CN")
    assert not (tmp_path / "x").exists()


def test_a_backup_never_overwrites_a_file(full: Store, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"mine")
    problem = _problem(lambda: backup.export(full.keys, tmp_path / "x", WORD, cost=CHEAP))
    assert problem.code == "vault.file_exists"
    assert (tmp_path / "x").read_bytes() == b"mine"


def test_a_restore_never_touches_a_folder_with_something_in_it(full: Store, tmp_path: Path) -> None:
    path = _export(full)
    for place in (full.folder, path):
        problem = _problem(
            lambda place=place: restore.restore(path, place, passphrase=WORD, cost=CHEAP)
        )
        assert problem.code == "vault.folder_taken"
    assert full.one("PRAGMA quick_check") == ("ok",)


def test_an_empty_folder_may_be_restored_into(full: Store, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    restore.restore(_export(full), tmp_path / "new", passphrase=WORD, cost=CHEAP)
    assert _members(tmp_path / "new", WORD) == sorted(NAMES)


def test_a_wrong_or_missing_word_or_code_says_which_one_is_wanted(
    full: Store, tmp_path: Path
) -> None:
    path = _export(full)

    def code_of(**by: object) -> str:
        return _problem(lambda: restore.restore(path, tmp_path / "new", cost=CHEAP, **by)).code

    assert code_of() == "vault.backup_locked"
    assert code_of(passphrase="别的") == "vault.backup_wrong_passphrase"
    assert code_of(code=bytes(16)) == "vault.backup_other_code"
    path.unlink()
    path = _export(full, None)
    assert code_of(passphrase=WORD) == "vault.backup_no_passphrase"
    assert not (tmp_path / "new").exists()


def test_a_backup_without_code_is_not_opened_by_one(store: Store, tmp_path: Path) -> None:
    path = backup.export(store.keys, tmp_path / "x", WORD, cost=CHEAP)
    problem = _problem(lambda: restore.restore(path, tmp_path / "new", code=CODE))
    assert problem.code == "vault.backup_no_code"


def test_what_is_no_backup_or_a_newer_one_is_said_so(full: Store, tmp_path: Path) -> None:
    def code_of(path: Path) -> str:
        return _problem(lambda: restore.restore(path, tmp_path / "new", passphrase=WORD)).code

    newer = tmp_path / "newer"
    text = json.dumps({"format": 2, "anything": "else"}).encode()
    newer.write_bytes(backupfile.MAGIC + len(text).to_bytes(4, "big") + text)
    assert code_of(newer) == "vault.newer_backup"
    assert code_of(full.folder / "community.db") == "vault.not_a_backup"
    assert code_of(tmp_path / "nowhere") == "vault.unreadable"
    newer.write_bytes(backupfile.MAGIC)
    assert code_of(newer) == "vault.damaged_backup"


@settings(max_examples=60)
@given(st.data())
def test_a_cut_or_changed_backup_restores_nothing(
    full: Store, tmp_path: Path, data: st.DataObject
) -> None:
    path = tmp_path / "copy.qunzhu"
    whole = (path if path.exists() else _export(full)).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        changed = whole[:at]
    else:
        changed = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    damaged = tmp_path / "damaged"
    damaged.write_bytes(changed)
    problem = _problem(
        lambda: restore.restore(damaged, tmp_path / "new", passphrase=WORD, cost=CHEAP)
    )
    assert problem.code.startswith("vault.")
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".new*"))


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "a/../../x", "c:x", "C:\\x", "..\\x", "a\\b", "", "x:stream", "a\0b"],
)
def test_a_backup_cannot_write_outside_its_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"start")
    key = bytes(32)
    with path.open("rb") as source:
        reader = Reader(source, key, b"", path)
        problem = _problem(lambda: restore._inside(tmp_path / "files", name, reader))
    assert problem.code == "vault.damaged_backup"


@given(st.lists(st.integers(0, 3 * backupfile.CHUNK), max_size=4))
@settings(max_examples=15)
def test_the_stream_gives_back_what_it_was_given(sizes: list[int]) -> None:
    pieces = [bytes([number]) * size for number, size in enumerate(sizes)]
    with TemporaryFile() as file:
        writer = Writer(file, bytes(32), b"start")
        for piece in pieces:
            writer.write(piece)
        writer.finish()
        file.seek(0)
        reader = Reader(file, bytes(32), b"start", Path("here"))
        assert [b"".join(reader.blocks(size)) for size in sizes] == pieces
        reader.finish()


def test_an_automatic_copy_is_named_by_time_and_reason_and_restores(
    full: Store, tmp_path: Path
) -> None:
    now = datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)
    path = backup.automatic(full.keys, "migration", now)
    assert path == full.folder / "backups" / "20261122T101530Z-before-migration.db"
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    restore.restore_copy(path, tmp_path / "new", full.keys, cost=CHEAP)
    with closing(open_store(tmp_path / "new", passphrase="晨读会 2026")) as opened:
        assert opened.device != full.device
        assert opened.rows("SELECT count(*) FROM member") == [(3,)]
    assert (tmp_path / "new" / "files" / "empty").exists()
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_automatic_copies_live_thirty_days_and_ten_at_most(full: Store) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for day in (0, 5, 30, 31):
        backup.automatic(full.keys, "import", start + timedelta(days=day))
    (full.folder / "backups" / "mine-before-import.db").touch()
    names = sorted(path.name[:8] for path in (full.folder / "backups").iterdir())
    assert names == ["20260106", "20260131", "20260201", "mine-bef"]
    for hour in range(12):
        backup.automatic(full.keys, "import", start + timedelta(days=31, hours=hour))
    kept = list((full.folder / "backups").glob("2026*"))
    assert len(kept) == 10


def test_without_room_for_a_copy_the_step_does_not_begin(full: Store) -> None:
    (full.folder / "backups").write_bytes(b"in the way")
    problem = _problem(lambda: backup.automatic(full.keys, "migration"))
    assert problem.code == "vault.no_copy"


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_damaged_community_is_not_backed_up_as_if_it_were_whole(
    full: Store, tmp_path: Path, share: float
) -> None:
    full.close()
    path = full.folder / "community.db"
    with path.open("r+b") as file:
        file.seek(int(path.stat().st_size * share))
        file.write(b"rot")
    before = path.read_bytes()
    problem = _problem(lambda: backup.export(full.keys, tmp_path / "x", WORD, cost=CHEAP))
    assert problem.code == "vault.damaged_file"
    assert not (tmp_path / "x").exists()
    assert path.read_bytes() == before


def test_a_code_printed_by_another_program_is_the_one_that_opens_the_next_backup(
    full: Store, tmp_path: Path
) -> None:
    recoverykey.set_code(vault.open_keys(full.folder, "晨读会 2026"), bytes(16))
    path = _export(full)
    restore.restore(path, tmp_path / "new", code=bytes(16), passphrase="x", cost=CHEAP)
    old = _problem(lambda: restore.restore(path, tmp_path / "no", code=CODE, passphrase="x"))
    assert old.code == "vault.backup_other_code"


def test_the_public_halves_travel_inside_so_later_backups_fit_the_same_code(
    full: Store, tmp_path: Path
) -> None:
    keys = restore.restore(_export(full), tmp_path / "new", passphrase=WORD, cost=CHEAP)
    assert keys.recovery == recovery.recovery_keys(CODE).public
    second = backup.export(keys, tmp_path / "second", WORD, cost=CHEAP)
    restore.restore(second, tmp_path / "third", code=CODE, passphrase="x", cost=CHEAP)
    assert _members(tmp_path / "third", "x") == sorted(NAMES)
