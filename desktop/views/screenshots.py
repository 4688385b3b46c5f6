"""`qunzhu screenshots`: every screen of the sample community, dialogs and empty states, as PNG."""

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSettings,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.dispatcher import Dispatcher
from desktop.store import search
from desktop.store.community import Store, open_reads, open_store
from desktop.views import diagnosis, fallen, jump, recent, start
from desktop.views.firstrun.page import FirstRun
from desktop.views.firstrun.questions import AskName, AskNewPassphrase
from desktop.views.firstrun.recover import RecoverDialog
from desktop.views.parts.aside import Aside
from desktop.views.parts.shell import Shot
from desktop.views.parts.toast import Toast
from desktop.views.sync.codes import JoinDialog
from desktop.views.theme import preferences
from desktop.views.theme.palette import Look, ThemeName
from desktop.views.window import Window

THEMES: tuple[ThemeName, ...] = ("light", "dark")
SAMPLE, EMPTY = "示例社群", "青禾读书会"
# Since when the window was open that fell, for the pictures of that.
FELL = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
LECTURER = "单文博"
# Guards nothing: both communities are invented and live as long as the pictures take.
PASSPHRASE = "screenshots only"
# Makes a community in a folder: the sample, or an empty one.
MakeStore = Callable[[Path], Store]


class Camera:
    """Takes pictures in one look into one folder."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder = folder / look.language / look.theme
        self._folder.mkdir(parents=True, exist_ok=True)
        self.taken = 0
        # Whether something is still being worked out that the picture is to show.
        self.busy: Callable[[], bool] = lambda: False

    def take(self, widget: QWidget, name: str) -> None:
        """One picture of a shown widget, once its layout has settled."""
        for _ in range(3):
            QApplication.processEvents()
        while self.busy() or _resting(widget):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for _ in range(3):
            QApplication.processEvents()
        self.keep(widget, name)
        self.taken += 1

    def keep(self, widget: QWidget, name: str) -> None:
        """Save the picture."""
        if not widget.grab().save(str(self._folder / f"{name}.png")):
            raise OSError(f"{self._folder / name}.png")


def _resting(widget: QWidget) -> bool:
    """Whether something is yet to be worked out, as a search is after a moment, or read aside."""
    if any(aside.waiting() for aside in widget.findChildren(Aside)):
        return True
    return any(timer.isSingleShot() and timer.isActive() for timer in _timers(widget))


def _timers(widget: QWidget) -> list[QTimer]:
    found = widget.findChildren(QTimer)
    return [timer for timer in found if not isinstance(timer.parent(), Toast)]


def _welcome(camera: Camera) -> None:
    page = FirstRun()
    page.show()
    camera.take(page, "firstrun")
    for name, dialog in (
        ("name", AskName(page)),
        ("passphrase", AskNewPassphrase(page)),
        ("join", JoinDialog(page, Path("群主台"))),
        ("recover", RecoverDialog(page)),
    ):
        dialog.show()
        camera.take(dialog, f"firstrun-{name}")
        dialog.close()
    page.close()
    page.deleteLater()


def _shots(camera: Camera, window: Window, prefix: str) -> None:
    more: Callable[[], Sequence[Shot]] | None = getattr(window.page(), "shots", None)
    for shot in more() if more else ():
        other = shot.prepare()
        if other is not None:
            other.show()
        camera.take(other or window, f"{prefix}-{shot.name}")
        if other is not None:
            other.close()
            other.deleteLater()


def _pages(camera: Camera, window: Window, prefix: str, *, shots: bool) -> None:
    for key in window.screen_keys():
        if key in ("member", "import") and not shots:
            continue
        window.go(key, **_target(window, key))
        camera.take(window, f"{prefix}{key}")
        if shots:
            stands = window.syncing.state
            _shots(camera, window, f"{prefix}{key}")
            window.syncing.state = stands
            window.syncing.stated.emit(stands)


def _target(window: Window, key: str) -> dict[str, bytes]:
    """Whom the member's page shows: the sample's busiest lecturer."""
    found = search.find(window.reads, LECTURER, 1) if key == "member" else []
    return {"member": found[0]} if found else {}


def _overlays(camera: Camera, window: Window) -> None:
    window.go("home")
    window.open_palette()
    camera.take(window, "palette")
    window.close_palette()
    window.open_palette("c")
    camera.take(window, "palette-found")
    window.close_palette()
    window.toggle_privacy()
    camera.take(window, "home-privacy")
    window.toggle_privacy()


def _window_shots(camera: Camera, window: Window, other: Path) -> None:
    """What the window itself asks and says: of other communities, of a fall, of what it is."""
    recent.remember(other)
    menu = jump.switcher_menu(window)
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    camera.take(menu, "switcher")
    menu.close()
    QSettings().remove(recent.KEPT)
    fallen.tell(window, FELL, "")
    camera.take(window, "home-fell")
    window.sheet.fallen.show_text("")
    since = datetime.fromtimestamp(FELL, UTC)
    for name, dialog in (
        ("fell", fallen.FallenDialog(window, since, "")),
        ("diagnosis", diagnosis.DiagnosisDialog(window, diagnosis.report(window, {}))),
    ):
        dialog.show()
        camera.take(dialog, name)
        dialog.close()
        dialog.deleteLater()


def _community(
    camera: Camera, store: Store, prefix: str, other: Path, *, shots: bool = False
) -> None:
    """Every screen of one community, beside which there is another; closes the store."""
    with closing(open_reads(store)) as reads:
        dispatcher = Dispatcher(store)
        window = Window(reads, dispatcher, store.folder)
        window.keys = lambda: store.keys
        camera.busy = dispatcher.working
        window.show()
        _pages(camera, window, prefix, shots=shots)
        if shots:
            _overlays(camera, window)
            _window_shots(camera, window, other)
            # The last of it: what is locked asks for the passphrase.
            window.lock()
            camera.take(window, "locked")
        window.retire()
        # Without a running event loop nothing deletes what was asked to be deleted later.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        dispatcher.close()


def _quieter(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    # The offscreen platform says this of every window and menu; there is no screen to do it on.
    if "This plugin does not support" not in text:
        sys.stderr.write(f"{kind.name} {text}\n")


def take(given: Namespace, sample: MakeStore, empty: MakeStore) -> int:
    """Fill the folder with language/theme/screen.png; prints how many pictures were taken."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_quieter)
    start.application()
    languages = [given.language] if given.language else list(preferences.LANGUAGES)
    themes = [one for one in THEMES if given.theme in (None, one)]
    looks = [
        Look(theme, given.scale, "normal", language) for language in languages for theme in themes
    ]
    with tempfile.TemporaryDirectory() as scratch:
        # What is kept about columns and looks on this computer shall not show in pictures.
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, scratch)
        # Nor shall the keys of communities that live a minute stay on it.
        os.environ["XDG_DATA_HOME"] = scratch
        full, bare = Path(scratch) / SAMPLE, Path(scratch) / EMPTY
        sample(full).close()
        empty(bare).close()
        taken = sum(_one_look(Path(given.folder), look, full, bare) for look in looks)
    sys.stdout.write(f"{taken} PNG  {given.folder}\n")
    return 0


def _one_look(folder: Path, look: Look, full: Path, bare: Path) -> int:
    start.dress(look)
    return visit(Camera(folder, look), full, bare)


def visit(camera: Camera, full: Path, bare: Path) -> int:
    """Show the camera every screen and dialog, of the sample and of an empty community.

    How many it took. Both communities have PASSPHRASE.
    """
    _welcome(camera)
    _community(camera, open_store(full, passphrase=PASSPHRASE), "", bare, shots=True)
    _community(camera, open_store(bare, passphrase=PASSPHRASE), "empty-", full)
    return camera.taken
