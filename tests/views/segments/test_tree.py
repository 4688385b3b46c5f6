"""Groups of conditions inside each other are written in the form and counted as they change."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.actions import customfields
from desktop.actions import members as acting
from desktop.actions import segments as keeping
from desktop.models.condition import Condition, Every, Leaf, Not, Some
from desktop.models.segment_edit import group, joint, parts, with_joint, with_part
from desktop.store import segments
from desktop.store.community import Store
from desktop.views.parts.button import Button
from desktop.views.parts.slot import Slot
from desktop.views.segments.page import SegmentsPage
from tests.views.sample_window import open_window

CITY, TAG = Leaf("city", "=", "广州"), Leaf("tag", "has", "读书")
JOINED, POINTS = Leaf("joined_days", ">=", 30), Leaf("points", ">=", 100)
DEEP = Every((CITY, Some((TAG, Every((JOINED, Not(Some((POINTS,)))))))))


@pytest.fixture
def page(store: Store, qtbot: QtBot) -> Iterator[SegmentsPage]:
    for name, city, tags in (
        ("王芳", "广州", ["读书"]),
        ("李雷", "广州", []),
        ("周舟", "深圳", ["读书"]),
    ):
        acting.add(store, {"name": name, "city": city}, tags)
    window, close = open_window(store)
    window.go("segments")
    shown = window.page()
    assert isinstance(shown, SegmentsPage)
    yield shown
    close()


def slot(page: SegmentsPage, name: str) -> str:
    found = page.form.slot(name)
    assert isinstance(found, Slot)
    return found.text()


def choose(menu: QMenu, text: str) -> None:
    {act.text(): act for act in menu.actions()}[text].trigger()


def add(page: SegmentsPage, monkeypatch: pytest.MonkeyPatch, button: str, field: str) -> None:
    """Press a button that opens a menu of fields, and choose one."""
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: choose(menu, field))
    found = page.form.slot(button)
    assert isinstance(found, Button)
    found.click()


def test_a_group_is_begun_filled_turned_round_and_taken_away_with_its_count(
    page: SegmentsPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.start()
    page.form.name.setText("广州或读书")
    page.form.name.editingFinished.emit()
    add(page, monkeypatch, "condition-add", "城市")
    qtbot.waitUntil(lambda: page.count.text() == "2 人")
    add(page, monkeypatch, "group-add", "标签")
    draft = page.form.draft
    assert draft is not None
    assert draft.where == Every((CITY, Some((TAG,))))
    qtbot.waitUntil(lambda: page.count.text() == "1 人")
    add(page, monkeypatch, "condition-add1", "积分")
    assert slot(page, "joint1") == "符合下面任何一条"
    assert "积分" in slot(page, "condition1-1.0")
    # Within the group another one: the form goes as deep as a rule may.
    add(page, monkeypatch, "group-add1", "入会天数")
    assert slot(page, "joint1-2") == "下面全都符合"
    assert page.form.draft is not None
    inner = parts(page.form.draft.where)[1]
    assert joint(inner) == "any"
    page.form._take(with_part(page.form.draft.where, 1, with_joint(inner, "none")))
    qtbot.waitUntil(lambda: page.count.text() == "1 人")
    assert slot(page, "joint1") == "下面一条都不符合"
    page.save.click()
    qtbot.waitUntil(lambda: not page.keeps())
    (kept,) = segments.listed(store)
    assert isinstance(kept.where, Every)
    assert isinstance(kept.where.parts[1], Not)
    page.form._take(with_part(kept.where, 1, None))
    qtbot.waitUntil(lambda: page.count.text() == "2 人")


def test_a_deep_tree_is_shown_line_by_line_and_each_line_is_editable(
    page: SegmentsPage, store: Store
) -> None:
    keeping.save(store, "深的", DEEP)
    page.read()
    names = ("joint", "joint1", "joint1-1", "joint1-1-1")
    assert [slot(page, name) for name in names] == [
        "下面全都符合的人",
        "符合下面任何一条",
        "下面全都符合",
        "下面一条都不符合",
    ]
    lines = ("condition0.0", "condition1-0.0", "condition1-1-0.0", "condition1-1-1-0.0")
    assert [slot(page, name) for name in lines] == ["城市", "标签", "入会天数", "积分"]
    assert all(page.form.slot(name).isEnabled() for name in (*names, *lines))


@pytest.mark.parametrize("tree", [DEEP, CITY, Not(TAG), Not(CITY), Some((CITY, TAG)), Not(DEEP)])
def test_taking_a_tree_apart_and_putting_it_together_says_the_same(
    store: Store, tree: Condition
) -> None:
    for name, city in (("王芳", "广州"), ("周舟", "深圳")):
        acting.add(store, {"name": name, "city": city}, ["读书"] if city == "广州" else [])
    again = group(joint(tree), parts(tree))
    everybody = [row[0] for row in store.rows("SELECT id FROM member")]
    assert segments.holds(store, again, everybody) == segments.holds(store, tree, everybody)
    changed = with_part(tree, len(parts(tree)), POINTS)
    assert parts(changed)[-1] == POINTS
    assert with_joint(changed, "not_all") == Not(Every(parts(changed)))


def test_a_field_of_ones_own_is_compared_as_its_kind_is_written(
    page: SegmentsPage, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fee = customfields.add(store, "年费", "money").result
    assert isinstance(fee, bytes)
    who = store.rows("SELECT id FROM member WHERE name = '王芳'")[0][0]
    acting.edit(store, who, {f"x.{fee.hex()}": "365"})
    page.start()
    add(page, monkeypatch, "condition-add", "年费")
    assert page.form.draft is not None
    (leaf,) = parts(page.form.draft.where)
    assert leaf == Leaf(f"x.{fee.hex()}", "=", "0")
    page.form._take(Every((Leaf(leaf.field, ">=", "10000"),)))
    assert slot(page, "condition0.2") == "100.00"
    assert "“¥100.00”" in page.form._said.text()
    qtbot.waitUntil(lambda: page.count.text() == "1 人")
