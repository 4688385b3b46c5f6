"""The screen of who may be one person: look, choose, merge, keep apart, take back."""

from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.actions import customfields, history, identities, members
from desktop.dispatcher import Dispatcher
from desktop.models.schema import CUSTOM
from desktop.store import merging
from desktop.store.community import Reads, Store
from desktop.views.duplicates.page import DuplicatesPage
from desktop.views.importing.words import change
from tests.views.conftest import RecordingShell


def _page(
    reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> DuplicatesPage:
    made = DuplicatesPage(reads, dispatcher, shell)
    qtbot.addWidget(made)
    made.resize(1060, 760)
    made.show()
    dispatcher.changed.connect(made.show_changes)
    qtbot.waitUntil(lambda: not made._aside.waiting())
    return made


def _add(store: Store, **fields: str) -> bytes:
    member = members.add(store, fields).result
    assert isinstance(member, bytes)
    return member


def _names(store: Store) -> list[tuple[str, str]]:
    return store.rows("SELECT name, city FROM member WHERE gone = 0 ORDER BY name")


def test_two_are_merged_as_she_chooses_and_parted_by_undo(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    one = _add(store, name="林霞", phone="13800138000", city="深圳")
    for phone in ("13900139000", "13900139001"):
        _add(store, name="王芳", phone=phone)
    made = _page(reads, dispatcher, shell, qtbot)
    assert len(made.found) == 1
    _add(store, name="林霞", phone="13800138000", city="广州")
    made.read()
    qtbot.waitUntil(lambda: len(made.found) == 2)
    pair = next(pair for pair in made.found if pair.one == one)
    made.list.choose(pair.one + pair.other)
    made.comparison.choose("city", 1)
    made.merge.click()
    qtbot.waitUntil(lambda: len(shell.toasts) == 1)
    assert ("林霞", "广州") in _names(store)
    assert len(_names(store)) == 3
    assert [name for _, name, _ in merging.merged_into(store, one)] == ["林霞"]
    qtbot.waitUntil(lambda: len(made.found) == 1)
    history.undo(store, shell.undoable[0].action)
    assert len(_names(store)) == 4


def test_the_record_at_the_right_may_be_the_one_that_stays(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    _add(store, name="王芳", phone="13900139000", city="北京")
    other = _add(store, name="王芳", phone="13900139001", city="上海")
    made = _page(reads, dispatcher, shell, qtbot)
    made.comparison.choose("stays", 1)
    made.comparison.choose("city", 0)
    made.merge.click()
    qtbot.waitUntil(lambda: len(shell.toasts) == 1)
    assert store.rows("SELECT id, phone, city FROM member WHERE gone = 0") == [
        (other, "+8613900139001", "北京")
    ]


def test_two_people_are_told_apart_and_the_list_gets_shorter(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    for _ in range(2):
        _add(store, name="林霞", phone="13800138000")
    made = _page(reads, dispatcher, shell, qtbot)
    assert made._both.isVisible()
    made.apart.click()
    qtbot.waitUntil(lambda: made._nothing.isVisible())
    assert len(_names(store)) == 2
    assert not made.found


def test_a_state_is_told_in_words(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    _add(store, name="王芳", phone="13900139000", invite="invited")
    _add(store, name="王芳", phone="13900139001")
    made = _page(reads, dispatcher, shell, qtbot)
    said = [one.text() for one in made.comparison.findChildren(QLabel)]
    assert "已邀" in said
    assert "invited" not in said
    assert change("invite", "none", "joined") == "邀请进群：未邀 → 已加"


def test_fields_of_ones_own_are_compared_as_people_read_them(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    keys = {}
    for name, kind in (("年费", "money"), ("愿意带新人", "bool")):
        made = customfields.add(store, name, kind).result
        assert isinstance(made, bytes)
        keys[name] = CUSTOM + made.hex()
    one = _add(store, name="林霞", phone="13800138000", **{keys["年费"]: "365"})
    other = _add(
        store,
        name="林霞儿",
        phone="13800138000",
        wechat="lin",
        **{keys["年费"]: "400", keys["愿意带新人"]: "是"},
    )
    members.edit(store, one, {"wechat": "lin_xia"})
    identities.add(store, one, "taobao", "linxia_88")
    page = _page(reads, dispatcher, shell, qtbot)
    qtbot.waitUntil(lambda: len(page.found) == 1)
    words = [label.text() for label in page.comparison.findChildren(QLabel)]
    # Accounts are told, none of them whole: each look at a whole one is noted elsewhere.
    assert "旺旺 linx****" in words
    words += [button.text() for button in page.comparison.findChildren(QRadioButton)]
    assert {"365.00", "400.00", "是", "lin****"} <= set(words)
    assert "lin_xia" not in words
    assert not {"36500", "40000", "yes"} & set(words)
    page.comparison.choose("name", 1)
    page.comparison.choose("x.年费", 1)
    page.merge.click()
    qtbot.waitUntil(lambda: shell.toasts == ["合并成了一个人：林霞儿"])
    custom = "SELECT value FROM member_x WHERE member = ? ORDER BY value"
    assert reads.rows(custom, (one,)) == [("40000",), ("yes",)]
    assert merging.merged_into(reads, one)[0][0] == other
