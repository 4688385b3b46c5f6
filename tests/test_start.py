"""A start loads what the first screen shows, and none of the large libraries behind other work."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions import calendar, members
from desktop.store.community import Founding, create

ROOT = Path(__file__).parents[1]
PASSPHRASE = "只给测试用的口令"
# Each of them costs a tenth of a bare window or more, in time or in memory.
HEAVY = {
    "icalendar",
    "keyring",
    "numpy",
    "opencc",
    "openpyxl",
    "phonenumbers",
    "pypinyin",
    "pyqtgraph",
    "python_calamine",
    "recurring_ical_events",
    "sqlite_utils",
}
# What is ours or Python's own and belongs to later work.
LATER = {
    "desktop.actions.history",
    "desktop.actions.members",
    "desktop.cli.usage",
    "desktop.models.phone",
    "desktop.models.sentences",
    "desktop.formats.export",
    "desktop.store.erasing",
    "desktop.store.firstdevice",
    "desktop.store.people_filter",
    "desktop.store.rebase",
    "desktop.sync.loop",
    "desktop.views.members.dialogs",
    "desktop.views.members.pastedialog",
    "desktop.views.calendar.lunar",
    "desktop.views.palette.sources",
    "desktop.views.parts.dialog",
    "importlib.resources",
}
# What the first screen needs of our own stands in a list; a few more, and each says what it is for.
KNOWN, MORE = ROOT / "tests" / "start_modules.txt", 4
# Declarations: each of them belongs to what is declared, and costs next to nothing.
DECLARED = ("desktop.models.schema.",)
PROGRAM = """
import json, sys
from pathlib import Path
from desktop import __main__
__main__.make_ready()
from desktop import app
from desktop.store.community import open_store
from desktop.views import start
from desktop.views.session import Session
from desktop.views.theme.palette import Look

start.application()
start.dress(Look())
session = Session(open_store(Path(sys.argv[1])))
window = session.window
window.go(sys.argv[2])
window.show()
window.grab()
print(json.dumps(sorted(sys.modules)))
session.close()
"""


@pytest.fixture
def community(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A community with a member and a weekly series, guarded by a passphrase."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "xdg"))
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with closing(create(tmp_path / "读书会", Founding("读书会"))) as store:
        members.add(store, {"name": "林霞", "phone": "13800138000"})
        weekly = {"title": "每周共读", "start": "2026-01-07T20:00:00", "rule": "FREQ=WEEKLY"}
        calendar.add(store, {**weekly, "minutes": 60})
    return tmp_path / "读书会"


def _loaded(community: Path, screen: str) -> set[str]:
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(community), screen],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return set(json.loads(answer.stdout))


@pytest.mark.parametrize("screen", ["home", "members"])
def test_the_first_screen_loads_no_library_of_other_work(community: Path, screen: str) -> None:
    assert (HEAVY | LATER) & _loaded(community, screen) == set()


def test_a_wrong_call_is_worded_though_no_start_loads_what_words_it() -> None:
    tried = """
from desktop import __main__
__main__.make_ready()
import sys
from PySide6.QtCore import QObject
assert "argparse" not in sys.modules and "logging" not in sys.modules
try:
    QObject().setObjectName(5)
except TypeError as error:
    print(error)
"""
    words = [sys.executable, "-c", tried]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "setObjectName(int)" in said
    assert "Supported signatures" in said


def test_the_first_screen_loads_few_more_modules_of_our_own_than_are_listed(
    community: Path,
) -> None:
    own = {one for one in _loaded(community, "home") if one.split(".")[0] == "desktop"}
    known = set(KNOWN.read_text(encoding="utf-8").split())
    added = sorted(one for one in own - known if not one.startswith(DECLARED))
    assert added[MORE:] == [], f"load at first use what the first screen does not need: {added}"
