"""Activity logs, one row at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.activity import (
    ActivityPreparer,
    PreparedActivity,
    find_activity_header,
    parse_amount,
    suggest_activity,
)
from desktop.models.problem import Problem

HEADER = ["时间", "手机号", "类型", "金额", "内容", "订单号"]


def prepare(*cells: str, zone: str = "Asia/Shanghai") -> PreparedActivity:
    row = ActivityPreparer(HEADER, suggest_activity(HEADER), zone=zone).prepare(2, cells)
    assert row
    return row


def test_a_row_becomes_what_was_done_when() -> None:
    row = prepare("2026/5/8 4:40", "183-8766-3416", "下单", "￥1,299.50", "月饼", "A-1")
    assert row == PreparedActivity(
        2, "2026-05-08T04:40:00", "+8618387663416", "order", 129950, "月饼", "A-1"
    )


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("签到", "checkin"),
        ("簽到", "checkin"),
        ("打卡", "checkin"),
        ("发言", "post"),
        ("下单", "order"),
        ("购买", "order"),
        ("推荐", "referral"),
        ("邀请", "referral"),
        ("Order", "order"),
    ],
)
def test_a_kind_has_many_words(word: str, kind: str) -> None:
    assert prepare("2026-05-08", "13800138000", word).kind == kind


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("", "13800138000", "签到"), "row.no_time"),
        (("2026-02-30", "13800138000", "签到"), "row.time_invalid"),
        (("2026-02-01", "", "签到"), "row.no_phone"),
        (("2026-02-01", "12345", "签到"), "phone.invalid"),
        (("2026-02-01", "13800138000", "睡觉"), "row.kind_unknown"),
        (("2026-02-01", "13800138000", ""), "row.kind_unknown"),
        (("2026-02-01", "13800138000", "下单", "很多"), "row.amount_invalid"),
        (("2026-02-01", "13800138000", "下单", "1.005"), "row.amount_invalid"),
        (("2026-02-01", "13800138000", "发言", "", "a\0b"), "row.control_characters"),
    ],
)
def test_a_bad_cell_rejects_its_row_with_the_reason(cells: tuple[str, ...], code: str) -> None:
    row = prepare(*cells)
    assert row.reject
    assert row.reject[0] == code
    assert row.raw == cells


def test_a_moment_with_an_offset_is_told_in_the_communitys_zone() -> None:
    assert prepare("2026-05-08T16:00:00Z", "13800138000", "签到").local == "2026-05-09T00:00:00"


@given(st.integers(-(10**12), 10**12))
def test_yuan_become_fen_exactly(fen: int) -> None:
    sign, whole = ("-" if fen < 0 else ""), abs(fen)
    assert parse_amount(f"{sign}{whole // 100}.{whole % 100:02}") == fen
    assert parse_amount(f"{sign}{whole // 100:,}.{whole % 100:02}元") == fen


@given(st.text(max_size=20))
def test_any_text_is_an_amount_nothing_or_a_problem(text: str) -> None:
    try:
        amount = parse_amount(text)
    except Problem:
        return
    assert isinstance(amount, int | None)


def test_the_header_may_stand_below_a_title() -> None:
    assert find_activity_header([["活动记录"], HEADER]) == 1
    assert find_activity_header([["姓名", "城市"]]) is None
