"""What a double click on one of the program's own files does."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from desktop.models.ownfiles import BACKUP, BUNDLE, INVITATION, PACK
from desktop.views import recent
from desktop.views.window import Window

if TYPE_CHECKING:
    from desktop.views.doorway import App


def show(app: "App", path: Path, folder: Path | None) -> None:
    """Restore a backup, join by an invitation or a pack; take a bundle or a pack's return in.

    They go into the community in `folder`, else into the one used last; where there is none, a
    bundle is what one joins by.
    """
    ending = path.suffix.lower()
    known = folder is not None or bool(recent.recent_folders())
    if ending == BACKUP:
        app.welcome()
        app.restore(path)
    elif ending in (INVITATION, PACK) or (ending == BUNDLE and not known):
        app.welcome()
        app.join(path)
    elif known:
        app.begin(folder, partial(_take, path))
    else:
        app.welcome()
        app.say(_homeless(path))


def handed(app: "App", path: Path) -> None:
    """What the desktop gives to the program while it runs, or at its start on macOS."""
    if app.session is not None:
        take_over(app, path)
    elif app.welcome_page is None:
        # The community used last is being opened.
        app.afterwards(lambda _window: take_over(app, path))
    else:
        show(app, path, None)


def take_over(app: "App", path: Path | None) -> None:
    """What a second start was given: show the window, and do with the file what was meant."""
    session = app.session
    if session is None:
        return
    window = session.window
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    # Where another program may not come to the front, it asks for a look.
    QApplication.alert(window)
    if path is None:
        return
    locking = window.locking()
    if locking is not None and locking.locked:
        locking.after(lambda: take_over(app, path))
        return
    ending = path.suffix.lower()
    if ending == BACKUP:
        app.restore(path)
    elif ending == PACK:
        app.join(path)
    else:
        _take(path, window)


def _take(path: Path, window: Window) -> None:
    # Which of the two it is decides what has to be loaded.
    if path.suffix.lower() == BUNDLE:
        from desktop.views.sync.sticks import SticksVerbs

        window.go("sync")
        SticksVerbs(window, window.reads, window.dispatcher, window).take_file(path)
    else:
        from desktop.views.door.packing import Packing

        Packing(window, window.reads, window.dispatcher, window).take_file(path)


def _homeless(path: Path) -> str:
    said = QCoreApplication.translate(
        "OpenFile", "{file} 是外带包带回的文件：请先打开写出外带包的那个社群，再双击它。"
    )
    return said.format(file=path.name)
