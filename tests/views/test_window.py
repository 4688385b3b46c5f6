"""The window: its screens by mouse and keys, toasts with undo, privacy, preview, who hears what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions import members, sample
from desktop.models.permission import preview_of
from desktop.models.problem import Problem
from desktop.store.community import Store, open_store
from desktop.views import jump, language
from desktop.views.calendar.page import CalendarPage
from desktop.views.palette.hits import Hit
from desktop.views.parts import privacy
from desktop.views.theme import palette
from desktop.views.theme.palette import Look
from desktop.views.window import Window
from tests.views.sample_window import open_window, said, settle

PASSPHRASE = "只给测试用的口令"


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample community, made once; the tests here change only its copies of the look."""
    folder = tmp_path_factory.mktemp("sample") / "community"
    sample.make(folder, passphrase=PASSPHRASE).close()
    return folder


@pytest.fixture
def window(sample_folder: Path, qtbot: QtBot) -> Iterator[Window]:
    made, close = open_window(open_store(sample_folder, passphrase=PASSPHRASE))
    yield made
    close()


def focusable(window: QWidget) -> list[QWidget]:
    return [
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisibleTo(window)
    ]


def test_every_screen_opens_and_says_where_the_keyboard_starts(window: Window) -> None:
    for key in window.screen_keys():
        window.go(key)
        assert window.here() == key
        assert window.page().isVisible()


def test_no_widget_takes_the_focus_without_a_name(window: Window) -> None:
    nameless = []
    for key in window.screen_keys():
        window.go(key)
        for one in focusable(window):
            text = one.text() if isinstance(one, QAbstractButton) else ""
            inner = isinstance(one, QLineEdit) and "spinbox" in one.objectName()
            if not (one.accessibleName() or text or inner):
                nameless.append((key, type(one).__name__, one.objectName()))
    assert nameless == []


@pytest.mark.parametrize(("scale", "spoken"), [(1.0, "zh_CN"), (1.0, "en"), (1.5, "zh_TW")])
def test_no_label_is_squeezed_below_its_font(
    window: Window, scale: float, spoken: str, compiled: None
) -> None:
    language.use(spoken)
    palette.apply(Look(theme="light", scale=scale, language=spoken))
    window.build()
    settle()
    squeezed = []
    for key in window.screen_keys():
        window.go(key)
        QApplication.processEvents()
        for one in window.page().findChildren(QLabel):
            low = one.height() < one.fontMetrics().height() - 1
            if one.isVisible() and one.text() and low:
                squeezed.append((key, one.text(), one.height()))
    assert squeezed == []


def test_alt_and_a_digit_go_to_the_screens_of_the_sidebar(window: Window, qtbot: QtBot) -> None:
    keys = [screen.key for screen in window.screen_list()]
    for number, key in enumerate(keys[:9], 1):
        jump.go_number(window, number)
        assert window.here() == key
    jump.go_number(window, len(keys) + 1)
    assert window.here() == keys[:9][-1]


def test_the_palette_finds_screens_by_pinyin_and_goes_there(window: Window, qtbot: QtBot) -> None:
    window.open_palette()
    box = window._palette
    box.input.setText("shezhi")
    hit = box.list.current()
    assert hit is not None
    assert hit.text == "设置"
    qtbot.keyClick(box.input, Qt.Key.Key_Return)
    assert window.here() == "settings"
    assert not box.isVisible()


def test_the_palette_finds_people_by_pinyin_and_masks_them_in_privacy(window: Window) -> None:
    if "member" not in window.screen_keys():
        pytest.skip("the member screen is not there yet")
    window.open_palette()
    box = window._palette
    box.input.setText("@shanwenbo")
    found = [one.text for one in box.list.hits.entries if isinstance(one, Hit)]
    assert found == ["单文博"]
    privacy.switch(True)
    window.open_palette()
    window._palette.input.setText("@shanwenbo")
    masked = [one.text for one in window._palette.list.hits.entries if isinstance(one, Hit)]
    assert masked == ["单＊＊"]


def test_the_palette_finds_sessions_and_goes_to_their_day(window: Window, qtbot: QtBot) -> None:
    window.open_palette("meizhougongdu")
    hits = [one for one in window._palette.list.hits.entries if isinstance(one, Hit)]
    assert hits[0].text.startswith("每周共读")
    qtbot.keyClick(window._palette.input, Qt.Key.Key_Return)
    assert window.here() == "calendar"


def test_escape_closes_the_palette_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    before = window.focusWidget()
    window.open_palette()
    qtbot.keyClick(window._palette.input, Qt.Key.Key_Escape)
    assert not window._palette.isVisible()
    assert window.focusWidget() is before


def test_privacy_leaves_no_name_phone_or_amount_on_any_screen(
    window: Window, sample_folder: Path
) -> None:
    found = window.reads.rows("SELECT name, phone, points FROM member WHERE gone = 0")
    names = {name for name, _, _ in found if len(name) > 1}
    phones = {phone.removeprefix("+86") for _, phone, _ in found if phone}
    privacy.switch(True)
    leaks = []
    for key in window.screen_keys():
        window.go(key)
        settle()
        texts = " ".join(said(window))
        leaks += [(key, name) for name in names if name in texts]
        leaks += [(key, phone) for phone in phones if phone in texts or phone[-4:] in texts]
    assert leaks == []


def test_privacy_survives_a_change_of_language_and_theme(window: Window) -> None:
    privacy.switch(True)
    palette.apply(Look(theme="dark"))
    window.build()
    assert privacy.on()
    assert "投屏隐私已开" in said(window)


def test_a_preview_shows_its_banner_and_ends_with_the_own_eyes(window: Window) -> None:
    own = window.reads.actor
    window.preview(preview_of(own, "host", frozenset({"member.read.basic"})))
    settle()
    assert window.sheet.banner.isVisible()
    assert "主持人" in " ".join(said(window.sheet.banner))
    window.sheet.banner.ended.emit()
    assert window.reads.actor == own
    assert not window.sheet.banner.isVisible()


def test_a_page_hears_of_an_action_and_the_toast_undoes_it(store: Store, qtbot: QtBot) -> None:
    window, close = open_window(store)
    with qtbot.waitSignal(window.dispatcher.done) as told:
        window.dispatcher.do(members.add, {"name": "单文博"})
    assert told.args is not None
    assert "1 位成员" in said(window.sidebar.switcher)[1]
    window.toast("新增 1 位成员", undo=told.args[0])
    with qtbot.waitSignal(window.dispatcher.done):
        window.status.toast._act.click()
    assert "0 位成员" in said(window.sidebar.switcher)[1]
    qtbot.waitUntil(lambda: window.status.toast.text() == "已撤销：新增成员")
    close()


def test_ctrl_z_undoes_the_last_own_action(store: Store, qtbot: QtBot) -> None:
    window, close = open_window(store)
    with qtbot.waitSignal(window.dispatcher.done):
        window.dispatcher.do(members.add, {"name": "单文博"})
    with qtbot.waitSignal(window.dispatcher.done):
        window.undo_last()
    row = store.one("SELECT count(*) FROM member WHERE gone = 0")
    assert row == (0,)
    close()


def test_what_a_key_took_back_by_mistake_comes_back_by_the_toast(
    store: Store, qtbot: QtBot
) -> None:
    window, close = open_window(store)
    with qtbot.waitSignal(window.dispatcher.done):
        window.dispatcher.do(members.add, {"name": "单文博"})
    with qtbot.waitSignal(window.dispatcher.done):
        window.undo_last()
    qtbot.waitUntil(lambda: window.status.toast._act.text() == "恢复")
    with qtbot.waitSignal(window.dispatcher.done):
        window.status.toast._act.click()
    qtbot.waitUntil(lambda: window.status.toast.text() == "已恢复")
    assert store.one("SELECT count(*) FROM member WHERE gone = 0") == (1,)
    close()


def test_a_problem_nobody_handles_is_said_in_the_chosen_language(
    store: Store, qtbot: QtBot
) -> None:
    window, close = open_window(store)
    problem = Problem("community.nameless")
    window.say(problem)
    assert window.status.toast.text() == problem.sentence("zh_CN")
    palette.apply(replace(palette.look(), language="en"))
    window.say(problem)
    assert window.status.toast.text() == problem.sentence("en")
    close()


def test_a_retired_window_hears_nothing(store: Store, qtbot: QtBot) -> None:
    window, _ = open_window(store)
    window.retire()
    heard: list[bool] = []
    window.sheet.pages.currentChanged.connect(lambda _: heard.append(True))
    privacy.switch(True)
    assert heard == []
    window.dispatcher.close()
    window.reads.close()


def test_f1_knows_every_key_of_the_window(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = dict(jump.key_list(window))
    assert {"Ctrl+K", "Alt+1", "Ctrl+Z", "Ctrl+Shift+H", "F1", "Ctrl+F"} <= set(keys)
    assert all(keys.values())


def test_the_sample_says_what_it_is_and_no_other_community_does(
    window: Window, store: Store, qtbot: QtBot
) -> None:
    assert window.sheet.sample.isVisible()
    other, close = open_window(store)
    assert not other.sheet.sample.isVisible()
    close()


def test_a_preview_offers_nothing_that_writes_on_an_empty_page(
    window: Window, qtbot: QtBot
) -> None:
    window.preview(preview_of(window.reads.actor, "host", frozenset({"member.read.basic"})))
    settle()
    for screen, words in (
        ("rewards", {"新建规则", "手工发积分"}),
        ("calendar", {"新建第一场", "导入 ICS"}),
        ("home", {"新建场次"}),
    ):
        window.go(screen)
        settle()
        shown = [one for one in window.page().findChildren(QAbstractButton) if one.text() in words]
        assert shown
        assert not any(one.isEnabled() for one in shown), screen
    assert "导入名单" not in [one.text for one in window.commands()]


def test_what_another_page_offers_opens_that_page_and_is_done_there(
    window: Window, qtbot: QtBot
) -> None:
    window.open_palette(">zhoushitu")
    hit = window._palette.list.current()
    assert hit is not None
    assert (hit.text, hit.hint) == ("周视图", "日历")
    qtbot.keyClick(window._palette.input, Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, CalendarPage)
    assert page.views.choice() == "week"


def test_every_pages_commands_are_offered_on_every_page_with_their_keys(window: Window) -> None:
    for screen in window.screen_keys():
        window.go(screen)
        offered = [*window.commands(), *jump.elsewhere(window)]
        names = [(one.text, one.keys) for one in offered]
        wanted = {("新建场次", "Ctrl+N"), ("新增成员", "Ctrl+N"), ("新建规则", "Ctrl+N")}
        assert wanted <= set(names), screen
        assert len(names) == len(set(names)), screen
    assert all(one.hint for one in jump.elsewhere(window))


def test_what_an_offer_asks_of_its_page_is_there(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_given: None)
    monkeypatch.setattr(QDialog, "exec", lambda *_given: QDialog.DialogCode.Rejected)
    window.go("home")
    for one in jump.elsewhere(window):
        window.go("home")
        if "预览" not in one.text:
            one.run()
            assert window.here() != "home", one.text


def test_a_preview_is_offered_nothing_that_writes_by_name(window: Window) -> None:
    window.preview(preview_of(window.reads.actor, "host", frozenset({"member.read.basic"})))
    settle()
    names = {one.text for one in [*window.commands(), *jump.elsewhere(window)]}
    assert not names & {"新建场次", "新增成员", "新建规则", "手工发积分", "授予角色", "放到中枢…"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chexiao", "撤销上一步"),
        ("cxsyb", "撤销上一步"),
        ("shangyibu", "撤销上一步"),
        (">hfm", "备份、恢复码"),
        (">yinsi", "投屏隐私：遮住或显示"),
        ("rili", "日历"),
        ("jl", "积分与奖励"),
        ("jietiyuhuoban", "阶梯与伙伴"),
        ("renqun", "人群"),
        ("查重", "可能是同一个人"),
    ],
)
def test_commands_and_pages_are_found_by_pinyin_and_initials_of_any_of_their_words(
    window: Window, typed: str, found: str
) -> None:
    window.open_palette(typed)
    hits = [one.text for one in window._palette.list.hits.entries if isinstance(one, Hit)]
    assert found in hits
    window.close_palette()


def test_a_list_can_be_imported_by_name_from_every_page(window: Window) -> None:
    for screen in window.screen_keys():
        window.go(screen)
        assert "导入名单" in [one.text for one in window.commands()], screen
