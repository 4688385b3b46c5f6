"""What a double click on one of the program's own files does."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.views import recent
from desktop.views.window import Window

if TYPE_CHECKING:
    from desktop.views.doorway import App

# How the files are called that the program writes for itself: a backup, a pack, a sync bundle.
BACKUP, PACK, BUNDLE = ".qzb", ".qzp", ".qzs"


def show(app: "App", path: Path, folder: Path | None) -> None:
    """Restore a backup, join by a pack; a bundle, or what a pack brought back, goes in.

    They go into the community in `folder`, else into the one used last; where there is none, a
    bundle is what one joins by.
    """
    ending = path.suffix.lower()
    known = folder is not None or bool(recent.recent_folders())
    if ending == BACKUP:
        app.welcome()
        app.restore(path)
    elif ending == PACK or (ending == BUNDLE and not known):
        app.welcome()
        app.join(path)
    elif known:
        app.begin(folder, partial(_take, path))
    else:
        app.welcome()
        app.say(_homeless(path))


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
