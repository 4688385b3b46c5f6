"""The community's own words: every screen says them, and what is stored stays as it is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions import labels as acting
from desktop.actions import ladder, members
from desktop.dispatcher import Dispatcher
from desktop.models import labels
from desktop.models.condition import Leaf
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.store import members as roster
from desktop.store.community import Reads, Store, open_reads
from desktop.views import start
from desktop.views.members.lists import filter_words
from desktop.views.parts.criteria_values import value_slot
from desktop.views.settings.labels import LabelSection
from desktop.views.settings.page import SettingsPage
from desktop.views.theme.palette import Look
from desktop.views.window import Window
from tests.views.sample_window import settle

OWN = {"粉丝": "伙伴", "成员": "会员", "积分": "桔子"}


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[Window]:
    for name, level in (("林霞", "粉丝"), ("王芳", "客户")):
        made = members.add(store, {"name": name}).result
        assert isinstance(made, bytes)
        ladder.move(store, [made], level, "常来")
    start.dress(Look())
    with closing(open_reads(store)) as reads:
        dispatcher = Dispatcher(store)
        made = Window(reads, dispatcher, store.folder)
        qtbot.addWidget(made)
        made.show()
        yield made
        made.retire()
        settle()
        dispatcher.close()


def names_words(widget: QWidget) -> bool:
    """Whether it stands where the program's own words are chosen: they are named there."""
    at: QWidget | None = widget
    while at is not None and not isinstance(at, LabelSection):
        at = at.parentWidget()
    return at is not None


def texts(window: Window) -> list[str]:
    """Everything that the window says, in sight or for reading aloud."""
    found: list[str] = []
    for one in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton)):
        if names_words(one):
            continue
        found += [one.text(), one.toolTip(), one.accessibleName()]
    for field in window.findChildren(QLineEdit):
        if names_words(field):
            continue
        found += [field.toolTip(), field.accessibleName()]
    found += [act.text() for act in window.findChildren(QAction)]
    for view in window.findChildren(QAbstractItemView):
        found += shown(view)
    return [one for one in found if one]


def shown(view: QAbstractItemView) -> list[str]:
    """The headers and the rows of a list or table."""
    model, found = view.model(), list[str]()
    if model is None:
        return found
    across = 1 if isinstance(view, QListView) else model.columnCount(view.rootIndex())
    for column in range(across):
        found.append(str(model.headerData(column, Qt.Orientation.Horizontal) or ""))
        rows = range(model.rowCount(view.rootIndex()))
        found += [str(model.index(row, column, view.rootIndex()).data() or "") for row in rows]
    return found


def screens(window: Window) -> Iterator[tuple[str, list[str]]]:
    """Every screen with what it says."""
    for key in window.screen_keys():
        target = (
            {"member": roster.all_ids(window.reads, MemberQuery())[0]} if key == "member" else {}
        )
        window.go(key, **target)
        for _ in range(3):
            QApplication.processEvents()
        yield key, texts(window)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_no_screen_says_a_word_that_the_community_replaced(
    window: Window, store: Store, language: str, qtbot: QtBot
) -> None:
    start.dress(Look(language=language))
    window.build(afresh=True)
    said = {key: told for key, told in screens(window)}
    old = [written(word, language) for word in OWN]
    assert all(any(word in text for told in said.values() for text in told) for word in old)
    mixed = [text for told in said.values() for text in told if "粉丝" in text or "客户" in text]
    assert bool(mixed) == (language == "zh_CN"), mixed
    acting.save(store, OWN)
    labels.use(OWN)
    window.build(afresh=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for key, told in screens(window):
        left = [text for text in told for word in old if word in text]
        assert left == [], (key, left)


def test_a_change_of_words_is_heard_by_the_window_at_once(window: Window, qtbot: QtBot) -> None:
    window.go("members")
    window.dispatcher.do(acting.save, OWN)
    qtbot.waitUntil(lambda: any("会员" in one for one in texts(window)))
    window.dispatcher.do(acting.save, dict.fromkeys(OWN, ""))
    qtbot.waitUntil(lambda: any("成员" in one for one in texts(window)))


def test_who_changes_the_words_stays_where_he_is_and_can_take_it_back(
    window: Window, qtbot: QtBot
) -> None:
    window.resize(1280, 800)
    window.go("settings", section="labels")
    (section,) = window.page().findChildren(LabelSection)
    for word, own in OWN.items():
        section.fields[word].setText(own)
    section.save.setFocus()
    section.save.click()
    qtbot.waitUntil(lambda: "会员" in window.sidebar.switcher.accessibleName())
    page = window.page()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.part() == "labels")
    assert window.status.toast.text() == "称谓已换"
    (undo,) = [one for one in window.findChildren(QAbstractButton) if one.text() == "撤销"]
    undo.click()
    qtbot.waitUntil(lambda: "成员" in window.sidebar.switcher.accessibleName())


def test_what_is_stored_stays_as_it_is(window: Window, store: Store) -> None:
    acting.save(store, OWN)
    found = store.rows("SELECT level FROM member ORDER BY level")
    assert [row[0] for row in found] == ["客户", "粉丝"]


def test_problems_and_exports_say_the_communitys_words(store: Store, tmp_path: Path) -> None:
    from desktop.actions.exporting import export_members

    labels.use(OWN)
    assert "会员" in Problem("member.gone").sentence("zh_CN")
    members.add(store, {"name": "林霞"})
    file = tmp_path / "名单.csv"
    export_members(store, file)
    title = file.read_text(encoding="utf-8-sig").splitlines()[0]
    assert "桔子" in title
    assert "积分" not in title


def test_a_longer_word_goes_before_a_shorter_and_nothing_is_replaced_twice() -> None:
    labels.use({"群主": "掌柜", "副群主": "二掌柜", "用户": "朋友", "朋友": "家人"})
    assert labels.said("副群主和群主") == "二掌柜和掌柜"
    assert labels.said("用户成为朋友") == "朋友成为家人"


def test_only_words_of_the_program_are_replaced(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        acting.save(store, {"读书": "看书"})
    assert refused.value.code == "label.unknown"
    with pytest.raises(Problem) as refused:
        acting.save(store, {"粉丝": "伙" * 13})
    assert refused.value.code == "label.too_long"


def test_a_filter_and_a_condition_say_levels_as_the_community_does(
    store: Store, reads: Reads, qtbot: QtBot
) -> None:
    made = members.add(store, {"name": "林霞"}).result
    assert isinstance(made, bytes)
    ladder.move(store, [made], "粉丝", "常来")
    labels.use(OWN)
    today = store.today()
    assert filter_words(Filter("level", "=", ("粉丝",)), today) == "等级 伙伴"
    taken: list[object] = []
    slot = value_slot(reads, Leaf("level", "=", "粉丝"), taken.append)
    qtbot.addWidget(slot)
    assert "伙伴" in slot.text()
    slot.show()
    slot.click()
    (menu,) = slot.findChildren(QMenu)
    offered = menu.actions()[0]
    assert offered.text() == "伙伴"
    offered.trigger()
    assert taken == [Leaf("level", "=", "粉丝")]


def test_a_list_of_levels_is_written_as_the_community_says_them(reads: Reads, qtbot: QtBot) -> None:
    labels.use(OWN)
    taken: list[object] = []
    slot = value_slot(reads, Leaf("level", "in", ("粉丝",)), taken.append)
    qtbot.addWidget(slot)
    slot.show()
    slot.click()
    (field,) = slot.findChildren(QLineEdit)
    assert field.text() == "伙伴"
    field.setText("伙伴、朋友")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken == [Leaf("level", "in", ("粉丝", "朋友"))]
