"""The memory of keys finds every earlier row, and the spool hands back what was put in."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.seen import Seen

KEYS = st.integers(-(2**63), 2**63 - 1) | st.integers(0, 3)


@given(st.lists(st.lists(KEYS, min_size=1, max_size=40), max_size=12), st.lists(KEYS))
def test_every_earlier_row_of_a_key_is_found(frames: list[list[int]], asked: list[int]) -> None:
    seen = Seen()
    rows: dict[int, list[int]] = {}
    count = 0
    for frame in frames:
        for key in frame:
            rows.setdefault(key, []).append(count)
            seen.add(key, count)
            count += 1
        seen.close_frame()
    known = [*asked, *rows]
    found = seen.stored(known)
    for at, key in enumerate(known):
        assert set(rows.get(key, [])) <= set(found.get(at, []))


@given(st.lists(KEYS, min_size=1, max_size=40))
def test_rows_of_the_same_frame_are_found_when_they_are_sought(keys: list[int]) -> None:
    seen = Seen()
    for row, key in enumerate(keys):
        seen.add(key, row)
        assert row in seen.fresh(key)


@given(st.lists(KEYS | st.none(), max_size=40))
def test_rows_taken_together_are_found_like_rows_taken_singly(keys: list[int | None]) -> None:
    singly, together = Seen(), Seen()
    for row, key in enumerate(keys, start=7):
        if key is not None:
            singly.add(key, row)
    together.add_all(7, keys)
    for one in (singly, together):
        one.close_frame()
    known = [key for key in keys if key is not None]
    assert together.stored(known) == singly.stored(known)
