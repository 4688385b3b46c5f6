"""Member numbers and the prefix they begin with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.numbers import parse_number, read_prefix, show_number
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
