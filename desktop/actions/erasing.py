"""Erasing a person for good: the owner's action."""

from dataclasses import replace

from desktop.models.changes import Changes
from desktop.models.erasure import Receipt
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import backup, devices, erased, erasing, history, members
from desktop.store.community import Store
from desktop.store.link import read


def erase(store: Store, member: bytes) -> Changes:
    """Make a member unreadable everywhere this console reaches; `result` is the Receipt.

    All records merged into him go with him; what he earned and spent keeps its totals. Where a hub
    judges, it is done when the hub has taken it. Cannot be undone. Raises Problem
    role.not_allowed, member.unknown.
    """
    require(store.actor, "member.erase")
    found = members.canonical(store, member)
    if not members.stood(store, found):
        raise Problem("member.unknown", word=member.hex())
    waits = bool(read(store).judge)
    with store.recording(erasing.KIND) as rec:
        rec.erase(found)
    records = 0 if waits else _clean(store)
    return replace(rec.changes, result=_receipt(store, found, records, waits=waits))


def _clean(store: Store) -> int:
    """What lies beside the file forgets him too."""
    erased.note(store)
    backup.replace_copies(store.keys)
    return len(erased.subjects(store))


def _receipt(store: Store, member: bytes, records: int, *, waits: bool) -> Receipt:
    return Receipt(
        member,
        records,
        waits,
        history.exports(store),
        tuple(name or "-" for name in devices.others(store)),
    )
