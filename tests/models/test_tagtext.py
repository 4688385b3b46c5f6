"""Tags in one cell come apart as they were put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.blank import NOT_GIVEN
from desktop.models.tagtext import join_tags, part_tags

TAG = st.text("甲乙a1、；，,;|｜/ \\#＃-", min_size=1, max_size=6).filter(
    lambda tag: tag == tag.strip() and tag.casefold() not in NOT_GIVEN
)


@given(st.lists(TAG, unique=True, max_size=4))
def test_whatever_tags_hold_they_come_apart_as_they_were(tags: list[str]) -> None:
    assert part_tags(join_tags(tags)) == tuple(tags)


@pytest.mark.parametrize(
    ("tags", "text"),
    [
        (["读书", "讲师"], "读书、讲师"),
        (["团长/讲师", "读书"], "团长/讲师、读书"),
        (["团长/讲师"], "团长\\/讲师"),
        (["A/B"], "A/B"),
        (["C, D", "E"], "C, D、E"),
    ],
)
def test_plain_tags_look_plain(tags: list[str], text: str) -> None:
    assert join_tags(tags) == text


def test_a_backslash_that_quotes_nothing_is_a_part_of_its_tag() -> None:
    assert part_tags("a\\b、c") == ("a\\b", "c")
