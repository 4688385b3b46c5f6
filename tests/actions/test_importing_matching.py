"""Who a row of a roster is about: somebody known, somebody new, or held to be looked at."""

import pytest

from desktop.actions import customfields, importing
from desktop.models.importing import Outcome, Reason
from desktop.store.community import Store
from tests.roster_builders import column, figures, roster, take

LIVE = "SELECT count(*) FROM member WHERE gone = 0"


def test_the_same_phone_under_another_name_is_held(store: Store) -> None:
    take(store, "姓名,手机号", "何华鹏,13612349005")
    counts = take(store, "姓名,手机号", "小何宝,13612349005").counts
    assert figures(counts) == (0, 0, 1, 0, 0)
    assert column(store, LIVE) == [1]


def test_a_family_within_one_file_is_held(store: Store) -> None:
    rows = ("何华鹏,13612349005", "小何宝,13612349005", "大何宝,13612349005")
    assert figures(take(store, "姓名,手机号", *rows).counts) == (1, 0, 2, 0, 0)


@pytest.mark.parametrize(
    ("known", "row", "expected"),
    [
        ("张伟,,北京", "张伟,,北京,备注", Outcome.SUSPECTED),
        ("张伟,,北京", "張偉,,北京,备注", Outcome.SUSPECTED),
        ("张伟,,北京", "张伟,,上海,备注", Outcome.ADDED),
        ("张伟,,北京", "张伟,,,备注", Outcome.SUSPECTED),
        ("张伟,13612349005,北京", "张伟,,北京,备注", Outcome.SUSPECTED),
        ("张伟,,北京", "张伟,13612349005,北京,备注", Outcome.SUSPECTED),
        ("张伟,13612349006,北京", "张伟,13612349005,北京,备注", Outcome.ADDED),
        ("张伟,13612349005,北京", "張偉,136 1234 9005,上海,备注", Outcome.UPDATED),
    ],
)
def test_namesakes_are_told_apart_by_city_and_phone(
    store: Store, known: str, row: str, expected: Outcome
) -> None:
    take(store, "姓名,手机号,城市", known)
    checked = importing.check(store, roster("姓名,手机号,城市,备注", row))
    assert checked.plan.outcome(0) == expected
    checked.plan.close()


def test_two_rows_with_numbers_of_their_own_are_two_people(store: Store) -> None:
    rows = ("张伟,北京,QH0001", "张伟,北京,QH0002")
    assert figures(take(store, "姓名,城市,会员编号", *rows).counts) == (2, 0, 0, 0, 0)


def test_identical_rows_are_one_person(store: Store) -> None:
    header = "姓名,手机号,城市"
    rows = ("单文博,13612349005,深圳", "单文博,13612349005,深圳", "甲,,广州", "甲,,广州")
    assert figures(take(store, header, *rows).counts) == (2, 0, 0, 2, 0)


def test_the_same_person_twice_in_one_file_is_one_member_with_both_rows(store: Store) -> None:
    header = "姓名,手机号,城市,等级"
    rows = ("单文博,13612349005,深圳,", "单文博,136-1234-9005,,用户")
    assert figures(take(store, header, *rows).counts) == (1, 1, 0, 0, 0)
    assert store.rows("SELECT city, level FROM member") == [("深圳", "用户")]
    assert figures(take(store, header, *rows).counts) == (0, 0, 0, 2, 0)


def test_where_two_rows_of_a_person_differ_the_later_stands_for_good(store: Store) -> None:
    header = "姓名,手机号,城市"
    rows = ("单文博,13612349005,深圳", "单文博,13612349005,广州", "单文博,13612349005,佛山")
    assert figures(take(store, header, *rows).counts) == (1, 1, 0, 1, 0)
    assert column(store, "SELECT city FROM member") == ["佛山"]
    assert take(store, header, *rows).batch is None


def test_numbers_come_first_then_phones_then_wechat(store: Store) -> None:
    header = "姓名,手机号,微信号,会员编号,城市"
    take(store, header, "单文博,13612349001,wx1,QH0001,", "单文博,13612349002,wx2,QH0002,")
    take(store, header, "单文博,13612349002,wx2,QH0001,深圳", "单文博,13612349002,wx1,,佛山")
    found = store.rows("SELECT number, phone, wechat, city FROM member ORDER BY number")
    assert found == [
        ("QH0001", "+8613612349001", "wx1", "深圳"),
        ("QH0002", "+8613612349002", "wx2", "佛山"),
    ]


def test_a_known_member_gets_a_new_phone_by_number(store: Store) -> None:
    take(store, "姓名,手机号,会员编号", "单文博,13612349001,QH0001")
    take(store, "姓名,手机号,会员编号", "单文博,13612349002,QH0001")
    assert store.rows("SELECT phone, tail FROM member") == [("+8613612349002", "9002")]


def test_a_number_of_another_name_is_held(store: Store) -> None:
    take(store, "姓名,会员编号", "单文博,QH0007")
    checked = importing.check(store, roster("姓名,会员编号", "沈若溪,QH0007"))
    assert checked.plan.reason(0) == Reason.NUMBER_OTHER_NAME
    checked.plan.close()


def test_numbers_in_the_file_are_taken_first_and_the_rest_follow(store: Store) -> None:
    rows = ("甲,", "乙,QH0005", "丙,", "丁,3", "戊,VIP9")
    counts = take(store, "姓名,会员编号", *rows).counts
    assert counts.added == 5
    found = dict(store.rows("SELECT name, number FROM member"))
    expected = {"甲": "QH0006", "乙": "QH0005", "丙": "QH0007", "丁": "QH0003", "戊": "VIP9"}
    assert found == expected


def test_the_check_names_the_number_that_the_run_gives(store: Store) -> None:
    given = roster("姓名,会员编号", "甲,", "乙,QH0005", "丙,")
    checked = importing.check(store, given)
    shown = [checked.plan.show(store, index).number for index in range(3)]
    importing.run(store, checked.plan)
    checked.plan.close()
    assert dict(store.rows("SELECT name, number FROM member")) == dict(
        zip(("甲", "乙", "丙"), shown, strict=True)
    )


def test_an_alias_is_found_and_its_canonical_member_updated(store: Store) -> None:
    take(store, "姓名,手机号", "单文博,13612349001", "单文博,13612349002")
    one, other = column(store, "SELECT id FROM member ORDER BY number")
    with store.recording("member.merge") as rec:
        rec.put("alias", None, {"member": other, "canonical": one})
        rec.delete("member", other)  # type: ignore[arg-type]
    counts = take(store, "姓名,手机号,城市", "单文博,13612349002,佛山").counts
    assert figures(counts) == (0, 1, 0, 0, 0)
    assert column(store, "SELECT city FROM member WHERE id = ?", (one,)) == ["佛山"]


def test_a_column_titled_like_a_field_of_ones_own_is_that_field(store: Store) -> None:
    for name in ("兴趣", "备注"):
        customfields.add(store, name)
    take(store, "姓名,兴趣,备注", "单文博,阅读、旅行,会写诗")
    assert column(store, "SELECT value FROM member_x") == ["阅读、旅行"]
    assert column(store, "SELECT tag FROM member_tag WHERE gone = 0") == []
    # What a column of ours is called stays that, so that our own export comes back.
    assert column(store, "SELECT note FROM member") == ["会写诗"]
