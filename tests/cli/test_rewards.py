"""`qunzhu activities` and `qunzhu rewards` as programs use them."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store
from tests.rewards_builders import ARRIVE, EXAMPLES, RANKING, did, member


def _rule(tmp_path: Path, body: object) -> Path:
    file = tmp_path / "rule.json"
    file.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
    return file


def test_a_file_of_activities_earns_what_the_rules_say(
    store: Store, say: Any, tmp_path: Path
) -> None:
    who = member(store, "单文博", phone="+8613800002716", city="广州")
    log = tmp_path / "记录.csv"
    lines = ["时间,手机号,类型,金额,内容"]
    lines += [f"2026-03-0{day} 20:00:00,13800002716,签到,," for day in (2, 3, 4)]
    lines += ["2026-03-05 20:00:00,13800002716,下单,99.5,"]
    lines += [f"2026-03-0{day} 20:00:00,13800002716,发言,," for day in (2, 4, 6)]
    log.write_text("\n".join(lines), "utf-8")
    assert say("activities", "import", log) == {"added": 7, "skipped": 0, "rejected": 0}
    assert say("activities", "import", log) == {"added": 0, "skipped": 7, "rejected": 0}
    points = []
    for body in EXAMPLES:
        made = say("rewards", "add-rule", _rule(tmp_path, body))["rule"]
        expected = say("rewards", "preview", made)
        done = say("rewards", "run", body["name"])
        assert done == expected
        points.append((done["awards"], done["points"], done["members"]))
        assert say("rewards", "run", made)["awards"] == 0
    assert points == [(2, 20, 1), (1, 9, 1), (1, 30, 1), (1, 50, 1), (1, 100, 1)]
    for name in (who.hex(), "13800002716", "单文博"):
        assert say("rewards", "balance", name)["points"] == 209


def test_an_entry_explains_itself(store: Store, say: Any, tmp_path: Path) -> None:
    who = member(store, "单文博", city="广州")
    say("activities", "add", "单文博", "order", "2026-03-05T20:00:00", "--amount", 9950)
    made = say("rewards", "add-rule", _rule(tmp_path, EXAMPLES[1]))["rule"]
    say("rewards", "run", made, "--until", "2026-03-05")
    (entry,) = say("rewards", "entries", "--member", who.hex())
    found = say("rewards", "explain", entry["entry"])
    assert (found["entry"], found["rule"], found["version"]) == (entry["entry"], made, 1)
    assert (found["points"], found["formula"]) == (9, "99.50 元 ÷ 10 元 = 9，9 × 1 = 9")
    assert [one["amount"] for one in found["evidence"]] == [9950]
    assert found["fallen"] == []


def test_an_award_given_once_names_the_order_that_carries_it_now(
    store: Store, say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = member(store, "单文博")
    first, second = (did(store, who, "order", f"2026-03-0{day}", 9950) for day in (5, 6))
    made = say("rewards", "add-rule", _rule(tmp_path, EXAMPLES[3]))["rule"]
    say("rewards", "run", made)
    (entry,) = say("rewards", "entries", "--member", who.hex())
    say("activities", "correct", first.hex(), "--reason", "退款")
    assert say("rewards", "balance", who.hex())["points"] == 50
    found = say("rewards", "explain", entry["entry"])
    assert [one["id"] for one in found["evidence"]] == [second.hex()]
    told = [(one["id"], one["state"], one["reason"]) for one in found["fallen"]]
    assert told == [(first.hex(), "voided", "退款")]
    main(["rewards", "explain", entry["entry"]], "zh_CN")
    lines = capsys.readouterr().out.splitlines()
    last = "当时凭 2026-03-05 12:00 下单给出，那条已作废（退款）；现在凭上面的记录成立"
    shown = lines.index("事件：2026-03-06 12:00 下单 ¥99.50")
    assert lines[shown + 1] == last
    # The last order goes too: the terminal says of each entry what it is and what became of it.
    say("activities", "correct", second.hex(), "--reason", "退款")
    main(["rewards", "entries", "--member", who.hex()], "zh_CN")
    said = sorted(one.split("  ", 3)[3] for one in capsys.readouterr().out.splitlines())
    assert said == ["单文博  规则冲正  首单", "单文博  首单（已冲正）"]
    found = say("rewards", "entries", "--member", who.hex())
    (back,) = [one["entry"] for one in found if one["kind"] == "reverse"]
    main(["rewards", "explain", back], "zh_CN")
    lines = capsys.readouterr().out.splitlines()
    assert "规则冲正：规则 首单 第 1 版" in lines
    assert "原因：记录已更正：退款" in lines


def test_of_two_orders_in_one_second_the_second_is_not_said_to_have_carried_it(
    store: Store, say: Any, tmp_path: Path
) -> None:
    who = member(store, "单文博")
    first, _twin = (did(store, who, "order", "2026-03-05", 9950) for _ in range(2))
    say("rewards", "run", say("rewards", "add-rule", _rule(tmp_path, EXAMPLES[3]))["rule"])
    (entry,) = say("rewards", "entries", "--member", who.hex())
    found = say("rewards", "explain", entry["entry"])
    assert ([one["id"] for one in found["evidence"]], found["fallen"]) == ([first.hex()], [])


def test_a_reversed_entry_stays_reversed(store: Store, say: Any, tmp_path: Path) -> None:
    member(store, "单文博")
    entry = say("rewards", "award", "单文博", 30, "--reason", "义工")["entry"]
    assert say("rewards", "balance", "单文博")["points"] == 30
    say("rewards", "reverse", entry, "--reason", "记错了")
    assert say("rewards", "balance", "单文博")["points"] == 0
    code, error = say("rewards", "reverse", entry, "--reason", "再来")
    assert (code, error.count("\n")) == (1, 1)


def test_a_cycle_is_closed_by_name(store: Store, say: Any, tmp_path: Path) -> None:
    member(store, "单文博")
    say("activities", "add", "单文博", "order", "2026-03-05T20:00:00", "--amount", 100)
    say("rewards", "add-rule", _rule(tmp_path, RANKING))
    assert say("rewards", "close", "月榜", "2026-03")["points"] == 100
    assert say("rewards", "close", "月榜", "2026-03")["points"] == 0


def test_a_bad_rule_file_is_answered_in_one_line(store: Store, say: Any, tmp_path: Path) -> None:
    for body in ({**ARRIVE, "points": "ten"}, [], {**ARRIVE, "colour": "red"}):
        code, error = say("rewards", "add-rule", _rule(tmp_path, body))
        assert (code, error.count("\n")) == (1, 1)
    assert say("rewards", "add-rule", tmp_path / "none.json")[0] == 1
    assert say("rewards", "rules") == []


def test_a_rule_and_an_entry_that_are_not_there_are_problems(store: Store, say: Any) -> None:
    for words in (
        ("rewards", "run", "没有"),
        ("rewards", "explain", "xyz"),
        ("rewards", "explain", "0" * 32),
        ("rewards", "balance", "没有"),
    ):
        code, error = say(*words)
        assert (code, error.count("\n")) == (1, 1)
    with pytest.raises(SystemExit) as caught:
        say("rewards", "run", "到场", "--until", "gestern")
    assert caught.value.code == 2


def test_a_draft_is_kept_and_published_by_adding_it_again(
    store: Store, say: Any, tmp_path: Path
) -> None:
    made = say("rewards", "add-rule", _rule(tmp_path, ARRIVE), "--draft")["rule"]
    assert say("rewards", "run", made)[0] == 1
    assert say("rewards", "add-rule", _rule(tmp_path, ARRIVE)) == {"rule": made}
    assert say("rewards", "run", made)["awards"] == 0
    assert say("rewards", "stop", made)["state"] == "stopped"
    assert say("rewards", "show", made)["versions"][0]["rule"]["name"] == "到场"


def test_nobody_checks_in_tomorrow(store: Store, say: Any) -> None:
    who = member(store, "单文博").hex()
    today = store.today()
    code, told = say("activities", "add", who, "checkin", f"{today + timedelta(days=1)}T00:00:00")
    assert code == 1
    assert "还没到" in told
    assert "activity" in say("activities", "add", who, "checkin", f"{today}T23:59:00")


@pytest.mark.parametrize(
    ("language", "figures", "surprise"),
    [
        ("zh_CN", "贡献 20", "单文博 封顶，30 点贡献只给 20 点贡献"),
        ("zh_TW", "貢獻 20", "单文博 封頂，30 點貢獻只給 20 點貢獻"),
        ("en", "contribution 20", "单文博 is capped: 20 of 30 contribution points"),
    ],
)
def test_a_trial_names_what_the_rule_gives_and_no_points_where_it_gives_contribution(
    store: Store,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    figures: str,
    surprise: str,
) -> None:
    assert folder == store.folder
    one = member(store, "单文博")
    for day in ("2025-03-03", "2025-03-04", "2025-03-05"):
        did(store, one, "checkin", day)
    file = str(_rule(tmp_path, {**ARRIVE, "wallet": "contribution"}))
    days = ("--from", "2025-03-01", "--to", "2025-03-31")
    main(["rewards", "try", file, *days], language)
    told = capsys.readouterr().out
    assert figures in told
    assert surprise in told.splitlines()
    main(["rewards", "try", str(_rule(tmp_path, ARRIVE)), *days], "zh_CN")
    assert "单文博 封顶，30 分只给 20 分" in capsys.readouterr().out


def test_a_rule_is_tried_on_any_past_days(
    store: Store, say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = member(store, "单文博"), member(store, "沈若溪")
    for day in ("2025-03-03", "2025-03-04", "2025-03-05"):
        did(store, one, "checkin", day)
    did(store, two, "checkin", "2025-04-01")
    file = _rule(tmp_path, ARRIVE)
    found = say("rewards", "try", file, "--from", "2025-03-01", "--to", "2025-03-31")
    assert (found["from"], found["to"]) == ("2025-03-01", "2025-03-31")
    assert (found["count"], found["points"], found["awards"], found["still"]) == (1, 20, 2, 20)
    assert found["histogram"] == [{"points": 20, "count": 1}]
    rich = _rule(tmp_path, {**ARRIVE, "points": 6_000, "cap": {"per": "week", "points": 12_000}})
    main(["rewards", "try", str(rich), "--from", "2025-03-01", "--to", "2025-03-31"], "zh_CN")
    assert "积分 12,000" in capsys.readouterr().out
    file = _rule(tmp_path, ARRIVE)
    (told,) = found["surprises"]
    assert (told["kind"], told["member"], told["points"], told["other"]) == (
        "capped",
        one.hex(),
        20,
        30,
    )
    assert say("rewards", "entries") == []
    asked = ("--from", "2025-03-01", "--to", "2025-03-31", "--value", "0.03")
    assert say("rewards", "try", file, *asked)["cost"] == 60
    assert say("rewards", "try", file, *asked[:-2])["cost"] is None
    say("community", "set", "--point-value", "0.02")
    assert say("rewards", "try", file, *asked[:-2])["cost"] == 40
    code, line = say("rewards", "try", file, "--from", "2999-01-01")
    assert (code, "试算要从 2999-01-01" in line) == (1, True)
