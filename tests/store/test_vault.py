"""Keys without a keyring: passphrase, recovery code, damaged files, copies of a folder."""

import json
import os
import shutil
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

import keyring
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.backends.chainer import ChainerBackend

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.store import recoverykey, vault
from desktop.store.passphrase import Cost, too_short
from desktop.store.whole import write_private

CHEAP = Cost(passes=1, memory=8, lanes=1)
COMMUNITY = bytes(range(16))
CODE = bytes(range(16))


@pytest.fixture(autouse=True)
def _own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("QUNZHU_PASSPHRASE", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "客户 群"
    place.mkdir()
    return place


def _made(folder: Path) -> vault.Keys:
    return vault.new_keys(folder, COMMUNITY, "一把钥匙", cost=CHEAP)


def _problem(call: Callable[[], object]) -> Problem:
    with pytest.raises(Problem) as caught:
        call()
    assert caught.value.sentence("zh_CN") != caught.value.sentence("en")
    return caught.value


def test_a_passphrase_opens_what_it_closed(folder: Path) -> None:
    made = _made(folder)
    opened = vault.open_keys(folder, "一把钥匙")
    assert (opened.database, opened.device) == (made.database, made.device)
    assert len(opened.database) == 32
    assert opened.community == COMMUNITY
    assert opened.kept == "passphrase"


def test_the_variable_stands_in_for_a_typed_passphrase(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _made(folder)
    monkeypatch.setenv("QUNZHU_PASSPHRASE", "一把钥匙")
    assert vault.open_keys(folder).database == made.database


def test_the_same_letters_open_however_the_system_composes_them(folder: Path) -> None:
    made = vault.new_keys(folder, COMMUNITY, "cafe\u0301", cost=CHEAP)
    assert vault.open_keys(folder, "caf\u00e9").database == made.database


def test_a_wrong_or_missing_passphrase_is_a_problem_that_names_the_code(folder: Path) -> None:
    _made(folder)
    assert _problem(lambda: vault.open_keys(folder, "别的")).code == "vault.wrong_passphrase"
    missing = _problem(lambda: vault.open_keys(folder))
    assert missing.code == "vault.passphrase_needed"
    assert "恢复码" in missing.sentence("zh_CN")


def test_neither_key_nor_passphrase_nor_device_key_lies_in_the_folder(folder: Path) -> None:
    made = _made(folder)
    assert made.device is not None
    secrets = (made.database, made.device.sign, made.device.receive, "一把钥匙".encode())
    for file in folder.rglob("*"):
        content = file.read_bytes()
        for secret in secrets:
            assert secret not in content
            assert secret.hex().encode() not in content


def test_keys_never_show_when_printed(folder: Path) -> None:
    made = _made(folder)
    assert made.device is not None
    for secret in (made.database, made.device.sign, made.device.receive):
        assert secret.hex() not in repr(made)
        assert repr(secret) not in repr(made)


@pytest.mark.skipif(os.name == "nt", reason="modes are a matter of POSIX systems")
def test_only_this_user_reads_the_key_files(folder: Path, tmp_path: Path) -> None:
    _made(folder)
    kept = [*(tmp_path / "data").rglob("*.json"), folder / "key.json"]
    assert len(kept) == 2
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_a_copied_folder_opens_but_is_no_longer_the_same_device(
    folder: Path, tmp_path: Path
) -> None:
    made = _made(folder)
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    opened = vault.open_keys(copy, "一把钥匙")
    assert opened.database == made.database
    assert opened.device is None
    renewed = vault.new_device(opened)
    assert vault.open_keys(copy, "一把钥匙").device == renewed.device
    assert renewed.device != made.device
    assert vault.open_keys(folder, "一把钥匙").device == made.device


def test_a_moved_folder_stays_the_same_device(folder: Path, tmp_path: Path) -> None:
    made = _made(folder)
    moved = folder.rename(tmp_path / "moved")
    assert vault.open_keys(moved, "一把钥匙").device == made.device


def test_a_copy_put_back_in_the_old_place_is_a_new_device(folder: Path, tmp_path: Path) -> None:
    _made(folder)
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "copy", folder)
    assert vault.open_keys(folder, "一把钥匙").device is None


def test_a_folder_on_another_computer_is_a_new_device(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _made(folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other computer"))
    opened = vault.open_keys(folder, "一把钥匙")
    assert opened.database == made.database
    assert opened.device is None


def test_a_damaged_device_key_or_marker_makes_a_new_device_and_no_crash(
    folder: Path, tmp_path: Path
) -> None:
    _made(folder)
    (entry,) = (tmp_path / "data").rglob("device-*.json")
    entry.write_bytes(b"{")
    assert vault.open_keys(folder, "一把钥匙").device is None
    (folder / "device").write_bytes(b"\xff")
    assert vault.open_keys(folder, "一把钥匙").device is None


def test_the_recovery_code_opens_a_folder_whose_passphrase_is_forgotten(folder: Path) -> None:
    made = recoverykey.set_code(_made(folder), CODE)
    opened = recoverykey.open_by_code(folder, CODE, "新的口令", cost=CHEAP)
    assert opened.database == made.database
    assert opened.device is None
    assert vault.open_keys(folder, "新的口令").recovery == recovery.recovery_keys(CODE).public
    assert _problem(lambda: vault.open_keys(folder, "一把钥匙")).code == "vault.wrong_passphrase"


def test_a_newly_printed_code_replaces_the_old_one(folder: Path) -> None:
    made = recoverykey.set_code(_made(folder), CODE)
    recoverykey.set_code(made, bytes(16))
    old = _problem(lambda: recoverykey.open_by_code(folder, CODE, "新", cost=CHEAP))
    assert old.code == "vault.other_code"
    assert recoverykey.open_by_code(folder, bytes(16), "新", cost=CHEAP).database == made.database


def test_without_a_printed_code_no_code_opens(folder: Path) -> None:
    _made(folder)
    problem = _problem(lambda: recoverykey.open_by_code(folder, CODE, "新", cost=CHEAP))
    assert problem.code == "vault.no_code"


def test_a_changed_passphrase_keeps_key_and_device(folder: Path) -> None:
    made = _made(folder)
    vault.protect(made, "第二个口令", cost=CHEAP)
    opened = vault.open_keys(folder, "第二个口令")
    assert (opened.database, opened.device) == (made.database, made.device)


def test_a_folder_without_key_file_says_which_file_is_missing(folder: Path) -> None:
    for place in (folder, folder / "nowhere"):
        problem = _problem(lambda place=place: vault.open_keys(place, "x"))
        assert problem.code == "vault.missing_key_file"
        assert "key.json" in problem.sentence("zh_CN")


def test_a_newer_key_file_asks_for_an_update_and_stays_as_it_is(folder: Path) -> None:
    _made(folder)
    place = folder / "key.json"
    content = json.loads(place.read_bytes()) | {"format": 2, "passphrase": {"kdf": "future"}}
    place.write_text(json.dumps(content))
    before = place.read_bytes()
    assert _problem(lambda: vault.open_keys(folder, "一把钥匙")).code == "vault.newer_key_file"
    assert place.read_bytes() == before


def test_another_recovery_code_cannot_be_slipped_into_the_key_file(folder: Path) -> None:
    recoverykey.set_code(_made(folder), CODE)
    place = folder / "key.json"
    content = json.loads(place.read_bytes())
    content["recovery"]["receive"] = recovery.recovery_keys(bytes(16)).public.receive.hex()
    place.write_text(json.dumps(content))
    assert _problem(lambda: vault.open_keys(folder, "一把钥匙")).code == "vault.damaged_key_file"


def test_the_key_file_of_another_community_is_told_from_damage(
    folder: Path, tmp_path: Path
) -> None:
    _made(folder)
    other = tmp_path / "other"
    other.mkdir()
    vault.new_keys(other, COMMUNITY, "一把钥匙", cost=CHEAP)
    content = json.loads((folder / "key.json").read_bytes())
    content["check"] = json.loads((other / "key.json").read_bytes())["check"]
    (folder / "key.json").write_text(json.dumps(content))
    assert _problem(lambda: vault.open_keys(folder, "一把钥匙")).code == "vault.wrong_key"


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_key_file_is_a_problem_and_is_never_replaced(
    folder: Path, data: st.DataObject
) -> None:
    if not (folder / "key.json").exists():
        _made(folder)
        (folder / "whole").write_bytes((folder / "key.json").read_bytes())
    whole = (folder / "whole").read_bytes()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=40)) + whole[end:]
    (folder / "key.json").write_bytes(damaged)
    with nullcontext() if _means_the_same(damaged, whole) else pytest.raises(Problem):
        vault.open_keys(folder, "一把钥匙")
    assert (folder / "key.json").read_bytes() == damaged


def _means_the_same(damaged: bytes, whole: bytes) -> bool:
    with suppress(ValueError):
        return bool(json.loads(damaged) == json.loads(whole))
    return False


def test_a_computer_without_keyring_is_told_to_set_a_passphrase(folder: Path) -> None:
    previous = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        problem = _problem(lambda: vault.new_keys(folder, COMMUNITY))
    finally:
        keyring.set_keyring(previous)
    assert problem.code == "vault.no_keyring"
    assert "QUNZHU_PASSPHRASE" in problem.sentence("zh_CN")
    assert not (folder / "key.json").exists()


class PlainText(KeyringBackend):
    """A backend like those of keyrings.alt, that no allow-list names."""

    priority = 9

    def get_password(self, service: str, username: str) -> str:
        raise AssertionError("a refused keyring was asked")

    set_password = delete_password = get_password  # type: ignore[assignment]


def test_a_plain_text_keyring_is_refused_alone_and_in_a_chain(folder: Path) -> None:
    class Chain(ChainerBackend):
        backends = (PlainText(),)

    previous = keyring.get_keyring()
    for refused in (PlainText(), Chain()):
        keyring.set_keyring(refused)
        try:
            problem = _problem(lambda: vault.new_keys(folder, COMMUNITY))
        finally:
            keyring.set_keyring(previous)
        assert problem.code == "vault.unsafe_keyring"
        assert not (folder / "key.json").exists()


def test_a_passphrase_leaves_every_keyring_alone(folder: Path) -> None:
    previous = keyring.get_keyring()
    keyring.set_keyring(PlainText())
    try:
        made = _made(folder)
        assert vault.open_keys(folder, "一把钥匙").device == made.device
    finally:
        keyring.set_keyring(previous)


@pytest.mark.parametrize("place", ["key.json", "device"])
def test_a_key_file_is_written_in_one_step(folder: Path, place: str) -> None:
    _made(folder)
    before = (folder / place).stat().st_ino
    write_private(folder / place, b"{}")
    assert (folder / place).stat().st_ino != before
    assert sorted(path.name for path in folder.iterdir()) == ["device", "key.json"]


def test_short_passphrases_are_known_and_a_chinese_letter_counts_twice() -> None:
    assert too_short("1234567")
    assert not too_short("12345678")
    assert too_short("三个字")
    assert not too_short("我的群主")
