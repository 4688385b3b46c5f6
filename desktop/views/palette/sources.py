"""What the palette is asked for: people, sessions, screens and commands, by name or pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.models import names
from desktop.models.calendar import Occurrence
from desktop.models.member import MemberRow
from desktop.store import calendar, members
from desktop.views import jump
from desktop.views.palette.hits import Hit, Source
from desktop.views.palette.structure import structure
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, day_text, with_weekday
from desktop.views.parts.titles import title

PEOPLE_SHOWN, SESSIONS_SHOWN = 6, 4
DAYS_AHEAD = 60

if TYPE_CHECKING:
    from desktop.views.window import Window


def sources(window: Window) -> tuple[Sequence[Source], Sequence[Source]]:
    """What the palette asks for people, and for screens and commands."""
    translate = QCoreApplication.translate

    # Read once for each time the palette is opened.
    others = jump.elsewhere(window)

    def commands(text: str) -> list[Hit]:
        group = translate("Jump", "可以做的事")
        return [
            Hit(group, one.text, one.run, one.hint, one.picture, keys=one.keys)
            for one in [*window.commands(), *others]
            if _matches(text, one.text, one.words, one.hint)
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

    return [people, structure(window), _sessions(window)], [pages, commands]


def _matches(text: str, *where: str) -> bool:
    """Whether any of these texts contains what is typed, or sounds like it from some word on."""
    sought = names.fold(text)
    return not sought or any(
        sought in names.fold(one) or names.sounds_like(text, one) for one in where
    )


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
                " • ".join(part for part in (_when(one), one.where) if part),
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
    day = with_weekday(day_text(one.start.date()), one.start.date())
    return day if one.all_day else f"{day} {clock(one.start)}"


def _person(window: Window, row: MemberRow) -> Hit:
    group = QCoreApplication.translate("Jump", "人")
    phone = privacy.phone(row.phone)
    hint = " • ".join(part for part in (row.number, row.city, *row.teams[:1], phone) if part)
    name = privacy.name(row.name or row.nickname)
    go = partial(window.go, "member", member=row.id)
    return Hit(group, name, go, hint, person=row.id)
