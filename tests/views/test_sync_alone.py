"""The Sync screen of the first device of a team without a server: what it set aside."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.store import tray
from tests.journeys.driving import press, read, wait
from tests.sync.sticks import Sticks
from tests.sync.team import Laptop, Team
from tests.views.hub_window import desk, pill


def test_the_owner_accepts_what_a_team_mate_may_not_do(
    crew: Team, qtbot: QtBot, tmp_path: Path
) -> None:
    owner = crew.found()
    sticks = Sticks(tmp_path / "sticks")
    sticks.folder.mkdir()
    helper = sticks.join(sticks.invite(owner.store, "小赵", "host"))
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "李雷"})
    sticks.meet(owner.store, helper)
    with desk(crew, owner) as one:
        one.window.go("sync")
        page = one.window.page()
        wait(qtbot, lambda: "隔离区  1" in read(page))
        press(page, "隔离区")
        press(page, "接受")
        wait(qtbot, lambda: one.reads.one("SELECT 1 FROM member WHERE gone = 0") is not None)
        wait(qtbot, lambda: "隔离区是空的" in read(page))
        # Nobody tells a computer that is lost to erase its key.
        assert "已有的内容它还打得开" in read(page)
        assert "一联网就抹掉" not in read(page)
    # The other computer is not alone: what is done there is to be carried over.
    with helper.recording("member.add") as rec:
        rec.put("member", None, {"name": "王芳"})
    waiting = tray.counts(helper).waiting
    with desk(crew, Laptop(helper, owner.session)) as one:
        assert pill(one) == f"{waiting} 条待发"
        one.window.go("sync")
        assert f"还有 {waiting} 项改动要带过去" in read(one.window.page())
        assert "只在这台电脑上" not in read(one.window.page())
    sticks.close()


def test_one_computer_alone_is_told_what_syncing_gives_and_the_ways_to_it(
    crew: Team, qtbot: QtBot
) -> None:
    owner = crew.found()
    with desk(crew, owner) as one:
        one.window.go("sync")
        page = one.window.page()
        wait(qtbot, lambda: "只在这台电脑上" in read(page))
        for words in ("断网照样做事", "放到自己的中枢", "加入别人的社群", "用 U 盘带"):
            assert words in read(page)


def test_a_community_on_a_hub_is_not_told_how_to_get_there(crew: Team, qtbot: QtBot) -> None:
    owner = crew.found()
    crew.connect(owner)
    with desk(crew, owner) as one:
        one.window.go("sync")
        page = one.window.page()
        wait(qtbot, lambda: "已和中枢对齐" in read(page))
        assert "放到自己的中枢" not in read(page)
