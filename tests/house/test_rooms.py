"""The import contracts are real: each kind of violation, planted in a copy, is caught."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLANTED = [
    ("models/ids.py", "import desktop.store", "imports go down one list only"),
    ("formats/__init__.py", "import desktop.store", "imports go down one list only"),
    ("actions/__init__.py", "import desktop.cli", "imports go down one list only"),
    ("helpers.py", "", "desktop.helpers"),
    ("views/__init__.py", "import desktop.cli", "the window never uses the command line"),
    ("actions/__init__.py", "import PySide6.QtCore", "Qt only in the window"),
    ("cli/__init__.py", "import pyqtgraph", "Qt only in the window"),
    ("views/__init__.py", "import sqlite_utils", "sqlite-utils only in the store"),
    ("actions/__init__.py", "import sqlite3", "sqlite-utils only in the store"),
    ("actions/__init__.py", "import keyring", "keyring only in the vault"),
    ("cli/__init__.py", "import httpx", "network only in the sync transport"),
    ("models/ids.py", "import urllib.request", "network only in the sync transport"),
    ("store/__init__.py", "import socket", "network only in the sync transport"),
    ("actions/__init__.py", "import starlette", "the server only in the hub"),
    ("sync/__init__.py", "import PySide6.QtCore", "Qt only in the window"),
    ("sync/__init__.py", "import desktop.actions", "imports go down one list only"),
    ("models/ids.py", "import hub", "nothing in the console knows the hub"),
    ("../hub/__init__.py", "import desktop.store", "the hub knows the models alone"),
]


@pytest.fixture(scope="module")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the contracts over rooms that hold nothing yet."""
    house = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", house)
    for room in ("actions", "cli", "formats", "models", "store", "sync", "views"):
        (house / "desktop" / room).mkdir(parents=True)
        (house / "desktop" / room / "__init__.py").touch()
    (house / "hub").mkdir()
    (house / "hub" / "__init__.py").touch()
    for file in ("__init__", "__main__", "app", "dispatcher", "models/ids"):
        (house / "desktop" / f"{file}.py").touch()
    return house


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts as `make check` does."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo"], cwd=house, capture_output=True, text=True, check=False
    )


def test_a_house_without_imports_keeps_every_contract(empty_house: Path) -> None:
    answer = lint(empty_house)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_a_planted_violation_is_caught(
    empty_house: Path, tmp_path: Path, file: str, line: str, contract: str
) -> None:
    house = tmp_path / "house"
    shutil.copytree(empty_house, house)
    (house / "desktop" / file).write_text(f"{line}\n", encoding="utf-8")
    answer = lint(house)
    assert answer.returncode != 0
    assert contract in answer.stdout


def test_no_room_has_a_file_named_for_leftovers() -> None:
    banned = {"utils", "common", "helpers", "managers", "base", "misc"}
    found = [path for path in (ROOT / "desktop").rglob("*.py") if path.stem in banned]
    assert found == []


def test_the_rooms_below_the_window_start_where_qt_is_not_installed() -> None:
    program = (
        "import importlib, pathlib, sys\n"
        "sys.modules['PySide6'] = sys.modules['pyqtgraph'] = None\n"
        "for room in ('models', 'store', 'formats', 'actions', 'sync', 'cli', '../hub'):\n"
        "    for path in sorted(pathlib.Path('desktop', room).resolve().rglob('*.py')):\n"
        "        path = path.relative_to(pathlib.Path.cwd())\n"
        "        importlib.import_module('.'.join(path.with_suffix('').parts))\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
