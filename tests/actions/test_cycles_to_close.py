"""A cycle that ended under a rule waits on the first screen until it is closed."""

from datetime import timedelta

import pytest

from desktop.actions import rewards
from desktop.models import period
from desktop.models.rule import Rule
from desktop.store import duecycles, home, rulebook
from desktop.store.community import Store


def test_the_last_cycle_that_ended_waits_until_it_is_closed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("月度签到榜", "rank", "checkin", (100, 60, 30), period="month")
    made = rewards.publish(store, rule, None).result
    assert isinstance(made, bytes)
    assert not [one for one in home.waiting(store, []) if one.kind == "cycles"]
    this = store.today().replace(day=1)
    later = (this + timedelta(40)).replace(day=1)
    label = period.label(this, "month")
    (found,) = duecycles.cycles(store, rulebook.listed(store), later)
    assert (found[0].id, found[1]) == (made, label)
    monkeypatch.setattr(Store, "today", lambda _self: later)
    (one,) = [one for one in home.waiting(store, []) if one.kind == "cycles"]
    assert (one.record, one.at, one.count) == (made, label, 1)
    with store.recording("rewards.close") as rec:
        rec.put("closing", None, {"rule": made, "period": label, "through": 0, "at": rec.at})
    assert not [one for one in home.waiting(store, []) if one.kind == "cycles"]
    rewards.stop(store, made, stopped=True)
    assert duecycles.cycles(store, rulebook.listed(store), later) == []
