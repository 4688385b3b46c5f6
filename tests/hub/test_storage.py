"""The hub's file and its key: made with it, found again, never guessed."""

import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.models.problem import Problem
from hub import storage, tables
from hub.identity import identity


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delenv("QUNZHU_PASSPHRASE", raising=False)
    return f"sqlite:///{tmp_path}/data/hub.db"


def public(url: str, handed: bytes | None = None) -> bytes:
    with closing(storage.opened(url, handed)) as engine:
        return identity(engine, bytes(32 * [7])).public


def test_a_file_without_a_passphrase_has_its_key_beside_it(url: str, tmp_path: Path) -> None:
    assert public(url) == public(url)
    key = tmp_path / "data" / "hub.db.key"
    assert len(bytes.fromhex(key.read_text())) == 32
    if sys.platform != "win32":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert b"identity" not in (tmp_path / "data" / "hub.db").read_bytes()
    key.write_text("11" * 32)
    with pytest.raises(Problem, match="does not open"):
        public(url)


def test_a_passphrase_opens_the_file_it_was_made_with(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", "晨读会 2026")
    assert public(url) == public(url)
    assert not (tmp_path / "data" / "hub.db.key").exists()
    monkeypatch.setenv("QUNZHU_PASSPHRASE", "别的")
    with pytest.raises(Problem) as refused:
        public(url)
    assert refused.value.code == "hub.storage_closed"
    monkeypatch.delenv("QUNZHU_PASSPHRASE")
    with pytest.raises(Problem) as refused:
        public(url)
    assert refused.value.code == "hub.passphrase_needed"


def test_a_passphrase_set_later_leaves_a_file_with_a_key_alone(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = public(url)
    monkeypatch.setenv("QUNZHU_PASSPHRASE", "晨读会 2026")
    assert public(url) == before


def test_a_key_that_is_handed_down_is_kept_nowhere(url: str, tmp_path: Path) -> None:
    assert public(url, bytes(32)) == public(url, bytes(32))
    assert sorted(one.name for one in (tmp_path / "data").iterdir() if one.suffix != ".db-wal") == [
        "hub.db"
    ]


@pytest.mark.parametrize("text", ["mysql://x", "sqlite://", "sqlite:///", "hub.db"])
def test_an_unknown_storage_is_a_problem(text: str) -> None:
    with pytest.raises(Problem) as refused:
        storage.opened(text)
    assert refused.value.code == "hub.storage_unknown"


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem) as refused:
        storage.opened(f"sqlite:///{tmp_path}/file/hub.db")
    assert refused.value.code == "hub.storage_unwritable"


def test_what_another_device_brings_is_looked_for_by_its_action_in_a_hub_of_before_too(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(tables, "STEPS", tables.STEPS[:2])
        storage.opened(url).close()
    with closing(storage.opened(url)) as engine, engine.reading() as session:
        asked = "EXPLAIN QUERY PLAN SELECT 1 FROM log WHERE community = ? AND action = ?"
        plan = session.rows(asked, (b"", b""))
    assert "log_action" in plan[0][3]
