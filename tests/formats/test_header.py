"""Column titles and where they stand."""

import pytest

from desktop.formats.header import (
    LABELS,
    find_header,
    guess_columns,
    meaning,
    suggest,
    titles_at,
)

TITLES = {
    "name": [
        "姓名",
        "姓 名",
        "*姓名",
        "真实姓名（必填）",
        "會員姓名",
        "您的姓名",
        "Full Name",
        "NAME",
        "1、您的姓名",
    ],
    "nickname": ["昵称", "微信昵称", "微信暱稱", "群名片", "Nickname", "成员昵称"],
    "phone": [
        "手机",
        "手機號",
        "手机号码",
        "联系电话",
        "行動電話",
        "Mobile No.",
        "您的手机号码是？",
        "2、手机号",
    ],
    "wechat": ["微信", "微信号", "WeChat ID", "微信ID"],
    "city": ["城市", "所在城市", "City"],
    "chapter": ["分会", "所属分会", "分會", "Chapter"],
    "number": ["会员编号", "會員編號", "编号", "member_no", "Member ID"],
    "joined": ["入会日期", "入會日期", "入群时间", "加入日期", "Join Date", "入群日期（年/月/日）"],
    "inviter_name": ["推荐人", "推薦人", "介绍人姓名", "邀请人", "谁邀请的", "Referred by"],
    "tags": ["标签", "標籤", "Tags", "兴趣爱好"],
    "note": ["备注", "備註", "Remark", "Notes"],
    "points": ["积分", "積分", "当前积分", "累计积分（分）", "Points"],
    "birthday": ["生日", "出生日期", "Date of Birth"],
    "email": ["邮箱", "E-mail", "電子郵件", "电子邮箱"],
    "tail": ["手机尾号", "手机号后四位", "手机号后4位"],
    "level": ["等级", "会员等级", "Level"],
    "gender": ["性别", "Gender"],
    "ignored": ["序号", "拼音", "错误原因", "No."],
}
UNKNOWN = [
    "紧急联系人电话",
    "家长姓名",
    "推荐人手机",
    "2026 年成员名单(内部)",
    "本表由助理整理,请勿转发",
    "出生年月",
    "入群时长",
    "入会年份",
    "手机型号",
    "是否有微信号",
]


@pytest.mark.parametrize(
    ("title", "field"), [(title, field) for field, titles in TITLES.items() for title in titles]
)
def test_a_title_is_understood_in_any_wording(title: str, field: str) -> None:
    assert meaning(title)[0] == field


@pytest.mark.parametrize("title", UNKNOWN)
def test_a_title_about_somebody_else_or_of_no_field_is_unknown(title: str) -> None:
    assert meaning(title)[0] == ""


def test_our_own_titles_mean_what_they_say() -> None:
    assert suggest(list(LABELS.values())) == dict(enumerate(LABELS))


def test_the_exact_title_wins_over_an_earlier_vague_one() -> None:
    assert suggest(["联系人手机或电话", "手机号", "姓名"]) == {1: "phone", 2: "name"}


def test_another_phone_of_his_own_is_his_second() -> None:
    both = {0: "name", 1: "phone", 2: "phone2"}
    for one, other in (("手机号码1", "手机号码2"), ("手机（主）", "手机（备）"), ("手机", "电话")):
        assert suggest(["姓名", one, other]) == both
    assert suggest(["姓名", "本人手机", "家长手机"]) == {0: "name", 1: "phone"}


def test_the_header_is_found_below_titles_and_above_data() -> None:
    rows = [
        ["2026 年成员名单(内部)", "", ""],
        ["", "", ""],
        ["基本信息", "", "联系方式"],
        ["姓名", "城市", "手机"],
        ["手机王", "广州", "13800138000"],
    ]
    assert find_header(rows) == 3


def test_a_table_without_a_header_is_told_by_its_contents() -> None:
    rows = [["1", "张伟", "13800138000"], ["2", "李娜", "139-0013-9000"], ["3", "王芳", ""]]
    assert find_header(rows) is None
    assert guess_columns(rows) == {1: "name", 2: "phone"}


def test_one_known_column_among_many_unknown_is_enough() -> None:
    assert find_header([["姓名", *[f"问题{n}" for n in range(30)]], ["张伟", *["是"] * 30]]) == 0


def test_a_header_merged_over_two_rows_is_read_as_one() -> None:
    rows = [
        ["读书会通讯录", "", "", "", ""],
        ["序号", "姓名", "联系方式", "", "住址"],
        ["", "", "手机", "微信", "城市"],
        ["1", "张伟", "13800138000", "zw", "广州"],
    ]
    assert find_header(rows) == 2
    assert titles_at(rows, 3) == ["序号", "姓名", "手机", "微信", "城市"]


def test_the_same_titles_in_a_second_language_are_no_member() -> None:
    rows = [["姓名", "手机", "城市"], ["Name", "Phone", "City"], ["张伟", "13800138000", "广州"]]
    assert find_header(rows) == 1


def test_a_member_below_the_header_is_no_second_header() -> None:
    rows = [["姓名", "昵称", "手机"], ["城市", "小城", "13800138000"], ["张伟", "", ""]]
    assert find_header(rows) == 0


def test_no_column_with_contents_is_lost_for_want_of_a_title_of_its_own() -> None:
    rows = [
        ["姓名", "鞋码", "", "鞋码", ""],
        ["张伟", "38", "x", "39", ""],
        ["李娜", "", "", "", ""],
    ]
    assert titles_at(rows, 1) == ["姓名", "鞋码", "第3列", "鞋码（2）"]
