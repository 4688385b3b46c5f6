"""The page of a member who did very much reads no more than it shows; the rest is counted aside."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from benchmarks.screens import Counting
from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads, Store
from desktop.views.member.page import MemberPage
from desktop.views.parts.aside import TRIED_STEPS
from tests.views.conftest import RecordingShell

DAY_MS = 86_400_000


def member_with(store: Store, name: str, orders: int) -> bytes:
    """A member with so many orders, one a day."""
    with store.recording("member.add") as rec:
        made = rec.put("member", None, {"name": name})
    with store.recording("activity.import") as rec:
        rec.insert_many(
            "activity",
            (
                (
                    None,
                    {
                        "member": made,
                        "kind": "order",
                        "amount": 100,
                        "local": f"20{number // 336 % 30:02}-{number // 28 % 12 + 1:02}-"
                        f"{number % 28 + 1:02}T10:00:00",
                        "zone": "Asia/Shanghai",
                        "at": number * DAY_MS,
                    },
                )
                for number in range(orders)
            ),
        )
    return made


def test_what_a_page_reads_does_not_grow_with_what_its_member_did(
    store: Store, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    some, many = member_with(store, "贺兰", 400), member_with(store, "单文博", 4_000)
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    counting = Counting(reads._db)
    reads._db = counting
    cost = {}
    for who, orders in ((some, 400), (many, 4_000)):
        counting.steps = 0
        page.show_target(who)
        wait_for(f"消费 {orders}  传播 0  生产 0", page, qtbot)
        assert "…" not in texts(page)
        cost[who] = counting.steps
    # Two questions are each tried a little before they are asked aside.
    assert cost[many] <= cost[some] + 2 * TRIED_STEPS


def wait_for(said: str, page: MemberPage, qtbot: QtBot) -> None:
    """Wait until a label says this."""
    qtbot.waitUntil(lambda: said in texts(page))


def texts(page: MemberPage) -> list[str]:
    """What the labels of the page say."""
    return [one.text() for one in page.findChildren(QLabel)]
