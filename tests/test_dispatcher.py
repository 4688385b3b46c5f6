"""The dispatcher: one worker, signals in the GUI thread, cancelling, other processes, its end."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import roles as granting
from desktop.dispatcher import OUTSIDE, Dispatcher
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import roles
from desktop.store.community import Store, open_store
from tests.conftest import PASSPHRASE


@pytest.fixture
def dispatcher(store: Store, qtbot: QtBot) -> Iterator[Dispatcher]:
    made = Dispatcher(store)
    yield made
    made.close()


def add_member(store: Store, name: str) -> Changes:
    with store.recording("member.add") as rec:
        rec.put("member", None, {"name": name})
    return rec.changes


def add_many(store: Store, count: int, progress: Progress = quiet) -> Changes:
    with store.recording("member.add") as rec:
        for number in range(count):
            progress(number, count)
            rec.put("member", None, {"name": f"成员{number}"})
    return rec.changes


def fail(store: Store) -> Changes:
    raise Problem("store.busy")


def break_down(store: Store) -> Changes:
    raise ZeroDivisionError


def members(store: Store) -> int:
    found = store.one("SELECT count(*) FROM member WHERE gone = 0")
    assert found is not None
    return int(found[0])


def test_an_action_runs_on_the_worker_and_its_changes_arrive_in_the_gui_thread(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    heard: list[threading.Thread] = []
    dispatcher.changed.connect(lambda _changes: heard.append(threading.current_thread()))
    with qtbot.waitSignal(dispatcher.changed) as told:
        dispatcher.do(add_member, "单文博")
    assert told.args is not None
    assert told.args[0].tables == {"member"}
    assert heard == [threading.main_thread()]


def test_an_action_that_changes_nothing_tells_no_page(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    def nothing(store: Store) -> Changes:
        with store.recording("member.edit") as rec:
            pass
        return rec.changes

    with qtbot.assertNotEmitted(dispatcher.changed), qtbot.waitSignal(dispatcher.done):
        dispatcher.do(nothing)


def test_a_problem_goes_to_the_job_when_somebody_listens_and_to_the_window_otherwise(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dispatcher.failed) as told:
        dispatcher.do(fail)
    assert told.args is not None
    assert told.args[0].code == "store.busy"
    heard: list[Problem] = []
    with qtbot.assertNotEmitted(dispatcher.failed):
        dispatcher.do(fail).failed.connect(heard.append)
        qtbot.waitUntil(lambda: bool(heard))


def test_a_bug_is_raised_where_the_crash_notice_hears_it(
    dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as caught:
        dispatcher.do(break_down)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_cancelled_work_stops_at_its_next_report_and_leaves_nothing(
    dispatcher: Dispatcher, qtbot: QtBot, store: Store
) -> None:
    job = dispatcher.do(add_many, 1_000_000)
    with qtbot.waitSignal(job.progress):
        pass
    with qtbot.waitSignal(job.cancelled), qtbot.assertNotEmitted(dispatcher.changed):
        job.cancel()
    assert members(store) == 0


def test_another_process_writing_to_the_folder_is_noticed(
    dispatcher: Dispatcher, qtbot: QtBot, store: Store
) -> None:
    other = open_store(store.folder, passphrase=PASSPHRASE)
    add_member(other, "吴桂芳")
    other.close()
    with qtbot.waitSignal(dispatcher.changed) as told:
        dispatcher.look_outside()
    assert told.args is not None
    assert told.args[0].kind == OUTSIDE


def test_a_day_that_begins_is_told_and_brings_the_roles_that_begin_with_it(
    store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tomorrow = store.today() + timedelta(days=1)
    who = add_member(store, "马秀兰").items[0].record
    granting.grant(store, roles.find_role(store, "admin").id, member=who, start=tomorrow)
    store.operator = roles.operator_of(store, who) or b""
    store.refresh()
    assert not store.actor.cells
    dispatcher = Dispatcher(store)
    monkeypatch.setattr(store, "today", lambda ahead_ms=0: tomorrow)
    with qtbot.waitSignal(dispatcher.changed) as told:
        dispatcher.look_outside()
    # What is done next is done in the new role; closing would drop what still waits.
    with qtbot.waitSignal(dispatcher.done) as known:
        dispatcher.do(acting_role)
    dispatcher.close()
    assert told.args is not None
    assert told.args[0].kind == OUTSIDE
    assert known.args == ["admin"]


def acting_role(store: Store) -> str:
    """As what the operator acts."""
    return store.actor.role


def test_own_work_is_not_taken_for_another_process(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    heard: list[Changes] = []
    dispatcher.changed.connect(heard.append)
    with qtbot.waitSignal(dispatcher.done):
        dispatcher.do(add_member, "何以安")
    dispatcher.look_outside()
    with qtbot.waitSignal(dispatcher.done):
        dispatcher.do(add_member, "叶南枝")
    assert [changes.kind for changes in heard] == ["member.add", "member.add"]


def test_who_asks_by_the_same_connection_waits_for_the_action_under_way(
    store: Store, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    begun, happened = threading.Event(), list[str]()

    def work(at: Store) -> Changes:
        begun.set()
        for _ in range(200):
            at.rows("SELECT name FROM member WHERE id = ?", (b"",))
        happened.append("done")
        return add_member(at, "单文博")

    with qtbot.waitSignal(dispatcher.done):
        dispatcher.do(work)
        assert begun.wait(30)
        store.rows("SELECT name FROM member WHERE id = ? AND gone = 0", (b"",))
        happened.append("read")
    assert happened == ["done", "read"]


def test_closing_ends_the_thread_and_what_still_waited(store: Store, qtbot: QtBot) -> None:
    dispatcher = Dispatcher(store)
    for _ in range(3):
        dispatcher.do(add_many, 1_000_000)
    dispatcher.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("database")]


def overwrite(store: Store) -> Changes:
    """Change very much of what is there."""
    with store.recording("member.edit") as rec:
        for (member,) in store.rows("SELECT id FROM member"):
            rec.put("member", member, {"name": "同名"})
    return rec.changes


@pytest.mark.parametrize("agreed", [True, False])
def test_very_much_is_asked_about_with_its_numbers_and_done_only_when_agreed(
    dispatcher: Dispatcher, store: Store, qtbot: QtBot, agreed: bool
) -> None:
    add_many(store, 300)
    asked: list[Problem] = []

    def agree(problem: Problem) -> bool:
        asked.append(problem)
        return agreed

    dispatcher.agree = agree
    job = dispatcher.do(overwrite)
    with qtbot.waitSignal(job.done if agreed else job.failed) as told:
        pass
    assert [(one.code, one.values["rows"]) for one in asked] == [("history.very_much", 300)]
    if not agreed:
        assert told.args is not None
        assert told.args[0].code == "history.declined"
    changed = store.one("SELECT count(*) FROM member WHERE name = '同名'")
    assert changed == (300 if agreed else 0,)
    assert not store.sure


def test_without_a_window_very_much_fails(
    dispatcher: Dispatcher, store: Store, qtbot: QtBot
) -> None:
    add_many(store, 300)
    with qtbot.waitSignal(dispatcher.failed) as told:
        dispatcher.do(overwrite)
    assert told.args is not None
    assert told.args[0].code == "history.very_much"
