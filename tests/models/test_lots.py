"""Lots: the soonest to end is used first, and only what is unused expires."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.award import EntryKind
from desktop.models.lots import Line, holding

_ids = count(1)


def _line(
    day: int, points: int, kind: EntryKind, expires: int = 0, about: bytes = b"", back: bytes = b""
) -> Line:
    made = next(_ids)
    last = f"2026-03-{expires:02}" if expires else ""
    when = f"2026-03-{day:02}"
    return Line(made.to_bytes(16, "big"), day, when, points, kind, last, about.hex(), back or None)


def _gave(day: int, points: int, expires: int = 0) -> Line:
    return _line(day, points, "award", expires)


def _used(day: int, points: int) -> Line:
    return _line(day, -points, "spend")


def test_what_ends_soonest_is_used_first_then_the_oldest() -> None:
    lines = [_gave(1, 100), _gave(2, 100), _gave(3, 100, 20), _gave(4, 100, 10), _used(5, 250)]
    found = holding(lines, "2026-03-06")
    assert [(lot.day, lot.left) for lot in found.lots] == [("2026-03-01", 50), ("2026-03-02", 100)]
    assert (found.usable, found.due) == (150, ())


def test_only_what_was_not_used_expires() -> None:
    lot = _gave(1, 100, 10)
    found = holding([lot, _used(5, 30)], "2026-03-11")
    assert [(due.entry, due.points, due.last) for due in found.due] == [(lot.id, 70, "2026-03-10")]
    assert found.usable == 0
    assert holding([lot, _used(5, 30)], "2026-03-10").due == ()


def test_an_expiry_that_took_too_much_is_to_be_put_right() -> None:
    lot = _gave(1, 100, 10)
    whole = _line(10, -100, "expire", about=lot.id)
    (due,) = holding([lot, _used(5, 30), whole], "2026-03-12").due
    assert (due.points, due.expired, due.taken, due.generation) == (70, whole.id, 100, 1)
    back = _line(10, 100, "reverse", about=lot.id, back=whole.id)
    right = _line(10, -70, "expire", about=lot.id)
    assert holding([lot, _used(5, 30), whole, back, right], "2026-03-12").due == ()


def test_what_comes_back_after_the_end_of_its_lot_lasts() -> None:
    lot, used = _gave(1, 100, 10), _used(5, 30)
    back = _line(15, 30, "correct", back=used.id)
    found = holding([lot, used, back], "2026-03-16")
    assert [(one.left, one.expires) for one in found.lots] == [(30, "")]
    assert [due.points for due in found.due] == [70]


def test_what_comes_back_before_the_end_goes_back_to_its_lot() -> None:
    lot, used = _gave(1, 100, 10), _used(5, 30)
    back = _line(7, 30, "correct", back=used.id)
    assert [one.left for one in holding([lot, used, back], "2026-03-08").lots] == [100]
    assert [due.points for due in holding([lot, used, back], "2026-03-12").due] == [100]


def test_more_used_than_there_was_is_paid_by_what_comes_next() -> None:
    lines = [_gave(1, 100), _used(2, 130)]
    assert (holding(lines, "2026-03-03").short, holding(lines, "2026-03-03").usable) == (30, -30)
    lines.append(_gave(4, 50, 20))
    found = holding(lines, "2026-03-05")
    assert ([one.left for one in found.lots], found.short) == ([20], 0)


_days = st.integers(1, 28)
_gifts = st.builds(_gave, _days, st.integers(1, 200), st.one_of(st.just(0), _days))
_uses = st.builds(_used, _days, st.integers(1, 200))


@given(st.lists(st.one_of(_gifts, _uses), max_size=25), _days)
def test_lots_come_to_the_balance_and_expiring_takes_no_more_than_is_there(
    lines: list[Line], day: int
) -> None:
    lines = sorted(lines, key=lambda line: (line.at, line.id))
    today = f"2026-03-{day:02}"
    found = holding(lines, today)
    assert sum(line.points for line in lines) == found.usable + sum(d.points for d in found.due)
    written = [
        _line(int(due.last[-2:]), -due.points, "expire", about=due.entry) for due in found.due
    ]
    again = holding(sorted([*lines, *written], key=lambda line: (line.at, line.id)), today)
    assert again.usable == found.usable
    assert again.short == found.short
