"""Member numbers and the prefix they begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.numbers import parse_number, read_prefix, show_number, usual_width
from desktop.models.problem import Problem


@given(st.text(max_size=8), st.integers(1, 999_999_999))
def test_every_number_of_an_accepted_prefix_is_read_back(text: str, value: int) -> None:
    try:
        prefix = read_prefix(text)
    except Problem:
        return
    assert parse_number(show_number(prefix, value)) == (prefix, value)


@pytest.mark.parametrize("text", ["A1", "Z Y", "QH-", "2026", "ABCDEFG", "会_"])
def test_a_prefix_that_would_run_into_its_numbers_is_refused(text: str) -> None:
    with pytest.raises(Problem) as raised:
        read_prefix(text)
    assert raised.value.code == "community.prefix_invalid"


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        (["A001", "A002", "A120"], 3),
        (["A-001", "a 002"], 3),
        (["A1", "A2", "A10"], 1),
        (["A0001", "A0002"], None),
        (["A0001", "A0002", "A03"], None),
        (["A１２", "A００３", "B1"], 3),
        (["B001"], None),
        ([], None),
    ],
)
def test_numbers_say_how_many_digits_they_have(texts: list[str], width: int | None) -> None:
    assert usual_width(texts, "A") == width
