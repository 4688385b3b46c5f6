"""Two doors of one evening: who is let in, at whichever laptop, and what is taken back there."""

import random
from contextlib import suppress

from desktop.actions import checkins, door, history
from desktop.models.presence import BY_HAND
from desktop.models.problem import Problem
from desktop.store import history as past
from desktop.store.community import Store

_SERIES = bytes(range(140, 156))
# Never over, however late a seed runs.
_START = "2030-01-01T20:00:00"
# How often somebody is at a door, besides what else he does.
_KEEPING = 0.15


def keep_door(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, let somebody in, or take back whom this operator let in last."""
    if not members or rng.random() >= _KEEPING:
        return
    with suppress(Problem):
        if not store.one("SELECT 1 FROM series WHERE id = ? AND gone = 0", (_SERIES,)):
            with store.recording("calendar.add") as rec:
                said = {"title": "门口", "kind": "session", "start": _START, "minutes": 60}
                rec.put("series", _SERIES, said)
        mine = [one for one in past.recent(store, 30) if one.kind == door.KIND]
        last = next((one for one in mine if past.may_undo(one)), None)
        if last is not None and rng.random() < 0.4:
            history.undo(store, last.action)
        else:
            at = store.now() - rng.randrange(60_000)
            who = [rng.choice(members)]
            door.admit(store, _SERIES, _START, who, at=at, method=door.LET_IN, if_open=False)


def follow(store: Store) -> None:
    """What a laptop does after a round of syncing."""
    with suppress(Problem):
        checkins.follow(store, 0)


def check_doors(store: Store) -> None:
    """Raise AssertionError where who was there is not what the doors say that stand."""
    seen: dict[tuple[bytes, bytes], list[int]] = {}
    for occurrence, member, at, stands in store.rows(
        "SELECT occurrence, member, at, gone = 0 AND coalesce(state, '') <> 'voided' FROM checkin"
    ):
        seen.setdefault((occurrence, member), []).extend([at] if stands else [])
    for pair, times in seen.items():
        row = store.one(
            "SELECT at, state FROM attendance WHERE occurrence = ? AND member = ? AND gone = 0",
            pair,
        )
        if row is not None and row[1] in BY_HAND:
            continue
        assert (row[0] if row else None) == min(times, default=None), "a door was not heard"
