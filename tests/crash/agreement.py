"""What must hold of a community's file after anything at all: row, op and history agree."""

from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.models import schema
from desktop.models.op import decode_body, decode_head
from desktop.store import log
from desktop.store.check import check, scratch
from desktop.store.community import Store, blank


def mark(store: Store, action: bytes) -> str:
    """What an action wrote to the log, in one word: an independent record keeps it."""
    found = store.rows(
        "SELECT device, number, seq, head, body FROM changeset WHERE action = ? ORDER BY rid",
        (action,),
    )
    return blake2b(repr(found).encode(), digest_size=12).hexdigest()


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that follow from the log, in a fixed order."""
    names = [table.name for table in schema.TABLES] + ["history", "member_x", "changeset"]
    return {name: sorted(store.rows(f"SELECT * FROM {name}"), key=repr) for name in names}


def disagreements(store: Store, *, deep: bool = True) -> list[str]:
    """Everything that does not hold; empty is what must come."""
    wrong = [f"{one.name}: {one.problem.code}" for one in check(store) if one.problem]
    wrong += _half_actions(store)
    if deep:
        wrong += _replayed(store)
    return wrong


def _half_actions(store: Store) -> list[str]:
    wrong = []
    counted: dict[bytes, int] = {}
    for action, head, body in store.rows("SELECT action, head, body FROM changeset ORDER BY rid"):
        ops = len(decode_body(body))
        if decode_head(head).count != ops:
            wrong.append("a changeset does not hold as many ops as its head says")
        counted[action] = counted.get(action, 0) + ops
    told = dict(store.rows("SELECT id, count FROM action"))
    for action in counted.keys() | told.keys():
        if counted.get(action) != told.get(action):
            wrong.append(f"half an action: {told.get(action)} told, {counted.get(action)} kept")
    return wrong


def _replayed(store: Store) -> list[str]:
    """Nothing but the log, applied anew, gives the same rows and the same history."""
    with TemporaryDirectory() as place:
        keys = scratch(store.keys, Path(place))
        again = blank(keys, store.index_key, store.device, store.operator)
        with closing(again):
            log.replay(again, log.changesets(store))
            mine, its = everything(store), everything(again)
    return [f"{name} differs from its replay" for name in mine if mine[name] != its[name]]
