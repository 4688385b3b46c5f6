"""P5: from starting the program to a usable window of the sample community."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Figures, Goal, compare, resident_mb, show, since_start
from benchmarks.table import bare


def ours(folder: str) -> Figures:
    """The program as it is started, until its window has painted its first screen."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop import app
    from desktop.views import start
    from desktop.views.window import Window

    application = start.application()
    figures: Figures = {}

    def look() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        if windows and windows[0].isVisible():
            windows[0].grab()
            figures.update(usable_s=since_start(), resident_mb=resident_mb())
            figures["pyqtgraph"] = float("pyqtgraph" in sys.modules)
            application.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    app.run(["--community", folder])
    return figures


VARIANTS = {"bare": bare, "ours": ours}
GOALS = [
    Goal("ours", "bare", "usable_s", 2.0, "usable window against a bare one"),
    Goal("ours", "", "pyqtgraph", 0, "pyqtgraph loaded before a chart shows"),
]


def run(size: int | None, runs: int) -> None:
    """Print the table."""
    from benchmarks.community import CHEAP, PASSPHRASE
    from desktop.actions import sample
    from desktop.store import vault

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
    show("cold start", table, "usable_s", "bare", GOALS)
