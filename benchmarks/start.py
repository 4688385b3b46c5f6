"""P5: from starting the program to a usable window of the sample community."""

import os
import sys

from benchmarks.gauge import Figures, usable


def bare() -> Figures:
    """A window with one label: what any program of this kind pays."""
    from benchmarks.window import QApplication, bare_window

    application = QApplication([])
    window = bare_window()
    figures = usable()
    window.close()
    application.quit()
    return figures


def ours(folder: str) -> Figures:
    """The program as it is started, until its window has painted its first screen."""
    from desktop import __main__

    __main__.make_ready()
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

    from desktop.views.window import Window

    figures: Figures = {}

    class Painted(QObject):
        """Looks at the clock when a window has painted itself, before anything else happens."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                first = Qt.EventPriority.HighEventPriority
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), first.value)
            return False

        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                figures.update(usable(), pyqtgraph=float("pyqtgraph" in sys.modules))
                QCoreApplication.quit()
            return super().event(event)

    plain, painted = Window.show, Painted()

    def show(window: Window) -> None:
        window.installEventFilter(painted)
        plain(window)

    Window.show = show  # type: ignore[assignment]  # in this process only
    __main__.main(["--community", folder])
    return figures


VARIANTS = {"bare": bare, "ours": ours}


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    import tempfile
    from pathlib import Path

    from benchmarks.community import CHEAP, PASSPHRASE
    from benchmarks.measure import Goal, compare, show
    from desktop.actions import sample
    from desktop.store import vault

    goals = [
        Goal("ours", "bare", "usable_s", 2.0, "usable window against a bare one"),
        Goal("ours", "bare", "usable_cpu_s", 2.0, "the same by processor time"),
        Goal("ours", "", "pyqtgraph", 0, "pyqtgraph loaded before a chart shows"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        # Settings, logs and the list of known communities are not those of whoever measures.
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        os.environ["QUNZHU_PASSPHRASE"] = PASSPHRASE
        community = Path(folder) / "sample"
        made = sample.make(community)
        vault.protect(made.keys, PASSPHRASE, cost=CHEAP)
        made.close()
        table = compare("start", [("bare", []), ("ours", [str(community)])], runs)
    show("cold start", table, "usable_s", "bare", goals)
