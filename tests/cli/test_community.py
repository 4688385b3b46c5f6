"""`qunzhu new` and `qunzhu community`: what a community may be called."""

from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.store import home
from desktop.store.community import Store
from tests.conftest import PASSPHRASE

LONGEST = "读" * 100


@pytest.fixture(autouse=True)
def _at_home(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))


@pytest.mark.parametrize("name", [LONGEST + "书", "", "  "])
def test_a_name_too_long_or_empty_makes_no_community_and_renames_none(
    store: Store, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = home.name(store)
    assert main(["new", str(tmp_path / "neu"), "--name", name], "zh_CN") == 1
    assert not (tmp_path / "neu").exists()
    assert main(["community", "set", "--name", name], "zh_CN") == 1
    assert home.name(store) == before
    first, second = capsys.readouterr().err.splitlines()
    assert first == second
    assert ("最多 100 个" in first) == (len(name) > 100)


def test_a_name_of_a_hundred_characters_is_kept_without_gaps_around_it(
    store: Store, tmp_path: Path
) -> None:
    assert main(["new", str(tmp_path / "neu"), "--name", f" {LONGEST} "], "zh_CN") == 0
    assert main(["community", "set", "--name", f" {LONGEST} "], "zh_CN") == 0
    assert home.name(store) == LONGEST
