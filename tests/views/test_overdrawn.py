"""Who used more than he had is told on the first screen, and where the entry is."""

from pytestqt.qtbot import QtBot

from desktop.actions import members, rewards
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.store import entries, home
from desktop.store import members as stored
from desktop.store.community import Reads, Store
from desktop.views.home.page import HomePage
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
    taken = done(rewards.award(store, one, -20, "罚"))
    (found,) = [line for line in home.waiting(reads, []) if line.kind == "overdrawn"]
    assert waits(found)[2] == "林霞 的积分或储值透支了"
    page._settle(found)
    assert shell.went[-1] == ("member", {"member": one})
    why = Explained(entries.explain(reads, taken), reads)
    qtbot.addWidget(why)
    assert "透支 20" in why.plain()
    rewards.award(store, other, -5, "罚")
    (found,) = [line for line in home.waiting(reads, []) if line.kind == "overdrawn"]
    assert waits(found)[2] == "2 人的积分或储值透支了"
    page._settle(found)
    listed = stored.page(reads, shell.went[-1][1]["query"])
    assert [row.id for row in listed] == [one, other]
    rewards.reverse(store, taken, "罚错了")
    rewards.award(store, other, 5, "补")
    assert not [line for line in home.waiting(reads, []) if line.kind == "overdrawn"]
