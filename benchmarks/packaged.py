"""What is handed out, beside a bare PySide6 window packaged likewise: its size, and its start."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.gauge import Figures

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "dist" / "qunzhu"
# Qt says so when it has painted a window for the first time, in any program.
PAINTED = "Painting and flushing"
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("群主台"))
window.show()
application.exec()
"""


def megabytes(folder: Path) -> float:
    """The files' sizes, each counted once."""
    files = [one.lstat() for one in folder.rglob("*") if not one.is_dir()]
    return sum(one.st_size for one in files) / 1e6


def start(program: str, *words: str) -> Figures:
    """Seconds from starting a packaged program to its first painted window; it is ended then."""
    rules = dict(os.environ, QT_LOGGING_RULES="qt.widgets.painting=true")
    begun = time.perf_counter()
    with subprocess.Popen([program, *words], env=rules, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        painted = next((time.perf_counter() for line in run.stderr if PAINTED in line), None)
        run.kill()
    if painted is None:
        raise SystemExit(f"{program} painted no window")
    return {"painted_s": painted - begun, "size_mb": megabytes(Path(program).parent)}


VARIANTS = {"bare": start, "ours": start}


def bare(folder: Path) -> Path:
    """A bare window as PyInstaller packages it when nobody trims anything."""
    script = folder / "bare.py"
    script.write_text(WINDOW, encoding="utf-8")
    words = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(folder / "dist")]
    words += ["--workpath", str(folder / "build"), "--specpath", str(folder), str(script)]
    subprocess.run([sys.executable, "-m", "PyInstaller", *words], check=True)
    return folder / "dist" / "bare" / "bare"


def run(size: int | None, runs: int) -> None:
    """Print the table; `make package` comes first."""
    from benchmarks.community import CHEAP, PASSPHRASE
    from benchmarks.measure import Goal, compare, show
    from desktop.actions import sample
    from desktop.store import vault

    if not (PROGRAM / "qunzhu").exists():
        print("not packaged yet: make package")
        return
    goals = [
        Goal("ours", "bare", "size_mb", 1.3, "size against a bare window's"),
        Goal("ours", "bare", "painted_s", 1.5, "first painted window against a bare one"),
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kept in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[kept] = name
        os.environ["QUNZHU_PASSPHRASE"] = PASSPHRASE
        made = sample.make(folder / "sample")
        vault.protect(made.keys, PASSPHRASE, cost=CHEAP)
        made.close()
        ours = [str(PROGRAM / "qunzhu"), "--community", str(folder / "sample")]
        table = compare("packaged", [("bare", [str(bare(folder))]), ("ours", ours)], runs)
    show("packaged", table, "painted_s", "bare", goals)
