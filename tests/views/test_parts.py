"""The parts do what screens rely on: tables of any length, ticks, toasts, timelines, privacy."""

import sys
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, QRect, QSettings, Qt, Signal
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.nav import NavList, NavRow
from desktop.views.parts import privacy
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.chips import ChipRow
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.floating import FloatingBar
from desktop.views.parts.flow import Flow, follow
from desktop.views.parts.grid import Table
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.head import PageHead
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.search import SearchField
from desktop.views.parts.segment import Folding, Segmented, Tabs
from desktop.views.parts.table import PAGE, PAGES_KEPT, Column, PagedModel
from desktop.views.parts.text import Elided, Fitting, label
from desktop.views.parts.timeline import TimelineItem, TimelineView
from desktop.views.parts.toast import Toast
from desktop.views.theme import palette
from desktop.views.theme.palette import Look, size


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


def test_several_lines_of_text_stand_in_one_in_rows_of_a_list(qtbot: QtBot) -> None:
    stories = [TimelineView("故事"), TimelineView("故事")]
    tables = []
    for view, text in zip(stories, ("第一行\n第二行", "第一行 第二行"), strict=True):
        view.show_items([TimelineItem(1, text)])
        columns = [Column("note", "备注", 200, lambda row: row)]
        model = PagedModel(
            columns, lambda: 1, lambda _at, _most, text=text: [text], lambda row: row
        )
        tables.append(Table(model, f"note {len(tables)}", "备注"))
    for pair in (stories, tables):
        seen = []
        for view in pair:
            qtbot.addWidget(view)
            view.resize(300, 120)
            seen.append(view.grab().toImage())
        assert seen[0] == seen[1]


def test_a_toast_undoes_once_and_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast()
    QVBoxLayout(window).addWidget(toast)
    undone: list[bool] = []
    toast.say("已给 12 人加标签", "撤销", lambda: undone.append(True))
    assert toast.isVisible()
    qtbot.mouseClick(toast._act, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not toast.isVisible()


def test_a_floating_bar_shows_while_something_is_ticked(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    bar = FloatingBar(page)
    bar.add(button("加标签", "ghost", "tag"))
    bar.show_count("已选 3 人")
    assert bar.isVisible()
    assert bar.geometry().bottom() <= page.height()
    bar.show_count("")
    assert not bar.isVisible()


def test_a_search_field_tells_once_after_a_rest_and_at_once_on_enter(qtbot: QtBot) -> None:
    field = SearchField("姓名", "搜索成员", keys="Ctrl+F")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.searched.connect(heard.append)
    field.edit.setText("单")
    field.edit.setText(" 单文 ")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["单文"]
    field.edit.setText("单文博")
    field.edit.returnPressed.emit()
    assert heard == ["单文", "单文博"]


def test_a_segment_and_tabs_move_by_the_arrow_keys(qtbot: QtBot) -> None:
    choices = [("month", "月"), ("week", "周"), ("agenda", "议程")]
    for made in (Segmented("视图", choices), Tabs("视图", choices)):
        qtbot.addWidget(made)
        heard: list[str] = []
        made.chosen.connect(heard.append)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        qtbot.keyClick(made, Qt.Key.Key_Right)
        assert heard == ["week", "agenda", "month"]
        assert made.choice() == "month"


def test_a_page_with_two_primary_buttons_is_refused(qtbot: QtBot) -> None:
    head = PageHead("成员").add(button("新增成员", "primary"))
    qtbot.addWidget(head)
    with pytest.raises(AssertionError):
        head.add(button("导入", "primary"))


def test_a_chip_tells_which_filter_it_removes(qtbot: QtBot) -> None:
    chips = ChipRow("筛选")
    qtbot.addWidget(chips)
    chips.show_chips([("city", "城市 广州"), ("level", "等级 粉丝")])
    heard: list[str] = []
    chips.removed.connect(heard.append)
    qtbot.mouseClick(chips._chips["level"], Qt.MouseButton.LeftButton)
    assert heard == ["level"]
    chips.show_chips([])
    assert chips._add is not None
    assert chips._add.accessibleName() or chips._add.text()


def test_a_timeline_opens_one_block_at_a_time_under_its_item(qtbot: QtBot) -> None:
    line = TimelineView("最近")
    qtbot.addWidget(line)
    line.resize(400, 400)
    line.show_items([TimelineItem(n, f"到场 {n}", "今天", delta="+10") for n in range(4)])
    line.show()
    line.expand(1, QLabel("为什么"))
    assert line.items.rowCount() == 5
    line.expand(3, QLabel("为什么"))
    assert line.items.rowCount() == 5
    assert line.items.item(4) is None
    line.collapse()
    assert line.items.rowCount() == 4
    assert "到场 0" in str(line.items.index(0, 0).data())


def test_enter_opens_the_item_at_hand(qtbot: QtBot) -> None:
    line = TimelineView("最近")
    qtbot.addWidget(line)
    line.show_items([TimelineItem("a", "到场"), TimelineItem("b", "得分")])
    line.setCurrentIndex(line.items.index(1, 0))
    with qtbot.waitSignal(line.opened) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_a_progress_panel_asks_only_once_to_stop(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.begin("正在导入 名单.xlsx")
    panel.show_progress(500, 1_000)
    with qtbot.waitSignal(panel.cancelled):
        qtbot.mouseClick(panel._stop, Qt.MouseButton.LeftButton)
    assert not panel._stop.isEnabled()
    panel.begin("再来一次")
    assert panel._stop.isEnabled()


def test_a_cut_text_stands_whole_in_its_tooltip_and_for_the_screen_reader(qtbot: QtBot) -> None:
    made = Elided("每周共读：怎样读完一本难书，怎样读完一本难书")
    qtbot.addWidget(made)
    made.resize(120, 20)
    made.show()
    assert made.text().endswith("…")
    assert made.toolTip() == made.accessibleName() == made.whole()


def test_where_there_is_little_room_a_shorter_text_stands_instead_of_a_cut_one(
    qtbot: QtBot,
) -> None:
    made = Fitting()
    qtbot.addWidget(made)
    made.offer("3 waiting, 1 answered", "3 waiting")
    for width, said in ((400, "3 waiting, 1 answered"), (80, "3 waiting")):
        made.resize(width, 20)
        made.show()
        assert made.text() == said
        assert made.accessibleName() == "3 waiting, 1 answered"
    made.resize(30, 20)
    assert made.text().endswith("…")


def test_the_sidebar_paints_no_half_row_and_shows_the_screen_that_is_open(qtbot: QtBot) -> None:
    made = NavList("页面")
    qtbot.addWidget(made)
    made.nav.show_rows([NavRow(f"第{n}页", str(n), "users") for n in range(12)])
    made.resize(200, 5 * size(32) + size(14))
    made.show()
    rows = [made.visualRect(made.nav.index(n, 0)) for n in range(12)]
    assert [made.cuts(one) for one in rows[:6]] == [False] * 5 + [True]
    made.show_chosen("5")
    open_one = made.visualRect(made.nav.index(5, 0))
    assert made.viewport().rect().contains(open_one)
    assert not made.cuts(open_one)


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 1.6])
def test_no_label_is_lower_than_its_font_at_any_text_size(qtbot: QtBot, scale: float) -> None:
    palette.apply(Look(theme="light", scale=scale))
    head = PageHead("成员", "1,284 人").add(
        SearchField("姓名、拼音、手机尾号", "搜索成员", keys="Ctrl+F"), button("导入", "plain")
    )
    state = EmptyState("users", "还没有成员", button("导入名单", "primary"))
    for made in (head, state):
        qtbot.addWidget(made)
        made.show()
        for one in made.findChildren(QLabel):
            assert one.height() >= one.fontMetrics().height() - 1, one.text()


def test_an_icon_button_has_a_name_for_who_cannot_see_it(qtbot: QtBot) -> None:
    made = icon_button("x", "关闭")
    qtbot.addWidget(made)
    assert made.accessibleName() == "关闭"
    assert made.toolTip() == "关闭"


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    made = label("<b>王芳</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


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


def test_enter_presses_a_button_on_a_page_and_not_in_a_dialog(qtbot: QtBot) -> None:
    pressed: list[str] = []
    page, dialog = QWidget(), QDialog()
    for place in (page, dialog):
        qtbot.addWidget(place)
        made = button("做", slot=lambda: pressed.append("做"))
        made.setParent(place)
        place.show()
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert pressed == ["做"]


@pytest.mark.parametrize("width", range(40, 200, 7))
def test_what_follows_a_widget_never_stands_on_a_line_of_its_own(qtbot: QtBot, width: int) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = Flow(8, place)
    made = [QLabel("one two three", place) for _ in range(3)]
    last = follow(QLabel("x", place))
    for one in (*made, last):
        flow.addWidget(one)
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    assert last.geometry().center().y() == made[-1].geometry().center().y()
    assert last.x() > made[-1].x()
    assert flow.heightForWidth(width) >= flow.heightForWidth(1_000)


def test_a_choice_whose_words_have_no_room_is_a_list_that_chooses_the_same(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow, kinds = (
        Flow(8, holder),
        Folding("哪些", [("all", "全部"), ("rule", "规则"), ("hand", "手工")]),
    )
    flow.addWidget(kinds)
    roomy = kinds.sizeHint().width()
    holder.resize(roomy + 40, 80)
    holder.show()
    (listed,) = kinds.findChildren(QComboBox)
    assert not listed.isVisible()
    holder.resize(roomy - 20, 80)
    assert listed.isVisible()
    assert kinds.width() <= holder.width()
    with qtbot.waitSignal(kinds.chosen) as told:
        listed.activated.emit(2)
    assert told.args == ["hand"]
    holder.resize(roomy + 40, 80)
    assert (kinds.choice(), listed.isVisible()) == ("hand", False)


def test_a_count_without_room_says_less_and_never_half_of_it(qtbot: QtBot) -> None:
    head = PageHead("成员").add(button("新增成员", "primary", "plus"))
    head.show_count("206 人 • 显示 4 人，按最近到场排", "4 / 206")
    qtbot.addWidget(head)
    head.show()
    shown = set()
    for wide in range(600, 150, -2):
        head.resize(wide, 60)
        shown.add(head.count.text())
    assert shown == {"206 人 • 显示 4 人，按最近到场排", "4 / 206", ""}
