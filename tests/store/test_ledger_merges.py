"""Awards over merges: whoever turns out to be one person earned the same thing once."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.store import members, rulebook, settlement, wallets
from desktop.store.community import Store
from tests.conftest import MakeStore
from tests.rewards_builders import ARRIVE, FIRST, did, member, merge, publish

UNTIL = "2026-05-31T23:59:59"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("deed"), st.tuples(st.integers(0, 3), st.integers(1, 9))),
        st.tuples(st.just("run"), st.just(None)),
        st.tuples(st.just("merge"), st.tuples(st.integers(0, 3), st.integers(0, 3))),
        st.tuples(st.just("void"), st.integers(0, 9)),
        st.tuples(st.just("back"), st.integers(0, 9)),
    ),
    max_size=14,
)


def run(store: Store, rules: list[bytes]) -> int:
    with store.recording("rewards.run") as rec:
        for made in rules:
            settlement.run(rec, store, rulebook.load(store, made), UNTIL)
    return rec.changes.count


@settings(max_examples=40)
@given(STEPS)
def test_one_person_earns_one_thing_once_whoever_he_was_taken_for(
    make_store: MakeStore, steps: list[tuple[str, Any]]
) -> None:
    store = make_store()
    people = [member(store, f"成员{i}", city="广州") for i in range(4)]
    rules = [publish(store, one) for one in (ARRIVE, FIRST)]
    deeds: list[bytes] = []
    for what, given_value in steps:
        if what == "deed":
            who, day = given_value
            kind = "checkin" if day % 2 else "order"
            deeds.append(did(store, people[who], kind, f"2026-03-{day:02d}", 500))
        elif what == "merge":
            alias, into = (members.canonical(store, people[one]) for one in given_value)
            if alias != into:
                merge(store, alias, into)
        elif what in ("void", "back") and deeds:
            with store.recording("activity.correct") as rec:
                state = "voided" if what == "void" else None
                rec.put("activity", deeds[given_value % len(deeds)], {"state": state})
        run(store, rules)
        assert run(store, rules) == 0
        check(store, people)


def check(store: Store, people: list[bytes]) -> None:
    """One live award for each (person, rule, evidence); generations run on without a gap."""
    found = store.rows(
        "SELECT e.member, e.rule, e.evidence_key, e.generation, EXISTS"
        " (SELECT 1 FROM entry r WHERE r.reverses = e.id) FROM entry e WHERE e.kind = 'award'"
    )
    live = [
        (members.canonical(store, who), rule, key) for who, rule, key, _, back in found if not back
    ]
    assert len(live) == len(set(live))
    # Of one member: two who were given the same before they were merged both counted from 0.
    born: dict[tuple[bytes, bytes, str], set[int]] = {}
    for who, rule, key, generation, _ in found:
        held = born.setdefault((who, rule, key), set())
        assert generation not in held
        held.add(generation)
    for person in people:
        whole = members.canonical(store, person)
        family = {one for one in people if members.canonical(store, one) == whole}
        marks = ", ".join("?" * len(family))
        row = store.one(f"SELECT sum(points) FROM entry WHERE member IN ({marks})", tuple(family))
        assert wallets.balance(store, whole) == ((row and row[0]) or 0)
