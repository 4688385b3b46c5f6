"""Who used more than he had is told on the first screen, and where the entry is."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions import members, rewards, wallets
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store import entries, home
from desktop.store import members as stored
from desktop.store.community import Reads, Store
from desktop.store.wallets import Holding
from desktop.views.home.page import HomePage
from desktop.views.home.ways import way
from desktop.views.rewards.holding import HoldsDialog
from desktop.views.rewards.why import Explained
from desktop.views.telling.waiting import waits
from tests.views.conftest import RecordingShell


def done(changes: Changes) -> bytes:
    assert isinstance(changes.result, bytes)
    return changes.result


def test_who_used_more_than_there_was_waits_until_it_is_put_right(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    page = HomePage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    one, other = (done(members.add(store, {"name": name})) for name in ("林霞", "王芳"))
    wrong = done(rewards.award(store, one, 20, "活动"))
    taken = done(rewards.award(store, one, -20, "罚"))
    rewards.reverse(store, wrong, "发错了")
    (found,) = [line for line in home.waiting(reads, []) if line.kind == "overdrawn"]
    assert waits(found)[2] == "林霞 的积分或储值透支了"
    page._settle(found)
    assert shell.went[-1] == ("member", {"member": one})
    why = Explained(entries.explain(reads, taken), reads)
    qtbot.addWidget(why)
    assert "透支 20" in why.plain()
    wrong = done(rewards.award(store, other, 5, "活动"))
    rewards.award(store, other, -5, "罚")
    rewards.reverse(store, wrong, "发错了")
    (found,) = [line for line in home.waiting(reads, []) if line.kind == "overdrawn"]
    assert waits(found)[2] == "2 人的积分或储值透支了"
    page._settle(found)
    listed = stored.page(reads, shell.went[-1][1]["query"])
    assert [row.id for row in listed] == [one, other]
    rewards.reverse(store, taken, "罚错了")
    rewards.award(store, other, 5, "补")
    assert not [line for line in home.waiting(reads, []) if line.kind.startswith("over")]


def test_a_hold_of_more_than_there_is_waits_until_it_is_let_go(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    who = done(members.add(store, {"name": "林霞"}))
    wrong = done(rewards.award(store, who, 100, "活动"))
    held = done(wallets.hold(store, Holding(who, 80, "核对订单")))
    rewards.reverse(store, wrong, "发错了")
    (found,) = [line for line in home.waiting(reads, []) if line.kind == "overheld"]
    assert waits(found)[2] == "林霞 锁定的比他有的多"
    assert way(found, store.today()) == ("rewards", {"member": who})
    page = QWidget()
    qtbot.addWidget(page)
    dialog = HoldsDialog(page, reads, dispatcher, shell, who)
    (told,) = {one.text() for one in dialog.findChildren(QLabel) if "核对订单" in one.text()}
    assert told == "积分  80  核对订单  透支 80"
    wallets.release(store, held)
    assert not [line for line in home.waiting(reads, []) if line.kind == "overheld"]
