"""What came after content was published, by column, in the window."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.actions import calendar, content
from desktop.actions.content import SlotName
from desktop.dispatcher import Dispatcher
from desktop.models.permission import PRESETS, Actor
from desktop.store.community import Reads, Store
from desktop.views.content.page import ContentPage
from desktop.views.parts.grid import Table
from tests.views.conftest import RecordingShell
from tests.views.sample_window import settle

DAY = date(2026, 3, 10)


def series(store: Store, title: str) -> bytes:
    fields = {"title": title, "kind": "column", "start": f"{DAY}T08:00:00", "rule": "FREQ=DAILY"}
    made = calendar.add(store, fields).result
    assert isinstance(made, bytes)
    return made


def published(store: Store, title: str, slot: SlotName | None, after: int) -> None:
    made = content.add(store, {"title": title, "type": "article"}, slot).result
    assert isinstance(made, bytes)
    content.advance(store, made, "published", f"{DAY + timedelta(days=after)}T08:00")


@pytest.fixture
def page(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> Iterator[ContentPage]:
    """Two columns and a single item; one member joins on the third day."""
    first, other = series(store, "财经专栏"), series(store, "晨读")
    with store.recording("import") as rec:
        for name, after in (("林霞", -30), ("王芳", 2)):
            joined = (DAY + timedelta(days=after)).isoformat()
            rec.put("member", None, {"name": name, "joined": joined})
    published(store, "利率", SlotName(first, f"{DAY}T08:00:00"), 0)
    second = DAY + timedelta(days=1)
    published(store, "汇率", SlotName(first, f"{second}T08:00:00"), 1)
    published(store, "清晨", SlotName(other, f"{second}T08:00:00"), 30)
    published(store, "公告", None, 0)
    made = ContentPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    yield made
    made.hide()
    settle()


def rows(table: Table) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, at).data() or "") for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def opened(page: ContentPage, qtbot: QtBot) -> None:
    page.show_target(tab="effects")
    qtbot.waitUntil(lambda: bool(page.effects.columns))


def test_every_column_stands_with_its_joins_and_its_items_below(
    page: ContentPage, qtbot: QtBot
) -> None:
    opened(page, qtbot)
    assert rows(page.effects.table) == [
        ["财经专栏", "2", "2", "0%", "0%"],
        ["晨读", "1", "0", "0%", "0%"],
        ["不在栏目里", "1", "1", "0%", "0%"],
    ]
    assert [row[:3] for row in rows(page.effects.below)] == [
        ["2026-03-11", "汇率", "1"],
        ["2026-03-10", "利率", "1"],
    ]
    page.effects.table.setFocus()
    QTest.keyClick(page.effects.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [row[1] for row in rows(page.effects.below)] == ["清晨"])


def test_who_may_not_see_payments_is_told_so(page: ContentPage, reads: Reads, qtbot: QtBot) -> None:
    reads.actor = Actor(b"", "主持", "host", PRESETS["host"])
    page.show_target(tab="effects")
    assert not page.effects.table.isVisibleTo(page)
    assert page.effects.columns == []
