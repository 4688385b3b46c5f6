"""The import's screen: privacy, the ways in and out, and what is said of every row."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import members
from desktop.actions.importing import Roster, import_file
from desktop.models.importing import Outcome
from desktop.models.permission import PRESETS
from desktop.store.community import Store
from desktop.views.importing.page import COLUMNS, HELD, RESULT, SOURCE, ImportPage
from desktop.views.importing.writing import WriteButton
from desktop.views.parts import privacy
from tests.roster_builders import column, text
from tests.views.conftest import RecordingShell
from tests.views.importing.steps import HEADER, at, check, lines
from tests.views.sample_window import open_window, said, settle


def test_privacy_hides_people_in_the_check(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    page.check.chips[0].click()
    privacy.switch(True)
    page.show_privacy()
    settle()
    texts = [*said(page.check), *said(page.columns)]
    for personal in ("小何宝", "何华鹏", "13612349005", "139-0000-9925", "想学画画"):
        assert not any(personal in one for one in texts)


def test_the_page_begins_at_the_file_button_and_takes_a_target(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    assert page.first_focus() is page.source.choose_button
    page.show_target(path=file)
    at(page, qtbot, COLUMNS)
    page.show_target(held=True)
    assert page.stack.currentIndex() == HELD


def test_the_candidate_who_changed_meanwhile_is_compared_anew(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    members.add(store, {"name": "林雨桐", "phone": "15800000416"})
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert column(store, "SELECT count(*) FROM member WHERE name = '林雨桐'") == [1]


def test_no_label_is_squeezed_at_large_text(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    for made in page.findChildren(QLabel):
        if made.isVisible() and made.text():
            assert made.height() >= made.fontMetrics().height(), made.text()
    assert page.check.table.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_from_the_held_rows_every_way_leads_back_to_the_members(
    store: Store, file: Path, qtbot: QtBot
) -> None:
    import_file(store, Roster(text(HEADER, "何华鹏,13612349005,上海,"), "旧名单.csv"))
    import_file(store, Roster(file))
    window, close = open_window(store)

    def held() -> ImportPage:
        window.go("import", held=True)
        found = window.page()
        assert isinstance(found, ImportPage)
        assert found.stack.currentIndex() == HELD
        return found

    def by_sidebar() -> None:
        rows = window.sidebar.screens
        at = next(i for i, one in enumerate(rows.nav.entries) if one.key == "members")
        where = rows.visualRect(rows.nav.index(at, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)

    qtbot.waitExposed(window)
    ways = (
        by_sidebar,
        lambda: qtbot.keyClick(held().held.table, Qt.Key.Key_Escape),
        lambda: held().back_button.click(),
    )
    for way in ways:
        held()
        way()
        assert window.here() == "members"
    window.go("import")
    assert held().stack.currentIndex() == HELD
    held().held.side.buttons["all-skip"].click()
    qtbot.waitUntil(lambda: held().held.model.rowCount() == 0)
    last = held().held.members_button
    assert last.isVisible()
    last.click()
    assert window.here() == "members"
    window.go("import")
    again = window.page()
    assert isinstance(again, ImportPage)
    assert again.stack.currentIndex() == SOURCE
    close()


def test_esc_goes_back_step_by_step(
    page: ImportPage, file: Path, shell: RecordingShell, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    qtbot.keyClick(page.check.table, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == COLUMNS
    qtbot.keyClick(page.columns.next_button, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == SOURCE
    qtbot.keyClick(page.source.choose_button, Qt.Key.Key_Escape)
    assert shell.went == [("members", {})]


def test_figures_follow_each_choice_and_the_result_says_the_same(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.side.buttons["new"].click()
    cards = page.check.counts.cards
    assert cards[Outcome.SUSPECTED].accessibleName() == "疑似同一人 1"
    assert cards[Outcome.ADDED].accessibleName() == "新增 2"
    assert page.check.write_button.text() == "写入 3 行，1 行疑似的先放着"
    cards[Outcome.ADDED].click()
    assert lines(page) == [2, 4]
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert "写入了 3 行" in said(page.result)


def test_a_row_like_another_of_the_same_file_is_compared_with_that_row(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    made = tmp_path / "一份.csv"
    made.write_bytes(text(HEADER, "甲一,13700000001,广州,", "乙二,13700000001,深圳,"))
    check(page, qtbot, made)
    assert "第 2 行" in said(page.check.side)
    assert "名单里已有" not in said(page.check.side)
    assert page.check.model.index(0, 5).data() == "和第 2 行手机相同，姓名不同"


def test_points_that_a_merge_leaves_out_are_said_before_and_after(
    page: ImportPage, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    header = "姓名,手机号,积分"
    import_file(store, Roster(text(header, "何大,13711110001,50"), "一.csv"))
    import_file(store, Roster(text(header, "何小,13711110001,80"), "二.csv"))
    page.open_held()
    assert "合并后积分以名单里的为准，这一行的不导入" in said(page.held.side)
    page.held.side.buttons["same"].click()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["定了 1 行；1 行的积分和现有的不同，没有导入"]


def test_a_row_with_two_bad_cells_says_both(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    made = tmp_path / "错.csv"
    made.write_bytes(text("姓名,联系方式,积分", "甲一,12345,很多", "乙二,13700000002,5"))
    check(page, qtbot, made)
    told = page.check.model.index(0, 5).data()
    assert told == "联系方式：“12345”不是手机号；积分“很多”不是整数"


def test_a_column_that_her_role_may_not_write_is_said_before_and_after(
    page: ImportPage, tmp_path: Path, store: Store, qtbot: QtBot
) -> None:
    store.actor = replace(store.actor, role="assistant", cells=PRESETS["assistant"])
    listed = tmp_path / "名单.csv"
    listed.write_bytes(text("姓名,手机号,积分", "林雨桐,15800000416,30", "仇英,13900009926,"))
    check(page, qtbot, listed)
    told = "“积分”这一列不导入，有 1 行写了"
    assert told in " ".join(said(page.check))
    assert "积分不导入" in " ".join(said(page.check.table))
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert told in " ".join(said(page.result))
    assert store.one("SELECT count(*) FROM entry") == (0,)


@pytest.mark.parametrize("room", [900, 420, 260])
def test_the_button_that_writes_says_as_much_as_fits_and_tells_all(qtbot: QtBot, room: int) -> None:
    made = WriteButton()
    qtbot.addWidget(made)
    made.show_words("写入 5 行，4 行疑似的先放着，还有许多别的", "写入 5 行")
    made.fit(room)
    assert made.text().startswith("写入 5 行")
    assert made.sizeHint().width() <= room
    assert made.accessibleName() == made.toolTip() == "写入 5 行，4 行疑似的先放着，还有许多别的"
