"""`qunzhu activities` as programs use it, with a list of thousands of activities."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.computer import Computer

FILES = Path(__file__).parents[1] / "files"
ACTIVITY = FILES / "activity.csv"


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    made = Computer(tmp_path, "晨读会 2026", {"QUNZHU_COMMUNITY": folder})
    assert made.run("new", folder, "--name", "青禾读书会").returncode == 0
    return made


def _phones(file: Path) -> Counter[str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return Counter(re.sub(r"\D", "", line["手机号"])[-11:] for line in csv.DictReader(lines))


def test_a_list_of_activities_is_matched_by_phone_and_taken_in_once(community: Computer) -> None:
    lines = _phones(ACTIVITY)
    known = lines.most_common(30)
    roster = community.home / "名单.csv"
    people = [f"成员{place},{phone}" for place, (phone, _) in enumerate(known)]
    roster.write_text("\n".join(["姓名,手机号", *people, ""]), "utf-8")
    assert community.says("members", "import", roster)["added"] == len(known)
    theirs = sum(count for _, count in known)
    assert 0 < theirs < lines.total()
    done = community.says("activities", "import", ACTIVITY)
    assert (done["added"], done["skipped"]) == (theirs, 0)
    assert done["rejected"] == lines.total() - theirs
    again = community.says("activities", "import", ACTIVITY)
    assert (again["added"], again["skipped"], again["rejected"]) == (0, theirs, done["rejected"])


def test_what_was_taken_in_earns_by_a_rule(community: Computer, tmp_path: Path) -> None:
    phone, times = _phones(ACTIVITY).most_common(1)[0]
    community.says("members", "add", "name=贺兰", f"phone={phone}")
    rule = tmp_path / "rule.json"
    rule.write_text(
        '{"name": "下单", "trigger": "each", "activity": "order", "points": 3}', "utf-8"
    )
    community.says("rewards", "add-rule", rule)
    done = community.says("activities", "import", ACTIVITY)
    assert done["added"] == times
    community.says("rewards", "run", "下单", "--until", "2026-12-31")
    with ACTIVITY.open(encoding="utf-8-sig", newline="") as lines:
        orders = sum(
            line["手机号"] == phone and line["类型"] == "下单" for line in csv.DictReader(lines)
        )
    assert community.says("rewards", "balance", "贺兰")["points"] == 3 * orders > 0


def test_a_file_that_is_no_list_of_activities_says_so_in_one_line(community: Computer) -> None:
    file = community.home / "empty.csv"
    file.write_text("一,二\n三,四\n", "utf-8")
    assert "empty.csv" in community.problem("activities", "import", file)
