"""Membership terms: no two overlap, gaps stay, and what is paid twice extends once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.counting import as_typed, money, yuan
from desktop.models.drive import Drive, Tier
from desktop.models.payment import fen
from desktop.models.plan import Paid, Plan, add_months, discounted, renewed, span, terms
from desktop.models.problem import Problem

ME, PLAN = b"m" * 16, b"p" * 16
YEARLY = Plan(PLAN, "年度会员", 50_000)


def paid(
    number: int, first: str, last: str, amount: int = 500, due: int = 500, who: bytes = ME
) -> Paid:
    days = date.fromisoformat(first), date.fromisoformat(last)
    return Paid(bytes([number]) * 8 + who[:8], who, PLAN, number, *days, amount, due, 20)


@pytest.mark.parametrize(
    ("months", "start", "last"),
    [
        (12, "2026-03-05", "2027-03-04"),
        (1, "2026-01-31", "2026-02-28"),
        (12, "2024-02-29", "2025-02-28"),
        (3, "2026-11-30", "2027-02-28"),
        (6, "2026-07-01", "2026-12-31"),
    ],
)
def test_a_rolling_term_ends_the_day_before_its_day_comes_again(
    months: int, start: str, last: str
) -> None:
    plan = Plan(PLAN, "会员", 1, months=months)
    assert span(plan, date.fromisoformat(start)) == (
        date.fromisoformat(start), date.fromisoformat(last),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "months", "start", "last"),
    [
        ("01-01", 12, "2026-03-05", "2026-12-31"),
        ("09-01", 12, "2026-03-05", "2026-08-31"),
        ("09-01", 12, "2026-09-01", "2027-08-31"),
        ("01-01", 6, "2026-06-30", "2026-06-30"),
        ("01-01", 3, "2026-12-31", "2026-12-31"),
    ],
)
def test_a_fixed_term_ends_with_its_period(begins: str, months: int, start: str, last: str) -> None:
    plan = Plan(PLAN, "会员", 1, months=months, begins=begins)
    assert span(plan, date.fromisoformat(start))[1] == date.fromisoformat(last)


def test_a_renewal_begins_after_the_last_term_or_today_and_the_gap_stays() -> None:
    held = terms([paid(1, "2026-01-01", "2026-12-31")])
    assert renewed(YEARLY, held, date(2026, 12, 1)) == (date(2027, 1, 1), date(2027, 12, 31))
    late = renewed(YEARLY, held, date(2027, 3, 1))
    assert late == (date(2027, 3, 1), date(2028, 2, 29))
    both = terms([paid(1, "2026-01-01", "2026-12-31"), paid(2, *(one.isoformat() for one in late))])
    assert both.gaps() == [(date(2027, 1, 1), date(2027, 2, 28))]


def test_paying_twice_for_one_renewal_extends_once() -> None:
    first, other = paid(1, "2026-01-01", "2026-12-31"), paid(1, "2026-01-02", "2027-01-01")
    held = terms([first, other])
    (one,) = held.terms
    assert (one.first, one.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert held.twice == (other.payment,)


def test_two_instalments_of_one_term_are_not_twice() -> None:
    held = terms(
        [paid(1, "2026-01-01", "2026-12-31", 200), paid(1, "2026-01-01", "2026-12-31", 300)]
    )
    assert (held.twice, held.terms[0].paid, held.terms[0].open) == ((), 500, 0)


def test_the_day_after_the_last_brings_nothing() -> None:
    held = terms([paid(1, "2026-01-01", "2026-12-31")])
    assert held.on(date(2026, 12, 31)) is not None
    assert held.on(date(2027, 1, 1)) is None
    assert held.standing(date(2027, 1, 30), 30) == "grace"
    assert held.standing(date(2027, 1, 31), 30) == "lapsed"
    assert terms([]).standing(date(2027, 1, 1), 30) == "none"


_DAYS = st.integers(0, 400).map(lambda days: date(2026, 1, 1) + timedelta(days))


@given(
    st.lists(
        st.tuples(st.sampled_from((ME, b"o" * 16)), st.integers(1, 4), _DAYS, st.integers(0, 400)),
        max_size=8,
    )
)
def test_no_two_terms_overlap_and_every_day_that_was_paid_is_covered(
    stated: list[tuple[bytes, int, date, int]],
) -> None:
    some = [
        Paid(bytes([place]) * 16, who, PLAN, number, first, first + timedelta(long), 5, 5, 0)
        for place, (who, number, first, long) in enumerate(stated)
    ]
    held = terms(some)
    for one, other in zip(held.terms, held.terms[1:], strict=False):
        assert one.first <= one.last < other.first
    firsts = {(one.member, one.number): one for one in reversed(some)}.values()
    for one in firsts:
        assert held.on(one.first)
        assert held.on(one.last)
    days = sum((one.last - one.first).days + 1 for one in held.terms)
    gaps = sum((last - first).days + 1 for first, last in held.gaps())
    if held.terms:
        assert days + gaps == (held.terms[-1].last - held.terms[0].first).days + 1


@given(_DAYS, st.integers(0, 600), st.integers(1, 24))
def test_a_renewal_never_overlaps_what_there_is(first: date, later: int, months: int) -> None:
    plan = Plan(PLAN, "会员", 1, months=months)
    had = span(plan, first)
    held = terms([paid(1, had[0].isoformat(), had[1].isoformat())])
    new = renewed(plan, held, first + timedelta(later))
    assert new[0] == max(first + timedelta(later), had[1] + timedelta(1))
    assert new[1] > new[0] or months == 0


def test_a_hundred_yuan_cost_eighty_with_a_fifth_off() -> None:
    assert discounted(10_000, 20) == 8_000
    assert discounted(999, 15) == 849
    assert discounted(0, 20) == 0


def test_months_are_added_to_the_last_day_where_the_day_is_missing() -> None:
    assert add_months(date(2026, 10, 31), 4) == date(2027, 2, 28)


def test_prices_go_by_day_and_by_seats_in_their_order() -> None:
    tiers = (Tier("早鸟", 39_900, until="2026-03-10", seats=2), Tier("前五", 44_900, seats=3),
             Tier("原价", 50_000))  # fmt: skip
    drive = Drive(b"", PLAN, "春招", date(2026, 3, 1), date(2026, 3, 31), tiers=tiers, quota=6)
    from msgspec.structs import replace

    assert drive.tier(date(2026, 3, 2)).price == 39_900
    assert replace(drive, joined=2).tier(date(2026, 3, 2)).price == 44_900
    assert drive.tier(date(2026, 3, 11)).price == 44_900
    assert replace(drive, joined=5).tier(date(2026, 3, 2)).price == 50_000
    states = [replace(drive, joined=n).state(date(2026, 3, d)) for n, d in ((5, 31), (6, 31))]
    assert states == ["open", "full"]
    assert drive.state(date(2026, 4, 1)) == "over"
    assert drive.state(date(2026, 2, 28)) == "coming"
    assert replace(drive, closed="2026-03-15").state(date(2026, 3, 15)) == "closed"


def test_amounts_are_typed_in_yuan() -> None:
    assert [fen(one) for one in ("500", "39.9", "¥1,200", "0.01")] == [50_000, 3_990, 120_000, 1]
    for word in ("", "abc", "1.005", "-5", "1e30", "NaN"):
        with pytest.raises(Problem) as caught:
            fen(word)
        assert caught.value.code == "payment.bad_amount"


def test_amounts_are_read_with_their_thousands_apart_and_typed_without() -> None:
    amounts = (1_234_500, 99_950, 123_456, -500_000, 5)
    assert [yuan(one) for one in amounts] == ["12,345", "999.50", "1,234.56", "−5,000", "0.05"]
    assert [money(one) for one in amounts[::3]] == ["¥12,345", "−¥5,000"]
    assert [fen(as_typed(one)) for one in amounts if one > 0] == [one for one in amounts if one > 0]
    assert as_typed(1_234_500) == "12345"
