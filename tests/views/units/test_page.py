"""Households, organisations, the directory and birthdays on a real community."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import activities, consents, members, offers
from desktop.actions import units as acting
from desktop.dispatcher import Dispatcher
from desktop.models.people import UnitQuery
from desktop.models.permission import PRESETS
from desktop.store import units
from desktop.store.community import Reads, Store
from desktop.views.parts import privacy
from desktop.views.parts.refused import RefusedDialog
from desktop.views.units.invites import InvitesTab
from desktop.views.units.page import UnitsPage
from desktop.views.units.panel import UnitPanel
from desktop.views.units.tab import UnitsTab
from tests.views.conftest import RecordingShell
from tests.views.members.grid import said
from tests.views.sample_window import settle


def somebody(store: Store, name: str, **fields: str) -> bytes:
    made = members.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[UnitsPage]:
    year = store.today().year
    mother = somebody(store, "林霞", phone="13800138000", birthday=f"1990-{store.today():%m-%d}")
    offers.add(store, mother, "can", "法律咨询")
    for name, month in (("林家", f"{year - 5}-01"), ("王家", f"{year - 11}-01")):
        unit = acting.add(store, "household", name).result
        assert isinstance(unit, bytes)
        acting.belong(store, unit, mother, "guardian")
        acting.add_child(store, unit, "小雨", month)
    for name in ("向阳书店", "海风咖啡"):
        made = acting.add(store, "organisation", name).result
        assert isinstance(made, bytes)
        acting.belong(store, made, somebody(store, f"{name}联系人"), "contact")
    made_page = UnitsPage(reads, dispatcher, shell)
    qtbot.addWidget(made_page)
    made_page.show()
    yield made_page
    # Nothing of it is painted once the file is closed.
    made_page.hide()
    settle()


def names(tab: UnitsTab) -> list[str]:
    model = tab.table.model()
    column = 1 if tab._kind == "household" else 2
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def household(page: UnitsPage) -> UnitsTab:
    tab = page.tabs["household"]
    assert isinstance(tab, UnitsTab)
    return tab


def test_households_are_narrowed_to_those_with_a_child_of_up_to_eight(page: UnitsPage) -> None:
    tab = household(page)
    assert names(tab) == ["林家", "王家"]
    tab.narrow.setChecked(True)
    assert names(tab) == ["林家"]
    tab.search.edit.setText("王")
    tab.search.searched.emit("王")
    assert tab._stack.currentIndex() == 2
    tab.show_all()
    assert names(tab) == ["林家", "王家"]


def test_a_unit_shows_its_people_and_its_children(page: UnitsPage, store: Store) -> None:
    tab = household(page)
    unit = units.page(store, UnitQuery("household"))[0]
    tab.show_unit(unit.id)
    (panel,) = tab.findChildren(UnitPanel)
    assert "林霞  家长" in [one.text() for one in panel.findChildren(QPushButton)]
    assert "5 岁" in said(panel)
    assert "家长还没同意登记" in said(panel)


def test_a_new_household_is_in_the_list_at_once(page: UnitsPage, qtbot: QtBot) -> None:
    tab = household(page)
    form = tab.form()
    qtbot.addWidget(form)
    form.findChildren(QLineEdit)[0].setText("李家")
    with qtbot.waitSignal(page.tabs["household"]._dispatcher.done):  # type: ignore[union-attr]
        form.accept()
    page.open_tab("household")
    assert "李家" in names(tab)
    assert "李家" in said(tab.panel)


def test_idle_organisations_are_given_to_an_operator(
    page: UnitsPage, store: Store, qtbot: QtBot
) -> None:
    tab = page.tabs["organisation"]
    assert isinstance(tab, UnitsTab)
    active = units.page(store, UnitQuery("organisation"))[0]
    contact = units.people(store, active.id)[0].member
    activities.add(store, contact, "post", f"{store.today()}T00:00:01")
    page.kinds.choose("organisation")
    page.open_tab("organisation")
    tab.narrow.setChecked(True)
    assert len(names(tab)) == 1
    assert said(tab.panel).startswith(names(tab)[0])
    form = tab.assigning()
    assert form is not None
    qtbot.addWidget(form)
    assert "没有打勾：列表里的全部 1 条" in said(form)
    assert form.findChildren(QComboBox)[0].currentData() == store.operator
    with qtbot.waitSignal(tab._dispatcher.done):
        form.accept()
    mine = UnitQuery("organisation", assigned=store.operator)
    assert units.count(store, mine) == 1


def test_the_directory_shows_a_contact_only_with_consent(page: UnitsPage, store: Store) -> None:
    tab = page.tabs["offers"]
    tab.read()
    model = tab.table.model()
    assert model.index(0, 3).data() == "需本人同意"
    (who,) = store.one("SELECT id FROM member WHERE name = '林霞'") or (b"",)
    consents.say(store, who, "directory", given=True)
    tab.read()
    assert model.index(0, 3).data() == "138****8000"


def test_birthdays_stand_by_day(page: UnitsPage) -> None:
    tab = page.tabs["birthdays"]
    tab.read()
    model = tab.table.model()
    assert [model.index(0, column).data() for column in range(3)] == ["今天", "林霞", "公历"]


def test_leads_are_asked_in_many_at_once(page: UnitsPage, store: Store, qtbot: QtBot) -> None:
    tab = page.tabs["invites"]
    assert isinstance(tab, InvitesTab)
    page.kinds.choose("invites")
    page.open_tab("invites")
    model = tab.table.model()
    assert model.rowCount() == 3
    # Who came last is asked first; anybody can be looked for.
    assert [model.index(at, 1).data() for at in range(3)] == ["QH0003", "QH0002", "QH0001"]
    tab.search.searched.emit("林")
    assert [model.index(at, 2).data() for at in range(model.rowCount())] == ["林霞"]
    tab.search.searched.emit("")
    qtbot.keyClick(tab.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert tab.table.ticked_count() == 3
    with qtbot.waitSignal(tab._dispatcher.done):
        tab.move_to("invited")
    assert store.rows("SELECT DISTINCT invite FROM member") == [("invited",)]
    tab.read()
    assert tab._stack.currentIndex() == 1
    tab.state.choose("invited")
    tab._choose("invited")
    assert tab.table.model().rowCount() == 3
    assert tab.moves["invited"].isHidden()


def test_privacy_masks_every_name(page: UnitsPage, store: Store) -> None:
    tab = household(page)
    tab.show_unit(units.page(store, UnitQuery("household"))[0].id)
    privacy.switch(True)
    try:
        for key in page.tabs:
            page.open_tab(key)
        tab.panel.refresh()
        settle()
        links = "".join(one.text() for one in page.findChildren(QPushButton))
        shown = said(page) + links + "".join(names(tab))
        assert "林霞" not in shown
        assert "林家" not in shown
    finally:
        privacy.switch(False)


def test_who_may_not_write_members_changes_no_units(
    page: UnitsPage, store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell,
    qtbot: QtBot,
) -> None:  # fmt: skip
    from msgspec.structs import replace

    reads.actor = replace(reads.actor, role="host", cells=PRESETS["host"])
    made = UnitsPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    tab = household(made)
    assert not tab.new.isEnabled()
    assert not tab.assign.isEnabled()
    assert made.commands() == []


def test_organisations_come_from_a_file(
    page: UnitsPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    shell: RecordingShell,
) -> None:  # fmt: skip
    file = tmp_path / "单位.csv"
    lines = ("单位名称,联系人,手机", "青禾印务,王芳,13900139000", ",李雷,13900139001")
    file.write_text("\n".join(lines), "utf-8")
    tab = page.tabs["organisation"]
    assert isinstance(tab, UnitsTab)
    monkeypatch.setattr("desktop.views.parts.files.ask_open", lambda *_: file)
    followed = list[str]()
    tab._dispatcher.followed.connect(lambda _job, what: followed.append(what))
    with qtbot.waitSignal(tab._dispatcher.done, timeout=20_000):
        tab._import()
    assert followed == ["正在导入 单位.csv"]
    (refused,) = tab.findChildren(RefusedDialog)
    assert "第 3 行：还没有名称" in said(refused)
    refused.accept()
    page.kinds.choose("organisation")
    page.open_tab("organisation")
    assert "青禾印务" in names(tab)
