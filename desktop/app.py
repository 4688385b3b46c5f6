"""The composition root: reads the words and runs what they ask for."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QTimer

from desktop.models.problem import Problem
from desktop.store.home import SAMPLE_NAME
from desktop.views import arguments, crash, recent, start
from desktop.views.doorway import App
from desktop.views.session import LOCK
from desktop.views.theme import preferences
from desktop.views.theme.palette import Look

if TYPE_CHECKING:
    from desktop.models.paper import Paper

__all__ = ["App", "run"]

# A start is over by then (ms).
SETTLED_MS = 1_000


def run(
    words: Sequence[str], speaking: Callable[[], type[ArgumentParser]] = lambda: ArgumentParser
) -> int:
    """`qunzhu`, `qunzhu demo`, `qunzhu screenshots`; the exit code. Raises Problem.

    `speaking` gives what says wrong usage in the operator's language.
    """
    given = arguments.parsed(words, speaking)
    if given.command != "screenshots" and not (given.command and given.no_window):
        return _open_window(given)
    if given.command == "screenshots":
        return arguments.take_screenshots(given)
    gc.enable()
    return arguments.make_demo(given)


def print_paper(paper: "Paper", language: str) -> bytes:
    """The PDF of what a command prints."""
    from desktop.views.door import pdf

    return pdf.make(paper, language)


def asked_folder(given: Namespace) -> Path | None:
    """The community that is meant: named, else the sample, else the one used last."""
    named = os.environ.get("QUNZHU_COMMUNITY")
    if given.command == "demo":
        folder: Path | None = given.folder or recent.data_folder() / SAMPLE_NAME
    else:
        folder = given.community or (Path(named) if named else None)
    known = recent.recent_folders()
    return folder or (Path(known[0]) if known else None)


def handed_over(given: Namespace) -> bool:
    """Whether a window has the community open and took over what was given here."""
    folder = asked_folder(given)
    if folder is None or not (folder / LOCK).exists():
        return False
    from desktop.views import handover

    return handover.give(folder, getattr(given, "file", None))


def _begin(app: App, given: Namespace) -> None:
    named = os.environ.get("QUNZHU_COMMUNITY")
    folder = given.community or (Path(named) if named else None)
    if given.file is None:
        app.begin(folder)
        return
    from desktop.views import openfile

    openfile.show(app, given.file, folder)


def _open_window(given: Namespace) -> int:
    if not start.has_display():
        raise Problem("window.no_display", program=arguments.program())
    application = start.application()
    if handed_over(given):
        return 0
    logs = platformdirs.user_log_path("qunzhu", appauthor=False)
    fell = crash.last_fault(logs)
    crashes = crash.Crashes(logs)
    crashes.install()
    look = preferences.load()
    if given.language or given.theme:
        language, theme = given.language or look.language, given.theme or look.theme
        look = Look(theme, look.scale, look.density, language)
        preferences.save(look)
    start.dress(look)
    start.close_when_asked()
    app = App(fell)
    crashes.again.connect(app.tell_fault)
    if sys.platform == "darwin":
        from desktop.views import doubleclick, openfile

        doubleclick.DoubleClicks(application, partial(openfile.handed, app))
    if given.command == "demo":
        app.demo(given.folder or recent.data_folder() / SAMPLE_NAME)
    else:
        _begin(app, given)
    # What the start made is kept anyway: it is not looked through at each collection.
    QTimer.singleShot(SETTLED_MS, gc.freeze)
    code = application.exec()
    app.close()
    return code
