"""`qunzhu session`, as programs use it: a whole evening at a terminal."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer

WHEN = "2026-03-01T20:00"
EVENING = ("怎样读完一本难书", WHEN)
LOG = Path(__file__).parents[1] / "files/transcript.txt"


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    made = Computer(tmp_path, "晨读会 2026", more)
    done = made.run("new", folder, "--name", "青禾读书会")
    assert done.returncode == 0, done.stderr
    for name in ("吴桂芳", "单文博", "曾丽华"):
        made.says("members", "add", f"name={name}")
    people = ("--host", "吴桂芳", "--lecturer", "单文博")
    made.says("calendar", "add", "--title", EVENING[0], "--start", WHEN, *people)
    return made


def test_an_evening_has_a_sheet_is_gone_through_and_summed_up(community: Computer) -> None:
    community.says("session", "template", *EVENING, "--point", "为什么读不完")
    sheet = community.says("session", "sheet", *EVENING)
    assert [part["place"] for part in sheet["parts"]] == list(range(1, 9))
    assert (sheet["planned"], sheet["state"]) == (60, "planned")
    assert "3 分钟\n" in community.run("session", "sheet", *EVENING).stdout
    assert sheet["parts"][2]["title"].endswith("为什么读不完")
    community.says("session", "part", *EVENING, "1", "--minutes", "5", "--script", "大家好")
    assert community.says("session", "start", *EVENING)["state"] == "running"
    going = community.says("session", "next", *EVENING)
    assert going["title"] == community.says("session", "sheet", *EVENING)["parts"][1]["title"]
    for text in ("甲？", "乙？", "丙？"):
        community.says("session", "ask", *EVENING, text, "--member", "曾丽华")
    community.says("session", "ask", *EVENING, "丁？", "--name", "路过的书友", "--likes", "9")
    community.says("session", "answer", *EVENING, "4", "--first")
    first = community.says("session", "questions", *EVENING)["questions"][0]
    assert (first["name"], first["likes"], first["member"]) == ("路过的书友", 9, None)
    for number in "1234":
        community.says("session", "answer", *EVENING, number)
    assert community.says("session", "finish", *EVENING)["state"] == "finished"
    came = community.says("session", "summary", *EVENING)
    assert (came["asked"], came["answered"]) == (4, 4)
    assert (came["planned"], came["done"]) == (62, 2)


def test_a_log_is_kept_found_and_written_out(community: Computer, tmp_path: Path) -> None:
    kept = community.says("session", "transcript", "import", *EVENING, LOG)
    assert kept["lines"] > 10
    again = community.says("session", "transcript", "import", *EVENING, LOG)
    assert (again["lines"], again["action"]) == (kept["lines"], None)
    listed = community.says("session", "transcript", "list", *EVENING)
    assert {line["role"] for line in listed} == {"host", "guest"}
    (found,) = community.says("session", "transcript", "search", "薄的")
    assert found["session"] == "怎样读完一本难书 2026-03-01"
    out = tmp_path / "记录.md"
    assert community.says("session", "transcript", "export", *EVENING, out)["lines"] == len(listed)
    assert out.read_text("utf-8").startswith("# 怎样读完一本难书 2026-03-01")
    community.says("session", "transcript", "remove", *EVENING)
    assert "分享记录" in community.problem("session", "transcript", "export", *EVENING, out)


def test_what_a_session_lacks_is_said_with_the_way_out(community: Computer) -> None:
    assert "模板" in community.problem("session", "next", *EVENING)
    assert "问答队列" in community.problem("session", "answer", *EVENING, "1")
    (community.home / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    words = ("session", "transcript", "import", *EVENING, community.home / "a.png")
    assert "不是文本文件" in community.problem(*words)
