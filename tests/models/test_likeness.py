"""What speaks for two members being one person, and what against it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.likeness import LEAST, SURE, Person, likeness

LIN = Person(
    b"1", "林霞", "linxia", "霞姐", "+8613800138000", "linxia88", "深圳", "1985-03-08", "女"
)


def _but(**fields: str) -> Person:
    return msgspec.structs.replace(LIN, id=b"2", **fields)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (_but(wechat="", birthday=""), "the same name and phone"),
        (_but(phone="+8613800138001"), "a digit wrong in the phone"),
        (_but(folded="林夏"), "a name written as it sounds"),
        (_but(folded="霞姐", pinyin="xiajie", nickname=""), "known by the nickname"),
        (_but(phone="", wechat="", birthday="", gender=""), "no phone given, same name and city"),
    ],
)
def test_one_person_is_found(other: Person, why: str) -> None:
    assert likeness(LIN, other).score >= LEAST, why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Person(b"2", "林国庆", "linguoqing", phone=LIN.phone, gender="男"), "a family's phone"),
        (Person(b"2", "林霞", "linxia", phone="+8613911112222", city="北京"), "a common name"),
        (Person(b"2", "王芳", "wangfang", city="深圳"), "one city"),
        (Person(b"2"), "nothing known"),
    ],
)
def test_two_people_are_not_taken_for_one(other: Person, why: str) -> None:
    assert likeness(LIN, other).score < LEAST, why


def test_name_phone_and_wechat_leave_no_doubt() -> None:
    found = likeness(LIN, _but(city="广州"))
    assert found.score >= SURE
    assert {"name", "phone", "wechat"} <= set(found.same)
    assert found.differ == ("city",)


PEOPLE = st.builds(
    Person,
    id=st.just(b"x"),
    folded=st.sampled_from(["", "林霞", "林夏", "霞姐", "王芳"]),
    pinyin=st.sampled_from(["", "linxia", "wangfang"]),
    nickname=st.sampled_from(["", "霞姐", "林霞", "阿"]),
    phone=st.sampled_from(["", "+8613800138000", "+8613800138001", "+8613911112222"]),
    wechat=st.sampled_from(["", "a", "b"]),
    city=st.sampled_from(["", "深圳", "广州"]),
    birthday=st.sampled_from(["", "1985-03-08", "1990-01-01"]),
    gender=st.sampled_from(["", "男", "女"]),
)


@given(PEOPLE, PEOPLE)
def test_it_does_not_matter_who_is_compared_with_whom(one: Person, other: Person) -> None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert 0 <= found.score <= 99
