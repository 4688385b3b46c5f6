"""Every screen and dialog can be used by keyboard and screen reader, in any language and size."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import sample
from desktop.store.community import Founding, create, open_store
from desktop.views import screenshots, start
from desktop.views.theme.palette import Look
from tests.views.walk import checks
from tests.views.walk.walking import (
    Check,
    Doubled,
    Inspector,
    chinese_signs,
    own_words,
    untranslated,
)

# A walk goes over every screen, on a busy machine for minutes.
pytestmark = pytest.mark.timeout(1200)
# Fewer would mean that pages stopped telling of their dialogs.
SCREENS = 160


@pytest.fixture(scope="module")
def communities(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample and an empty community."""
    folder, word = tmp_path_factory.mktemp("walk"), screenshots.PASSPHRASE
    full, bare = folder / screenshots.SAMPLE, folder / screenshots.EMPTY
    sample.make(full, passphrase=word).close()
    create(bare, Founding("青禾读书会"), passphrase=word).close()
    return full, bare


@pytest.fixture
def doubled(qapp: QApplication) -> Iterator[None]:
    """A language that takes twice the room."""
    made = Doubled(qapp)
    qapp.installTranslator(made)
    yield
    qapp.removeTranslator(made)


@pytest.fixture
def astray(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Parts shown before they lie anywhere: each is a window for a moment and takes the keyboard.

    What is to be a window is opened by `show` or `exec`.
    """
    found: list[str] = []
    real = QWidget.setVisible

    def watched(one: QWidget, wanted: bool) -> None:
        if wanted and one.isWindow():
            found.append(f"{one.accessibleName()} {checks.where(one)}")
        real(one, wanted)

    monkeypatch.setattr(QWidget, "setVisible", watched)
    return found


def walk(communities: tuple[Path, Path], asked: Mapping[str, Check], width: int = 0) -> None:
    """Fails with all that is wrong, each with the screen on which it was met first."""
    inspector = Inspector(asked, width)
    # As in the program, dead windows are collected at rest, not amid the making of others.
    gc.collect()
    gc.disable()
    try:
        assert screenshots.visit(inspector, *communities) > SCREENS
    finally:
        gc.enable()
        gc.collect()
    wrong = [f"{screen}: {told}" for told, screen in inspector.found.items()]
    assert not wrong, "\n".join(wrong)


def test_everything_is_named_large_enough_and_reached_by_keyboard(
    communities: tuple[Path, Path], qtbot: QtBot, astray: list[str]
) -> None:
    start.dress(Look("light"))
    asked = {
        "no name": checks.nameless,
        "pointer alone": checks.by_pointer_alone,
        "small": checks.small,
        "cut": checks.clipped,
        "hint": checks.hints_cut,
        "shortened": checks.shortened,
        "Tab": checks.untabbed,
        "focus not seen": checks.Rings(),
    }
    walk(communities, asked)
    assert not astray


def test_english_at_150_per_cent_in_the_dark_is_whole_and_without_chinese(
    communities: tuple[Path, Path], qtbot: QtBot, compiled: None
) -> None:
    start.dress(Look("dark", 1.5, language="en"))
    with closing(open_store(communities[0], passphrase=screenshots.PASSPHRASE)) as store:
        known = own_words(store)
    asked = {
        "untranslated": untranslated(known | {"青禾读书会"}),
        "Chinese sign": chinese_signs,
        "cut": checks.clipped,
        "hint": checks.hints_cut,
        "small": checks.small,
        "focus not seen": checks.Rings(),
    }
    walk(communities, asked)


def test_a_language_twice_as_long_is_cut_nowhere(
    communities: tuple[Path, Path], doubled: None, qtbot: QtBot
) -> None:
    start.dress(Look("light"))
    walk(communities, {"cut": checks.clipped, "small": checks.small})
