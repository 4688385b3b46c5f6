"""Cases that need a running Secret Service; test_vault_keyring.py starts one and runs these."""

import os
import shutil
from pathlib import Path

import pytest

from desktop.models.problem import Problem
from desktop.store import recoverykey, vault
from desktop.store.passphrase import Cost

FOLDER = Path(os.environ["CASE_FOLDER"])
CHEAP = Cost(passes=1, memory=8, lanes=1)
CODE = bytes(range(16))


def _code_of(problem: pytest.ExceptionInfo[Problem]) -> str:
    assert problem.value.sentence("zh_CN")
    return problem.value.code


def test_made() -> None:
    FOLDER.mkdir()
    made = vault.new_keys(FOLDER, bytes(16))
    recoverykey.set_code(made, CODE)
    opened = vault.open_keys(FOLDER)
    assert (opened.database, opened.device) == (made.database, made.device)
    assert opened.kept == "keyring"
    assert not list(Path(os.environ["HOME"]).rglob("qunzhu"))


def test_unused() -> None:
    with pytest.raises(Problem) as problem:
        vault.open_keys(FOLDER, "口令")
    assert _code_of(problem) == "vault.passphrase_unused"


def test_copied() -> None:
    copy = Path(shutil.copytree(FOLDER, FOLDER.with_name("copy")))
    original, opened = vault.open_keys(FOLDER), vault.open_keys(copy)
    assert opened.database == original.database
    assert opened.device is None
    second = vault.new_device(opened)
    assert vault.open_keys(copy).device == second.device
    assert vault.open_keys(FOLDER).device == original.device
    assert original.device is not None


def test_switched() -> None:
    before = vault.open_keys(FOLDER)
    vault.protect(before, "从此用口令", cost=CHEAP)
    by_passphrase = vault.open_keys(FOLDER, "从此用口令")
    assert (by_passphrase.database, by_passphrase.device) == (before.database, before.device)
    vault.protect(by_passphrase, None)
    after = vault.open_keys(FOLDER)
    assert (after.database, after.device, after.kept) == (before.database, before.device, "keyring")


def test_swapped() -> None:
    other = FOLDER.with_name("other")
    other.mkdir()
    vault.new_keys(other, bytes(16))
    whole = (FOLDER / "key.json").read_text()
    mine, its = vault.keyfile.read(FOLDER), vault.keyfile.read(other)
    (FOLDER / "key.json").write_text(whole.replace(mine.key, its.key))
    with pytest.raises(Problem) as problem:
        vault.open_keys(FOLDER)
    assert _code_of(problem) == "vault.wrong_key"
    (FOLDER / "key.json").write_text(whole)


def test_locked() -> None:
    for call in (lambda: vault.open_keys(FOLDER), lambda: vault.new_keys(FOLDER, bytes(16))):
        with pytest.raises(Problem) as problem:
            call()
        assert _code_of(problem) == "vault.locked_keyring"


def test_wiped() -> None:
    with pytest.raises(Problem) as problem:
        vault.open_keys(FOLDER)
    assert _code_of(problem) == "vault.missing_key"
    assert "恢复码" in problem.value.sentence("zh_CN")
    recovered = recoverykey.open_by_code(FOLDER, CODE)
    assert recovered.device is None
    assert vault.open_keys(FOLDER).database == recovered.database


def test_empty() -> None:
    with pytest.raises(Problem) as problem:
        vault.open_keys(FOLDER)
    assert _code_of(problem) == "vault.no_collection"
