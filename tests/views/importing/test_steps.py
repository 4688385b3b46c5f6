"""The import's screen: file, columns, check, choices, write, undo, and the held rows."""

from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import customfields, groups, history, importing, members
from desktop.dispatcher import Dispatcher
from desktop.models import labels
from desktop.models.importing import Outcome
from desktop.models.problem import Problem
from desktop.store import importing as stored
from desktop.store.community import Store
from desktop.views.importing.page import CHECK, COLUMNS, HELD, RESULT, SOURCE, ImportPage
from desktop.views.parts.button import Button
from tests.roster_builders import column, text
from tests.views.conftest import RecordingShell
from tests.views.importing.steps import HEADER, LIVE, at, check, lines
from tests.views.sample_window import said, settle


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


def test_a_roster_for_which_a_group_has_no_room_is_not_written(
    page: ImportPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    groups.add(store, {"name": "小群", "kind": "跑团", "capacity": 1})
    roster = tmp_path / "名单.csv"
    rows = "林雨桐,15800000416,小群", "小何宝,13612349005,小群"
    roster.write_bytes(text("姓名,手机号,小组", *rows))
    check(page, qtbot, roster)
    assert (page.check.room.isVisible(), page.check.write_button.isEnabled()) == (False, True)
    # The held row's new person would be the second of one seat.
    page.check.side.buttons["new"].click()
    assert "最多 1 人，现有 0 人，再加 2 人" in page.check.room.text.text()
    assert not page.check.write_button.isEnabled()
    with pytest.raises(Problem) as refused:
        importing.run(store, page.check.plan)
    assert refused.value.sentence("zh_CN", window=True) == page.check.room.text.text()
    assert column(store, LIVE) == [2]
    page.check.chips[0].click()
    page.check.table.setCurrentIndex(page.check.model.index(1, 0))
    page.check.side.buttons["skip"].click()
    assert (page.check.room.isVisible(), page.check.write_button.isEnabled()) == (False, True)


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


def test_fields_of_ones_own_are_told_as_people_read_them(
    page: ImportPage, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    made = customfields.add(store, "年费", "money").result
    assert isinstance(made, bytes)
    fee = {"name": "周舟", "phone": "13712340001", "x." + made.hex(): "365"}
    members.add(store, fee)
    roster = tmp_path / "年费.csv"
    rows = "周舟,13712340001,400,\n周洲,13712340001,500,zhouzhou_7\n"
    roster.write_text(f"姓名,手机号,年费,旺旺\n{rows}", encoding="utf-8")
    check(page, qtbot, roster)
    # By what else he is known is told as well, no account whole.
    assert "旺旺 zhou****" in said(page.check.side)
    left, right = page.check.side._radios["x.年费"]
    assert (left.text(), right.text()) == ("365.00", "500.00")
    page.check.chips[0].click()
    model = page.check.model
    why = [model.index(at, 5).data() for at in range(model.rowCount())]
    assert why[0] == "年费：365.00 → 400.00"


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
    page.check.chips[0].click()
    page.check._go(lines(page).index(4))
    page.check.side.buttons["later"].click()
    assert page.check.plan.choices == {}
    page.check.chips[1].click()
    assert lines(page) == [4, 5, 6]


def test_a_settled_row_says_what_becomes_of_it_and_wants_nobody_any_more(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    assert page.check.chips[1].text() == "要我看的 3 行"
    page.check.side.buttons["new"].click()
    assert page.check.chips[1].text() == "要我看的 2 行"
    assert lines(page) == [5, 6]
    page.check.side.buttons["skip"].click()
    assert lines(page) == [6]
    page.check.chips[0].click()
    model = page.check.model
    tags = {model.row(row).line: model.index(row, 4).data() for row in range(model.rowCount())}
    assert (tags[4], tags[5], tags[6]) == ("新增", "跳过", "错误")


def test_once_nothing_waits_every_row_is_shown(page: ImportPage, file: Path, qtbot: QtBot) -> None:
    check(page, qtbot, file)
    page.check.counts.cards[Outcome.REJECTED].click()
    page.check.chips[1].click()
    page.check.side.buttons["all-new"].click()
    assert lines(page) == [6]


def test_the_buttons_of_the_result_are_as_wide_as_their_words(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    page.resize(1060, 780)
    settle()
    verbs = page.result.findChildren(Button)
    assert len(verbs) == 5
    assert all(one.width() < 260 for one in verbs)


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


def test_a_phone_that_two_names_share_suggests_a_new_person(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    ranks = {key: made.property("rank") for key, made in page.check.side.buttons.items()}
    assert (ranks["new"], ranks["same"], ranks["skip"]) == ("soft", "plain", "plain")


def test_where_it_is_narrow_the_result_of_a_row_stays_in_sight(
    page: ImportPage, file: Path, qtbot: QtBot
) -> None:
    check(page, qtbot, file)
    table = page.check.table
    places = {column.key: at for at, column in enumerate(table.paged.columns)}
    assert not table.isColumnHidden(places["city"])
    page.resize(720, 700)
    qtbot.waitUntil(lambda: table.isColumnHidden(places["city"]))
    end = table.columnViewportPosition(places["outcome"]) + table.columnWidth(places["outcome"])
    assert end <= table.viewport().width()
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: not table.isColumnHidden(places["city"]))


def test_levels_that_ask_for_a_word_are_told_with_the_way_to_them(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    labels.use({"粉丝": "伙伴"})
    file = tmp_path / "名单.csv"
    rows = (
        "何华鹏,13612349005,杭州,伙伴",
        "仇英华,13900009925,广州,朋友",
        "林霞,13700000001,,朋友",
    )
    file.write_bytes(text("姓名,手机号,城市,等级", *rows))
    check(page, qtbot, file)
    assert "伙伴" in said(page.check.side)
    assert "粉丝" not in said(page.check.side)
    told = page.check.withheld.text()
    assert page.check.withheld.isVisible()
    assert told.startswith("第 2、3 行的等级没有导入：升为伙伴、朋友要写依据")
    assert "关系阶梯" in told
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert told in said(page.result)


def test_the_check_and_the_result_say_whose_points_are_left_as_they_are(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "名单.csv"
    file.write_bytes(text("姓名,手机号,积分", "林霞,13700000001,50"))
    check(page, qtbot, file)
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    page.result.again_wanted.emit()
    file.write_bytes(text("姓名,手机号,积分,城市", "林霞,13700000001,80,深圳"))
    check(page, qtbot, file)
    told = page.check.withheld.text()
    assert told.startswith("第 2 行的积分没有导入：名单里已有的积分为准")
    page.check.write_button.click()
    at(page, qtbot, RESULT)
    assert told in said(page.result)
