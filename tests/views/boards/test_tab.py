"""The tab of boards: who stands where, frozen and published, what came late, what is pasted."""

from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.actions import boards, rewards
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.boards.card import draw
from desktop.views.boards.dialogs import CardDialog, CycleDialog, SilentDialog
from desktop.views.parts import privacy
from tests.rewards_builders import did
from tests.views.boards.conftest import MONTH
from tests.views.conftest import RecordingShell
from tests.views.rewards.forms import settled


def _shown(tab: Any) -> list[list[str]]:
    model = tab.sheet.table.paged
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _wait(tab: Any, dispatcher: Dispatcher, qtbot: QtBot) -> None:
    settled(tab.window(), dispatcher, qtbot)


def test_a_month_is_published_in_the_window_and_what_comes_late_is_told_below(
    store: Store,
    people: dict[str, bytes],
    ranking: bytes,
    open_boards: Any,
    dispatcher: Dispatcher,
    qtbot: QtBot,
) -> None:
    tab = open_boards()
    tab.show_target(rule=ranking, period=MONTH)
    _wait(tab, dispatcher, qtbot)
    assert _shown(tab)[0] == ["1", "王芳", "1,200 元", "+100 分"]
    assert tab.sheet.table.paged.columnCount() == 4
    assert {row[0] for row in _shown(tab)[1:]} == {"2 并列"}
    assert tab.sheet.state.text() == "已截止，未冻结"
    tab.sheet.publish.click()
    qtbot.waitUntil(lambda: tab.sheet.state.text() == "已公布")
    _wait(tab, dispatcher, qtbot)
    assert not tab.sheet.adjust.isVisible()
    before = _shown(tab)

    def late(store: Store) -> Any:
        did(store, people["韩梅梅"], "order", f"{MONTH}-31", 90_000)
        return boards.name_cycle(store, "春季赛", *_days())

    with qtbot.waitSignal(dispatcher.changed):
        dispatcher.do(late)
    _wait(tab, dispatcher, qtbot)
    qtbot.waitUntil(tab.sheet.adjust.isVisible)
    assert _shown(tab) == before
    tab.sheet.adjust.click()
    qtbot.waitUntil(lambda: not tab.sheet.adjust.isVisible())
    _wait(tab, dispatcher, qtbot)
    said = " ".join(one.text() for one in tab.sheet.findChildren(QLabel))
    assert "第 1 次补差" in said
    assert "韩梅梅：第 2 名（并列） 800 元 +60 分 → 第 1 名 1,700 元 +100 分" in said
    assert _shown(tab) == before


def _days() -> Any:
    from datetime import date

    return date(2026, 3, 5), date(2026, 3, 20)


def test_the_announcement_goes_to_the_clipboard_unless_the_screen_is_shared(
    people: dict[str, bytes],
    ranking: bytes,
    open_boards: Any,
    shell: RecordingShell,
    dispatcher: Dispatcher,
    qtbot: QtBot,
) -> None:
    tab = open_boards()
    tab.show_target(rule=ranking, period=MONTH)
    _wait(tab, dispatcher, qtbot)
    tab.sheet.copy.click()
    assert "第 1 名 王芳 1,200 元 +100 分" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("别的")
    privacy.switch(True)
    try:
        tab.sheet.copy.click()
        assert QGuiApplication.clipboard().text() == "别的"
        assert "王芳" not in str(_shown(tab))
    finally:
        privacy.switch(False)


def test_the_picture_is_light_or_dark_and_can_be_pasted(
    reads: Reads,
    people: dict[str, bytes],
    ranking: bytes,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    found = boards.board(reads, ranking, MONTH)
    dialog = CardDialog(shell.widget(), shell, found, "青禾读书会")
    qtbot.addWidget(dialog)
    dialog.theme.choose("light")
    light = dialog.image()
    dialog.theme.choose("dark")
    dark = dialog.image()
    edge = light.width() - 4, light.height() - 4
    assert light.size() == dark.size()
    assert light.pixelColor(*edge).lightness() > 200 > 80 > dark.pixelColor(*edge).lightness()
    dialog.accept()
    assert QGuiApplication.clipboard().image().size() == dark.size()
    tall = draw(found, "青禾读书会", 20, dark=False, language="en")
    short = draw(found, "青禾读书会", 1, dark=False, language="en")
    assert tall.height() > short.height()


def test_a_cycle_needs_a_name_and_its_days_in_order(reads: Reads, qtbot: QtBot) -> None:
    dialog = CycleDialog(None, reads.today())  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.name.setText("春季赛")
    dialog.first.setDate(dialog.last.date().addDays(1))
    dialog.accept()
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog.last.setDate(dialog.first.date())
    dialog.accept()
    assert dialog.result() == QDialog.DialogCode.Accepted
    first, last = dialog.days()
    assert first == last


def test_who_is_not_heard_of_is_named_before_a_cycle_is_closed(
    shell: RecordingShell, qtbot: QtBot
) -> None:
    dialog = SilentDialog(shell.widget(), MONTH, ["门口的电脑"])
    qtbot.addWidget(dialog)
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "门口的电脑" in said
    assert dialog.accept_button.text() == "仍要结算"


def test_what_is_counted_in_points_is_not_told_twice(
    store: Store, people: dict[str, bytes], open_boards: Any, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    rewards.award(store, people["王芳"], 10, "开业礼")
    tab = open_boards()
    tab.show_target(span="month")
    _wait(tab, dispatcher, qtbot)
    assert tab.sheet.table.paged.columnCount() == 3
