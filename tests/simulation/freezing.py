"""A board that laptops apart freeze, publish and adjust: of each step the first stands."""

import random
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.models.board import step_hash
from desktop.models.op import unpack_clear
from desktop.models.problem import Problem
from desktop.models.signed import SignedOp, read_changeset
from desktop.store import boards
from desktop.store.community import Store

if TYPE_CHECKING:
    from tests.simulation.world import World

# The week in which the awards of `acts` lie.
WEEK = "2026-W47"
_LATER = "2999-12-31T00:00:00"
# How often somebody works on the board, besides what else he does.
_SHARE = 0.08


def freeze(store: Store, rng: random.Random) -> None:
    """At times, freeze the list, or publish it, or tell what came after, as it stands here."""
    if rng.random() >= _SHARE:
        return
    with suppress(Problem), store.recording("board.freeze") as rec:
        known = boards.steps(store, None, WEEK)
        if not known:
            boards.freeze(rec, store, None, WEEK, _LATER)
        elif rng.random() < 0.5 and all(one.kind != "published" for one in known):
            boards.publish(rec, store, None, WEEK)
        else:
            boards.adjust(rec, store, None, WEEK)
        if rng.random() < 0.2:
            said = {"name": "赛季", "first": "2026-11-01", "last": "2026-11-30"}
            rec.put("named_cycle", rec.fact("named_cycle", 1), said)


def check_boards(world: "World") -> None:
    """Every step was said once, and each holds the hash of the one before it."""
    with world.engine.reading() as session:
        found = session.rows("SELECT changeset FROM log ORDER BY seq")
    said = [
        op.record
        for row in found
        for signed in read_changeset(bytes(row[0])).ops
        if isinstance(signed, SignedOp) and (op := unpack_clear(signed.clear)).table == "board"
    ]
    assert len(said) == len(set(said)), "a frozen list was said twice"
    store = world.devices[0].store
    before = ""
    for number, step in enumerate(boards.steps(store, None, WEEK)):
        named = (store.community, store.community, WEEK, number, step.kind, step.rows, before)
        assert step.number == number, "a step is missing"
        assert step.hash == step_hash(*named), "a step does not continue the one before"
        before = step.hash
