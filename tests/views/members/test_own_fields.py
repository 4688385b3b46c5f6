"""Fields of the community's own as columns and chips of the list."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import customfields, members
from desktop.models.customfield import CustomField
from desktop.models.member import Filter, MemberQuery
from desktop.store import customfields as fields_of
from desktop.store.community import Store
from desktop.views.members import own_filters
from desktop.views.members.ownfilterdialog import OwnFilterDialog
from desktop.views.members.page import MembersPage
from tests.views.sample_window import open_window


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> Iterator[MembersPage]:
    customfields.add(store, "身高", "number")
    customfields.add(store, "会费", "money")
    customfields.add(store, "尺码", "choice", ("小", "中", "大"))
    for name, tall, fee, size in (("甲", "99", "5", "大"), ("乙", "170", "1200", "小")):
        own = {one.key: text for one, text in zip(known(store), (tall, fee, size), strict=True)}
        members.add(store, {"name": name, **own})
    members.add(store, {"name": "丙"})
    window, close = open_window(store)
    window.go("members")
    shown = window.page()
    assert isinstance(shown, MembersPage)
    yield shown
    close()


def known(store: Store) -> list[CustomField]:
    return fields_of.listed(store)


def names(page: MembersPage) -> list[str]:
    return [page.model.row(n).name for n in range(page.model.rowCount())]


def test_a_column_says_values_as_people_read_them_and_sorts_by_kind(
    page: MembersPage, store: Store
) -> None:
    tall, fee, size = known(store)
    page._show_columns(("name", tall.key, fee.key, size.key))
    assert [one.title for one in page.model.columns[1:]] == ["姓名", "身高", "会费", "尺码"]
    page.table.order_wanted.emit(((tall.key, True),))
    assert names(page) == ["乙", "甲", "丙"]
    shown = [page.model.index(0, place).data() for place in (2, 3, 4)]
    assert shown == ["170", "1,200.00", "小"]
    assert page.bar.order_words() == "身高 ↓"
    page.table.order_wanted.emit(((size.key, False),))
    assert names(page) == ["乙", "甲", "丙"]


def test_a_field_added_meanwhile_is_a_column_to_choose(page: MembersPage, store: Store) -> None:
    page.show_changes(customfields.add(store, "续费日", "date"))
    assert page.bar.columns[-1].title == "续费日"


def test_choices_are_offered_and_numbers_are_asked_for(page: MembersPage, store: Store) -> None:
    tall, _, size = known(store)
    taken: list[Filter | None] = []
    menu = QMenu(page)
    own_filters.add(menu, known(store), (), lambda _field, one: taken.append(one))
    inner = [act.menu() for act in menu.actions()]
    texts = [[one.text() for one in each.actions()] for each in inner if isinstance(each, QMenu)]
    assert texts[2][:3] == ["小", "中", "大"]
    assert texts[0][0] == "比较…"
    last = inner[2]
    assert isinstance(last, QMenu)
    last.actions()[2].trigger()
    assert taken == [Filter(size.key, "=", ("大",))]
    query = MemberQuery(filters=(Filter(tall.key, ">=", ("100",)), Filter(size.key, "=", ("小",))))
    page._show_query(query)
    assert names(page) == ["乙"]
    chips = page.bar.chips._chips
    assert [chips[one.key].text() for one in (tall, size)] == ["身高 ≥ 100", "尺码 小"]


def test_what_a_field_cannot_hold_is_no_filter(
    page: MembersPage, store: Store, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = OwnFilterDialog(parent, known(store)[1])
    dialog.value.setText("很多")
    dialog.accept()
    assert not dialog.result()
    assert "会费" in dialog._problem.text()
    dialog.value.setText("¥ 12.5")
    dialog.accept()
    assert dialog.chosen() == Filter(known(store)[1].key, ">=", ("1250",))
