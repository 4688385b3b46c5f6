"""What one can do by name on every screen: commands, keys, the menu of communities."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from desktop.views.parts.shell import Command
from desktop.views.recent import recent_folders
from desktop.views.theme import icons

if TYPE_CHECKING:
    from desktop.views.window import Window


def commands(window: Window) -> list[Command]:
    """What the open page offers by name, and what can be done everywhere."""
    from desktop.views import offers

    page = window.page()
    more = getattr(page, "commands", None)
    here = offers.offers(window.here(), window.reads, alone=_alone(window))
    return [*(more() if more else []), *(one.on(page) for one in here), *own_commands(window)]


def elsewhere(window: Window) -> list[Command]:
    """What the pages offer that are not open: choosing one opens its page and does it."""
    from desktop.views import offers

    def do(key: str, offer: offers.Offer) -> None:
        window.go(key)
        offer.act(window.page())

    return [
        Command(one.text, partial(do, screen.key, one), one.picture, one.keys, screen.title)
        for screen in window.screen_list()
        if screen.key != window.here()
        for one in offers.offers(screen.key, window.reads, alone=_alone(window))
    ]


def _alone(window: Window) -> bool:
    return window.syncing.state.phase == "alone"


def own_commands(window: Window) -> list[Command]:
    """What can be done on every screen."""
    translate = QCoreApplication.translate
    return [
        Command(
            translate("Jump", "撤销上一步"), window.undo_last, "arrow-counter-clockwise", "Ctrl+Z"
        ),
        Command(
            translate("Jump", "恢复刚撤销的"),
            partial(redo_last, window),
            "arrow-right",
            "Ctrl+Shift+Z",
        ),
        Command(
            translate("Jump", "最近操作"),
            lambda: window.go("past"),
            "clock-counter-clockwise",
            "Ctrl+H",
        ),
        Command(
            translate("Jump", "投屏隐私：遮住或显示"),
            window.toggle_privacy,
            "eye-slash",
            "Ctrl+Shift+H",
        ),
        Command(translate("Jump", "上锁"), window.lock, "lock-simple", "Ctrl+L", words="lock"),
        *_door(window),
        *_imports(window),
        *_people(window),
        Command(translate("Jump", "备份、恢复码"), lambda: window.go("settings"), "archive"),
        Command(translate("Jump", "使用指南"), window.show_manual, "book-open", "F1"),
        Command(translate("Jump", "快捷键"), window.show_keys, "keyboard", "Shift+F1"),
        Command(
            translate("Jump", "诊断信息"), window.show_diagnosis, "copy", words="diagnose report"
        ),
        Command(
            translate("Jump", "换一个社群或新建"), lambda: window.start_wanted.emit(), "folder-open"
        ),
        Command(translate("Jump", "换社群"), window.switch, "users-three", "Ctrl+Shift+O"),
        *_communities(window),
    ]


def redo_last(window: Window) -> None:
    """Ctrl+Shift+Z outside a text field."""
    from desktop.views import doings

    doings.redo(window)


def _imports(window: Window) -> list[Command]:
    """The import, for who may write members; where one only looks on nothing is brought in."""
    actor = window.reads.actor
    if actor.preview or not actor.allows("member.write"):
        return []
    text = QCoreApplication.translate("Jump", "导入名单")
    return [Command(text, lambda: window.go("import"), "download-simple")]


def _people(window: Window) -> list[Command]:
    """The screens that the list of members leads to; the sidebar has no row for them."""
    translate = QCoreApplication.translate
    ladder = "ladder referrals partners 关系阶梯 推荐 异业伙伴"
    return [
        Command(text, partial(window.go, key), picture, words=words)
        for key, picture, text, words in (
            ("segments", "users-three", translate("Screens", "人群"), "segments"),
            ("journey", "trend-up", translate("Screens", "阶梯与伙伴"), ladder),
            ("duplicates", "git-merge", translate("Screens", "可能是同一个人"), "duplicates 查重"),
        )
        if key in window.screen_keys()
    ]


def _door(window: Window) -> list[Command]:
    """The door of the session at hand, for who may keep one."""
    actor = window.reads.actor
    if actor.preview or not actor.anywhere("attendance.write"):
        return []
    text = QCoreApplication.translate("Jump", "打开签到台")
    return [Command(text, lambda: window.go("door"), "scan", words="door check-in")]


def bind_keys(window: Window) -> None:
    """The keys that work on every screen; a text field takes Ctrl+Z for itself."""
    undo = QKeySequence(QKeySequence.StandardKey.Undo).toString()
    for keys, slot in (
        ("Ctrl+K", window.open_palette),
        ("Ctrl+Shift+H", window.toggle_privacy),
        ("Ctrl+Shift+Z", partial(redo_last, window)),
        ("Ctrl+L", window.lock),
        ("Ctrl+Shift+O", window.switch),
        ("Ctrl+H", lambda: window.go("past")),
        ("F1", window.show_manual),
        ("Shift+F1", window.show_keys),
        (undo, window.undo_last),
    ):
        QShortcut(QKeySequence(keys), window).activated.connect(slot)
    for number in range(1, 10):
        go = QShortcut(QKeySequence(f"Alt+{number}"), window)
        go.activated.connect(partial(go_number, window, number))


def go_number(window: Window, number: int) -> None:
    """Alt+1…9."""
    keys = [screen.key for screen in window.screen_list()]
    if number <= len(keys):
        window.go(keys[number - 1])


def show_manual(window: Window) -> None:
    """The page of the manual for what the open screen is about."""
    from desktop.views.manual import opening

    opening.show(window, window.here(), window.show_keys)


def show_keys(window: Window) -> None:
    """Every key, in a sheet."""
    from desktop.views.keysheet import KeySheet

    KeySheet(window, key_list(window)).exec()


def key_list(window: Window) -> list[tuple[str, str]]:
    """Every key with what it does, for Shift+F1."""
    translate = QCoreApplication.translate
    keys = [("Ctrl+K", translate("Jump", "搜索或跳转"))]
    keys += [
        (f"Alt+{number}", screen.title)
        for number, screen in enumerate(window.screen_list(), 1)
        if number < 10
    ]
    keys += [(one.keys, one.text) for one in window.commands() if one.keys]
    return [
        *keys,
        ("Ctrl+F", translate("Jump", "在本页里找")),
        ("F2", translate("Jump", "在名单里改这一格")),
        ("Space", translate("Jump", "勾选这一行")),
        ("Ctrl+A", translate("Jump", "勾选全部")),
        ("Enter", translate("Jump", "打开这一行")),
        ("Esc", translate("Jump", "取消、关闭、清空")),
    ]


def _others(window: Window) -> list[Path]:
    """The communities opened lately, but the one at hand."""
    return [path for one in recent_folders() if (path := Path(one)) != window.folder]


def _communities(window: Window) -> list[Command]:
    """Each community opened lately, here or in a window of its own."""
    translate = QCoreApplication.translate
    here, beside = translate("Jump", "打开“{name}”"), translate("Jump", "在新窗口打开“{name}”")
    return [
        one
        for path in _others(window)
        for one in (
            Command(
                here.format(name=path.name),
                partial(window.switch_wanted.emit, path),
                "users-three",
            ),
            Command(
                beside.format(name=path.name), partial(second_window, path), "arrow-square-out"
            ),
        )
    ]


def second_window(folder: Path) -> None:
    """Open a community in a window of its own, which is a process of its own."""
    from desktop.views import another

    another.begin(folder)


def switcher_menu(window: Window) -> QMenu:
    """The communities opened lately, and the way to others."""
    translate = QCoreApplication.translate
    menu = QMenu(window)
    others = _others(window)
    for path in others:
        act = menu.addAction(icons.icon("users-three"), path.name)
        act.triggered.connect(lambda _checked=False, path=path: window.switch_wanted.emit(path))
    if others:
        beside = menu.addMenu(icons.icon("arrow-square-out"), translate("Jump", "在新窗口打开"))
        for path in others:
            act = beside.addAction(path.name)
            act.triggered.connect(lambda _checked=False, path=path: second_window(path))
    menu.addSeparator()
    past = menu.addAction(icons.icon("clock-counter-clockwise"), translate("Jump", "最近操作"))
    past.triggered.connect(lambda: window.go("past"))
    more = menu.addAction(icons.icon("plus"), translate("Jump", "换一个社群或新建…"))
    more.triggered.connect(lambda: window.start_wanted.emit())
    return menu
