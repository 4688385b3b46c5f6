"""Walking the steps of an import in a test."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.views.importing.page import CHECK, COLUMNS, ImportPage

HEADER = "姓名,手机号,城市,备注"
LIVE = "SELECT count(*) FROM member WHERE gone = 0"


def at(page: ImportPage, qtbot: QtBot, step: int) -> None:
    qtbot.waitUntil(lambda: page.stack.currentIndex() == step, timeout=20_000)


def check(page: ImportPage, qtbot: QtBot, file: Path) -> None:
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    page.columns.next_button.click()
    at(page, qtbot, CHECK)


def lines(page: ImportPage) -> list[int]:
    return [page.check.model.row(at).line for at in range(page.check.model.rowCount())]
