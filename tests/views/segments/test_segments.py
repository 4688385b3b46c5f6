"""The screen of segments: counted while they are written, saved, and seen as a list."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.actions import members as acting
from desktop.actions import registrations
from desktop.actions import segments as keeping
from desktop.models.condition import Every, Leaf, Not, Some
from desktop.store import members, segments
from desktop.store.community import Reads, Store
from desktop.views.members.page import MembersPage
from desktop.views.parts.elsewhere import marked
from desktop.views.parts.tags import Tag
from desktop.views.segments.page import SegmentsPage
from desktop.views.window import Window
from tests.calendar_builders import around, weekly
from tests.journeys.sitting import from_menu
from tests.views.sample_window import open_window, settle


@pytest.fixture
def shown(store: Store, qtbot: QtBot) -> Iterator[tuple[Window, SegmentsPage]]:
    for name, city in (("王芳", "广州"), ("李雷", "广州"), ("周舟", "深圳")):
        acting.add(store, {"name": name, "city": city}, ["读书"] if name == "王芳" else [])
    window, close = open_window(store)
    window.go("segments")
    page = window.page()
    assert isinstance(page, SegmentsPage)
    yield window, page
    close()


def says(qtbot: QtBot, page: SegmentsPage, text: str) -> None:
    qtbot.waitUntil(lambda: page.count.text() == text)


def test_a_segment_is_counted_while_it_is_written_and_then_saved(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    window, page = shown
    page.start()
    page.form.name.setText("广州人")
    window.activateWindow()
    page.form.name.setFocus()
    (more,) = (one for one in page.form.findChildren(QAbstractButton) if one.text() == "加一个条件")
    # The click that ends the typing is not lost.
    qtbot.keyClicks(page.form.name, "!")
    qtbot.mousePress(more, Qt.MouseButton.LeftButton)
    more.setFocus()
    settle()
    from_menu(lambda: qtbot.mouseRelease(more, Qt.MouseButton.LeftButton), "城市")
    says(qtbot, page, "2 人")
    add = {act.text(): act for act in page.form.fields_menu().actions()}
    # Nor is what stands in a field that a click did not leave.
    page.form.name.setFocus()
    qtbot.keyClicks(page.form.name, "?")
    add["标签"].trigger()
    says(qtbot, page, "1 人")
    assert page.keeps()
    page.save.click()
    qtbot.waitUntil(lambda: not page.keeps())
    (made,) = segments.listed(store)
    assert made.name == "广州人!?"
    assert made.where == Every((Leaf("city", "=", "广州"), Leaf("tag", "has", "读书")))


def test_any_of_the_lines_may_be_enough_and_a_line_may_say_without(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    _, page = shown
    keeping.save(store, "没打标签的", Some((Not(Leaf("tag", "has", "读书")),)))
    page.read()
    says(qtbot, page, "2 人")
    slots = [page.form.slot(f"condition0.{n}").accessibleName() for n in range(3)]
    assert slots == ["条件 标签", "怎样比较 没有", "比较的值 读书"]


def test_its_list_of_members_opens_with_the_segment_as_a_filter(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    window, page = shown
    keeping.save(store, "广州人", Leaf("city", "=", "广州"))
    page.read()
    says(qtbot, page, "2 人")
    page.listed.click()
    settle()
    listed = window.page()
    assert isinstance(listed, MembersPage)
    assert {listed.model.row(n).name for n in range(2)} == {"王芳", "李雷"}
    assert listed.model.rowCount() == 2


def test_who_changes_meanwhile_is_counted(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    _, page = shown
    made = keeping.save(store, "广州人", Leaf("city", "=", "广州")).result
    page.read()
    says(qtbot, page, "2 人")
    acting.add(store, {"name": "何敏", "city": "广州"})
    page.show_changes(acting.add(store, {"name": "陈静", "city": "广州"}))
    says(qtbot, page, "4 人")
    line = page.list.lines.line(0)
    assert line is not None
    assert (line.key, line.figure, line.meta) == (made, "4", "还没有方案")
    page.start_rule()
    {act.text(): act for act in page.form.fields_menu().actions()}["报名次数"].trigger()
    says(qtbot, page, "0 人")
    weekly(store, 0, capacity=1)
    one = around(store)[0]
    who = members.resolve(store, "王芳")
    page.show_changes(registrations.register(store, one.series, one.original, [who]))
    says(qtbot, page, "1 人")
    page.show_changes(registrations.cancel(store, one.series, one.original, [who]))
    says(qtbot, page, "0 人")


def test_a_programme_is_added_and_taken_away(
    shown: tuple[Window, SegmentsPage], store: Store, reads: Reads, qtbot: QtBot
) -> None:
    _, page = shown
    keeping.save(store, "广州人", Leaf("city", "=", "广州"))
    page.read()
    page.programme.setText("周末沙龙")
    page.programme.returnPressed.emit()
    qtbot.waitUntil(lambda: bool(segments.listed(reads)[0].programmes))
    qtbot.waitUntil(lambda: page._known[0].programmes != ())
    page.verbs.drop_programme(page._known[0].programmes[0])
    qtbot.waitUntil(lambda: not segments.listed(reads)[0].programmes)


def test_a_rule_puts_its_tag_on_people_in_the_list(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    window, page = shown
    page.start_rule()
    assert "人群" not in [act.text() for act in page.form.fields_menu().actions()]
    page.form.name.setText("羊城")
    page.form.name.editingFinished.emit()
    {act.text(): act for act in page.form.fields_menu().actions()}["城市"].trigger()
    says(qtbot, page, "2 人")
    page.save.click()
    qtbot.waitUntil(lambda: not page.keeps())
    assert [one.tag for one in page._rules] == ["羊城"]
    page.listed.click()
    listed = window.page()
    assert isinstance(listed, MembersPage)
    qtbot.waitUntil(lambda: listed.model.order.whole)
    assert [listed.model.row(n).auto_tags for n in range(listed.model.rowCount())] == [
        ("羊城",),
        ("羊城",),
    ]
    assert "羊城" in [one.text() for one in listed.panel.findChildren(Tag)]


def test_what_others_change_of_a_segment_that_is_being_edited_is_kept_and_said(
    shown: tuple[Window, SegmentsPage], store: Store, qtbot: QtBot
) -> None:
    _, page = shown
    one = keeping.save(store, "广州人", Leaf("city", "=", "广州")).result
    assert isinstance(one, bytes)
    page.show_target(one)
    page.read()
    page.show_target(one)
    page.form.name.setText("本地人")
    page.form.themes.setText("绘本")
    told = keeping.save(
        store, "羊城人", Leaf("city", "=", "深圳"), segment=one, themes=("育儿",), sensitive=True
    )
    page.show_changes(told)
    # What nobody edited is theirs; what both edited is said beside it.
    assert page.form.sensitive.isChecked()
    assert (page.form.name.text(), page.form.themes.text()) == ("本地人", "绘本")
    name = marked(page.form.name)
    assert name is not None
    assert name.text().endswith("羊城人")
    page.save.click()
    qtbot.waitUntil(lambda: not page.keeps())
    (found,) = segments.listed(store)
    assert (found.name, found.where) == ("本地人", Leaf("city", "=", "深圳"))
    assert (found.themes, found.sensitive) == (("绘本",), True)
    assert marked(page.form.name) is None
