"""Qt's own questions speak the language in force, down to the table of files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from desktop.views import start
from desktop.views.parts import files
from desktop.views.theme.palette import Look

CHINESE = ("zh_CN", "zh_TW")
# What no language translates: mnemonics, names of keys.
KEPT = re.compile(r"\(&?[A-Z]\)|Ctrl|Alt|Shift|Del|Esc|\+[A-Z]\b")
# Questions of Qt's file dialog that only some doings bring up.
ASKED = (
    "%1 already exists.\nDo you want to replace it?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.",
    "%1\nFile not found.\nPlease verify the correct file name was given.",
    "'%1' is write protected.\nDo you want to delete it anyway?",
    "Are you sure you want to delete '%1'?",
    "Could not delete directory.",
)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with a folder, a small file and a larger one, where the question begins."""
    (tmp_path / "里面").mkdir()
    (tmp_path / "一").write_text("x")
    (tmp_path / "二").write_bytes(b"x" * 20_000)
    before = dict(files._LAST)
    files._LAST["folder"] = tmp_path
    yield tmp_path
    files._LAST.clear()
    files._LAST.update(before)


def asked(folder: Path, qtbot: QtBot) -> tuple[QFileDialog, QTreeView]:
    made = files._dialog(None, "选一份名单", "名单 (*)")
    qtbot.addWidget(made)
    made.setViewMode(QFileDialog.ViewMode.Detail)
    made.show()
    table = made.findChild(QTreeView)
    assert isinstance(table, QTreeView)
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 3)
    return made, table


@pytest.mark.parametrize("language", CHINESE)
def test_every_word_of_the_question_for_a_file_is_chinese(
    folder: Path, qtbot: QtBot, language: str
) -> None:
    start.dress(Look("light", 1.0, "normal", language))
    made, table = asked(folder, qtbot)
    head = [table.model().headerData(i, Qt.Orientation.Horizontal) for i in range(4)]
    said = [str(one) for one in head]
    said += [one.text() for one in made.findChildren(QLabel)]
    said += [one.text() + one.toolTip() for one in made.findChildren(QAbstractButton)]
    said += [one.text() for one in made.findChildren(QAction)]
    assert [one for one in said if re.search(r"[A-Za-z]", KEPT.sub("", one))] == []


@pytest.mark.parametrize(
    ("language", "kind"), [("zh_CN", "文件夹"), ("zh_TW", "資料夾"), ("en", "Folder")]
)
def test_the_table_of_files_says_kinds_sizes_and_times(
    folder: Path, qtbot: QtBot, compiled: None, language: str, kind: str
) -> None:
    start.dress(Look("light", 1.0, "normal", language))
    _made, table = asked(folder, qtbot)
    model, root = table.model(), table.rootIndex()
    rows = {
        str(model.index(row, 0, root).data()): [
            str(model.index(row, column, root).data()) for column in (1, 2, 3)
        ]
        for row in range(3)
    }
    assert rows["里面"][:2] == ["", kind]
    assert (rows["一"][0], rows["二"][0]) == ("1 B", "20.0 kB")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", row[2]) for row in rows.values())


@pytest.mark.parametrize("language", CHINESE)
def test_menus_of_text_fields_and_buttons_of_questions_are_chinese(
    qtbot: QtBot, language: str
) -> None:
    start.dress(Look("light", 1.0, "normal", language))
    said = []
    for field in (QLineEdit("字"), QPlainTextEdit("字")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        said += [one.text().partition("\t")[0] for one in menu.actions()]
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = QMessageBox.StandardButton
    for button in (kinds.Yes, kinds.No, kinds.Cancel, kinds.Save, kinds.Discard, kinds.Retry):
        said.append(box.addButton(button).text())
    said += [QCoreApplication.translate("QFileDialog", text) for text in ASKED]
    left = [one for one in said if re.search(r"[A-Za-z]", KEPT.sub("", one))]
    assert left == []
