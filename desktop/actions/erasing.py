"""Erasing a person for good: the owner's action."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.models.changes import Changes
from desktop.models.erasure import Reach, Receipt
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import backup, devices, erased, erasing, history, members, personal, reach, roles
from desktop.store.community import Store
from desktop.store.link import read
from desktop.store.recorder import Recorder
from desktop.store.whole import write_private


def look(store: Store, member: bytes) -> Reach:
    """What erasing this member would take and leave; nothing is done.

    Raises Problem role.not_allowed, member.unknown, member.holds_role while he has a role.
    """
    require(store.actor, "member.erase")
    found = members.canonical(store, member)
    if not members.stood(store, found):
        raise Problem("member.unknown", word=member.hex())
    today = store.today().isoformat()
    if any(roles.held_on(store, today, one) for one in reach.operators(store, found)):
        raise Problem("member.holds_role")
    return reach.of_member(store, found, len(backup.copies(store.folder)))


def save(store: Store, path: Path, lines: Sequence[str]) -> Path:
    """Write a receipt to a file that only this user reads. Raises Problem vault.unwritable."""
    write_private(path, ("\n".join(lines) + "\n").encode())
    return path


def erase(store: Store, member: bytes) -> Changes:
    """Make a member unreadable everywhere this console reaches; `result` is the Receipt.

    All records merged into him go with him, and a household that nobody else is in; what he
    earned and spent keeps its totals. Where a hub judges, it is done when the hub has taken it.
    Cannot be undone. Raises what `look` raises, and Problem vault.unwritable where it cannot be
    noted beside the file; it is done then.
    """
    taken = look(store, member)
    with store.recording(erasing.KIND) as rec:
        homes = personal.emptied(store, taken.member)
        personal.leave(store, rec, taken.member)
        for home in homes:
            rec.erase(home, "unit")
        rec.erase(taken.member)
    return done(store, taken, rec)


def done(store: Store, taken: Reach, rec: Recorder) -> Changes:
    """What lies beside the file follows; the recording's changes with the Receipt as `result`.

    Raises Problem vault.unwritable.
    """
    waits = bool(read(store).judge)
    copies = taken.copies if waits else erased.follow(store)
    receipt = Receipt(
        taken,
        rec.at,
        waits,
        history.exports(store),
        tuple(devices.others(store)),
        copies,
    )
    return replace(rec.changes, result=receipt)
