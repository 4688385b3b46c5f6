"""A rotation is fair: everybody has a turn before anybody has two, whatever happens."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.models.rotation import (
    ABSENT,
    DONE,
    GAP,
    SKIPPED,
    SWAPPED,
    Duty,
    Place,
    Slot,
    Turn,
    between,
    walk,
)

START = date(2026, 11, 1)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def who(number: int) -> bytes:
    return bytes([number]) * 16


def line(count: int) -> list[Place]:
    return [Place(who(n), n * GAP, day(0)) for n in range(count)]


def days(count: int, today: int = 0) -> list[Slot]:
    return [Slot(day(n), day(n), n < today) for n in range(count)]


def order(turns: list[Turn]) -> list[int]:
    return [turn.member[0] if turn.member else -1 for turn in turns]


def test_forty_seven_have_one_each_before_anybody_has_two() -> None:
    turns = walk(line(47), [], days(94))
    assert order(turns) == [*range(47), *range(47)]
    assert [turn.times for turn in turns] == [1] * 47 + [2] * 47


def test_an_exchange_keeps_both_counts_right() -> None:
    given = [Duty(day(2), who(5), SWAPPED, who(2)), Duty(day(5), who(2), SWAPPED, who(5))]
    turns = walk(line(47), given, days(94))
    assert order(turns)[:7] == [0, 1, 5, 3, 4, 2, 6]
    assert set(Counter(order(turns)).values()) == {2}
    assert max(Counter(order(turns[:47])).values()) == 1


def test_the_absent_come_next_and_the_skipped_last_in_the_round() -> None:
    turns = walk(line(4), [Duty(day(0), who(0), ABSENT)], days(5))
    assert order(turns) == [1, 0, 2, 3, 0]
    turns = walk(line(4), [Duty(day(0), who(0), SKIPPED)], days(6))
    assert order(turns) == [1, 2, 3, 0, 1, 0]


def test_a_newcomer_has_a_turn_in_the_round_at_hand_and_no_more_than_others() -> None:
    people = [*line(3), Place(who(9), 9 * GAP, day(7))]
    turns = walk(people, [], days(16))
    assert order(turns) == [0, 1, 2, 0, 1, 2, 0, 1, 2, 9, 0, 1, 2, 9, 0, 1]


def test_who_leaves_and_comes_back_owes_nothing() -> None:
    people = [replace(one, until=day(1)) if one.member == who(2) else one for one in line(3)]
    assert order(walk(people, [], days(6))) == [0, 1, 0, 1, 0, 1]
    people[2] = replace(people[2], since=day(5), until="")
    assert order(walk(people, [], days(9))) == [0, 1, 0, 1, 0, 1, 2, 0, 1]


def test_two_exchanges_of_one_turn_made_unseen_give_nobody_two() -> None:
    """One laptop gave the first turn to the second member, the other to the third."""
    given = [
        Duty(day(0), who(1), SWAPPED, who(0)), Duty(day(1), who(0), SWAPPED, who(1)),
        Duty(day(0), who(2), SWAPPED, who(0)), Duty(day(2), who(0), SWAPPED, who(2)),
    ]  # fmt: skip
    assert order(walk(line(4), given, days(4))) == [1, 0, 2, 3]


def test_a_day_gone_by_with_nothing_said_counts_as_had() -> None:
    assert order(walk(line(3), [Duty(day(0), who(0), DONE)], days(5, today=4)))[4] == 1


def test_an_absence_noted_late_gives_the_day_to_nobody() -> None:
    assert order(walk(line(3), [Duty(day(1), who(1), ABSENT)], days(4, today=3))) == [0, -1, 1, 2]


def test_a_host_named_by_hand_counts_and_others_follow() -> None:
    slots = days(5)
    slots[0] = replace(slots[0], host=who(2))
    assert order(walk(line(3), [], slots)) == [2, 0, 1, 0, 1]


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("done", "absent", "skip", "swap", "join", "leave", "none")),
        st.integers(1, 6),
    ),
    min_size=1,
    max_size=60,
)


class Life:
    """A rotation day by day: what is said of turns is said as the actions would."""

    def __init__(self, count: int) -> None:
        self.places = line(count)
        self.first = {one.member for one in self.places}
        self.duties: list[Duty] = []
        # Who was passed over while nobody else of the round was left: somebody goes ahead then.
        self.passed: set[bytes] = set()
        self.newest = count

    def turns(self, today: int) -> list[Turn]:
        return walk(self.places, self.duties, days(today + 8, today))

    def live(self, today: int, event: str, number: int) -> None:
        turns = self.turns(today)
        turn = next(one for one in turns if one.slot.original == day(today))
        if event == "join":
            self.newest += 1
            self.places.append(Place(who(self.newest), self.newest * GAP, day(today)))
        elif event == "leave" and sum(one.stands(day(today)) for one in self.places) > 2:
            at = number % len(self.places)
            self.first.discard(self.places[at].member)
            self.places[at] = replace(self.places[at], until=self.places[at].until or day(today))
        elif event == "swap":
            self.swap(turn, turns[turns.index(turn) + number])
        elif turn.member is not None and event in ("absent", "skip"):
            self.passed.add(turn.member)
            self.duties.append(
                Duty(day(today), turn.member, ABSENT if event[0] == "a" else SKIPPED)
            )
        # Whoever has the turn by now has it for good: the day is over.
        now = next(one for one in self.turns(today) if one.slot.original == day(today))
        if now.member is not None:
            self.duties.append(Duty(day(today), now.member, DONE))

    def swap(self, one: Turn, other: Turn) -> None:
        if None in (one.member, other.member) or one.round != other.round:
            return
        if one.member == other.member:
            return
        pair = ((one, other), (other, one))
        for turn, gets in pair:
            assert gets.member is not None
            at = turn.slot.original
            self.duties = [d for d in self.duties if (d.original, d.member) != (at, turn.member)]
            self.duties = [d for d in self.duties if (d.original, d.member) != (at, gets.member)]
            self.duties.append(Duty(at, gets.member, SWAPPED, turn.member))


@settings(max_examples=300)
@given(st.integers(2, 9), EVENTS)
def test_nobody_eligible_throughout_has_two_more_than_another(
    count: int, events: list[tuple[str, int]]
) -> None:
    life = Life(count)
    had: Counter[bytes] = Counter()
    for today, (event, number) in enumerate(events):
        life.live(today, event, number)
        done = [one for one in life.duties if one.original == day(today) and one.state == DONE]
        had.update(one.member for one in done)
        assert len(done) <= 1
        throughout = life.first - life.passed
        if throughout:
            counts = [had[one] for one in throughout]
            assert max(counts) - min(counts) <= 1


@settings(max_examples=200)
@given(st.integers(2, 9), st.lists(st.tuples(st.booleans(), st.integers(1, 6)), max_size=60))
def test_however_often_somebody_was_away_all_have_turns_again_and_few_are_made_up(
    count: int, events: list[tuple[bool, int]]
) -> None:
    life = Life(count)
    for today, (absent, number) in enumerate(events):
        life.live(today, "absent" if absent else "skip" if number == 1 else "swap", number)
    begin = len(events)
    for today in range(begin, begin + 3 * count):
        life.live(today, "none", 1)
    since = [one for one in life.duties if one.state == DONE and one.original >= day(begin)]
    had = Counter(one.member for one in since)
    assert all(2 <= had[one] <= 5 for one in life.first)


@given(st.permutations(range(8)))
def test_what_is_said_leads_to_the_same_in_any_order(shuffled: list[int]) -> None:
    said = [
        Duty(day(0), who(0), ABSENT), Duty(day(0), who(1), DONE), Duty(day(1), who(2), DONE),
        Duty(day(3), who(4), SWAPPED, who(3)), Duty(day(4), who(3), SWAPPED, who(4)),
        Duty(day(2), who(0), SKIPPED), Duty(day(3), who(5), SWAPPED), Duty(day(5), who(0), DONE),
    ]  # fmt: skip
    expected = order(walk(line(6), said, days(12)))
    assert order(walk(reversed(line(6)), [said[at] for at in shuffled], days(12))) == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_a_place_between_two_neighbours_keeps_the_others_order(
    moves: list[tuple[int, int]],
) -> None:
    places = line(10)
    for source, target in moves:
        moved = places.pop(source)
        position = between(places, target)
        places.insert(target, moved)
        if position is None:
            places = [replace(one, position=n * GAP) for n, one in enumerate(places)]
        else:
            places[target] = replace(moved, position=position)
        assert sorted(places, key=lambda one: one.position) == places
