"""The mall as typed in a terminal, on a real community."""

from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.cli.terminal import say

Out = pytest.CaptureFixture[str]


def refuse(capsys: Out, *words: str) -> str:
    assert main([*words], "zh_CN") == 1
    return capsys.readouterr().err.strip()


def rich(capsys: Out, name: str, points: int = 300) -> None:
    say(capsys, "members", "add", f"name={name}")
    say(capsys, "rewards", "award", name, str(points), "--reason", "开业礼")


def balance(capsys: Out, name: str) -> int:
    found = say(capsys, "rewards", "balance", name)
    points = found["points"] if "points" in found else found["balance"]
    assert isinstance(points, int)
    return points


def test_a_gift_of_300_points_goes_from_the_shelf_to_two_members_and_back_once(
    folder: Path, store: Store, capsys: Out
) -> None:
    gift = say(capsys, "mall", "add", "帆布袋", "300", "--stock", "2")
    assert (gift["stock"], gift["free"]) == (2, 2)
    for name in ("林霞", "王芳", "李雷"):
        rich(capsys, name)
    assert say(capsys, "mall", "redeem", "帆布袋", "林霞")["state"] == "ready"
    assert say(capsys, "mall", "redeem", "帆布袋", "王芳")["points"] == 300
    assert "只剩 0 件" in refuse(capsys, "mall", "redeem", "帆布袋", "李雷")
    assert [one["name"] for one in say(capsys, "mall", "redemptions")] == ["林霞", "王芳"]
    assert say(capsys, "mall", "hand-out", "林霞")["state"] == "handed"
    assert "已经领走了" in refuse(capsys, "mall", "cancel", "林霞", "--reason", "退")
    done = say(capsys, "mall", "cancel", "王芳", "--reason", "改主意了")
    assert done["state"] == "cancelled"
    assert (balance(capsys, "林霞"), balance(capsys, "王芳"), balance(capsys, "李雷")) == (
        0,
        300,
        300,
    )
    assert "已经取消了" in refuse(capsys, "mall", "cancel", done["redemption"], "--reason", "再来")
    assert balance(capsys, "王芳") == 300
    say(capsys, "mall", "redeem", "帆布袋", "李雷")
    states = [one["state"] for one in say(capsys, "mall", "redemptions", "--state", "all")]
    assert sorted(states) == ["cancelled", "handed", "ready"]


def test_gifts_are_changed_restocked_kept_and_withdrawn(
    folder: Path, store: Store, capsys: Out
) -> None:
    say(capsys, "mall", "add", "帆布袋", "300", "--stock", "2", "--each", "1")
    changed = say(capsys, "mall", "edit", "帆布袋", "--cost", "500", "--each", "0")
    assert (changed["points"], changed["each"], changed["offered"]) == (500, None, True)
    assert say(capsys, "mall", "stock", "帆布袋", "10", "--note", "新到一箱")["stock"] == 12
    assert say(capsys, "mall", "keep", "帆布袋", "3")["kept_here"] == 3
    assert say(capsys, "mall", "release", "帆布袋")["kept_here"] == 0
    assert say(capsys, "mall", "edit", "帆布袋", "--withdraw")["offered"] is False
    rich(capsys, "林霞", 900)
    assert "下架" in refuse(capsys, "mall", "redeem", "帆布袋", "林霞")
    assert say(capsys, "mall", "edit", "帆布袋", "--again")["offered"] is True
    device = say(capsys, "devices", "list")[0]["device"]
    assert say(capsys, "mall", "limit", device, "100")["points"] == 100
    assert [one["name"] for one in say(capsys, "mall", "list")] == ["帆布袋"]
    assert main(["mall", "list"], "zh_CN") == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("帆布袋  500  12/12")
