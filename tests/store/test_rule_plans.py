"""How SQLite goes about a rule's query: what is looked up stands in an index, or in one of its own.

The plan does not depend on what is in the file: without statistics SQLite guesses.
"""

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from desktop.models import period
from desktop.models.rule import Version, parse
from desktop.store import rules
from desktop.store.community import Store
from desktop.store.question import Cycle, Question

# An award that stands, one that is due, an activity behind it, a place in a fold.
SCANNED = re.compile(r"SCAN (p|e|r|t|o|f)( LEFT-JOIN)?$")
BODIES: dict[str, dict[str, object]] = {
    "each": {},
    "a budget": {"budget": 1000},
    "a cap": {"cap": {"per": "week", "points": 10}},
    "once": {"trigger": "once", "measure": "count", "at_least": 2},
    "a month": {"trigger": "period", "period": "month", "measure": "count", "at_least": 2},
}


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
def test_no_award_is_looked_up_among_all_and_no_activity_beside_the_index(
    store: Store, body: dict[str, object]
) -> None:
    where = {"field": "weekday", "op": ">=", "value": 1}
    said = {"name": "规则", "trigger": "each", "activity": "order", "points": 5, "where": where}
    rule = parse({**said, **body})
    cycles = tuple(
        Cycle(label, 1, period.end_text(label), 0) for label in ("2026-03",) if rule.period
    )
    once = Question((Version(1, rule, 0),), "2026-12-31", rule=bytes(16), cycles=cycles)
    for question in (once, replace(once, fresh=True)):
        query = rules.differences(question)
        plan = [str(row[3]) for row in store.rows(f"EXPLAIN QUERY PLAN {query.sql}", query.values)]
        assert any("a USING COVERING INDEX activity_time" in line for line in plan)
        # What is read from its beginning comes first; behind another it would be read each time.
        joined = [
            line
            for before, line in pairwise(plan)
            if SCANNED.match(line) and before.startswith("SCAN")
        ]
        assert joined == []
