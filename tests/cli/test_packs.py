"""`qunzhu packs` from one program to another: made, opened elsewhere, worked with, taken back."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.computer import Computer

WHEN = "2036-03-01T20:00"
DOOR = ("夜读", WHEN)


def at(home: Path, folder: str) -> Computer:
    """A user at his own computer, whose commands work on this folder."""
    home.mkdir(exist_ok=True)
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    return Computer(home, "晨读会 2026", more)


@pytest.fixture
def office(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "office" / "community")
    made = at(tmp_path / "office", folder)
    done = made.run("new", folder, "--name", "青禾读书会", "--prefix", "QH")
    assert done.returncode == 0, done.stderr
    for name in ("单文博", "吴桂芳"):
        made.says("members", "add", f"name={name}", "phone=13800000001")
    made.says("calendar", "add", "--title", "夜读", "--start", WHEN)
    return made


def made_at(office: Computer, tmp_path: Path, *more: str) -> Any:
    file = tmp_path / "pack"
    return office.says("packs", "make", file, *DOOR, "--name", "小林", "--everybody", *more)


def test_a_pack_goes_out_is_worked_with_and_comes_back(office: Computer, tmp_path: Path) -> None:
    made = made_at(office, tmp_path, "--seats", "1")
    assert (made["people"], made["numbers"]) == (2, [3, 3])
    folder = str(tmp_path / "hall" / "pack")
    hall = at(tmp_path / "hall", folder)
    opened = hall.says("packs", "open", made["file"], made["code"].lower(), folder)
    assert (opened["community"], opened["title"], opened["people"]) == ("青禾读书会", "夜读", 2)
    came = hall.says("attendance", "check-in", *DOOR, "单文博", "--yes")
    assert came["action"]
    walked = hall.says("attendance", "walk-in", *DOOR, "程朗", "--phone", "13811112222", "--yes")
    assert walked["members"][0]["number"] == "QH0003"
    second = hall.says("attendance", "walk-in", *DOOR, "白薇", "--yes")
    assert second["members"][0]["number"] is None
    shown = hall.says("packs", "show")
    assert (shown["came"], shown["new"], shown["provisional"]) == (3, 2, 1)
    # What a pack is for, and nothing else.
    assert "签到员" in hall.problem("members", "export", str(tmp_path / "list.csv"))
    back = tmp_path / "back"
    assert hall.says("packs", "return", back)["came"] == 3
    assert office.says("packs", "list")[0]["returned"] is None
    taken = office.says("packs", "take-back", back)
    assert (taken["came"], taken["new"], taken["known"]) == (3, 2, 0)
    there = {one["name"] for one in office.says("attendance", "list", *DOOR)}
    assert there == {"单文博", "程朗", "白薇"}
    assert office.says("packs", "list")[0]["returned"]
    assert office.says("members", "show", "白薇")["number"] == "QH0004"
    assert office.says("packs", "take-back", back)["action"] is None
    # The last walk-in was a mistake: the next file says so, and that of before is older.
    hall.says("undo")
    again = tmp_path / "again"
    hall.says("packs", "return", again)
    taken = office.says("packs", "take-back", again)
    assert (taken["corrected"], taken["sent_off"], taken["known"]) == (1, 1, 2)
    assert "早先写的" in office.problem("packs", "take-back", back)


def test_a_pack_that_expired_says_so_and_opens_no_more(office: Computer, tmp_path: Path) -> None:
    assert "到期" in office.problem(
        "packs", "make", tmp_path / "late", *DOOR, "--name", "小林", "--everybody",
        "--expires", "2026-01-01",
    )  # fmt: skip
    made = made_at(office, tmp_path)
    assert made["expires"].startswith("2036-03-02")
    folder = str(tmp_path / "hall" / "pack")
    hall = at(tmp_path / "hall", folder)
    code = f"hub:1/{made['code'].rpartition('/')[2]}"
    assert "pack:0/" in hall.problem("packs", "open", made["file"], code, folder)
    assert not Path(folder).exists()
