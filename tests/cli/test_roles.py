"""`qunzhu roles …` as typed in a terminal, on a real community."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.models.permission import CELLS
from desktop.store.community import Store
from tests.conftest import PASSPHRASE


@pytest.fixture
def folder(store: Store, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUNZHU_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("QUNZHU_COMMUNITY", str(store.folder))
    with store.recording("member.add") as rec:
        for number, name in ((1, "马秀兰"), (2, "单文博")):
            member = rec.put("member", None, {"name": name, "phone": f"+861380000004{number}"})
            rec.put("number", None, {"scheme": "QH", "value": number, "member": member})
        rec.put("chapter", None, {"name": "广州分会"})
    return store.folder


def say(capsys: pytest.CaptureFixture[str], *words: str) -> object:
    assert main(["roles", *words, "--json"], "zh_CN") == 0
    return json.loads(capsys.readouterr().out)


def refuse(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main([*words], "en") == 1
    return capsys.readouterr().err.strip()


def test_the_owner_stands_in_the_list_and_is_no_member(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (owner,) = say(capsys, "list")  # type: ignore[misc]
    assert (owner["role"], owner["role_name"], owner["member"]) == ("owner", "群主", None)


@pytest.mark.parametrize("who", ["单文博", "QH0002", "13800000042"])
@pytest.mark.parametrize("role", ["host", "主持人"])
def test_a_member_is_granted_a_role_by_any_of_his_names(
    folder: Path, capsys: pytest.CaptureFixture[str], who: str, role: str
) -> None:
    say(capsys, "grant", who, role)
    held = say(capsys, "list")[1]  # type: ignore[index]
    assert (held["name"], held["number"], held["role"]) == ("单文博", "QH0002", "host")


def test_revoking_takes_it_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say(capsys, "grant", "单文博", "host")
    assert say(capsys, "revoke", "单文博", "host")["ended"] == 1  # type: ignore[index]
    held = say(capsys, "list")[1]  # type: ignore[index]
    assert (held["name"], held["role"]) == ("单文博", None)


def test_a_role_can_be_confined_to_a_chapter_and_dates(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "grant", "单文博", "admin", "--chapter", "广州分会", "--to", "2099-12-31")
    held = say(capsys, "list")[1]  # type: ignore[index]
    assert (held["scope"], held["scope_name"], held["to"]) == ("chapter", "广州分会", "2099-12-31")
    assert len(say(capsys, "list", "--date", "2100-01-01")) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        ("roles", "grant", "单文博", "owner"),
        ("roles", "revoke", "群主", "owner"),
        ("roles", "grant", "没有人", "host"),
        ("roles", "grant", "单文博", "皇帝"),
        ("roles", "revoke", "单文博", "host"),
        ("roles", "grant", "单文博", "host", "--to", "昨天"),
        ("roles", "grant", "单文博", "host", "--chapter", "月球分会"),
        ("roles", "grant", "单文博", "host", "--as", "deputy"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_1(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert len(refuse(capsys, *words).splitlines()) == 1


def test_the_owner_can_be_linked_to_a_member(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "link", "群主", "马秀兰")
    (owner,) = say(capsys, "list")  # type: ignore[misc]
    assert owner["number"] == "QH0001"


def test_the_matrix_has_a_line_per_permission(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["roles", "matrix"], "zh_CN") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split("\t")[1:3] == ["群主", "副群主"]
    assert len(lines) == len(CELLS)
    says = "排日历（calendar.write）"
    assert lines[7].split("\t") == [says, "x", "x", "x", "x", "自己的", "-", "-", "-"]
    assert main(["roles", "matrix"], "en") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split("\t")[1:3] == ["owner", "deputy"]
    assert lines[7].split("\t") == ["calendar.write", "x", "x", "x", "x", "own", "-", "-", "-"]


def test_a_term_to_come_stands_in_the_list_with_its_dates(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "grant", "单文博", "host", "--from", "2099-01-01", "--to", "2099-12-31")
    (held,) = [one for one in say(capsys, "list") if one["name"] == "单文博"]  # type: ignore[attr-defined]
    assert (held["role"], held["from"], held["to"]) == ("host", "2099-01-01", "2099-12-31")
    assert main(["roles", "list"], "zh_CN") == 0
    assert "2099-01-01 – 2099-12-31" in capsys.readouterr().out


def test_the_ownership_is_handed_over_and_only_the_new_owner_hands_it_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say(capsys, "transfer", "单文博")
    held = {one["name"]: one["role"] for one in say(capsys, "list")}  # type: ignore[attr-defined]
    assert held == {"单文博": "owner", "群主": "deputy"}
    assert "Only the owner" in refuse(capsys, "roles", "transfer", "马秀兰")
    assert "hand it back" in refuse(capsys, "undo")
    assert {one["name"]: one["role"] for one in say(capsys, "list")} == held  # type: ignore[attr-defined]


def test_what_the_team_did_is_noted_and_the_thanks_are_written_to_a_file(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    say(capsys, "grant", "马秀兰", "host")
    made = say(capsys, "serve", "马秀兰", "1:30", "--what", "周二主持")
    (noted,) = say(capsys, "services")  # type: ignore[misc]
    assert (noted["id"], noted["minutes"]) == (made["service"], 90)  # type: ignore[index]
    (one,) = say(capsys, "thanks", "--file", str(tmp_path / "谢.csv"))  # type: ignore[misc]
    assert (one["name"], one["times"], one["minutes"]) == ("马秀兰", 1, 90)
    assert [duty["role"] for duty in one["duties"]] == ["host"]
    assert "马秀兰,,主持人,1,1.5,周二主持" in (tmp_path / "谢.csv").read_text("utf-8-sig")
    assert main(["roles", "thanks"], "en") == 0
    assert "马秀兰  Host  1  1.5 h  周二主持" in capsys.readouterr().out
    say(capsys, "unserve", noted["id"])
    assert say(capsys, "services") == []
    assert "not there any more" in refuse(capsys, "roles", "unserve", noted["id"])
