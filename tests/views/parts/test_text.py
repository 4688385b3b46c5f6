"""A text stands whole, shorter or with its tooltip; never cut, never as markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.grid import Table
from desktop.views.parts.head import PageHead
from desktop.views.parts.search import SearchField
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.text import Elided, Fitting, label
from desktop.views.parts.timeline import TimelineItem, TimelineView
from desktop.views.theme import palette
from desktop.views.theme.palette import Look


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


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    made = label("<b>王芳</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


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
