"""A community without numbers takes the prefix of the first list: the window says so before."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store.community import open_reads
from desktop.views.importing.page import ImportPage
from tests.conftest import MakeStore
from tests.roster_builders import text
from tests.views.conftest import RecordingShell
from tests.views.importing.steps import check


def test_the_prefix_that_the_list_brings_is_told_before_anything_is_written(
    make_store: MakeStore, tmp_path: Path, shell: RecordingShell, qtbot: QtBot
) -> None:
    store = make_store(prefix="")
    file = tmp_path / "名单.csv"
    file.write_bytes(text("姓名,手机号,会员编号", "沈若溪,13612349005,LY0007"))
    dispatcher, reads = Dispatcher(store), open_reads(store)
    page = ImportPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    check(page, qtbot, file)
    assert page.check.after.text() == "编号沿用表里的前缀 LY • 写入后可以整批撤销"
    page.close()
    dispatcher.close()
    reads.close()
