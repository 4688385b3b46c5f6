"""A table of any length reads what it shows, keeps ticks and widths, and masks what is private."""

import sys
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, QSettings, Qt, Signal
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.views.parts import privacy
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.table import PAGE, PAGES_KEPT, Column, PagedModel


@dataclass(frozen=True)
class Line:
    id: int
    name: str


class Lines:
    """A million rows that are made when asked for, and a note of what was asked."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[int] = []

    def count(self) -> int:
        return self.total

    def fetch(self, offset: int, limit: int) -> list[Line]:
        self.asked.append(offset)
        return [Line(n, f"成员{n}") for n in range(offset, min(offset + limit, self.total))]

    def model(self) -> PagedModel:
        columns = [TICK, Column("name", "姓名", 200, lambda row: row.name, "name", sort="name")]
        return PagedModel(columns, self.count, self.fetch)


@pytest.fixture
def lines() -> Lines:
    return Lines(1_000_000)


def shown(qtbot: QtBot, lines: Lines) -> Table:
    table = Table(lines.model(), "lines", "行")
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    qtbot.waitExposed(table)
    return table


def texts(model: QAbstractItemModel, row: int) -> list[str]:
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def test_a_table_of_a_million_rows_reads_only_the_pages_it_shows(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    table.grab()
    assert set(lines.asked) <= {0, PAGE}
    table.scrollTo(table.paged.index(700_000, 1))
    table.grab()
    assert len(lines.asked) <= 5
    assert all(offset % PAGE == 0 for offset in lines.asked)


def test_a_paged_model_keeps_few_pages(lines: Lines) -> None:
    model = lines.model()
    for number in range(0, PAGE * (PAGES_KEPT + 10), PAGE):
        model.row(number)
    lines.asked.clear()
    model.row(0)
    assert lines.asked == [0]


def test_a_paged_model_is_a_sound_model(qtbot: QtBot) -> None:
    lines = Lines(300)
    model = lines.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert texts(model, 299)[1] == "成员299"
    lines.total = 290
    model.refresh()
    assert model.rowCount() == 290
    lines.total = 310
    model.refresh()
    assert texts(model, 309)[1] == "成员309"
    model.reload()


def test_ticking_all_of_a_million_rows_costs_no_reading(qtbot: QtBot, lines: Lines) -> None:
    table = shown(qtbot, lines)
    lines.asked.clear()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.ticked_count() == 1_000_000
    assert len(lines.asked) <= 2


def test_space_ticks_shift_and_arrows_tick_on_the_way_escape_unticks(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    table.setCurrentIndex(table.paged.index(3, 1))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.ticked_keys() == [3, 4, 5]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.ticked_keys() == []


def test_a_click_on_a_row_goes_there_and_a_click_in_the_tick_column_ticks(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    spot = table.visualRect(table.paged.index(2, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (table.current_row(), table.ticked_keys()) == (Line(2, "成员2"), [])
    box = table.visualRect(table.paged.index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert table.ticked_keys() == [4]


def test_a_refresh_keeps_the_ticks(qtbot: QtBot) -> None:
    lines = Lines(50)
    table = shown(qtbot, lines)
    table.setCurrentIndex(table.paged.index(7, 1))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    lines.total = 51
    table.paged.refresh()
    assert table.ticked_keys() == [7]


def test_a_click_on_a_head_asks_for_an_order_and_a_second_for_the_other_way(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    asked: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda key, falling: asked.append((key, falling)))
    table.horizontalHeader().sectionClicked.emit(1)
    table.paged.show_sort("name", False)
    table.horizontalHeader().sectionClicked.emit(1)
    assert asked == [("name", False), ("name", True)]
    assert "↑" in str(table.paged.headerData(1, Qt.Orientation.Horizontal))


def test_a_width_dragged_is_kept_and_no_width_is_computed_from_the_content(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    table.setColumnWidth(1, 260)
    assert int(str(QSettings().value("columns/lines/name"))) == 260
    again = shown(qtbot, lines)
    assert again.columnWidth(1) == 260


def test_privacy_masks_what_the_model_gives_to_anybody(qtbot: QtBot, lines: Lines) -> None:
    model = lines.model()
    privacy.switch(True)
    assert texts(model, 5)[1] == "成＊＊"


@pytest.mark.parametrize("text", ["单文博", "+8613800002716", "¥1,234.50"])
def test_masked_text_gives_nothing_back(text: str) -> None:
    privacy.switch(True)
    for secret in ("name", "phone", "amount", "text"):
        masked = privacy.mask(secret, text)
        assert text not in masked
        assert text[1:] not in masked
    assert privacy.mask("name", "") == ""


class _Sender(QObject):
    said = Signal(int)


def test_painting_and_signals_keep_the_references_of_none_and_true(
    qtbot: QtBot, lines: Lines
) -> None:
    table = shown(qtbot, lines)
    sender = _Sender()
    heard: list[int] = []
    sender.said.connect(heard.append)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for number in range(2_000):
        sender.said.emit(number)
    for _ in range(20):
        table.grab()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert len(heard) == 2_000
    assert all(abs(new - old) < 400 for new, old in zip(after, before, strict=True))
