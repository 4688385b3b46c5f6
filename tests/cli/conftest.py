"""A real community that the environment names, for commands run in this process."""

from pathlib import Path

import pytest

from desktop.store.community import Store
from tests.conftest import PASSPHRASE


@pytest.fixture
def folder(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the community that a command without `--community` works on."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    return store.folder
