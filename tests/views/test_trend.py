"""The course of the activities on screen: sentence, lines, table, and what the pointer tells."""

import subprocess
import sys
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from desktop.models.activity import ActivityQuery
from desktop.store.community import Reads, Store
from desktop.views.rewards.chart import LineChart, LineKey, scale, spread
from desktop.views.rewards.trend import TrendView
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from tests.rewards_builders import did, member

Open = Any


@pytest.fixture
def who(store: Store) -> bytes:
    """A member who checked in today and a month ago, and ordered a year ago."""
    found = member(store, "沈若溪")
    for days, kind in ((0, "checkin"), (0, "post"), (40, "checkin"), (400, "order")):
        did(store, found, kind, f"{store.today() - timedelta(days)}T09:00:00")
    return found


@pytest.fixture
def trend(reads: Reads, who: bytes, qtbot: QtBot) -> TrendView:
    made = TrendView(reads)
    qtbot.addWidget(made)
    made.resize(900, 620)
    with qtbot.waitExposed(made):
        made.show()
    made.show_query(ActivityQuery())
    return made


def _chart(view: TrendView) -> LineChart:
    found = view.findChild(LineChart)
    assert found is not None
    return found


def _cells(view: TrendView, row: int) -> list[str]:
    line = view.table.paged.row(row)
    return [column.shown(line) for column in view.table.paged.columns]


def test_the_span_chooses_the_steps_and_the_table_has_the_same_figures(trend: TrendView) -> None:
    assert trend.answer.text() == "3 条活动，最多的是签到，占 67%"
    assert trend.basis.text().startswith("一周一个点")
    assert _cells(trend, 0)[1:] == ["1", "1", "0", "0", "2"]
    trend.span.choose("month")
    trend.span.chosen.emit("month")
    assert trend.basis.text().startswith("一天一个点")
    assert trend.table.paged.rowCount() == 30
    trend.span.choose("all")
    trend.span.chosen.emit("all")
    assert trend.answer.text().startswith("4 条活动")


def test_one_kind_or_one_member_is_one_line(trend: TrendView, store: Store, qtbot: QtBot) -> None:
    trend.show_query(ActivityQuery(kind="post"))
    assert trend.answer.text() == "发言  1"
    qtbot.waitUntil(lambda: sum(key.isVisible() for key in trend.findChildren(LineKey)) == 1)
    assert _cells(trend, 0)[1:] == ["", "1", "", "", "1"]
    trend.show_query(ActivityQuery(member=member(store, "吴桂芳")))
    assert trend.stack.currentIndex() == 1


def test_where_nothing_happened_all_of_time_is_one_click_away(
    trend: TrendView, qtbot: QtBot
) -> None:
    trend.show_query(ActivityQuery(kind="order"))
    assert trend.stack.currentIndex() == 1
    trend._all()
    assert trend.stack.currentIndex() == 0
    assert trend.answer.text() == "下单  1"


def test_the_keyboard_walks_over_the_steps_and_tells_each(trend: TrendView, qtbot: QtBot) -> None:
    chart = _chart(trend)
    assert "活动走势" in chart.accessibleName()
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    today = QToolTip.text()
    assert "签到  1" in today
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert QToolTip.text().splitlines()[0] < today.splitlines()[0]
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert QToolTip.text() == today


def test_the_pointer_tells_the_step_it_is_over(trend: TrendView, qtbot: QtBot) -> None:
    chart = _chart(trend)
    plot = chart._plot.viewport()
    spot = QPoint(plot.width() // 2, plot.height() // 2)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        spot,
        plot.mapToGlobal(spot),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    chart.eventFilter(plot, move)
    assert chart.told(chart._at) == QToolTip.text()
    assert 0 < chart._at < trend.table.paged.rowCount() - 1


def test_lines_differ_by_dash_and_mark_not_by_colour_alone(trend: TrendView) -> None:
    courses = _chart(trend)._courses
    assert len({one.dash for one in courses}) == len({one.symbol for one in courses}) == 4


def test_the_lines_follow_the_theme(trend: TrendView) -> None:
    before = _chart(trend).grab().toImage()
    palette.apply(Look(theme="dark"))
    assert _chart(trend).grab().toImage() != before


@pytest.mark.parametrize("most", [0, 1, 3, 7, 99, 100, 101, 12_345, 10**9])
def test_a_scale_has_few_round_values_and_reaches_the_largest(most: int) -> None:
    found = scale(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert 2 <= len(found) <= 6
    assert len({b - a for a, b in pairwise(found)}) == 1


@pytest.mark.parametrize("count", [0, 1, 8, 9, 500])
def test_labels_are_few_and_name_the_last_step(count: int) -> None:
    found = spread(count)
    assert len(found) <= 8
    assert not count or found[-1] == count - 1


def test_no_plotting_library_is_loaded_before_a_chart_shows() -> None:
    code = "import desktop.views.rewards.page, sys; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
