"""A newer release: asked for only where somebody wanted that, and said without a pop-up."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models import release
from desktop.models.release import Source
from desktop.store.community import Store
from desktop.sync import releases
from desktop.views import updating
from desktop.views.parts.segment import Segmented
from desktop.views.session import Session
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.updates import UpdateSection
from desktop.views.updating import Updating
from desktop.views.window import Window
from tests.releasing import KEY, Place, later, place


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with place(tmp_path) as made:
        monkeypatch.setenv("SSL_CERT_FILE", str(made.authority))
        monkeypatch.setattr(releases, "source", lambda: made.source)
        yield made


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    session = Session(store)
    session.window.show()
    yield session.window
    session.close()


def news(window: Window) -> str:
    texts = [one.text() for one in window.status.findChildren(QPushButton) if one.isVisible()]
    return next((one for one in texts if one.startswith("有新版本")), "")


def shown() -> set[int]:
    """Every window on the screen."""
    return {int(one.winId()) for one in QApplication.topLevelWidgets() if one.isVisible()}


def test_nobody_asks_before_somebody_wanted_it(there: Place, window: Window) -> None:
    looking = Updating(window)
    looking.look(None)
    looking.stop()
    assert not there.asked


def test_it_is_asked_once_a_day_and_said_in_the_status_line_without_a_pop_up(
    there: Place, window: Window, qtbot: QtBot
) -> None:
    updating.choose(True)
    before = shown()
    looking = Updating(window)
    qtbot.waitUntil(lambda: news(window) == "有新版本 99.1")
    assert shown() == before
    assert not window.status.toast.isVisible()
    looking.look(time.time() + 60)
    assert not updating.due(time.time() + 60)
    assert updating.due(time.time() + 25 * 60 * 60)
    assert updating.due(time.time() - 25 * 60 * 60)
    looking.stop()
    assert len(there.asked) == 1


def test_a_click_on_it_opens_the_settings_where_it_is_told(
    there: Place, window: Window, qtbot: QtBot
) -> None:
    updating.keep(there.answer)
    window.show_frame()
    next(one for one in window.status.findChildren(QPushButton) if "99.1" in one.text()).click()
    assert window.here() == "settings"
    page = window.findChild(SettingsPage)
    assert page is not None
    section = page.findChild(UpdateSection)
    assert section is not None
    assert "签到更快" in section._said.text()
    qtbot.waitUntil(lambda: not section.visibleRegion().isEmpty())


def test_an_older_or_forged_one_that_was_kept_is_not_told(there: Place, window: Window) -> None:
    updating.keep(release.sign(later("0.0.1"), KEY))
    assert updating.known() is None
    updating.keep(there.answer.replace(b"99.1", b"99.2"))
    window.show_frame()
    assert news(window) == ""


def test_without_a_network_only_who_asks_is_told(
    there: Place, monkeypatch: pytest.MonkeyPatch, window: Window, qtbot: QtBot
) -> None:
    closed = Source("https://127.0.0.1:9/release.json", there.source.key)
    monkeypatch.setattr(releases, "source", lambda: closed)
    section = UpdateSection(window)
    qtbot.addWidget(section)
    section.ask()
    qtbot.waitUntil(lambda: "连不上 127.0.0.1" in section._said.text())
    assert section.ask_button.isEnabled()
    assert news(window) == ""


def test_who_wants_no_questions_any_more_is_not_reminded_either(
    there: Place, window: Window, qtbot: QtBot
) -> None:
    section = UpdateSection(window)
    qtbot.addWidget(section)
    choice = section.findChild(Segmented)
    assert choice is not None
    choice.chosen.emit("on")
    qtbot.waitUntil(lambda: "99.1" in section._said.text())
    assert news(window) == "有新版本 99.1"
    choice.chosen.emit("off")
    window.show_frame()
    assert news(window) == ""
    assert not updating.wanted()


def test_a_build_without_a_place_to_ask_says_whom_to_ask(window: Window, qtbot: QtBot) -> None:
    section = UpdateSection(window)
    qtbot.addWidget(section)
    assert section.findChild(Segmented) is None
