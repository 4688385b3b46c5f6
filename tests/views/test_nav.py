"""The sidebar shows whole rows and the screen that is open."""

from pytestqt.qtbot import QtBot

from desktop.views.nav import NavList, NavRow
from desktop.views.theme.palette import size


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
