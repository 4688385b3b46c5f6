"""`qunzhu registrations`: three cities of one series, a waiting list, a 接龙 for many at once."""

from pathlib import Path

import pytest

from tests.cli.computer import Computer

FILES = Path(__file__).parents[1] / "files"
SERIES = "车主见面会"
BEIJING, SHANGHAI, MUNICH = "2027-03-06T14:00", "2027-03-13T14:00", "2027-03-20T10:00"


@pytest.fixture
def community(tmp_path: Path) -> Computer:
    folder = str(tmp_path / "community")
    more = {"LANG": "C", "PYTHONUTF8": "1", "QUNZHU_COMMUNITY": folder}
    made = Computer(tmp_path, "晨读会 2026", more)
    done = made.run("new", folder, "--name", "青禾读书会")
    assert done.returncode == 0, done.stderr
    return made


def test_three_cities_of_one_series_have_lists_of_their_own_and_block_who_is_no_owner(
    community: Computer,
) -> None:
    for name in ("曾丽华", "曾小军", "程朗"):
        community.says("members", "add", f"name={name}")
    for name in ("曾丽华", "曾小军"):
        community.says("members", "tag", name, "--add", "车主")
    community.says(
        "calendar", "add", "--title", SERIES, "--start", BEIJING, "--rule", "FREQ=WEEKLY;COUNT=3",
        "--capacity", "30", "--eligible", "tag=车主",
    )  # fmt: skip
    for when, place, capacity in (
        (BEIJING, "北京", "2"), (SHANGHAI, "上海", "1"), ("2027-03-20", "慕尼黑", "5"),
    ):  # fmt: skip
        community.says("calendar", "edit", SERIES, when, "--place", place, "--capacity", capacity)
    community.says("calendar", "edit", SERIES, "2027-03-20", "--zone", "Europe/Berlin")
    community.says("calendar", "move", SERIES, "2027-03-20", MUNICH)
    listed = ("calendar", "list", "--from", "2027-03-01", "--to", "2027-03-31")
    told = [(one["place"], one["capacity"], one["zone"]) for one in community.says(*listed)]
    assert told == [
        ("北京", 2, "Asia/Shanghai"), ("上海", 1, "Asia/Shanghai"), ("慕尼黑", 5, "Europe/Berlin"),
    ]  # fmt: skip
    assert "2027-03-20T10:00:00+01:00" in community.run(*listed).stdout
    assert "(Europe/Berlin)" in community.run(*listed).stdout
    both = community.says("registrations", "add", SERIES, SHANGHAI, "曾丽华", "曾小军")
    assert [(one["state"], one["place"]) for one in both["members"]] == [
        ("registered", None),
        ("waiting", 1),
    ]
    told = community.run("registrations", "list", SERIES, SHANGHAI).stdout.splitlines()
    assert told[0] == "已报 1/1  候补 1"
    assert [line.split()[0] for line in told[1:]] == ["已报", "候补"]
    refused = community.run("registrations", "add", SERIES, MUNICH, "程朗")
    assert refused.returncode == 1
    assert "程朗" in refused.stderr
    assert "车主" in refused.stderr
    let_in = ("registrations", "add", SERIES, MUNICH, "程朗", "--reason", "带队老师")
    assert community.says(*let_in)["members"][0]["exception"] == "带队老师"
    gone = community.says("registrations", "cancel", SERIES, SHANGHAI, "曾丽华")
    assert [one["name"] for one in gone["moved_up"]] == ["曾小军"]
    shanghai = community.says("registrations", "list", SERIES, SHANGHAI)
    assert (shanghai["registered"], shanghai["waiting"], shanghai["cancelled"]) == (1, 0, 1)
    assert community.says("registrations", "list", SERIES, BEIJING)["registered"] == 0
    munich = community.says("registrations", "list", SERIES, MUNICH, "--missing")
    assert (munich["zone"], munich["missing"]) == ("Europe/Berlin", 1)
    wrong = community.run("calendar", "edit", SERIES, BEIJING, "--eligible", "什么都不是")
    assert wrong.returncode == 1


def test_a_sign_up_list_registers_many_at_once_and_says_what_became_of_each(
    community: Computer,
) -> None:
    signed = str(FILES / "jielong-signup.txt")
    community.says("members", "import", signed)
    community.says(
        "calendar", "add", "--title", "烘焙课堂", "--start", "2027-04-02T20:00", "--capacity", "15"
    )
    at = ("烘焙课堂", "2027-04-02")
    looked = community.says("registrations", "paste", *at, signed, "--dry-run")
    assert {one["result"] for one in looked["entries"]} == {"new"}
    assert community.says("registrations", "list", *at)["registered"] == 0
    done = community.says("registrations", "paste", *at, signed)
    assert len(done["members"]) == 18
    told = community.says("registrations", "list", *at)
    assert (told["registered"], told["waiting"]) == (15, 3)
    assert [one["place"] for one in told["members"]][-3:] == [1, 2, 3]
    assert sum(one["more"] for one in done["entries"]) > 0
    community.says("registrations", "promote", *at, told["members"][-1]["name"], "--reason", "嘉宾")
    assert community.says("registrations", "list", *at)["registered"] == 16
    again = community.run("registrations", "paste", *at, signed)
    assert again.returncode == 1
    community.says("attendance", "check-in", *at, told["members"][0]["name"], "--yes")
    assert community.says("registrations", "list", *at)["missing"] == 15
