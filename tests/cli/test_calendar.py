"""`qunzhu calendar` as programs use it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.computer import Computer

FILES = Path(__file__).parents[1] / "files" / "ics"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FILES / "expected.json").read_text("utf-8"))

COLUMNS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Columns//EN
BEGIN:VEVENT
UID:columns
DTSTART;TZID=Asia/Shanghai:{start}T200000
DURATION:PT10M
RRULE:FREQ=WEEKLY;BYDAY=TU,SU
SUMMARY:财经专栏
END:VEVENT
BEGIN:VEVENT
UID:video
DTSTART;TZID=Asia/Shanghai:20140508T210000
DURATION:PT30M
RRULE:FREQ=WEEKLY;BYDAY=TH
SUMMARY:视频
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    made = Computer(tmp_path, "晨读会 2026", more)
    done = made.run("new", folder, "--name", "青禾读书会")
    assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize("start", ["20140508", "20140511"])
def test_columns_and_a_video_come_as_often_as_promised(community: Computer, start: str) -> None:
    file = community.home / "columns.ics"
    file.write_text(COLUMNS.format(start=start), "utf-8")
    done = community.says("calendar", "import", file)
    assert (done["added"], done["rejected"]) == (2, 0)
    counts = []
    for last in ("2014-06-04", "2016-11-09"):
        found = community.says("calendar", "list", "--from", "2014-05-08", "--to", last)
        titles = [one["title"] for one in found]
        counts.append((titles.count("财经专栏"), titles.count("视频")))
    assert counts == [(8, 4), (262, 131)]


@pytest.mark.parametrize("name", ["apple.ics", "outlook.ics", "dingtalk.ics"])
def test_a_makers_calendar_is_listed_as_it_means(community: Computer, name: str) -> None:
    expected = EXPECTED[name]
    community.says("calendar", "import", FILES / name)
    last = expected.get("to", "2026-10-31")
    found = community.says("calendar", "list", "--from", "2026-10-01", "--to", last)
    shown = [[one["start"], one["end"], one["title"]] for one in found]
    assert shown == expected["occurrences"]


def test_an_export_can_be_taken_in_again_and_changes_nothing(community: Computer) -> None:
    community.says("calendar", "import", FILES / "google.ics")
    file = community.home / "out.ics"
    assert community.says("calendar", "export", file)["series"] == 3
    again = community.says("calendar", "import", file)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 3)
    assert again["batch"] is None


def test_an_occurrence_is_listed_on_every_day_it_touches(community: Computer) -> None:
    community.says("calendar", "import", FILES / "google.ics")
    for day, count in (("2026-09-30", 0), ("2026-10-01", 1), ("2026-10-07", 2), ("2026-10-08", 0)):
        found = community.says("calendar", "list", "--from", day, "--to", day)
        assert len(found) == count, day


def test_a_file_that_is_no_calendar_says_so_in_one_line(community: Computer) -> None:
    file = community.home / "list.ics"
    file.write_text("姓名,电话\n", "utf-8")
    done = community.run("calendar", "import", file)
    assert done.returncode == 1
    assert "list.ics" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_was_refused_is_told_by_line(community: Computer) -> None:
    done = community.says("calendar", "import", FILES / "dingtalk.ics")
    assert done["rejected"] == 2
    assert [one["code"] for one in done["reasons"]] == [
        "calendar.no_start",
        "calendar.time_unreadable",
    ]
    assert done["reasons"][1]["reason"].startswith("时间")


def test_a_wrong_date_is_wrong_usage(community: Computer) -> None:
    done = community.run("calendar", "list", "--from", "14.10.", "--to", "2026-10-31")
    assert done.returncode == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_all_calendars_is_an_empty_list(community: Computer, day: str) -> None:
    done = community.run("calendar", "--json", "list", "--from", day, "--to", day)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_a_series_is_added_by_name_time_rule_and_host(community: Computer) -> None:
    community.says("members", "add", "name=沈若溪")
    made = community.says(
        *("calendar", "add", "--title", "周二共读", "--start", "2026-10-13T20:00"),
        *("--rule", "FREQ=WEEKLY;BYDAY=TU", "--duration", "1:30", "--host", "沈若溪"),
    )
    assert (made["minutes"], made["all_day"], made["host"]) == (90, False, "沈若溪")
    found = community.says("calendar", "list", "--from", "2026-10-01", "--to", "2026-10-31")
    assert [one["start"] for one in found] == [
        f"2026-10-{day}T20:00:00+08:00" for day in (13, 20, 27)
    ]
    assert {(one["host"], one["title"]) for one in found} == {("沈若溪", "周二共读")}


def test_an_occurrence_goes_by_its_title_or_that_of_its_series(community: Computer) -> None:
    community.says(
        *("calendar", "add", "--title", "共读", "--start", "2026-10-13T20:00"),
        *("--rule", "FREQ=WEEKLY;BYDAY=TU"),
    )
    community.says("calendar", "edit", "共读", "2026-10-20", "--title", "共读 2")
    community.says("calendar", "edit", "共读 2", "2026-10-20", "--place", "书房")
    community.says("calendar", "edit", "共读", "2026-10-20", "--note", "带书")
    (one,) = community.says("calendar", "list", "--from", "2026-10-20", "--to", "2026-10-20")
    assert (one["title"], one["place"]) == ("共读 2", "书房")
    told = community.problem("calendar", "edit", "别的", "2026-10-20", "--note", "带书")
    assert "“别的”" in told
    assert "calendar list --from 2026-10-20" in told


def test_a_date_as_start_is_a_whole_day(community: Computer) -> None:
    made = community.says("calendar", "add", "--title", "社庆", "--start", "2026-10-14")
    assert (made["all_day"], made["minutes"]) == (True, 1440)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--start", "2026-10-14T20:00Z"), 2),
        (("--start", "14.10.2026"), 2),
        (("--start", "2026-10-14T20:00", "--duration", "long"), 2),
        (("--start", "2026-10-14T20:00", "--rule", "every day"), 1),
        (("--start", "2026-10-14T20:00", "--rule", "FREQ=SECONDLY"), 1),
        (("--start", "2026-10-14T20:00", "--host", "nobody"), 1),
    ],
)
def test_what_cannot_be_a_series_is_said_in_a_line(
    community: Computer, words: tuple[str, ...], code: int
) -> None:
    done = community.run("calendar", "add", "--title", "x", *words)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert community.says("calendar", "list", "--from", "2026-10-01", "--to", "2026-10-31") == []


def test_a_check_in_long_before_is_refused_unless_it_is_meant(community: Computer) -> None:
    community.says("members", "add", "name=贺兰")
    community.says("calendar", "add", "--title", "跨年夜读", "--start", "2199-12-31T23:00")
    words = ("attendance", "check-in", "跨年夜读", "2199-12-31", "贺兰")
    refused = community.run(*words)
    assert refused.returncode == 1
    assert "跨年夜读" in refused.stderr
    assert "--yes" in refused.stderr
    assert community.says("attendance", "list", "跨年夜读", "2199-12-31") == []
    community.says(*words, "--yes")
    (came,) = community.says("attendance", "list", "跨年夜读", "2199-12-31")
    assert came["name"] == "贺兰"


def test_mid_autumn_comes_every_lunar_year_and_goes_out_as_plain_days(community: Computer) -> None:
    made = community.says(
        "calendar", "add", "--title", "中秋茶会", "--start", "2026-11-22T19:30", "--lunar", "中秋"
    )
    assert made["start"] == "2027-09-15T19:30:00"
    assert made["rule"].endswith("BYMONTH=8;BYMONTHDAY=15;SKIP=BACKWARD")
    span = ("calendar", "list", "--from", "2026-01-01", "--to", "2031-01-01")
    days = [one["start"][:16] for one in community.says(*span)]
    meant = ["2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12"]
    assert days == [f"{day}T19:30" for day in meant]
    file = community.home / "moon.ics"
    community.says("calendar", "export", file)
    text = file.read_bytes().decode()
    assert "RSCALE" not in text
    assert "RDATE;TZID=Asia/Shanghai:20281003T193000" in text
    again = community.says("calendar", "import", file)
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 1)
    assert [one["start"][:16] for one in community.says(*span)] == days


def test_a_lunar_day_beside_a_rule_or_mistyped_is_refused(community: Computer) -> None:
    start = ("calendar", "add", "--title", "茶会", "--start", "2026-11-22T19:30")
    for more, word in (
        (("--lunar", "8/15", "--rule", "FREQ=DAILY"), "只能写一个"),
        (("--lunar", "八月"), "8/15"),
    ):
        assert word in community.problem(*start, *more)


def test_what_meets_is_told_beside_the_answer_and_hinders_nothing(community: Computer) -> None:
    new = ("calendar", "add", "--place", "广州书房", "--start")
    community.says(*new, "2026-10-10T20:00", "--title", "共读", "--rule", "FREQ=WEEKLY")
    made = community.says(*new, "2027-01-09T20:30", "--title", "茶会")
    assert [(one["kind"], one["other"]) for one in made["clashes"]] == [("place", "共读")]
    moved = community.says("calendar", "move", "茶会", "2027-01-09", "2027-01-08T20:30")
    assert (moved["changed"], moved["clashes"]) == (1, [])
    said = community.run(*new, "2026-10-10T20:30", "--title", "夜谈").stdout
    assert "注意：10-10“夜谈”：广州书房这时还有“共读”（20:00 开始）。" in said
    assert "注意：10-10“夜谈”：这天调休，要上班。" in said
    days = ("--from", "2026-10-10", "--to", "2026-10-10")
    met = community.says("calendar", "clashes", *days)
    assert sorted(one["kind"] for one in met) == ["place", "work", "work"]


def test_a_years_days_off_come_in_and_an_unknown_year_is_told(community: Computer) -> None:
    listed = community.says("calendar", "workdays", "list")
    assert [one["year"] for one in listed["years"]] == [2025, 2026]
    assert listed["not_yet_known"] == 2027
    assert "2027 年还没有通知" in community.run("calendar", "workdays", "list").stdout
    met = ("calendar", "clashes", "--from", "2026-12-31", "--to", "2027-01-01")
    assert community.run(*met).stdout.splitlines() == [
        "没有撞在一起的。",
        "2027 年放假安排尚未收录：没有查放假和调休。",
    ]
    assert community.says(*met) == []
    at = ("--title", "夜谈", "--start", "2027-01-01T20:00")
    said = "注意：2027 年放假安排尚未收录：没有查放假和调休。"
    assert said in community.run("calendar", "add", *at).stdout
    moved = ("calendar", "move", "夜谈", "2027-01-01")
    assert said in community.run(*moved, "2027-01-02T20:00").stdout
    assert (
        said
        not in community.run("calendar", "move", "夜谈", "2027-01-02", "2026-12-27T20:00").stdout
    )
    file = community.home / "2027.json"
    file.write_text(
        '{"2027": {"notice": "通知", "rest": ["10-01/10-07"], "work": ["10-10"]}}', "utf-8"
    )
    taken = community.says("calendar", "workdays", "import", file)
    assert [one["year"] for one in taken["years"]] == [2027]
    assert community.says("calendar", "workdays", "list")["not_yet_known"] == 2028
    made = community.says("calendar", "add", "--title", "茶会", "--start", "2027-10-10T20:00")
    assert [one["kind"] for one in made["clashes"]] == ["work"]
    assert community.run(*met).stdout.splitlines() == ["没有撞在一起的。"]


def test_a_session_abroad_is_entered_in_the_time_of_its_place(community: Computer) -> None:
    new = ("calendar", "add", "--title", "慕尼黑之旅", "--start", "2027-03-20T10:00")
    community.says(*new, "--zone", "Europe/Berlin")
    (one,) = community.says("calendar", "list", "--from", "2027-03-20", "--to", "2027-03-20")
    assert (one["start"], one["zone"]) == ("2027-03-20T10:00:00+01:00", "Europe/Berlin")
    assert "Berlin/Europe" in community.problem(*new, "--zone", "Berlin/Europe")


def test_a_list_is_narrowed_to_a_host_and_to_a_place(community: Computer) -> None:
    who = community.says("members", "add", "name=沈知远")
    assert who
    new = ("calendar", "add", "--start", "2027-03-03T20:00", "--title")
    community.says(*new, "共读", "--host", "沈知远", "--place", "广州书房 二楼")
    community.says(*new, "讲座", "--lecturer", "沈知远", "--place", "线上")
    community.says(*new, "茶会", "--place", "广州书房")
    span = ("calendar", "list", "--from", "2027-03-01", "--to", "2027-03-31")
    hosted = community.says(*span, "--host", "沈知远")
    assert sorted(one["title"] for one in hosted) == ["共读", "讲座"]
    there = community.says(*span, "--place", "广州书房")
    assert sorted(one["title"] for one in there) == ["共读", "茶会"]
    both = community.says(*span, "--place", "二楼", "--host", "沈知远")
    assert [one["title"] for one in both] == ["共读"]


def test_one_series_in_three_cities_is_told_apart_and_what_is_off_says_so(
    community: Computer,
) -> None:
    rule = ("--rule", "FREQ=WEEKLY;COUNT=3")
    community.run(
        *("calendar", "add", "--title", "车主见面会", "--start", "2099-12-05T14:00"),
        *(*rule, "--place", "北京"),
    )
    community.run("calendar", "edit", "车主见面会", "2099-12-12", "--place", "上海")
    community.run("calendar", "cancel", "车主见面会", "2099-12-19")
    days = ("--from", "2099-12-01", "--to", "2099-12-31")
    listed = community.run("calendar", "list", *days, "--cancelled").stdout.splitlines()
    assert [line.split("  ")[2:] for line in listed] == [
        ["车主见面会", "北京"],
        ["车主见面会", "上海"],
        ["车主见面会", "北京", "已取消"],
    ]
