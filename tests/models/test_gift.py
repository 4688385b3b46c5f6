"""Who has a piece of a gift: by the order of the log, never more than there are."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.gift import Claim, Lease, Shelf, settle

DEVICES = (b"a", b"b", b"c")
STOCKS = st.integers(0, 6)


@st.composite
def logs(draw: st.DrawFn) -> list[Lease | Claim]:
    """What devices said, one after another as the judge saw it."""
    found: list[Lease | Claim] = []
    for place in range(draw(st.integers(0, 12))):
        record, device = bytes([place]), draw(st.sampled_from(DEVICES))
        pieces = draw(st.integers(1, 3))
        if draw(st.integers(0, 3)) == 0:
            found.append(Lease(record, device, pieces, place, place))
        else:
            person, reversed_ = draw(st.sampled_from((b"x", b"y"))), draw(st.booleans())
            found.append(Claim(record, device, person, pieces, place, place, 0, reversed_))
    return found


def shelf(stock: int, log: list[Lease | Claim], most: int | None = None) -> Shelf:
    leases = [one for one in log if isinstance(one, Lease)]
    return settle(stock, leases, [one for one in log if isinstance(one, Claim)], most)


def taken(log: list[Lease | Claim], found: Shelf) -> int:
    has = {one for one, stands in found.standings.items() if stands.state in ("ready", "handed")}
    return sum(one.pieces for one in log if isinstance(one, Claim) and one.id in has)


@given(STOCKS, logs())
def test_never_more_pieces_are_given_than_there_are(stock: int, log: list[Lease | Claim]) -> None:
    found = shelf(stock, log)
    assert found.free >= 0
    assert taken(log, found) + found.free + sum(found.kept.values()) == stock


@given(STOCKS, logs())
def test_who_has_a_piece_keeps_it_whatever_comes_later(
    stock: int, log: list[Lease | Claim]
) -> None:
    whole = shelf(stock, log).standings
    for length in range(len(log)):
        before = shelf(stock, log[:length]).standings
        assert all(whole[one] == stands for one, stands in before.items())


@given(STOCKS, logs(), st.permutations(range(12)))
def test_the_order_in_which_rows_are_read_is_no_matter(
    stock: int, log: list[Lease | Claim], order: list[int]
) -> None:
    mixed = [log[at] for at in order if at < len(log)]
    assert shelf(stock, mixed) == shelf(stock, log)


@given(STOCKS, logs(), st.integers(1, 3))
def test_nobody_has_more_than_one_person_may(
    stock: int, log: list[Lease | Claim], most: int
) -> None:
    found = shelf(stock, log, most)
    for person in (b"x", b"y"):
        his = [one for one in log if isinstance(one, Claim) and one.person == person]
        assert sum(o.pieces for o in his if found.standings[o.id].state == "ready") <= most


@given(STOCKS, logs())
def test_what_is_kept_for_a_device_is_taken_by_no_other(
    stock: int, log: list[Lease | Claim]
) -> None:
    before = shelf(stock, log)
    late = Claim(b"late", b"d", b"z", 1, None, 99)
    after = shelf(stock, [*log, late])
    assert after.kept == before.kept
    assert (after.standings[b"late"].trouble == "") is (before.free > 0)
    assert not after.standings[b"late"].own


def test_a_lease_that_the_judge_has_not_seen_keeps_nothing() -> None:
    found = shelf(2, [Lease(b"l", b"a", 2, None, 1)])
    assert (found.free, found.kept.get(b"a", 0)) == (2, 0)


def test_what_was_handed_out_has_its_piece_though_more_were_promised() -> None:
    given_out = Claim(b"2", b"a", b"x", 1, 2, 2, handed=1)
    found = shelf(0, [Claim(b"1", b"b", b"y", 1, 1, 1), given_out])
    assert found.standings[b"2"].state == "handed"
    assert found.standings[b"1"].trouble == "short"
    assert found.free == -1
