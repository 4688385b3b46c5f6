"""One row of a roster, prepared or rejected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.cells import split_tags
from desktop.formats.header import suggest
from desktop.formats.prepared import PreparedRow
from desktop.formats.roster import Preparer
from desktop.models.ids import phone_index
from desktop.models.importing import refusal_sentence

HEADER = ["姓名", "昵称", "手机号", "城市", "入会日期", "标签", "积分", "会员编号", "备注", "口味"]


def prepare(cells: list[str], header: list[str] = HEADER, **options: object) -> PreparedRow:
    mapping = suggest(header)
    for index in range(len(header)):
        mapping.setdefault(index, "custom")
    row = Preparer(header, mapping, **options).prepare(7, cells)  # type: ignore[arg-type]
    assert row
    return row


def test_a_row_becomes_normalised_fields() -> None:
    row = prepare(
        [
            " 韦怡 ",
            "小怡",
            "131 8428 9706",
            "武汉",
            "2024年2月1日",
            "法律、读书、法律",
            "1,200",
            "zy0001",
            "老\r\n客",
            "甜",
        ],
        index_key=b"k" * 32,
    )
    assert row.reject is None
    assert row.line == 7
    assert row.fields == {
        "name": "韦怡",
        "nickname": "小怡",
        "phone": "+8613184289706",
        "city": "武汉",
        "joined": "2024-02-01",
        "note": "老\n客",
    }
    assert (row.tags, row.points, row.number) == (("法律", "读书"), 1200, ("ZY", 1))
    assert row.extra == {"口味": "甜"}
    assert row.phone_ix == phone_index(b"k" * 32, "+8613184289706")
    assert (row.folded, row.pinyin, row.initials) == ("韦怡", "weiyi", "wy")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({0: "", 1: ""}, "row.no_name"),
        ({0: "无", 1: "-"}, "row.no_name"),
        ({0: "合计", 1: "2人"}, "row.sum"),
        ({0: "共 5 人", 1: "", 2: "", 3: "", 4: ""}, "row.sum"),
        ({0: "制表人：小李", 1: "", 2: "", 3: "", 4: ""}, "row.remark"),
        ({0: "第二组", 1: "", 2: "", 3: "", 4: ""}, "row.heading"),
        ({0: "广州分会（15人）", 1: "", 2: "", 3: "", 4: ""}, "row.heading"),
        ({0: "#N/A", 1: ""}, "row.no_name"),
        ({0: "长" * 101}, "row.name_too_long"),
        ({1: "长" * 101}, "row.name_too_long"),
        ({0: "王\0伟"}, "row.control_characters"),
        ({8: "a\x07b"}, "row.control_characters"),
        ({9: "\x1b"}, "row.control_characters"),
        ({0: "王\ufffd"}, "row.control_characters"),
        ({8: "长" * 20_000}, "row.cell_too_long"),
        ({2: "1.38E+10"}, "phone.scientific"),
        ({2: "12345"}, "phone.invalid"),
        ({4: "2024-02-30"}, "date.invalid"),
        ({6: "很多"}, "row.points_invalid"),
        ({6: "1.5"}, "row.points_invalid"),
    ],
)
def test_a_bad_cell_rejects_its_row_with_the_reason(changes: dict[int, str], code: str) -> None:
    cells = ["王伟", "小王", "13800138000", "广州", "2024-02-01", "", "", "", "", ""]
    for index, cell in changes.items():
        cells[index] = cell
    row = prepare(cells)
    problem = row.problem()
    assert problem
    assert problem.code == code
    assert problem.sentence("zh_CN") != problem.sentence("en")
    assert row.raw == tuple(cells)
    assert not row.fields


@pytest.mark.parametrize("word", ["无", "無", "-", "—", "", "  ", "N/A"])
def test_a_word_for_nothing_is_an_empty_cell(word: str) -> None:
    row = prepare(["王伟", word, word, word, word, word, word, word, word, word])
    assert row.reject is None
    assert row.fields == {"name": "王伟"}
    assert (row.tags, row.points, row.number, row.extra) == ((), None, None, {})


def test_a_nickname_alone_is_enough() -> None:
    assert prepare(["", "🌸", "", "", "", "", "", "", "", ""]).reject is None


def test_text_that_looks_like_a_formula_stays_text() -> None:
    row = prepare(['=HYPERLINK("http://x")', "+1", "", "", "", "", "", "", "@SUM(A1)", "-2"])
    assert row.fields["name"] == '=HYPERLINK("http://x")'
    assert row.fields["note"] == "@SUM(A1)"
    assert row.extra == {"口味": "-2"}


def test_a_city_decides_the_country_of_a_short_number() -> None:
    hong_kong = prepare(["陳大文", "", "98765432", "香港", "", "", "", "", "", ""])
    macao = prepare(["何生", "", "66123456", "澳門", "", "", "", "", "", ""])
    assert (hong_kong.fields["phone"], hong_kong.flags) == ("+85298765432", ())
    assert macao.fields["phone"] == "+85366123456"


def test_an_unusual_range_is_flagged_and_taken() -> None:
    row = prepare(["王伟", "", "12012345678", "", "", "", "", "", "", ""])
    assert (row.fields["phone"], row.flags) == ("+8612012345678", ("phone_unusual",))


def test_he_is_known_by_every_number_of_the_cell() -> None:
    row = prepare(["王伟", "", "13800138000/13900139000", "", "", "", "", "", "", ""])
    assert row.fields["phone"] == "+8613800138000"
    assert row.identities == (("phone", "+8613900139000"),)
    assert row.extra == {}
    assert "phone_second" in row.flags


def test_a_number_that_is_none_of_ours_is_kept_as_text() -> None:
    row = prepare(["王伟", "", "", "", "", "", "", "2024-3/B", "", ""])
    assert row.number is None
    assert row.extra == {"会员编号": "2024-3/B"}


def test_blank_rows_and_a_repeated_header_are_no_data() -> None:
    preparer = Preparer(HEADER, suggest(HEADER))
    assert preparer.prepare(1, ["", " ", "\u3000"]) is None
    assert preparer.prepare(2, []) is None
    assert preparer.prepare(3, HEADER) is None


def test_a_short_row_has_empty_cells_at_its_end() -> None:
    assert prepare(["王伟"]).fields == {"name": "王伟"}


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("法律、读书", ("法律", "读书")),
        ("法律,读书，财经", ("法律", "读书", "财经")),
        ("法律;读书；", ("法律", "读书")),
        ("法律/读书", ("法律", "读书")),
        ("法律 读书", ("法律", "读书")),
        ("A/B测试", ("A/B测试",)),
        ("VIP gold", ("VIP gold",)),
        ("#亲子、#KOC", ("亲子", "KOC")),
        ("无", ()),
    ],
)
def test_tags_come_apart_by_the_usual_marks(cell: str, tags: tuple[str, ...]) -> None:
    assert split_tags(cell) == tags


@given(st.lists(st.text(max_size=40), min_size=1, max_size=12))
def test_any_cells_give_a_row_a_reason_or_nothing(cells: list[str]) -> None:
    preparer = Preparer(HEADER, {**suggest(HEADER), 9: "custom"}, guarded=True)
    row = preparer.prepare(1, cells)
    if row is None:
        return
    assert (row.reject is None) == bool(row.fields)
    if problem := row.problem():
        assert problem.sentence()


def test_words_for_not_known_are_empty_but_in_a_name() -> None:
    header = ["姓名", "昵称", "微信号", "城市", "标签", "积分", "会员编号", "分会"]
    row = prepare(["张伟", "未知", "没有", "未知", "暂无", "未填", "无", "不详"], header)
    assert row.fields == {"name": "张伟", "nickname": "未知"}
    assert (row.tags, row.points, row.number, row.chapter) == ((), None, None, "")


def test_the_header_repeated_within_the_table_is_no_row() -> None:
    preparer = Preparer(HEADER, suggest(HEADER))
    assert preparer.prepare(50, [*HEADER[:-1], " "]) is None


def test_every_bad_cell_of_a_row_is_told_with_its_column() -> None:
    cells = ["王\0伟", "", "12345", "", "2024-02-30", "", "很多", "", "", ""]
    row = prepare(cells)
    told = [(code, values["column"]) for code, values in row.rejects()]
    assert told == [
        ("row.control_characters", "姓名"),
        ("date.invalid", "入会日期"),
        ("phone.invalid", "手机号"),
        ("row.points_invalid", "积分"),
    ]
    assert refusal_sentence(*row.rejects()[1]).startswith("入会日期：“2024-02-30”不是有效日期")


def test_a_row_without_a_name_says_what_else_is_wrong() -> None:
    row = prepare(["", "", "12345", "", "", "", "", "", "", ""])
    assert [code for code, _ in row.rejects()] == ["row.no_name", "phone.invalid"]
