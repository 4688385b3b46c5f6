"""Steps of boards: their ids and hashes as documented, and lists that adjustments lead to."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import board, period
from desktop.models.board import Standing, Step
from desktop.models.problem import Problem

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/boards.json").read_text("utf-8"))


def test_ids_and_hashes_of_steps_are_those_of_the_vectors() -> None:
    community, rule = (bytes.fromhex(VECTORS[name]) for name in ("community", "rule"))
    before = ""
    for one in VECTORS["steps"]:
        named = (community, rule, VECTORS["period"], one["number"])
        assert board.step_id(*named).hex() == one["id"]
        assert board.step_hash(*named, one["kind"], one["rows"], before) == one["hash"]
        before = one["hash"]


_PEOPLE = tuple(f"{number:032x}" for number in range(6))
_LISTS = st.dictionaries(
    st.sampled_from(_PEOPLE),
    st.tuples(st.integers(1, 100), st.integers(0, 10**12), st.integers(0, 100)),
).map(lambda found: {who: Standing(who, *said) for who, said in found.items()})


def _step(number: int, kind: board.StepKind, rows: str) -> Step:
    return Step(number, kind, rows, "", 0, 0)


@given(st.lists(_LISTS, min_size=1, max_size=5))
def test_the_frozen_list_with_its_adjustments_is_what_stood_at_the_last(
    lists: list[dict[str, Standing]],
) -> None:
    steps = [_step(0, "frozen", board.rows_text(board.ordered(lists[0].values())))]
    steps.append(_step(1, "published", "[]"))
    frozen = steps[0].standings
    for now in lists[1:]:
        moved = board.moves(board.told(steps), now)
        assert bool(moved) is (board.told(steps) != now)
        steps.append(_step(len(steps), "adjustment", board.rows_text(moved)))
    assert board.told(steps) == lists[-1]
    assert steps[0].standings == frozen


@pytest.mark.parametrize(
    "label",
    ["2026-03-20/2026-03-05", "2026-02-30/2026-03-05", "2026-03-05/", "2026-3-5/2026-3-6", "/"],
)
def test_what_is_no_interval_of_days_is_no_cycle(label: str) -> None:
    with pytest.raises(Problem) as caught:
        period.bounds(label)
    assert caught.value.code == "period.unknown"


def test_a_named_cycle_is_called_by_its_days() -> None:
    first, last = period.bounds("2026-03-05/2026-03-20")
    assert period.named(first, last) == "2026-03-05/2026-03-20"
    assert period.kind("2026-03-05/2026-03-20") == "custom"
    assert period.end_text("2026-03-05/2026-03-20") == "2026-03-20T23:59:59"
    with pytest.raises(ValueError, match="named"):
        period.label(first, "custom")
