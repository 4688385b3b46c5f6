"""An applicant's way in through the real windows of two operators, with the 801st in line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.actions import admission as acting
from desktop.actions import following, groups
from desktop.models.admission import ADMITTED, PENDING, WAITING
from desktop.store import admission, headcount, stays
from desktop.store import groups as stored
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.views.admission.page import AdmissionPage
from desktop.views.member.page import MemberPage
from desktop.views.window import Window
from tests.journeys.driving import in_dialog, press, read, wait
from tests.sync.team import Laptop, Team, hub_digest, team
from tests.views.sample_window import open_window, said

CAPACITY = 800


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def founded(crew: Team) -> Laptop:
    """A community of 799 with a group of drivers, on a hub."""
    owner = crew.found()
    told = groups.add(owner.store, {"name": "车友群"}).result
    assert isinstance(told, groups.Told)
    with owner.store.recording("import") as rec:
        for number in range(CAPACITY - 1):
            rec.put("member", None, {"name": f"成员{number}"})
    crew.connect(owner)
    return owner


def at_work(laptop: Laptop) -> tuple[Window, Callable[[], None]]:
    """The operator's own window; closed, the laptop is there to sync."""
    window, close = open_window(laptop.store)
    keys = laptop.store.keys

    def put_away() -> None:
        close()
        laptop.store = Store(connect(keys.folder / FILE, keys.database), keys)

    return window, put_away


def synced(*laptops: Laptop) -> None:
    """What everybody's window does by itself with a network."""
    for _ in range(3):
        for one in laptops:
            one.sync()
            following.catch_up(one.store)


def write(field: QWidget, text: str) -> None:
    """Type as one types Chinese: what the input method commits goes in at once."""
    field.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def named(dialog: QDialog, kind: type[QWidget], name: str) -> QWidget:
    (found,) = [one for one in dialog.findChildren(kind) if one.accessibleName() == name]
    return found


def on_admission(laptop: Laptop) -> tuple[Window, AdmissionPage, Callable[[], None]]:
    """The operator's own window, opened on the queue."""
    window, close = at_work(laptop)
    window.go("admission")
    page = window.page()
    assert isinstance(page, AdmissionPage)
    return window, page, close


def ask_rules(qtbot: QtBot, page: AdmissionPage) -> None:
    """车主认证 and two who agree, for the group; 800 for the community."""

    def rule(dialog: QDialog) -> None:
        qtbot.keyClick(named(dialog, QComboBox, "哪里的门槛"), Qt.Key.Key_Down)
        needed = named(dialog, QSpinBox, "需要几人同意")
        assert isinstance(needed, QSpinBox)
        needed.selectAll()
        qtbot.keyClicks(needed, "2")
        write(named(dialog, QPlainTextEdit, "条件，一行一条"), "车主认证")
        press(dialog, "保存")

    def limit(dialog: QDialog) -> None:
        capacity = named(dialog, QSpinBox, "社群人数上限")
        assert isinstance(capacity, QSpinBox)
        capacity.selectAll()
        qtbot.keyClicks(capacity, f"{CAPACITY}")
        press(dialog, "保存")

    in_dialog(lambda: press(page, "入群门槛"), rule)
    in_dialog(lambda: press(page, "人数上限"), limit)
    wait(qtbot, lambda: "799 人，上限 800" in read(page))


def apply(qtbot: QtBot, page: AdmissionPage, name: str, phone: str, source: str) -> None:
    def fill(dialog: QDialog) -> None:
        qtbot.keyClick(named(dialog, QComboBox, "想进哪里"), Qt.Key.Key_Down)
        write(named(dialog, QLineEdit, "姓名"), name)
        qtbot.keyClicks(named(dialog, QLineEdit, "手机"), phone)
        write(named(dialog, QLineEdit, "来源"), source)
        press(dialog, "登记")

    in_dialog(lambda: press(page, "登记申请"), fill)


def choose(page: AdmissionPage, name: str) -> None:
    """Click the applicant's line in the queue."""
    view = page.queue.list
    model = view.lines
    for number in range(model.rowCount()):
        line = model.line(number)
        if line is not None and line.key is not None and line.name == name:
            view.scrollTo(model.index(number, 0), QAbstractItemView.ScrollHint.EnsureVisible)
            view.setCurrentIndex(model.index(number, 0))
            return
    raise AssertionError(f"{name} is not in the queue")


def state(laptop: Laptop, name: str) -> str:
    return admission.find(laptop.store, admission.resolve(laptop.store, name)).state


def first_operator(qtbot: QtBot, owner: Laptop) -> None:
    """She sets the rules, enters three applicants, agrees to two and turns one down."""
    _, page, close = on_admission(owner)
    ask_rules(qtbot, page)
    for number, (name, source) in enumerate(
        (("林霞", "车友会"), ("王芳", "车友会"), ("南风", "展会"))
    ):
        apply(qtbot, page, name, f"1380013800{number}", source)
    wait(qtbot, lambda: "待审  3" in " ".join(said(page)))
    for name in ("林霞", "王芳"):
        choose(page, name)
        page.queue.panel.ticks["车主认证"].click()
        press(page, "同意")
        wait(qtbot, lambda: "1 人同意，需要 2 人" in read(page.queue.panel))
        assert state(owner, name) == PENDING
    choose(page, "南风")

    def refuse(dialog: QDialog) -> None:
        press(dialog, "不通过")
        assert "请写明原因" in read(dialog)
        write(named(dialog, QLineEdit, "原因"), "没有车")
        press(dialog, "不通过")

    in_dialog(lambda: press(page.queue.panel, "不通过"), refuse)
    wait(qtbot, lambda: "原因：没有车" in read(page.queue.panel))
    close()


def second_operator(qtbot: QtBot, other: Laptop) -> None:
    """He agrees as well: the 800th comes in, the 801st stands in line."""
    _, page, close = on_admission(other)
    choose(page, "林霞")
    assert "1 人同意，需要 2 人" in read(page.queue.panel)
    press(page, "同意")
    wait(qtbot, lambda: "已入群" in read(page.queue.panel))
    choose(page, "王芳")
    press(page, "同意")
    wait(qtbot, lambda: "候补第 1 位" in read(page.queue.panel))
    assert "800 人，上限 800" in read(page)
    close()


def somebody_leaves(qtbot: QtBot, owner: Laptop, member: bytes) -> None:
    """Then her seat is free, and who waited has it."""
    window, close = at_work(owner)
    window.go("member", member=member)
    page = window.page()
    assert isinstance(page, MemberPage)
    (leaving,) = [one for one in page._menu().actions() if one.text() == "登记退出…"]

    def fill(dialog: QDialog) -> None:
        write(named(dialog, QLineEdit, "原因"), "搬家")
        press(dialog, "登记退出")

    in_dialog(leaving.trigger, fill)
    wait(qtbot, lambda: page._gone.isVisible())
    press(page, "看已退出的人")
    assert "搬家" in said(window.page())
    close()


def report(qtbot: QtBot, owner: Laptop) -> None:
    _, page, close = on_admission(owner)
    press(page, "来源")
    rows = page.tabs["report"]
    wait(qtbot, lambda: "车友会" in said(rows))
    told = said(rows)
    at = [number for number, text in enumerate(told) if text in ("车友会", "展会")]
    listed = {told[number]: told[number + 1 : number + 4] for number in at}
    assert listed["展会"] == ["0", "1", "0"]
    assert listed["车友会"] == ["2", "0", "0"]
    close()


def test_two_let_an_applicant_in_one_is_turned_down_and_the_801st_waits_for_a_seat(
    crew: Team, qtbot: QtBot
) -> None:
    owner = founded(crew)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    first_operator(qtbot, owner)
    synced(owner, other)
    second_operator(qtbot, other)
    synced(other, owner)
    assert (state(owner, "林霞"), state(owner, "王芳")) == (ADMITTED, WAITING)
    member = admission.find(owner.store, admission.resolve(owner.store, "林霞")).member
    assert member is not None
    (group,) = [one for one in stored.listed(owner.store) if one.name == "车友群"]
    assert group.people == 1
    numbers = [
        one.store.one("SELECT number FROM member WHERE id = ?", (member,)) for one in (owner, other)
    ]
    assert numbers[0] == numbers[1]
    assert re.fullmatch(r"QH\d{4}", str(numbers[0] and numbers[0][0]))
    leaver = owner.store.one("SELECT id FROM member WHERE name = '成员7'")
    assert leaver is not None
    somebody_leaves(qtbot, owner, leaver[0])
    synced(owner, other)
    assert state(owner, "王芳") == state(other, "王芳") == ADMITTED
    assert headcount.everybody(owner.store) == CAPACITY
    assert [one.reason for one in stays.gone(other.store)] == ["搬家"]
    assert owner.digest() == other.digest() == hub_digest(crew, owner)
    report(qtbot, owner)


def test_one_after_another_is_turned_down_while_the_queue_is_built_anew(
    store: Store, qtbot: QtBot
) -> None:
    names = [f"申请人{number}" for number in range(15)]
    for name in names:
        acting.enter(store, store.community, {"name": name})
    window, close = open_window(store)
    window.go("admission")
    page = window.page()
    assert isinstance(page, AdmissionPage)

    def refuse(dialog: QDialog) -> None:
        write(named(dialog, QLineEdit, "原因"), "没有车")
        press(dialog, "不通过")

    for name in names:
        choose(page, name)
        in_dialog(lambda: press(page.queue.panel, "不通过"), refuse)
        wait(qtbot, lambda: "原因：没有车" in read(page.queue.panel))
    assert admission.count_open(store) == 0
    close()
