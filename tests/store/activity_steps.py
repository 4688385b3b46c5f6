"""Activities of two members that come, change and go in any order, one recording each."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from desktop.models.ids import new_id
from desktop.store.community import Store
from tests.rewards_builders import did

Step = tuple[str, Any]

DAYS = st.integers(1, 9)
STATES = st.fixed_dictionaries({"state": st.sampled_from(["", "voided"])})
KINDS = st.fixed_dictionaries({"kind": st.sampled_from(["post", "order"])})
LOCALS = st.builds(lambda day: {"local": f"2026-03-{day:02}T08:00:00"}, DAYS)
AMOUNTS = st.fixed_dictionaries({"amount": st.none() | st.integers(-5, 99)})


def steps(*edits: st.SearchStrategy[dict[str, Any]], most: int) -> st.SearchStrategy[list[Step]]:
    """At most so many additions, deletions, and edits of these fields."""
    return st.lists(
        st.one_of(
            st.tuples(st.just("add"), DAYS),
            st.tuples(st.just("edit"), st.tuples(st.integers(0, 9), st.one_of(*edits))),
            st.tuples(st.just("delete"), st.integers(0, 9)),
        ),
        max_size=most,
    )


def take(store: Store, people: Sequence[bytes], made: list[bytes], step: Step) -> None:
    """Take one step, which may find nothing to change; `made` are the activities so far."""
    what, change = step
    if what == "add":
        local = f"2026-03-{change:02}T09:00:00"
        made.append(did(store, people[change % 2], "post", local, change, new_id()))
    elif made:
        one = made[(change[0] if what == "edit" else change) % len(made)]
        with store.recording("activity.change") as rec:
            if what == "edit":
                rec.put("activity", one, change[1])
            else:
                rec.delete("activity", one)
