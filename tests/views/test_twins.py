"""A list that two laptops imported without hearing of each other is told of, and mended at once."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.actions import history, importing
from desktop.store import home
from tests.journeys.driving import press, read, wait
from tests.sync.team import Laptop, Team
from tests.views.hub_window import desk, pill

ROSTER = "姓名,手机,城市\n林霞,13800138000,广州\n王芳,13800138001,深圳\n何以安,13800138002,佛山\n"


def _doubles(laptop: Laptop) -> int:
    return sum(one.count for one in home.waiting(laptop.store, []) if one.kind == "doubles")


def test_who_came_by_two_laptops_waits_on_the_first_screen_and_is_merged_in_one_go(
    crew: Team, owner: Laptop, qtbot: QtBot, tmp_path: Path
) -> None:
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    (tmp_path / "名单.csv").write_text(ROSTER, encoding="utf-8")
    for laptop in (owner, second):
        importing.import_file(laptop.store, importing.from_file(tmp_path / "名单.csv"))
    assert _doubles(owner) == 0
    crew.settle()
    with desk(crew, owner) as one:
        wait(qtbot, lambda: pill(one) == "已同步")
        one.window.go("home")
        wait(qtbot, lambda: "3 位新成员和已有的人同一个手机" in read(one.window.page()))
        press(one.window.page(), "核对")
        wait(qtbot, lambda: "合并 3 份相同的" in read(one.window.page()))
        press(one.window.page(), "合并 3 份相同的")
        wait(qtbot, lambda: "没有看着像同一个人的" in read(one.window.page()))
        count = "SELECT count(*) FROM member WHERE gone = 0"
        assert one.reads.one(count) == (3,)
        one.window.go("home")
        wait(qtbot, lambda: "同一个手机" not in read(one.window.page()))
        one.dispatcher.do(history.undo)
        wait(qtbot, lambda: "3 位新成员和已有的人同一个手机" in read(one.window.page()))
        assert one.reads.one(count) == (6,)
