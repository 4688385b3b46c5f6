"""`qunzhu members`, `undo` and `history` as programs use them: keys, exit codes, stable order."""

from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main


def test_a_member_is_stated_with_the_titles_that_files_have(say: Any) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000", "city=广州", "标签=跑步、读书")
    (one,) = say("members", "list")
    assert {"id", "number", "name", "phone", "city", "role", "tags"} <= set(one)
    assert (one["number"], one["name"], one["phone"]) == ("QH0001", "王芳", "+8613800138000")
    assert sorted(one["tags"]) == ["读书", "跑步"]
    say("members", "edit", "王芳", "微信号=wang_fang", "城市=")
    shown = say("members", "show", "13800138000")
    assert (shown["wechat"], shown["city"]) == ("wang_fang", "")


def test_a_field_that_nobody_knows_is_a_problem(say: Any) -> None:
    assert say("members", "add", "姓名=王芳", "血压=高")[0] == 1
    assert say("members", "list") == []


def test_a_member_is_shown_in_words(say: Any, capsys: pytest.CaptureFixture[str]) -> None:
    say("members", "add-field", "鞋码")
    say("members", "add", "姓名=王芳", "手机=13800138000", "标签=读书", "鞋码=38")
    assert main(["members", "show", "王芳"], "zh_CN") == 0
    told = capsys.readouterr().out
    assert "手机号: 138****8000\n" in told
    assert "标签: 读书\n" in told
    assert "鞋码: 38\n" in told


def test_a_terminal_shows_no_whole_phone_that_nobody_noted(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000")
    for words in (
        ["list"],
        ["show", "王芳"],
        ["identity", "王芳"],
        ["add", "姓名=李敏", "手机=13800138000"],
    ):
        assert main(["members", *words], "zh_CN") == 0
        told = capsys.readouterr().out
        assert ("138****8000" in told, "13800138000" in told) == (True, False)
    assert say("members", "seen", "王芳") == []
    say("members", "consent", "王芳", "contact", "no", "--how", "电话")
    assert main(["members", "show", "王芳"], "zh_CN") == 0
    assert "手机号: ****8000\n" in capsys.readouterr().out


def test_a_terminal_shows_an_account_whole_only_where_that_is_noted(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "姓名=王芳", "微信号=wang_fang", "邮箱=fang@example.org")
    say("members", "identity", "王芳", "--add", "旺旺", "fang_shop_88")
    for verb in ("show", "identity"):
        assert main(["members", verb, "王芳"], "zh_CN") == 0
        told = capsys.readouterr().out
        assert ("wang****" in told, "wang_fang" in told) == (True, False)
        assert ("fang****" in told, "example.org" in told, "shop" in told) == (True, False, False)
    assert say("members", "seen", "王芳") == []
    key = next(one["key"] for one in say("members", "identity", "王芳") if len(one["key"]) == 32)
    assert say("members", "reveal", "王芳", "--account", key) == {"account": "fang_shop_88"}
    assert say("members", "reveal", "王芳", "--account", "wechat") == {"account": "wang_fang"}
    assert {one["field"] for one in say("members", "seen", "王芳")} == {"taobao", "wechat"}


def test_no_account_of_who_took_his_consent_back_is_shown(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000", "微信号=wang_fang")
    say("members", "identity", "王芳", "--add", "手机", "13700001111")
    say("members", "consent", "王芳", "contact", "no", "--how", "电话")
    assert say("members", "show", "王芳")["wechat"] == "****"
    listed = say("members", "identity", "王芳")
    assert [one["value"] for one in listed] == ["****8000", "****", "****1111"]
    assert say("members", "reveal", "王芳", "--account", "wechat")[0] == 1
    for verb in ("show", "identity"):
        assert main(["members", verb, "王芳"], "zh_CN") == 0
        told = capsys.readouterr().out
        assert ("****8000" in told, "wang" in told) == (True, False)


def test_a_phone_in_use_is_said_and_a_shared_one_asks_for_the_number(say: Any) -> None:
    first = say("members", "add", "姓名=王芳", "手机=13800138000")
    second = say("members", "add", "姓名=王小芳", "手机=13800138000")
    assert "same_phone" not in first
    assert second["same_phone"] == [first["id"]]
    code, told = say("members", "show", "13800138000")
    assert (code, told.count("\n")) == (1, 1)
    assert "请改用成员编号。" in told


@pytest.mark.parametrize("ending", ["pdf", "xls", ""])
def test_a_roster_is_not_written_under_a_name_of_another_kind(
    say: Any, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"名单.{ending}"
    assert say("members", "export", file)[0] == 1
    assert not file.exists()


def test_undo_takes_the_last_action_back_and_history_tells_newest_first(say: Any) -> None:
    say("members", "add", "姓名=王芳")
    say("members", "tag", "王芳", "--add", "跑步")
    done = say("history", "--limit", 2)
    assert [one["kind"] for one in done] == ["member.tag", "member.add"]
    assert set(done[0]) == {"action", "kind", "operator", "at", "changes", "undone"}
    undone = say("undo")
    assert set(undone) == {"action", "kind", "reverted", "kept"}
    assert (undone["action"], undone["kept"]) == (done[0]["action"], [])
    assert say("members", "show", "王芳")["tags"] == []
    assert say("undo", done[0]["action"])[0] == 1
    assert say("undo", "0" * 32)[0] == 1


def test_an_undo_names_what_it_left_alone_and_who_changed_it(
    say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roster = tmp_path / "名单.csv"
    roster.write_text("姓名,城市,T恤\n王芳,北京,L\n李明,广州,M\n", "utf-8")
    batch = say("members", "import", roster)["batch"]
    say("members", "edit", "王芳", "city=苏州", "T恤=S")
    capsys.readouterr()
    assert main(["undo", batch], "zh_CN") == 0
    first, *kept = capsys.readouterr().out.splitlines()
    assert first.startswith("导入名单  ")
    assert [line.split()[0] for line in kept] == ["王芳", "自定义字段"]


def test_redo_brings_back_what_was_undone_last_or_an_action_by_its_id(say: Any) -> None:
    say("members", "add", "姓名=王芳")
    say("members", "tag", "王芳", "--add", "跑步")
    say("undo")
    redone = say("redo")
    assert set(redone) == {"action", "kind", "reverted", "kept"}
    assert say("members", "show", "王芳")["tags"] == ["跑步"]
    assert say("redo")[0] == 1
    tagging = next(one for one in say("history") if one["kind"] == "member.tag")
    say("undo", tagging["action"])
    say("members", "add", "姓名=李明")
    assert say("redo")[0] == 1
    say("redo", tagging["action"])
    assert say("members", "show", "王芳")["tags"] == ["跑步"]


def test_a_time_that_is_none_and_a_negative_order_are_refused_in_one_language(
    say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "add", "姓名=王芳", "手机=13800138000")
    log = tmp_path / "记录.csv"
    rows = ("昨天晚上,13800138000,下单,5", "2026-03-01 10:00,13800138000,下单,-5")
    log.write_text("\n".join(("时间,手机号,类型,金额", *rows)), "utf-8")
    assert say("activities", "import", log) == {"added": 0, "skipped": 0, "rejected": 2}
    assert main(["activities", "import", str(log)], "zh_CN") == 0
    told = capsys.readouterr().out
    assert told.startswith("新增 0  跳过 0  错误 2")
    assert "留空" not in told.splitlines()[1]


def test_days_that_go_backwards_are_a_problem(say: Any) -> None:
    code, told = say("calendar", "list", "--from", "2026-03-02", "--to", "2026-03-01")
    assert code == 1
    assert "对调" in told


def test_an_export_holds_who_left_where_that_is_asked_for(say: Any, tmp_path: Path) -> None:
    for name in ("王芳", "林霞"):
        say("members", "add", f"name={name}")
    say("members", "leave", "王芳", "--reason", "搬走了")
    for status, count in (("here", 1), ("left", 1), ("all", 2)):
        told = say("members", "export", tmp_path / f"{status}.csv", "--status", status)
        assert told["members"] == count
