"""Phone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.phone import parse_phone, region_of, split_phones
from desktop.models.problem import Problem

ACCEPTED = [
    ("13800138000", "CN", "+8613800138000", False),
    ("12012345678", "CN", "+8612012345678", True),
    ("131 8428 9706", "CN", "+8613184289706", False),
    ("183-9449-5428", "CN", "+8618394495428", False),
    ("+86 13518437454", "CN", "+8613518437454", False),
    ("8613678926925", "CN", "+8613678926925", False),
    ("0086-13800138000", "CN", "+8613800138000", False),
    ("１３１２８５１５４３６", "CN", "+8613128515436", False),
    ("'15612189704", "CN", "+8615612189704", False),
    ("13800138000.0", "CN", "+8613800138000", False),
    ("\u202d13800138000\u202c", "CN", "+8613800138000", False),
    ("138\u00a00013\u20098000", "CN", "+8613800138000", False),
    ("13800000000（微信同号）", "CN", "+8613800000000", False),
    ("010-62345678", "CN", "+861062345678", False),
    ("01062345678-8001", "CN", "+861062345678", False),
    ("0755-1234567转8001", "CN", "+867551234567", False),
    ("+86 (10) 6234 5678", "CN", "+861062345678", False),
    ("400-123-4567", "CN", "+864001234567", True),
    ("0911659326", "CN", "+886911659326", False),
    ("911659326", "TW", "+886911659326", False),
    ("+886 0911 659 326", "CN", "+886911659326", False),
    ("02-2345-6789", "TW", "+886223456789", False),
    ("98765432", "HK", "+85298765432", False),
    ("98765432", "CN", "+85298765432", True),
    ("+852 9876 5432", "CN", "+85298765432", False),
    ("85298765432", "CN", "+85298765432", False),
    ("61234567", "MO", "+85361234567", False),
    ("+1 (415) 555-2671", "CN", "+14155552671", False),
    ("183-8840-4661", "CA", "+8618388404661", False),
    ("415-555-2671", "US", "+14155552671", False),
    ("+65 9123 4567", "CN", "+6591234567", False),
    ("91234567", "SG", "+6591234567", False),
    ("+44 20 7946 0958", "CN", "+442079460958", False),
]
REFUSED = [
    "12345",
    "1380013800",
    "138001380001",
    "abc",
    "138****1234",
    "10086",
    "++8613800138000",
    "0",
    "138OOOO1234",
    "A13800138000",
    "+86123",
    "+8521234",
    "2024-02-01",
    "20240201",
    "99999999999",
    "13800138005 13900138005",
    "13800138000+",
    "1.5",
    "00000000000",
    "1234567890123456789",
    "+999123456789",
]


@pytest.mark.parametrize(("text", "region", "e164", "unusual"), ACCEPTED)
def test_a_number_of_the_right_shape_is_accepted(
    text: str, region: str, e164: str, unusual: bool
) -> None:
    assert parse_phone(text, region) == (e164, unusual)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Problem) as raised:
        parse_phone(text)
    assert raised.value.code == "phone.invalid"
    assert text in raised.value.sentence()


@pytest.mark.parametrize("text", ["1.38E+10", "1.38001e10", "8.61381E+12", "１．３８Ｅ＋１０"])
def test_digits_lost_to_a_spreadsheet_are_named_as_such(text: str) -> None:
    with pytest.raises(Problem, match="spreadsheet"):
        parse_phone(text)


@pytest.mark.parametrize("text", ["1.3800138011E10", "1.3800138011e+10", "1.38001380110E+10"])
def test_scientific_notation_that_states_every_digit_is_the_number(text: str) -> None:
    assert parse_phone(text) == ("+8613800138011", False)


@pytest.mark.parametrize("text", ["1.380013801E10", "1.38001380115E10", "1E10", "1.3800138011E11"])
def test_scientific_notation_that_leaves_a_digit_out_is_lost(text: str) -> None:
    with pytest.raises(Problem, match="spreadsheet"):
        parse_phone(text)


@pytest.mark.parametrize(
    "text", ["", "  ", "无", "無", "-", "—", "/", "N/A", "没有", "没有手机", "暂无电话", "'"]
)
def test_words_for_none_are_an_empty_phone(text: str) -> None:
    assert parse_phone(text) is None


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "-", ".", "\u00a0"])
)
def test_a_mainland_number_means_the_same_however_it_is_grouped(digits: str, gap: str) -> None:
    grouped = gap.join((digits[:3], digits[3:7], digits[7:]))
    for written in (grouped, "+86" + grouped, "+86 " + grouped, "0086" + gap + grouped):
        assert parse_phone(written) == ("+86" + digits, False)


@given(st.text(max_size=25), st.sampled_from(["CN", "TW", "HK", "MO", "US", "SG"]))
def test_any_text_is_a_number_nothing_or_a_problem(text: str, region: str) -> None:
    try:
        found = parse_phone(text, region)
    except Problem:
        return
    if found:
        assert found.e164[0] == "+"
        assert found.e164[1:].isascii()
        assert 7 <= len(found.e164) <= 16
        assert parse_phone(found.e164) is not None


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("香港", "HK"),
        ("香港九龙", "HK"),
        ("澳门", "MO"),
        ("台北市", "TW"),
        ("广州", "CN"),
        ("", "CN"),
    ],
)
def test_a_city_tells_the_country(place: str, region: str) -> None:
    assert region_of(place) == region


@pytest.mark.parametrize(
    "cell",
    ["13800138000/13900139000", "13800138000 13900139000", "13800138000（妈）13900139000（爸）"],
)
def test_two_mobiles_come_apart_by_any_mark_or_none(cell: str) -> None:
    assert split_phones(cell) == ["13800138000", "13900139000"]


def test_several_numbers_in_a_cell_come_apart() -> None:
    assert split_phones("13800138000 / 139-0013-9000") == ["13800138000", "139-0013-9000"]
