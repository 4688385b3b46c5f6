"""The import's page over a small community, and a roster with a row of every kind."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions.importing import Roster, import_file
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.importing.page import ImportPage
from tests.roster_builders import text
from tests.views.conftest import RecordingShell
from tests.views.importing.steps import HEADER


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> ImportPage:
    """The page of a community with two members."""
    rows = ("何华鹏,13612349005,上海,爱看小说", "仇英华,13900009925,广州,")
    import_file(store, Roster(text(HEADER, *rows), "旧名单.csv"))
    made = ImportPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A roster with one row of every outcome, and two more on one phone."""
    made = tmp_path / "名单.csv"
    rows = (
        "林雨桐,15800000416,东莞,",
        "仇英华,139-0000-9925,佛山,",
        "小何宝,13612349005,广州,想学画画",
        "大何宝,13612349005,广州,",
        ",13600000815,深圳,",
        "何华鹏,13612349005,,",
    )
    made.write_bytes(text(HEADER, *rows))
    return made
