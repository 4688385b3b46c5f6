"""What operators note about a member: what he said, what was promised."""

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import members
from desktop.store.community import Store

LIMIT = 10_000


def add(store: Store, member: bytes, text: str) -> Changes:
    """Note a sentence about a member; `Changes.result` is the note's id.

    Raises Problem role.not_allowed, member.empty_note, member.too_long.
    """
    require(store.actor, "member.write", scopes=members.scopes_of(store, member))
    said = text.strip()
    if not said:
        raise Problem("member.empty_note")
    if len(said) > LIMIT:
        raise Problem("member.too_long", field="note", limit=LIMIT)
    with store.recording("member.note") as rec:
        who = members.canonical(store, member)
        rec.result = rec.put("note", None, {"member": who, "at": rec.at, "text": said})
    return rec.changes
