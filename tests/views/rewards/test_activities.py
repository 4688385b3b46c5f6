"""What members did: imported, entered, and shown as a list or as its course."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.dispatcher import Dispatcher
from desktop.store import settlement
from desktop.store.community import Reads, Store
from desktop.views.rewards.activity_dialogs import EnterDialog
from tests.rewards_builders import member
from tests.views.conftest import RecordingShell
from tests.views.rewards.forms import settled

Open = Any


def test_a_file_of_activities_is_imported_with_what_was_not_added_and_why(
    store: Store,
    open_page: Open,
    dispatcher: Dispatcher,
    qtbot: QtBot,
    shell: RecordingShell,
    tmp_path: Path,
) -> None:
    member(store, "沈若溪", phone="+8613800002716")
    page = open_page()
    page.choose_tab("activities")
    assert page.activities._stack.currentIndex() == 1
    file = tmp_path / "记录.csv"
    file.write_text(
        "时间,手机号,类型,金额,内容\n2026-03-01 08:30,13800002716,下单,99.5,\n"
        "2026-03-01 08:30,13900009999,签到,,\n",
        "utf-8",
    )
    page.activities.bring_file(file)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == ["加了 1 条，0 条本来就有，1 条没有加"]
    said = [label.text() for label in page.activities.refused.findChildren(QLabel)]
    assert any(text.startswith("第 3 行：") for text in said)
    page.activities.refused.reject()
    settled(page, dispatcher, qtbot)
    assert page.activities.table.paged.rowCount() == 1
    page.activities.table.selectRow(0)
    assert page.activities.correct_button.isEnabled()


def test_the_activities_are_shown_as_a_list_or_as_their_course(
    open_page: Open, people: list[bytes]
) -> None:
    page = open_page()
    page.show_trend()
    tab = page.activities
    assert tab._stack.currentWidget() is tab._trend
    assert not tab.correct_button.isVisible()
    tab.view.choose("list")
    tab.read()
    assert tab._stack.currentIndex() == 0
    assert tab.correct_button.isVisible()


def test_without_any_activity_the_course_is_the_way_to_the_first(open_page: Open) -> None:
    page = open_page()
    page.show_trend()
    assert page.activities._stack.currentIndex() == 1


def test_an_activity_by_hand_has_an_amount_only_when_it_is_an_order(
    reads: Reads, people: list[bytes], qtbot: QtBot, shell: RecordingShell
) -> None:
    dialog = EnterDialog(shell.widget(), reads, shell)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    dialog.person.show_member(people[0])
    dialog.amount.setText("many")
    assert dialog.fen() is None
    dialog.kind.setCurrentIndex(dialog.kind.findData("order"))
    dialog.accept()
    assert dialog.isVisible()
    dialog.amount.setText("￥99.50")
    assert dialog.fen() == 9950
    dialog.accept()
    assert not dialog.isVisible()


def test_what_is_entered_now_is_of_this_second(
    reads: Reads, shell: RecordingShell, qtbot: QtBot
) -> None:
    before = settlement.now(reads)
    dialog = EnterDialog(shell.widget(), reads, shell)
    qtbot.addWidget(dialog)
    assert before <= dialog.local() <= settlement.now(reads)
    dialog.at.setDateTime(dialog.at.dateTime().addSecs(-3600))
    assert dialog.local().endswith(":00")
