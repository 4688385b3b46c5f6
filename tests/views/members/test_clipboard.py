"""Cells in and out of the list: copied, pasted after a look, filled down; none emptied by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.actions import activities, consents, customfields
from desktop.actions import members as acting
from desktop.models.member import MemberQuery
from desktop.store import members
from desktop.store.community import Reads, Store
from desktop.views.members.columns import columns_of
from desktop.views.members.page import MembersPage
from desktop.views.members.pastedialog import PasteDialog
from tests.views.conftest import RecordingShell
from tests.views.members.grid import shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_city(page: MembersPage, qtbot: QtBot) -> Iterator[MembersPage]:
    """The list with the cell of the first row's city at hand."""
    page.show()
    page._show_columns(("name", "city", "level"))
    qtbot.waitUntil(lambda: page.model.order.whole)
    page.table.setCurrentIndex(page.model.index(0, 2))
    yield page
    QApplication.clipboard().clear()


def cities(reads: Reads) -> list[str]:
    return [row.city for row in members.page(reads, MemberQuery())]


def press(page: MembersPage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(page.table, key, CONTROL)


def test_a_pasted_block_is_shown_before_it_is_written(
    at_city: MembersPage, store: Store, reads: Reads, qtbot: QtBot
) -> None:
    before = cities(store)
    QApplication.clipboard().setText("拉萨\n林芝\n")
    seen: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasteDialog)
        model = dialog.table.paged
        seen.append([model.index(row, 2).data() for row in range(model.rowCount())])
        assert cities(store) == before
        dialog.accept_button.click()

    QTimer.singleShot(400, look)
    press(at_city, qtbot, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: cities(reads)[:2] == ["拉萨", "林芝"])
    assert seen == [["修改", "修改"]]
    assert cities(store)[2:] == before[2:]


def test_what_is_copied_is_what_the_screen_shows(
    at_city: MembersPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    (first,) = (row.id for row in [at_city.model.row(0)] if row)
    acting.edit(store, first, {"level": ""})
    # Whoever ordered is a customer, without anybody's word.
    at_city.show_changes(activities.add(store, first, "order", "2026-03-01T10:00:00"))
    qtbot.waitUntil(lambda: shown(at_city, "level")[0] == "客户")
    at_city.table.tick(0)
    at_city.table.tick(1)
    press(at_city, qtbot, Qt.Key.Key_C)
    data = QApplication.clipboard().mimeData()
    rows = [at_city.model.row(n) for n in range(2)]
    lines = [f"{row.name}\t{row.city}\t{row.level}" for row in rows]
    assert data.text().splitlines() == ["姓名\t城市\t等级", *lines]
    assert data.html().count("<tr>") == 3
    # As an export does: who took back that he stands in lists is left out, and that is said.
    consents.say(store, first, "list", given=False)
    press(at_city, qtbot, Qt.Key.Key_C)
    assert QApplication.clipboard().text().splitlines() == ["姓名\t城市\t等级", lines[1]]
    assert shell.toasts[-1] == "复制了 1 人；1 人不同意列入导出的名单，没有复制"
    QApplication.clipboard().setText("先前的")
    at_city.table.clear_ticks()
    at_city.table.tick(0)
    press(at_city, qtbot, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == "先前的"


def test_a_cell_is_filled_from_the_one_above_and_undone_in_one_step(
    at_city: MembersPage, store: Store, reads: Reads, shell: RecordingShell, qtbot: QtBot
) -> None:
    before = cities(store)
    for place in range(3):
        at_city.table.tick(place)
    press(at_city, qtbot, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: cities(reads)[:3] == [before[0]] * 3)
    assert cities(store)[3:] == before[3:]


def test_a_field_of_ones_own_is_filled_down_as_it_is_kept(
    at_city: MembersPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    made = customfields.add(store, "年费", "money").result
    assert isinstance(made, bytes)
    key = f"x.{made.hex()}"
    first = members.page(store, MemberQuery())[0]
    acting.edit(store, first.id, {key: "365.5"})
    at_city._every = columns_of(at_city._reads)
    at_city._show_columns(("name", key))
    at_city._show_query(MemberQuery())
    qtbot.waitUntil(lambda: at_city.model.order.whole)
    at_city.table.setCurrentIndex(at_city.model.index(1, 2))
    press(at_city, qtbot, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    kept = [row.own.get(key, "") for row in members.page(store, MemberQuery())]
    assert kept == ["36550", "36550", "", ""]


def test_what_is_everybodys_own_is_not_filled_down_and_that_is_said(
    at_city: MembersPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    before = [row.name for row in members.page(store, MemberQuery())]
    at_city.table.setCurrentIndex(at_city.model.index(1, 1))
    press(at_city, qtbot, Qt.Key.Key_D)
    assert shell.toasts == ["“姓名”不能往下填：每个人各是各的"]
    assert [row.name for row in members.page(store, MemberQuery())] == before


def test_marking_all_and_pressing_keys_empties_no_cell(
    at_city: MembersPage, store: Store, qtbot: QtBot
) -> None:
    before = [(row.name, row.city, row.level) for row in members.page(store, MemberQuery())]
    press(at_city, qtbot, Qt.Key.Key_A)
    assert at_city.table.ticked_count() == len(before)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_X):
        qtbot.keyClick(at_city.table, key)
    press(at_city, qtbot, Qt.Key.Key_X)
    after = [(row.name, row.city, row.level) for row in members.page(store, MemberQuery())]
    assert after == before


def test_an_edited_row_stays_with_a_mark_until_the_list_is_read_again(
    at_city: MembersPage, store: Store, qtbot: QtBot
) -> None:
    at_city._show_query(MemberQuery(sort=(("city", False),)))
    qtbot.waitUntil(lambda: at_city.model.order.whole)
    row = at_city.model.row(0)
    at_city.table.edit_wanted.emit(row, "city", "舟山")
    qtbot.waitUntil(lambda: at_city.model.row(0).city == "舟山")
    assert at_city.table.edited == {row.id}
    at_city.bar.again_wanted.emit()
    assert at_city.table.edited == set()


def test_a_past_list_takes_no_paste(at_city: MembersPage, store: Store, qtbot: QtBot) -> None:
    asked: list[object] = []
    at_city.table.paste_wanted.connect(lambda: asked.append(1))
    at_city._show_query(MemberQuery(as_of="2026-01-01"))
    press(at_city, qtbot, Qt.Key.Key_V)
    assert asked == []
