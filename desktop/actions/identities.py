"""By what else a member is known: a second phone, an account, a card; it can be split off again."""

from desktop.actions import consents
from desktop.models.changes import Changes
from desktop.models.people import CHANNELS, IN_PROFILE, Identity, coded, normalised
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import identities, members, numbers
from desktop.store.community import Store
from desktop.store.recorder import Recorder


def add(store: Store, member: bytes, channel: str, text: str, *, confirmed: bool = True) -> Changes:
    """Note an identity of a member; the first of a profile's channel stands in his profile.

    Raises Problem role.not_allowed, people.bad_word, identity.empty, identity.taken,
    phone.invalid.
    """
    who = _writable(store, member)
    found = coded(CHANNELS, channel, "people.bad_word")
    said = normalised(found, text)
    with store.recording("member.identity") as rec:
        _refuse_taken(store, who, found, said)
        put(store, rec, who, found, said, confirmed=confirmed)
    return rec.changes


def put(
    store: Store, rec: Recorder, member: bytes, channel: str, said: str, *, confirmed: bool
) -> None:
    """Write a normalised identity of a member where it belongs; one that he has stays as it is."""
    his = identities.own(store, member)
    if (channel, said) in {(one.channel, one.value) for one in his}:
        return
    if channel in IN_PROFILE and not any(one.key == channel for one in his):
        rec.put("member", member, {channel: said})
        return
    fields = {
        "member": member,
        "channel": channel,
        "value": said,
        "value_ix": identities.index(store, channel, said),
        "confirmed": rec.at if confirmed else None,
    }
    rec.put("identity", rec.fact("identity", member, channel, said, keyed=True), fields)


def confirm(store: Store, member: bytes, key: str) -> Changes:
    """Say that an identity that a file brought is his."""
    who = _writable(store, member)
    one = _his(store, who, key)
    with store.recording("member.identity") as rec:
        if one.record and not one.confirmed:
            rec.put("identity", one.record, {"confirmed": rec.at, "member": one.owner})
    return rec.changes


def remove(store: Store, member: bytes, key: str) -> Changes:
    """Take an identity away. Raises Problem role.not_allowed, identity.unknown."""
    who = _writable(store, member)
    with store.recording("member.identity") as rec:
        _take(rec, _his(store, who, key))
    return rec.changes


def reveal(store: Store, member: bytes, key: str) -> Changes:
    """Note that the actor looks at a masked identity; `Changes.result` is its value.

    Raises Problem role.not_allowed, consent.withdrawn, identity.unknown.
    """
    require(store.actor, "member.read.contact")
    who = members.canonical(store, member)
    consents.require_contact(store, who)
    one = _his(store, who, key)
    with store.recording("member.reveal") as rec:
        looked = {"kind": "reveal", "field": one.channel, "member": who}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})
        rec.result = one.value
    return rec.changes


def split(store: Store, member: bytes, key: str, name: str = "") -> Changes:
    """Make somebody else of an identity who has nothing but it, and the name (or the old one).

    `Changes.result` is the new member's id. Undo makes one person of both again. Raises Problem
    role.not_allowed, identity.unknown, identity.last.
    """
    who = _writable(store, member)
    require(store.actor, "member.merge", scopes=members.scopes_of(store, who))
    one = _his(store, who, key)
    if len(identities.own(store, who)) < 2:
        raise Problem("identity.last")
    called, nickname = members.called(store, who) or ("", "")
    with store.recording("member.split") as rec:
        _take(rec, one)
        new = rec.put("member", None, {"name": name.strip() or called or nickname})
        prefix = numbers.scheme(store)
        given = numbers.supply(store, prefix).at(0)
        if given:
            numbers.state(store, rec, new, prefix, given)
        put(store, rec, new, one.channel, one.value, confirmed=one.confirmed)
        rec.result = new
    return rec.changes


def _take(rec: Recorder, one: Identity) -> None:
    if one.record:
        rec.delete("identity", one.record)
    else:
        rec.put("member", one.owner, {one.channel: None})


def _his(store: Store, member: bytes, key: str) -> Identity:
    """The identity of this key, id or value."""
    said = key.strip()
    found = [one for one in identities.own(store, member) if said in (one.key, one.value)]
    if not found:
        raise Problem("identity.unknown", word=key)
    return found[0]


def _refuse_taken(store: Store, member: bytes, channel: str, said: str) -> None:
    others = [name for one, name in identities.holders(store, channel, said) if one != member]
    if others:
        chinese, english = CHANNELS[channel]
        raise Problem(
            "identity.taken", name=others[0], channel_zh=chinese, channel_en=english.lower()
        )


def _writable(store: Store, member: bytes) -> bytes:
    """The canonical member, when the actor may write him and read what he is known by."""
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    require(store.actor, "member.read.contact")
    if not members.stands(store, who):
        raise Problem("member.gone")
    return who
