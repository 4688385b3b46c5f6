"""Files as other programs and people make them, each by what its owner expects of it."""

import pytest

from desktop.actions.importing import pasted
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import peek, read_roster


def rows_of(*lines: str) -> list[PreparedRow]:
    data = "\n".join(lines).encode()
    return [row for rows in read_roster(data, file="名单.csv") for row in rows]


def fields_of(*lines: str) -> list[dict[str, str]]:
    return [row.fields for row in rows_of(*lines) if not row.reject]


def test_a_questionnaire_with_lettered_answers_and_skipped_questions() -> None:
    first, second = rows_of(
        "序号,1、您的姓名是？,2、请输入您的手机号码：,3、您的性别,4、您的兴趣爱好（多选）",
        "1,张伟,13800138001,A.男,读书┋跑步",
        "2,李娜,13800138002,(跳过),(空)",
    )
    assert (first.fields["gender"], first.tags) == ("男", ("读书", "跑步"))
    assert ("gender" in second.fields, second.tags) == (False, ())


def test_the_number_of_an_order_is_no_members_number() -> None:
    (row,) = rows_of("订单编号,收件人姓名,收件人手机", "'802311,吴敏,13800138031")
    assert (row.number, row.fields["name"]) == (None, "吴敏")
    found = peek("订单编号,收件人姓名\n'802311,吴敏".encode())
    assert "number" not in found.mapping.values()


def test_a_text_written_as_a_formula_keeps_its_digits() -> None:
    found = fields_of("姓名,手机号", '="魏晨",="13800138251"', '="薛之谦","=""13800138252"""')
    assert [one["phone"][-1] for one in found] == ["1", "2"]
    assert [one["name"] for one in found] == ["魏晨", "薛之谦"]


def test_a_title_that_needs_the_group_above_it() -> None:
    (found,) = fields_of(
        "基本信息,,联系方式,入会", "姓名,性别,手机,日期", "孙莉,女,13800138051,45323"
    )
    assert found["joined"] == "2024-02-01"


def test_full_width_digits_in_every_column() -> None:
    (row,) = rows_of(
        "姓名，手机号，积分，入会日期", "罗琳，１３８００１３８０８２，＋５０，２０２４／２／２"
    )
    assert (row.points, row.fields["joined"]) == (50, "2024-02-02")


def test_an_example_in_a_template_is_no_member() -> None:
    rows = rows_of("姓名,手机号", "示例：张三,13800000000", "徐磊,13800138151")
    assert [row.reject[0] if row.reject else "" for row in rows] == ["row.remark", ""]


def test_a_line_drawn_below_the_header_is_no_row() -> None:
    assert len(rows_of("|姓名|手机号|", "|---|---|", "|贾玲|13800138221|")) == 1


def test_the_label_of_a_phone_is_not_the_phone() -> None:
    (found,) = fields_of(
        "First Name,Last Name,Phone 1 - Label,Phone 1 - Value", "Mei,Chan,Mobile,+852 9123 4569"
    )
    assert (found["name"], found["phone"]) == ("Mei Chan", "+85291234569")


@pytest.mark.parametrize("between", [" ", "  ", "：", "", "\t"])
def test_lines_of_a_name_and_a_phone_need_no_header(between: str) -> None:
    found = fields_of(
        *(f"{name}{between}1380013813{n}" for n, name in enumerate(["张伟", "李娜", "王芳"]))
    )
    assert [one["name"] for one in found] == ["张伟", "李娜", "王芳"]
    assert all("phone" in one for one in found)


@pytest.mark.parametrize(
    "entries",
    [
        "① 小敏 13800138101\n② 大刘\n③ 阿珍",
        "①小敏 13800138101\n②大刘\n③阿珍",
        "1️⃣ 小敏 13800138101\n2️⃣ 大刘\n3️⃣ 阿珍",
        "⒈小敏 13800138101\n⒉大刘\n⒊阿珍",
        "1.小敏，13800138101\n2.大刘，男，北京\n3.阿珍；两位",
    ],
)
def test_a_sign_up_may_be_numbered_and_parted_in_any_way(entries: str) -> None:
    roster = pasted(f"#接龙\n周六读书会\n\n{entries}")
    assert isinstance(roster.source, bytes)
    rows = [row for rows in read_roster(roster.source, file="接龙") for row in rows]
    assert [row.fields["nickname"] for row in rows] == ["小敏", "大刘", "阿珍"]
    assert rows[0].fields["phone"] == "+8613800138101"


def test_who_never_set_a_name_in_the_group_is_known_by_his_nickname() -> None:
    lines = ("群昵称,微信昵称,微信号", "小明@北京,明,wxid_1", ",红🌸,wxid_2")
    for number, fields in enumerate(fields_of(*lines)):
        assert fields["nickname"] == ("明", "红🌸")[number]
        assert fields.get("name") == ("小明@北京", None)[number]
    assert len(fields_of(*lines)) == 2
    named = fields_of("姓名,群昵称,微信昵称", "王小明,小明@北京,明")
    assert (named[0]["name"], named[0]["nickname"]) == ("王小明", "小明@北京")


def test_places_in_the_list_are_no_numbers_and_numbers_titled_so_are() -> None:
    (placed,) = rows_of("No.,Name,Phone", "1,Anna Li,13900000001")
    assert placed.number is None
    numbers = [row.number for row in rows_of("No.,Name", "ZY0007,Anna Li", "ZY0009,Bob Ray")]
    assert numbers == [("ZY", 7), ("ZY", 9)]
    (both,) = rows_of("No.,会员编号,姓名", "A0001,ZY0002,张伟")
    assert both.number == ("ZY", 2)
