"""Where one can go and what one can do by name: palette sources, key list, community menu."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from desktop.models import names
from desktop.models.calendar import Occurrence
from desktop.models.member import MemberRow
from desktop.store import calendar, members
from desktop.views.palette.hits import Hit, Source
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, day_text, weekday
from desktop.views.parts.shell import Command
from desktop.views.parts.titles import title
from desktop.views.recent import recent_folders
from desktop.views.theme import icons

PEOPLE_SHOWN, SESSIONS_SHOWN = 6, 4
DAYS_AHEAD = 60

if TYPE_CHECKING:
    from desktop.views.window import Window


def own_commands(window: Window) -> list[Command]:
    """What can be done on every screen."""
    translate = QCoreApplication.translate
    return [
        Command(
            translate("Jump", "撤销上一步"), window.undo_last, "arrow-counter-clockwise", "Ctrl+Z"
        ),
        Command(
            translate("Jump", "投屏隐私：遮住或显示"),
            window.toggle_privacy,
            "eye-slash",
            "Ctrl+Shift+H",
        ),
        Command(translate("Jump", "快捷键"), window.show_keys, "keyboard", "F1"),
        Command(
            translate("Jump", "换一个社群或新建"), lambda: window.start_wanted.emit(), "folder-open"
        ),
    ]


def bind_keys(window: Window) -> None:
    """The keys that work on every screen; a text field takes Ctrl+Z for itself."""
    undo = QKeySequence(QKeySequence.StandardKey.Undo).toString()
    for keys, slot in (
        ("Ctrl+K", window.open_palette),
        ("Ctrl+Shift+H", window.toggle_privacy),
        ("F1", window.show_keys),
        (undo, window.undo_last),
    ):
        QShortcut(QKeySequence(keys), window).activated.connect(slot)
    for number in range(1, 10):
        go = QShortcut(QKeySequence(f"Alt+{number}"), window)
        go.activated.connect(partial(window.go_number, number))


def _matches(text: str, *where: str) -> bool:
    sought = names.fold(text)
    if not sought:
        return True
    for one in where:
        said = names.reading(one) if one else None
        if sought in names.fold(one) or (
            said and (said.pinyin.startswith(sought) or said.initials.startswith(sought))
        ):
            return True
    return False


def sources(window: Window) -> tuple[Sequence[Source], Sequence[Source]]:
    """What the palette asks for people, and for screens and commands."""
    translate = QCoreApplication.translate

    def commands(text: str) -> list[Hit]:
        group = translate("Jump", "可以做的事")
        return [
            Hit(group, one.text, one.run, one.hint, one.picture, keys=one.keys)
            for one in window.commands()
            if _matches(text, one.text, one.words)
        ]

    def pages(text: str) -> list[Hit]:
        group = translate("Jump", "页面")
        return [
            Hit(
                group,
                screen.title,
                partial(window.go, screen.key),
                picture=screen.picture,
                keys=f"Alt+{number}" if number < 10 else "",
            )
            for number, screen in enumerate(window.screen_list(), 1)
            if _matches(text, screen.title, screen.key)
        ]

    def people(text: str) -> list[Hit]:
        if not text or "member" not in window.screen_keys():
            return []
        found = members.matching(window.reads, text, PEOPLE_SHOWN)
        return [_person(window, row) for row in found]

    return [people, _sessions(window)], [pages, commands]


def _sessions(window: Window) -> Source:
    """What is on in the next weeks, by title; read once, when the first letter is typed."""
    ahead: list[Occurrence] = []

    def found(text: str) -> list[Hit]:
        if not text or "calendar" not in window.screen_keys():
            return []
        if not ahead:
            today = window.reads.today()
            last = today + timedelta(days=DAYS_AHEAD)
            ahead.extend(calendar.occurrences(window.reads, today, last))
        group = QCoreApplication.translate("Jump", "场次")
        return [
            Hit(
                group,
                title(one),
                partial(window.go, "calendar", day=one.start.date()),
                " • ".join(part for part in (_when(one), one.place) if part),
                "calendar-blank",
            )
            for one in _first_each([one for one in ahead if _matches(text, one.title)])
        ]

    return found


def _first_each(found: Sequence[Occurrence]) -> list[Occurrence]:
    """The nearest of each title, so that a daily series does not fill the list."""
    nearest: dict[str, Occurrence] = {}
    for one in found:
        nearest.setdefault(one.title, one)
    return list(nearest.values())[:SESSIONS_SHOWN]


def _when(one: Occurrence) -> str:
    day = f"{day_text(one.start.date())} {weekday(one.start.date())}"
    return day if one.all_day else f"{day} {clock(one.start)}"


def _person(window: Window, row: MemberRow) -> Hit:
    group = QCoreApplication.translate("Jump", "人")
    phone = privacy.phone(row.phone)
    hint = " • ".join(part for part in (row.number, row.city, *row.teams[:1], phone) if part)
    name = privacy.name(row.name or row.nickname)
    go = partial(window.go, "member", member=row.id)
    return Hit(group, name, go, hint, person=row.id)


def key_list(window: Window) -> list[tuple[str, str]]:
    """Every key with what it does, for F1."""
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
        ("Space", translate("Jump", "勾选这一行")),
        ("Ctrl+A", translate("Jump", "勾选全部")),
        ("Enter", translate("Jump", "打开这一行")),
        ("Esc", translate("Jump", "取消、关闭、清空")),
    ]


def switcher_menu(window: Window) -> QMenu:
    """The communities opened lately, and the way to others."""
    translate = QCoreApplication.translate
    menu = QMenu(window)
    for folder in recent_folders():
        path = Path(folder)
        if path != window.folder:
            act = menu.addAction(icons.icon("users-three"), path.name)
            act.triggered.connect(lambda _checked=False, path=path: window.switch_wanted.emit(path))
    menu.addSeparator()
    more = menu.addAction(icons.icon("plus"), translate("Jump", "换一个社群或新建…"))
    more.triggered.connect(lambda: window.start_wanted.emit())
    return menu
