"""What tests of screens share: the dressed application, reads, a dispatcher, a recording shell."""

import ctypes
import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLibraryInfo, QSettings
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.store.community import Reads, Store, open_reads
from desktop.views import start
from desktop.views.parts import privacy
from desktop.views.sync.syncing import Syncing
from desktop.views.theme.palette import Look
from tests.sync.team import Laptop, Team, team

HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
# The binding leaves this function out: void QAccessible::installUpdateHandler(UpdateHandler).
INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"


class RecordingShell:
    """Stands where the window would and keeps what pages asked of it."""

    def __init__(self, syncing: Syncing) -> None:
        self.syncing = syncing
        self.went: list[tuple[str, dict[str, object]]] = []
        self.toasts: list[str] = []
        self.undoable: list[Changes] = []
        self.problems: list[Problem] = []
        self.previews: list[Actor | None] = []
        self.looks: list[Look] = []
        self.window = QWidget()
        self.backups = 0

    def go(self, screen: str, **target: object) -> None:
        self.went.append((screen, target))

    def toast(self, text: str, undo: Changes | None = None) -> None:
        self.toasts.append(text)
        if undo is not None:
            self.undoable.append(undo)

    def say(self, problem: Problem) -> None:
        self.problems.append(problem)

    def sentence(self, problem: Problem) -> str:
        return problem.sentence("zh_CN")

    def show_backup(self) -> None:
        self.backups += 1

    def widget(self) -> QWidget:
        return self.window

    def wear(self, look: Look) -> None:
        self.looks.append(look)

    def preview(self, actor: Actor | None) -> None:
        self.previews.append(actor)


@pytest.fixture(autouse=True)
def _collected_at_rest() -> Iterator[None]:
    """As in the program, dead windows are collected by the window's own thread, at rest."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, qapp: QApplication) -> None:
    """Nothing a test keeps reaches the settings of whoever runs it."""
    qapp.setOrganizationName("qunzhu-tests")
    qapp.setApplicationName("qunzhu-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """The light theme in Chinese at 100 %; privacy off."""
    start.dress(Look(theme="light"))
    privacy.switch(False)
    yield
    privacy.switch(False)
    start.dress(Look(theme="light"))


@pytest.fixture
def reads(store: Store) -> Iterator[Reads]:
    made = open_reads(store)
    yield made
    made.close()


@pytest.fixture
def dispatcher(store: Store, reads: Reads, qtbot: QtBot) -> Iterator[Dispatcher]:
    made = Dispatcher(store)
    yield made
    made.close()


@pytest.fixture
def shell(qtbot: QtBot, dispatcher: Dispatcher) -> RecordingShell:
    made = RecordingShell(Syncing(dispatcher))
    qtbot.addWidget(made.window)
    return made


@pytest.fixture(scope="session")
def compiled() -> None:
    """The .qm files, which make builds, for whoever runs pytest alone."""
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    for path in (Path(__file__).parents[2] / "resources" / "i18n").glob("*.ts"):
        made = path.with_suffix(".qm")
        if not made.exists() or made.stat().st_mtime < path.stat().st_mtime:
            subprocess.run([str(tool), "-silent", str(path), "-qm", str(made)], check=True)


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    """A hub in this process, and laptops to come."""
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    """The owner's laptop, its community on the hub."""
    found = crew.found()
    crew.connect(found)
    return found


@pytest.fixture
def heard(qapp: object) -> Iterator[list[str]]:
    """What a screen reader is told, in the place where one would listen."""
    found: list[str] = []

    def listen(address: int) -> None:
        event = shiboken6.wrapInstance(address, QAccessibleAnnouncementEvent)
        if event.type() == QAccessible.Event.Announcement:
            found.append(event.message())

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
    install = getattr(ctypes.CDLL(str(folder / "libQt6Gui.so.6")), INSTALL)
    install.restype, install.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    handler = HANDLER(listen)
    before = install(ctypes.cast(handler, ctypes.c_void_p))
    yield found
    install(before)
