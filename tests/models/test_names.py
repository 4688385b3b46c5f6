"""Folding, pinyin and search pieces of names."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.names import (
    derive,
    fold,
    name_grams,
    name_query,
    phone_grams,
    phone_query,
    reading,
    sounds_like,
)

# Surname readings that a table of characters alone gets wrong, traditional forms among them.
SURNAMES = [
    ("单雄信", "shanxiongxin", "danxiongxin"),
    ("單伟", "shanwei", "danwei"),
    ("曾国强", "zengguoqiang", "cengguoqiang"),
    ("仇英", "qiuying", "chouying"),
    ("解晓东", "xiexiaodong", "jiexiaodong"),
    ("朴树", "piaoshu", "pushu"),
    ("查良", "zhaliang", "chaliang"),
    ("区明轩", "oumingxuan", "qumingxuan"),
    ("區明", "ouming", "quming"),
    ("翟天", "zhaitian", "ditian"),
    ("盖天", "getian", "gaitian"),
    ("乐嘉", "yuejia", "lejia"),
    ("尉迟恭", "yuchigong", "weichigong"),
    ("尉遲恭", "yuchigong", "weichigong"),
    ("万俟雪", "moqixue", "wanqixue"),
]


@pytest.mark.parametrize(("name", "said", "other"), SURNAMES)
def test_a_surname_is_read_as_a_surname_and_the_other_reading_is_kept(
    name: str, said: str, other: str
) -> None:
    answer = reading(name)
    assert (answer.pinyin, answer.other_pinyin) == (said, other)


def test_emoji_around_a_name_do_not_change_how_it_is_read() -> None:
    assert reading("🌸单伟🌸").pinyin == "shanwei"


def test_a_given_name_that_is_a_word_is_read_as_the_word() -> None:
    assert reading("王朝阳").pinyin == "wangzhaoyang"


def test_letters_and_digits_count_as_one_word_in_the_initials() -> None:
    answer = reading("A01梁军艳")
    assert (answer.pinyin, answer.initials) == ("a01liangjunyan", "aljy")


def test_a_name_without_letters_has_an_empty_reading() -> None:
    assert reading("🌸") == ("", "", "", "")
    assert reading("") == ("", "", "", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("歐陽娜娜", "欧阳娜娜"),
        ("Ｔｏｍ　Smith", "tom smith"),
        ("阿不都·热合曼", "阿不都•热合曼"),
        ("微信暱稱", "微信昵称"),
        ("王\u200b伟", "王 伟"),
    ],
)
def test_ways_of_writing_one_name_fold_to_one_text(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30), st.integers(0, 29), st.integers(1, 30))
def test_every_part_of_a_name_is_found_by_its_tokens(text: str, start: int, length: int) -> None:
    folded = fold(text)
    tokens = set(name_grams(folded).split(" "))
    assert set(name_query(folded[start : start + length])) <= tokens


@given(st.from_regex(r"\+[1-9][0-9]{7,14}", fullmatch=True), st.integers(0, 10))
def test_any_four_digits_of_a_phone_are_found(phone: str, start: int) -> None:
    digits = phone.removeprefix("+86").lstrip("+")
    part = digits[start : start + 5]
    assert set(phone_query(part)) <= set(phone_grams(phone).split(" "))


def test_every_token_is_one_word_to_the_full_text_index() -> None:
    letters = "王a1㐀䶵一鿌𠀀é🌸'—ぁ가ก\u0e31"
    grams = name_grams(fold(letters))
    with sqlite3.connect(":memory:") as db:
        db.execute("create virtual table g using fts5(x, tokenize='unicode61 remove_diacritics 0')")
        db.execute("insert into g values (?)", (grams,))
        db.execute("create virtual table v using fts5vocab(g, 'row')")
        found = {row[0] for row in db.execute("select term from v")}
    db.close()
    assert found == set(grams.split(" "))


def test_a_nickname_stands_in_for_a_missing_name_and_is_found_beside_one() -> None:
    assert derive("", "小敏").folded == "小敏"
    both = derive("龙刚敏", "A01小敏", "+8613800138000")
    assert set(name_query("小敏")) <= set(both.grams.split(" "))
    assert set(phone_query("0138")) <= set(both.grams.split(" "))
    assert both.pinyin == "longgangmin"


def test_a_members_own_word_on_the_reading_comes_first() -> None:
    answer = derive("乐乐", spoken="le le")
    assert (answer.pinyin, answer.initials) == ("lele", "ll")
    assert answer.other_pinyin == "yuele"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("chongxin", "重新启用"),
        ("cxqy", "重新启用"),
        ("zhongxin", "重新启用"),
        ("guize", "新建规则"),
        ("gz", "新建规则"),
        ("XJ gz", "新建规则"),
        ("daoruics", "导入 ICS"),
    ],
)
def test_a_text_is_found_by_its_sound_from_any_word_on(typed: str, text: str) -> None:
    assert sounds_like(typed, text)


@pytest.mark.parametrize("typed", ["uize", "xinguize", "xz"])
def test_what_begins_no_word_or_skips_one_does_not_sound_like_it(typed: str) -> None:
    assert not sounds_like(typed, "新建规则")
