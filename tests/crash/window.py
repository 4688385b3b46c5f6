"""A window in a process of its own that writes without end: members, one after another."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from desktop.actions import members
from desktop.views import crash, start
from desktop.views.doorway import App
from desktop.views.theme.palette import Look


def main(folder: Path, logs: Path, record: Path, abort_after: int) -> None:
    """Note each member once he is written; end by the program's own fault after so many, if any."""
    application = start.application()
    crash.Crashes(logs).install()
    start.dress(Look())
    app = App()
    count = 0

    def write() -> None:
        nonlocal count
        if app.session is None:
            return
        count += 1
        job = app.session.window.dispatcher.do(members.add, {"name": f"成员{count}"})
        job.done.connect(written)

    def written(_changes: object) -> None:
        with record.open("a", encoding="ascii") as out:
            out.write(f"{count}\n")
        if count == abort_after:
            os.abort()
        QTimer.singleShot(0, write)

    app.begin(folder, lambda _window: QTimer.singleShot(0, write))
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
