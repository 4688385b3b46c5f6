"""Chips of the list for what is told of people besides their profile."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.actions import activities, consents, members, stays, units
from desktop.models.member import Filter, MemberQuery
from desktop.store.community import Store
from desktop.views.members.filter_menu import FilterMenu
from desktop.views.members.page import MembersPage
from tests.views.sample_window import open_window


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> Iterator[MembersPage]:
    today = store.today()
    for name, fields in (
        ("林霞", {"invite": "已邀", "birthday": f"1990-{today:%m-%d}"}),
        ("王芳", {}),
    ):
        members.add(store, {"name": name, **fields})
    mother = store.rows("SELECT id FROM member WHERE name = '王芳'")[0][0]
    consents.verify(store, mother, "paper")
    (buyer,) = (row[0] for row in store.rows("SELECT id FROM member WHERE name = '林霞'"))
    for who, kind in ((buyer, "order"), (mother, "order"), (mother, "post"), (mother, "referral")):
        activities.add(store, who, kind, "2026-03-02T10:00:00")
    gone = members.add(store, {"name": "陈晨"}).result
    assert isinstance(gone, bytes)
    stays.leave(store, [gone], "搬家")
    home = units.add(store, "household", "王家").result
    assert isinstance(home, bytes)
    units.belong(store, home, mother, "guardian")
    units.add_child(store, home, "小雨", f"{today.year - 5}-01")
    window, close = open_window(store)
    window.go("members")
    shown = window.page()
    assert isinstance(shown, MembersPage)
    yield shown
    close()


def choices(page: MembersPage) -> dict[str, dict[str, QAction]]:
    """What the menu of filters offers: by field, then by words."""
    menu = FilterMenu(page, page.model.reads, page._show_query)
    menu.show_for(page.model.query, page.model.reads.today())
    found = {}
    for act in menu.actions():
        inner = act.menu()
        if isinstance(inner, QMenu):
            found[act.text()] = {one.text(): one for one in inner.actions()}
    return found


@pytest.mark.parametrize(
    ("field", "choice", "found"),
    [
        ("在群状态", "在群", ["林霞", "王芳"]),
        ("在群状态", "已退出", ["陈晨"]),
        ("邀请进群", "已邀", ["林霞"]),
        ("邀请进群", "未邀", ["王芳"]),
        ("身份核实", "已核实", ["王芳"]),
        ("身份核实", "未核实", ["林霞"]),
        ("三重身份", "三者皆有", ["王芳"]),
        ("三重身份", "消费", ["林霞", "王芳"]),
        ("生日", "今天生日", ["林霞"]),
        ("生日", "30 天内生日", ["林霞"]),
        ("孩子的年龄", "有 0–8 岁的孩子", ["王芳"]),
    ],
)
def test_a_choice_in_the_menu_is_a_chip_that_says_it(
    page: MembersPage, qtbot: QtBot, field: str, choice: str, found: list[str]
) -> None:
    choices(page)[field][choice].trigger()
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert [page.model.row(n).name for n in range(page.model.rowCount())] == found
    assert choice in [one.text() for one in page.bar.chips._chips.values()]
    chosen = choices(page)[field][choice]
    assert chosen.isChecked()
    chosen.trigger()
    assert page.model.query.filters == ()


def test_a_month_of_birth_is_a_chip(page: MembersPage) -> None:
    month = page.model.reads.today().month
    (one,) = (act for n, act in enumerate(choices(page)["出生月份"].values(), 1) if n == month)
    one.trigger()
    assert page.model.query == MemberQuery(filters=(Filter("birth_month", "=", (month,)),))
    assert page.bar.chips._chips["birth_month"].text() == one.text()


def test_who_left_is_only_read_and_opened_where_he_can_come_back(
    page: MembersPage, qtbot: QtBot
) -> None:
    page.show_target(query=MemberQuery(filters=(Filter("status", "=", ("left",)),)))
    qtbot.waitUntil(lambda: page.model.order.whole)
    assert not page.past.isHidden()
    assert page.panel.isHidden()
    row = page.model.row(0)
    assert row is not None
    page.table.opened.emit(row)
    assert page.isHidden()
    page.show_target()
    assert page.past.isHidden()
