"""A community inside a folder that a cloud service synchronises is warned about, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.store.community import Store
from desktop.views.window import Window
from tests.views.sample_window import open_window


@pytest.fixture
def window(store: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window over a community in a folder that carries Syncthing's mark."""
    (tmp_path / ".stfolder").mkdir()
    made, close = open_window(store)
    yield made
    close()


def test_a_synchronised_folder_is_warned_about(window: Window) -> None:
    assert window.sheet.synced.isVisible()
    assert "Syncthing" in window.sheet.synced.text()


def test_the_warning_stays_away_once_it_was_read(window: Window) -> None:
    window.sheet.synced.ended.emit()
    assert not window.sheet.synced.isVisible()
    window.build()
    assert not window.sheet.synced.isVisible()


def test_the_settings_say_it_in_any_case(window: Window) -> None:
    window.sheet.synced.ended.emit()
    window.go("settings")
    told = [one.text() for one in window.page().findChildren(QLabel)]
    assert any("Syncthing" in text for text in told)


def test_an_ordinary_folder_is_not_warned_about(store: Store, qtbot: QtBot) -> None:
    made, close = open_window(store)
    assert not made.sheet.synced.isVisible()
    close()
