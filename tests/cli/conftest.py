"""A real community that the environment names, for commands run in this process."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.conftest import PASSPHRASE


@pytest.fixture
def folder(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the community that a command without `--community` works on."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    return store.folder


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on that community; its document, or (exit code, its line on stderr)."""
    assert folder

    def run(*words: object) -> Any:
        capsys.readouterr()
        code = main([*map(str, words), "--json"], "zh_CN")
        out = capsys.readouterr()
        return json.loads(out.out) if code == 0 else (code, out.err)

    return run
