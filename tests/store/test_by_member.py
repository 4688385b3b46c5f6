"""What is asked of some members is looked up by them, however many activities there are."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop.models.ids import new_id
from desktop.store import (
    activities,
    couponladders,
    doings,
    groups,
    ladder,
    merging,
    packtraces,
    raising,
    reach,
    stays,
    timeline,
)
from desktop.store.community import Store
from tests.rewards_builders import did, member

QUESTIONS: dict[str, Callable[[Store, bytes], object]] = {
    "his place on the ladder": ladder.axes,
    "whether he is to be raised": raising.waits,
    "what he did": doings.of_member,
    "the kinds of what he did": activities.kinds_of,
    "his story": timeline.page,
    "what an erasing reaches": lambda store, who: reach.of_member(store, who, 0),
    "whether a pack leaves traces of him": packtraces._stands,
    "what he did twice before a merge": lambda store, who: _void_twice(store, who),
    "who of a group is idle": lambda store, _: groups.idle(store, new_id(), date(2026, 3, 1)),
    "how often he came for a coupon": lambda store, who: couponladders.unearned(
        store, _ladder(store), [who]
    ),
    "how lively a source is": lambda store, _: stays.sources(store),
}


def _void_twice(store: Store, who: bytes) -> None:
    with store.recording("member.merge") as rec:
        merging.void_twice(store, rec, (who, new_id()))


def _ladder(store: Store) -> bytes:
    """A ladder with a step that a visit brings."""
    with store.recording("coupon.ladder") as rec:
        made = rec.put("coupon_ladder", None, {"title": "洗衣"})
        said = {"ladder": made, "position": 1, "kind": new_id(), "trigger": "visit", "nth": 2}
        rec.put("coupon_step", None, said)
    return made


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_one_member_did_is_found_by_him_and_not_by_its_kind_or_time(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    who = member(store)
    did(store, who, "checkin", "2026-03-02")
    QUESTIONS[name](store, who)
    asked: list[tuple[str, Any]] = []
    for way in ("rows", "one"):
        plain = getattr(store, way)

        def noted(sql: str, given: Any = (), plain: Any = plain) -> Any:
            asked.append((sql, given))
            return plain(sql, given)

        monkeypatch.setattr(store, way, noted)
    QUESTIONS[name](store, who)
    monkeypatch.undo()
    found = [line for sql, given in asked for line in _ways(store, sql, given)]
    assert found
    # The newest of his story are found by him, and read by their rows.
    assert [line for line in found if not re.search(r"\b(?:member|rowid)=\?", line)] == []


def _ways(store: Store, sql: str, given: Any) -> list[str]:
    """How SQLite comes by the activities of a question: lines of its plan."""
    named = set(re.findall(r"\bactivity(?: (?!WHERE|INDEXED|NOT|SET)(\w+))?\b", sql))
    if not re.search(r"\b(?:FROM|JOIN) activity\b", sql):
        return []
    names = "|".join({one or "activity" for one in named})
    plan = store.rows(f"EXPLAIN QUERY PLAN {sql}", given)
    return [str(row[3]) for row in plan if re.match(rf"(?:SEARCH|SCAN) (?:{names})\b", str(row[3]))]
