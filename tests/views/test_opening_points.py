"""Points that an imported list brought are told in words wherever an entry is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.actions import importing
from desktop.cli.main import main
from desktop.dispatcher import Dispatcher
from desktop.models.award import ENTRY_KINDS, EntryQuery
from desktop.models.award_words import KIND_WORDS
from desktop.store import doings, entries
from desktop.store.community import Reads, Store
from desktop.views.home.page import HomePage
from desktop.views.member import story
from desktop.views.member.page import MemberPage
from desktop.views.parts.timeline import TimelineView
from desktop.views.rewards import words
from desktop.views.rewards.ledger_tab import _GROUPS
from desktop.views.rewards.page import RewardsPage
from tests.conftest import PASSPHRASE
from tests.views.conftest import RecordingShell
from tests.views.sample_window import said

LIST = "姓名,手机号,积分\n单文博,13612349005,50\n".encode()


@pytest.fixture
def brought(store: Store) -> bytes:
    """A member whose points came with a list."""
    importing.import_file(store, importing.Roster(LIST, "春季名单.csv"))
    row = store.one("SELECT id FROM member WHERE gone = 0")
    assert row
    return bytes(row[0])


@pytest.mark.parametrize("told", [words.entry_kinds, story.entry_sentences, lambda: KIND_WORDS])
def test_every_kind_of_entry_has_words(told: Callable[[], dict[str, object]], qtbot: QtBot) -> None:
    assert set(told()) == set(ENTRY_KINDS)
    assert set(story._ENTRIES) == set(ENTRY_KINDS)
    assert {one for kinds in _GROUPS.values() for one in kinds} == set(ENTRY_KINDS)


def test_every_kind_that_the_program_writes_is_a_known_one(store: Store, brought: bytes) -> None:
    written = {kind for (kind,) in store.rows("SELECT DISTINCT kind FROM entry")}
    assert written == {"opening"} <= set(ENTRY_KINDS)


def test_the_ledger_lists_and_explains_them(
    brought: bytes,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    page = RewardsPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.resize(1064, 780)
    page.show_target(member=brought)
    with qtbot.waitExposed(page):
        page.show()
    ledger = page.ledger
    assert not page.grab().isNull()
    entry = entries.page(reads, EntryQuery())[0]
    assert ledger._about(entry) == "导入时带来的积分 导入"
    ledger._explain(entry)
    assert any("春季名单.csv" in text for text in said(ledger.why))
    ledger.kind.choose("opening")
    ledger._narrow_kind("opening")
    assert "1 笔" in ledger.sum.text()
    qtbot.waitUntil(lambda: not dispatcher.working())


def test_the_members_page_tells_where_they_came_from_and_counts_them_as_nothing_earned(
    brought: bytes,
    reads: Reads,
    dispatcher: Dispatcher,
    shell: RecordingShell,
    qtbot: QtBot,
) -> None:
    page = MemberPage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    page.show_target(member=brought)
    told = [
        view.model().index(place, 0).data()
        for view in page.findChildren(TimelineView)
        for place in range(view.model().rowCount())
    ]
    assert any("导入名单时带来的积分" in str(text) for text in told)
    assert doings.of_member(reads, brought).earned == 0


def test_the_first_screen_says_what_they_are(
    brought: bytes, reads: Reads, dispatcher: Dispatcher, shell: RecordingShell, qtbot: QtBot
) -> None:
    page = HomePage(reads, dispatcher, shell)
    qtbot.addWidget(page)
    told = [
        str(view.model().index(place, 0).data())
        for view in page.findChildren(TimelineView)
        for place in range(view.model().rowCount())
    ]
    assert any("导入时带来的积分" in text for text in told)


def test_the_command_line_explains_them(
    store: Store,
    brought: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    assert main(["rewards", "entries"], "zh_CN") == 0
    line = capsys.readouterr().out
    assert "单文博" in line
    assert "导入时带来的积分" in line
    assert main(["rewards", "explain", line.split()[0]], "zh_CN") == 0
    assert "导入“春季名单.csv”时带来的积分" in capsys.readouterr().out
