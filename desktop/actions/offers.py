"""The directory of skills and offers: what members can do, have, and look for."""

from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT, OFFERS, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import members, offers
from desktop.store.community import Store


def add(store: Store, member: bytes, kind: str, text: str) -> Changes:
    """Enter what a member can do, has or looks for; `Changes.result` is the entry's id.

    Raises Problem role.not_allowed, people.bad_word, offer.empty, member.too_long.
    """
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    said, found = text.strip(), coded(OFFERS, kind, "people.bad_word")
    if not said:
        raise Problem("offer.empty")
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field="offer", limit=MOST_TEXT)
    with store.recording("member.offer") as rec:
        rec.result = rec.put("offer", None, {"member": who, "kind": found, "text": said})
    return rec.changes


def remove(store: Store, member: bytes, offer: bytes) -> Changes:
    """Take an entry out. Raises Problem role.not_allowed, offer.unknown."""
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    if not offers.stands(store, who, offer):
        raise Problem("offer.unknown", word=offer.hex())
    with store.recording("member.offer") as rec:
        rec.delete("offer", offer)
    return rec.changes
