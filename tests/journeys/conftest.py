"""The program as somebody starts it who has nothing on this computer yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.sync.channel import Channel
from desktop.sync.http import HttpChannel
from desktop.views import opening, start
from desktop.views.theme.palette import Look
from tests.conftest import PASSPHRASE
from tests.views.sample_window import settle


@pytest.fixture
def dressed(tmp_path: Path, qapp: QApplication) -> None:
    """Light, in Chinese, with settings of its own."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    start.dress(Look(theme="light"))


@pytest.fixture
def app(tmp_path: Path, dressed: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The program at its welcome, on a computer that has nothing yet."""
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new computer"))
    made, real = App(), opening.reach
    lines: list[Channel] = []

    def reach(address: str, identity: bytes | None) -> Channel:
        lines.append(real(address, identity))
        return lines[-1]

    made.reach, made.listen = reach, None
    made.welcome()
    yield made
    made.close()
    for line in lines:
        assert isinstance(line, HttpChannel)
        line.close()
    if made.welcome_page is not None:
        made.welcome_page.close()
    settle()
