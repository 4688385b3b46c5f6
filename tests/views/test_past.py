"""最近操作 tells every action with its people, and takes back or brings back from there."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.actions import members as acting
from desktop.actions import notes
from desktop.dispatcher import Dispatcher
from desktop.models.history import Concerned
from desktop.models.member import MemberQuery
from desktop.store import concerned, history, members
from desktop.store.community import Reads, Store
from desktop.views import jump
from desktop.views.kept import KeptDialog
from desktop.views.parts import dates
from desktop.views.past.page import PAGE, PastPage
from desktop.views.theme.palette import Look
from tests.views.conftest import RecordingShell
from tests.views.sample_window import open_window, said, settle


def page(reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot) -> PastPage:
    made = PastPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1060, 760)
    made.show()
    dispatcher.changed.connect(made.show_changes)
    qtbot.waitUntil(lambda: not made._aside.waiting())
    return made


def press(made: PastPage, text: str, qtbot: QtBot) -> None:
    def found() -> list[QAbstractButton]:
        settle()
        return [one for one in made.view.findChildren(QAbstractButton) if one.text() == text]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()


def listed(reads: Reads) -> int:
    return members.count(reads, MemberQuery())


def test_what_an_undo_left_alone_is_listed_with_who_changed_it(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    who = acting.add(store, {"name": "单文博", "city": "北京"}).result
    action = acting.edit(store, who, {"city": "广州", "level": "用户"}).action
    acting.edit(store, who, {"city": "佛山"})
    made = page(reads, dispatcher, shell, qtbot)
    made.turn(action)
    press(made, "撤销", qtbot)
    qtbot.waitUntil(lambda: bool(made.findChildren(KeptDialog)))
    (dialog,) = made.findChildren(KeptDialog)
    assert dialog.lines.item(0).text().startswith("单文博 • 城市 • ")
    assert dialog.lines.count() == 1
    dialog.accept()


def test_an_action_is_undone_and_brought_back_from_its_line(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    action = acting.add(store, {"name": "单文博"}).action
    made = page(reads, dispatcher, shell, qtbot)
    made.turn(action)
    press(made, "撤销", qtbot)
    qtbot.waitUntil(lambda: listed(reads) == 0)
    qtbot.waitUntil(lambda: shell.toasts == ["已撤销：新增成员"])
    press(made, "恢复", qtbot)
    qtbot.waitUntil(lambda: listed(reads) == 1)
    qtbot.waitUntil(lambda: any("恢复：新增成员" in text for text in said(made)))
    assert any("撤销：新增成员" in text for text in said(made))


def test_each_line_says_how_many_people_it_was_about(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    people = [acting.add(store, {"name": f"成员{at}"}).result for at in range(3)]
    acting.tag(store, people, ["种子用户"])
    notes.add(store, people[0], "愿意带新讲师")
    told = [(one.kind, concerned.of(reads, one)) for one in history.page(reads, None, 2)]
    assert told == [("member.note", Concerned(1)), ("member.tag", Concerned(3))]
    texts = said(page(reads, dispatcher, shell, qtbot))
    assert any("改了标签" in text and "3 人" in text for text in texts)


def test_older_actions_are_read_as_one_scrolls(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    for number in range(PAGE + 5):
        acting.add(store, {"name": f"成员{number}"})
    made = page(reads, dispatcher, shell, qtbot)
    assert len(made.told) == PAGE
    made.view.verticalScrollBar().setValue(made.view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(made.told) > PAGE + 4)
    assert len({done.action for done, _ in made.told}) == len(made.told)


def test_the_page_is_reached_by_name_and_by_key(store: Store, qtbot: QtBot) -> None:
    window, close = open_window(store)
    try:
        assert ("Ctrl+H", "最近操作") in jump.key_list(window)
        assert ("Ctrl+Shift+Z", "恢复刚撤销的") in jump.key_list(window)
        [command] = [one for one in window.commands() if one.text == "最近操作"]
        command.run()
        assert window.here() == "past"
        assert any(one.text() == "最近操作" for one in jump.switcher_menu(window).actions())
    finally:
        close()


def test_a_day_stands_with_its_year_as_the_language_writes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = date(2026, 10, 14)
    assert dates.dated(day) == "2026 年 10 月 14 日"
    monkeypatch.setattr(dates, "look", lambda: Look(language="en"))
    assert dates.dated(day) == "14 Oct 2026"
