"""People, units and the directory from a terminal: keys, words, refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.store.community import Store


@pytest.fixture(autouse=True)
def people(say: Any) -> None:
    """Three members."""
    for name in ("林霞", "王芳", "李雷"):
        say("members", "add", f"姓名={name}")


def test_an_identity_is_added_listed_and_split_off(say: Any) -> None:
    say("members", "identity", "林霞", "--add", "手机", "13800138000")
    say("members", "identity", "林霞", "--add", "旺旺", "LinXia_88")
    found = say("members", "identity", "林霞")
    assert [(one["channel"], one["value"]) for one in found] == [
        ("phone", "+8613800138000"),
        ("taobao", "linxia_88"),
    ]
    made = say("members", "identity", "林霞", "--split", "linxia_88", "--name", "林小霞")
    assert say("members", "show", "林小霞")["id"] == made["member"]
    assert say("members", "identity", "林霞", "--add", "旺旺", "linxia_88")[0] == 1
    assert say("members", "identity", "林霞", "--remove", "没有")[0] == 1


def test_the_way_to_somebody_is_said_or_that_there_is_none(say: Any) -> None:
    say("members", "relate", "林霞", "王芳", "朋友")
    assert say("members", "path", "林霞", "李雷") == {"connected": False, "hops": None, "path": []}
    say("members", "relate", "王芳", "李雷", "parent", "--since", "2020-01-01")
    found = say("members", "path", "林霞", "李雷")
    assert (found["connected"], found["hops"]) == (True, 2)
    assert [one["name"] for one in found["path"]] == ["林霞", "王芳", "李雷"]
    (tie,) = say("members", "relations", "李雷")
    assert (tie["name"], tie["is"], tie["since"]) == ("王芳", "Parent", "2020-01-01")
    say("members", "relate", "王芳", "李雷", "parent", "--remove")
    assert say("members", "relations", "李雷") == []
    assert say("members", "relate", "林霞", "王芳", "师徒")[0] == 1


def test_the_directory_shows_a_contact_only_with_consent(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "edit", "林霞", "手机=13800138000")
    made = say("members", "offer", "林霞", "会", "法律咨询")
    (found,) = say("members", "offers", "法律")
    assert (found["name"], found["contact"], found["consented"]) == ("林霞", "", False)
    assert main(["members", "offers", "法律"], "zh_CN") == 0
    assert "需本人同意" in capsys.readouterr().out
    say("members", "consent", "林霞", "directory", "yes", "--how", "微信")
    assert say("members", "offers", "法律")[0]["contact"] == "+8613800138000"
    assert say("members", "consents", "林霞")[0]["how"] == "微信"
    say("members", "unoffer", "林霞", made["offer"])
    assert say("members", "offers", "法律") == []


def test_members_are_listed_by_invite_verification_and_birthday(say: Any, store: Store) -> None:
    say("members", "invite", "已邀", "林霞", "王芳")
    assert say("members", "show", "林霞")["verified"] is None
    say("members", "verify", "林霞", "paper")
    sure = say("members", "show", "林霞")["verified"]
    assert (sure["method"], sure["operator"]) == ("paper", "群主")
    say("members", "edit", "王芳", "农历生日=1988-08-15", "invite=已加")
    shown = say("members", "show", "王芳")
    assert (shown["lunar_birthday"], shown["invite"]) == ("1988-08-15", "joined")
    say("members", "edit", "王芳", "邀请进群=已邀")
    say("members", "edit", "李雷", f"生日=1990-{store.today():%m-%d}")

    def names(*words: str) -> list[str]:
        return sorted(one["name"] for one in say("members", "list", *words))

    assert names("--invite", "invited") == ["林霞", "王芳"]
    assert names("--invite", "none") == ["李雷"]
    assert names("--verified", "yes") == ["林霞"]
    assert names("--birthday", "0") == ["李雷"]
    assert names("--birth-month", store.today().month) == ["李雷"]
    say("members", "save-view", "今天过生日", "--birthday", "0", "--invite", "none")
    assert names("--view", "今天过生日") == ["李雷"]
    assert [one["name"] for one in say("members", "birthdays", "--days", "0")] == ["李雷"]


def test_a_household_has_its_guardian_and_its_children(say: Any, store: Store) -> None:
    year = store.today().year
    say("units", "add", "家庭", "林家")
    assert say("units", "child", "林家", "小雨", f"{year - 5}-05")[0] == 1
    say("units", "belong", "林家", "林霞", "家长")
    say("units", "child", "林家", "小雨", f"{year - 5}-05")
    shown = say("units", "show", "林家")
    assert [one["name"] for one in shown["people"]] == ["林霞"]
    assert shown["children"][0]["birth_month"] == f"{year - 5}-05"
    assert [one["name"] for one in say("units", "list", "household", "--ages", 0, 8)] == ["林家"]
    assert say("units", "list", "household", "--ages", 9, 12) == []
    assert [one["name"] for one in say("members", "list", "--ages", 0, 8)] == ["林霞"]
    say("units", "child", "林家", "小雨", "--remove")
    say("units", "remove", "林家")
    assert say("units", "show", "林家")[0] == 1


def test_who_may_be_there_twice_is_told_with_what_speaks_for_and_against_it(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    for phone, city in (("13600136000", "上海"), ("13600136001", "北京")):
        say("members", "add", "姓名=周舟", f"手机={phone}", f"城市={city}", "QQ=10086")
    assert main(["members", "duplicates", "--likely"], "zh_CN") == 0
    assert "=姓名 =账号 ≈手机号 ≠城市" in capsys.readouterr().out
    assert main(["members", "duplicates", "--likely"], "en") == 0
    assert "=name =account ≈phone ≠city" in capsys.readouterr().out


def test_of_two_records_what_is_taken_is_said_as_in_a_file(say: Any) -> None:
    say("members", "add-field", "职业")
    say("members", "edit", "王芳", "职业=律师", "城市=上海")
    say("members", "edit", "林霞", "职业=教师", "城市=北京")
    assert say("members", "merge", "王芳", "林霞", "--take", "星座")[0] == 1
    say("members", "merge", "王芳", "林霞", "--take", "姓名", "--take", "职业")
    found = say("members", "show", "王芳")
    assert (found["city"], found["custom"]) == ("北京", {"职业": "律师"})


def test_organisations_are_imported_and_given_to_an_operator(
    say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "单位.csv"
    file.write_text("单位名称,联系人,手机\n向阳书店,张三,13900139000\n", "utf-8")
    done = say("units", "import", file)
    assert (done["added"], done["skipped"], done["rejected"]) == (1, 0, 0)
    assert say("units", "import", file)["skipped"] == 1
    with file.open("a", encoding="utf-8") as more:
        more.write("丙公司,李四,12345\n")
    assert main(["units", "import", str(file)], "zh_CN") == 0
    assert "第 3 行：“12345”不是手机号" in capsys.readouterr().out
    assert [one["name"] for one in say("units", "list", "会员单位", "--idle", 90)] == ["向阳书店"]
    say("units", "assign", "群主", "向阳书店")
    assert len(say("units", "list", "organisation", "--assigned", "群主")) == 1
    say("units", "assign", "-", "向阳书店")
    assert say("units", "list", "organisation", "--assigned", "群主") == []
    assert say("units", "assign", "没有这个人", "向阳书店")[0] == 1


def test_a_field_of_ones_own_has_a_kind(say: Any) -> None:
    say("members", "add-field", "年费", "--kind", "金额")
    say("members", "add-field", "颜色", "--kind", "choice", "--option", "红", "--option", "黄")
    assert [(one["name"], one["kind"]) for one in say("members", "fields")] == [
        ("年费", "money"),
        ("颜色", "choice"),
    ]
    say("members", "edit", "林霞", "年费=365", "颜色=红")
    assert say("members", "show", "林霞")["custom"] == {"年费": "365.00", "颜色": "红"}
    assert say("members", "edit", "林霞", "颜色=绿")[0] == 1


def test_who_saw_a_phone_and_what_is_kept_of_him(say: Any, tmp_path: Path) -> None:
    say("members", "edit", "林霞", "手机=13800138000")
    say("members", "reveal", "林霞")
    say("members", "edit", "林霞", "手机=13711112222")
    (change, *_) = say("members", "reveal", "林霞", "--former")
    assert (change["old"], change["new"]) == ("+8613800138000", "+8613711112222")
    assert len(say("members", "seen", "林霞")) == 2
    say("members", "edit", "林霞", "手机=13800138000")
    assert [one["operator"] for one in say("members", "seen", "林霞")] == ["群主"] * 2
    assert [one["name"] for one in say("members", "seen", "--by", "群主")] == ["林霞"] * 2
    file = tmp_path / "林霞.json"
    done = say("members", "handout", "林霞", file)
    assert done["counts"]["audit"] == 3
    assert len(done["mark"]) == 32
    assert json.loads(file.read_text("utf-8"))["member"]["name"] == "林霞"


def test_an_export_says_who_is_left_out(
    say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "consent", "林霞", "list", "no")
    done = say("members", "export", tmp_path / "a.csv")
    assert (done["members"], done["withdrawn"]) == (2, 1)
    assert main(["members", "export", str(tmp_path / "b.csv")], "zh_CN") == 0
    assert "1 人撤回了同意" in capsys.readouterr().out


def test_what_a_paste_and_a_file_of_units_brought_is_said_in_words(
    say: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people, places = tmp_path / "people.txt", tmp_path / "units.csv"
    people.write_text("姓名\t城市\t标签\n单文博\t上海\t读书\n", "utf-8")
    places.write_text("单位名称,电话,城市\n向阳书店,13800138000,杭州\n", "utf-8")
    assert main(["members", "paste", str(people)], "zh_CN") == 0
    told = capsys.readouterr().out.splitlines()
    assert (told[:2], told[-1]) == (["新增  1", "更新  0"], "不写的列  标签")
    assert main(["units", "import", str(places)], "zh_CN") == 0
    assert capsys.readouterr().out == "新增 1  更新 0  跳过 0  错误 0\n"


def test_people_read_in_words_whether_somebody_was_asked_in(
    say: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    say("members", "invite", "joined", "林霞")
    assert say("members", "show", "林霞")["invite"] == "joined"
    assert main(["members", "show", "林霞"], "zh_CN") == 0
    assert "邀请进群: 已加" in capsys.readouterr().out


def test_members_are_sorted_and_listed_by_fields_of_ones_own(say: Any) -> None:
    say("members", "add-field", "身高", "--kind", "number")
    say("members", "add-field", "会费", "--kind", "money")
    for name, tall, fee in (("林霞", 99, 5), ("王芳", 170, 1200)):
        say("members", "edit", name, f"身高={tall}", f"会费={fee}")

    def names(*words: str) -> list[str]:
        return [one["name"] for one in say("members", "list", *words)]

    assert names("--sort", "身高", "--falling") == ["王芳", "林霞", "李雷"]
    assert names("--own", "身高", "from", "100") == ["王芳"]
    assert names("--own", "会费", "to", "5.00", "--own", "身高", "not", "100") == ["林霞"]
    say("members", "save-view", "高的", "--own", "身高", "from", "90", "--sort", "身高")
    assert names("--view", "高的") == ["林霞", "王芳"]
    for wrong in (
        ("--own", "体重", "is", "1"),
        ("--own", "身高", "是", "1"),
        ("--own", "身高", "is", "很高"),
        ("--sort", "体重"),
    ):
        assert say("members", "list", *wrong)[0] == 1
