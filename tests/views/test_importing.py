"""The import's screen: file, columns, check, choices, write, undo, and the held rows."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import history, members
from desktop.actions.importing import Roster, import_file
from desktop.dispatcher import Dispatcher
from desktop.models.importing import Outcome
from desktop.store import importing as stored
from desktop.store.community import Reads, Store
from desktop.views.importing.page import CHECK, COLUMNS, HELD, RESULT, SOURCE, ImportPage
from desktop.views.parts import privacy
from tests.roster_builders import column, text
from tests.views.conftest import RecordingShell
from tests.views.sample_window import open_window, said, settle

HEADER = "姓名,手机号,城市,备注"
LIVE = "SELECT count(*) FROM member WHERE gone = 0"


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> ImportPage:
    """The page of a community with two members."""
    rows = ("何华鹏,13612349005,上海,爱看小说", "仇英华,13900009925,广州,")
    import_file(store, Roster(text(HEADER, *rows), "旧名单.csv"))
    made = ImportPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A roster with one row of every outcome, and two more on one phone."""
    made = tmp_path / "名单.csv"
    rows = (
        "林雨桐,15800000416,东莞,",
        "仇英华,139-0000-9925,佛山,",
        "小何宝,13612349005,广州,想学画画",
        "大何宝,13612349005,广州,",
        ",13600000815,深圳,",
        "何华鹏,13612349005,,",
    )
    made.write_bytes(text(HEADER, *rows))
    return made


def at(page: ImportPage, qtbot: QtBot, step: int) -> None:
    qtbot.waitUntil(lambda: page.stack.currentIndex() == step, timeout=20_000)


def check(page: ImportPage, qtbot: QtBot, file: Path) -> None:
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    page.columns.next_button.click()
    at(page, qtbot, CHECK)


def lines(page: ImportPage) -> list[int]:
    return [page.check.model.row(at).line for at in range(page.check.model.rowCount())]


def test_a_roster_is_checked_and_then_written(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    assert column(store, LIVE) == [2]
    shown = {one: made.accessibleName() for one, made in page.check.counts.cards.items()}
    assert shown == {
        Outcome.ADDED: "新增 1",
        Outcome.UPDATED: "更新 1",
        Outcome.SUSPECTED: "疑似同一人 2",
        Outcome.SKIPPED: "跳过 1",
        Outcome.REJECTED: "错误 1",
    }
    assert page.check.write_button.text() == "写入 2 行，2 行疑似的先放着"
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert column(store, LIVE) == [3]
    assert "写入了 2 行" in said(page.result)


def test_cards_and_chips_filter_the_rows(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    assert lines(page) == [4, 5, 6]
    page.check.counts.cards[Outcome.SKIPPED].click()
    assert lines(page) == [7]
    page.check.counts.cards[Outcome.SKIPPED].click()
    assert lines(page) == [2, 3, 4, 5, 6, 7]
    page.check.chips[1].click()
    assert lines(page) == [4, 5, 6]


def test_every_row_says_why(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    page.check.chips[0].click()
    model = page.check.model
    texts = [model.index(at, 5).data() for at in range(model.rowCount())]
    assert texts == [
        "新成员，编号 QH0003",
        "城市：广州 → 佛山",
        "和 QH0001 何华鹏 手机相同，姓名不同",
        "和 QH0001 何华鹏 手机相同，姓名不同",
        "没有姓名也没有昵称",
        "名单里已有，没有新内容",
    ]
    assert model.index(1, 2).data() == "139-0000-9925"


def test_a_doubtful_row_is_decided_field_by_field_before_the_writing(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    side = page.check.side
    left, right = side._radios["note"]
    assert (left.text(), right.text()) == ("爱看小说", "想学画画")
    left.setChecked(True)
    side.buttons["same"].click()
    assert page.check.write_button.text() == "写入 3 行，1 行疑似的先放着"
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    found = store.rows("SELECT name, city, note FROM member WHERE name = '何华鹏'")
    assert found == [("何华鹏", "广州", "爱看小说")]
    assert len(stored.suspects(store)) == 1


def test_rows_of_one_kind_are_decided_together(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    assert any("同样情形还有 1 行" in one for one in said(page.check.side))
    page.check.side.buttons["all-new"].click()
    assert page.check.write_button.text() == "写入 4 行"
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert column(store, LIVE) == [5]


def test_the_rows_have_the_keys_after_a_decision(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    button = page.check.side.buttons["new"]
    button.setFocus()
    button.click()
    assert page.focusWidget() is page.check.table


def test_who_comes_back_after_an_import_begins_anew(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    page.hide()
    page.show()
    assert page._last == SOURCE


def test_a_result_that_was_undone_elsewhere_is_gone(
    page: ImportPage, file: Path, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    with qtbot.waitSignal(dispatcher.done) as told:
        dispatcher.do(history.undo)
    assert told.args is not None
    page.show_changes(told.args[0])
    assert page._last == SOURCE


def test_a_decision_can_be_taken_back(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    page.check.side.buttons["new"].click()
    page.check.side.moved.emit(-1)
    page.check.side.buttons["later"].click()
    assert page.check.plan.choices == {}


def test_an_import_is_undone_from_its_result(
    page: ImportPage, file: Path, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    page.result.undo_wanted.emit()
    at(page, qtbot, SOURCE)
    assert column(store, LIVE) == [2]
    assert shell.toasts == ["已撤销这次导入"]


def test_refused_rows_are_saved(
    page: ImportPage, file: Path, tmp_path: Path, shell: RecordingShell, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.save_rejects(tmp_path / "错误行.xlsx")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    rows = list(openpyxl.load_workbook(tmp_path / "错误行.xlsx").active.iter_rows(values_only=True))
    assert rows[1][1] == "13600000815"


def test_a_column_goes_where_she_says_and_is_remembered(
    page: ImportPage, file: Path, store: Store, qtbot: QtBot
) -> None:
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    note = page.columns.choices[3]
    note.setCurrentIndex(note.findData("city"))
    note.activated.emit(note.currentIndex())
    assert page.columns.mapping() == {0: "name", 1: "phone", 2: "ignored", 3: "city"}
    page.columns.next_button.click()
    at(page, qtbot, CHECK)
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    assert page.columns.mapping()[3] == "city"


def test_a_roster_without_a_name_column_is_not_checked(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    name = page.columns.choices[0]
    name.setCurrentIndex(name.findData("ignored"))
    page.columns.next_button.click()
    assert page.stack.currentIndex() == COLUMNS
    assert any("哪一列是姓名" in one for one in said(page.columns))


def test_another_encoding_can_be_chosen(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "名单.csv"
    file.write_bytes("姓名,城市\n沈若溪,深圳\n".encode("gb18030"))
    page.open_file(file)
    at(page, qtbot, COLUMNS)
    page.columns.encoding.setCurrentIndex(page.columns.encoding.findData("big5"))
    page.columns.encoding.activated.emit(0)
    qtbot.waitUntil(
        lambda: (
            page.columns.encoding.itemText(0).endswith("BIG5")
            or page.stack.currentIndex() == SOURCE
        )
    )


def test_what_cannot_be_read_is_said_at_the_first_step(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.open_file(tmp_path / "没有.csv")
    qtbot.waitUntil(lambda: any("找不到文件" in one for one in said(page.source)))
    assert page.stack.currentIndex() == SOURCE


def test_a_sign_up_list_can_be_pasted(page: ImportPage, store: Store, qtbot: QtBot) -> None:
    page.source.text.setPlainText("#接龙\n1. 小敏 龙刚敏\n2. 小陶 陶芳静 13316576349\n")
    page.source.paste_button.click()
    at(page, qtbot, COLUMNS)
    page.columns.next_button.click()
    at(page, qtbot, CHECK)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert column(store, LIVE) == [4]


def test_a_cancelled_writing_comes_back_to_the_check_with_nothing_written(
    page: ImportPage, tmp_path: Path, store: Store, qtbot: QtBot
) -> None:
    file = tmp_path / "长名单.csv"
    file.write_bytes(text(HEADER, *(f"成员{i},1361{i:07d},," for i in range(3000))))
    check(page, qtbot, file)
    page.check.write_button.click()
    page.progress.cancelled.emit()
    at(page, qtbot, CHECK)
    assert column(store, LIVE) == [2]


def test_held_rows_are_settled_later(
    page: ImportPage, file: Path, store: Store, shell: RecordingShell, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    page.result.held_wanted.emit()
    assert page.stack.currentIndex() == HELD
    assert page.held.model.rowCount() == 2
    page.held.side.buttons["all-skip"].click()
    qtbot.waitUntil(lambda: page.held.model.rowCount() == 0)
    assert shell.toasts == ["定了 2 行"]
    assert stored.suspects(store) == []
    assert page.held.empty.isVisible()


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
