"""Bodies made smaller for their way come back as they were, and never larger than is allowed."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.deflating import deflated, inflated


@given(st.binary(max_size=4_000), st.integers(0, 3))
def test_a_body_comes_back_as_it_was(data: bytes, more: int) -> None:
    smaller = deflated(data)
    assert (smaller is None) == (len(data) < 1024)
    if smaller is not None:
        assert inflated(smaller, len(data) + more) == data


def test_what_would_grow_beyond_the_limit_is_not_read() -> None:
    bomb = zlib.compress(bytes(1_000_000))
    assert len(bomb) < 2_000
    with pytest.raises(ValueError, match="too long"):
        inflated(bomb, 999_999)
    assert len(inflated(bomb, 1_000_000)) == 1_000_000


@pytest.mark.parametrize("data", [b"", b"\x00", b"hello", zlib.compress(bytes(5_000))[:-1]])
def test_what_is_cut_or_was_never_made_smaller_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not deflated|cut"):
        inflated(data, 10_000)
