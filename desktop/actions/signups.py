"""A pasted 接龙 for an occurrence: which members are on it, all of them registered at once."""

from collections.abc import Iterable

from desktop.actions import eligibility, registrations
from desktop.formats.jielong import SignUp, parse_jielong
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.models.registration import Signed, SignedAs
from desktop.store import calendar, members
from desktop.store import registrations as stored
from desktop.store.community import Store
from desktop.store.reads import Reads

METHOD = "paste"
# Nicknames are searched for; more than these that begin alike are nobody in particular.
_ALIKE = 5


def look(reads: Reads, one: Occurrence, text: str) -> list[Signed]:
    """What each entry of a 接龙 comes to, in its order, without registering anybody.

    Raises Problem file.no_signups where the text is none.
    """
    entries = parse_jielong(text).entries
    found = [(entry, _meant(reads, entry)) for entry in entries]
    known = list(dict.fromkeys(who[0] for _, who in found if len(who) == 1))
    there = _registered(reads, one, known)
    unmet = set(eligibility.unmet(reads, one, known))
    told: list[Signed] = []
    seen: set[bytes] = set()
    for entry, who in found:
        standing = _standing(entry, who, there | seen, unmet)
        member = who[0] if len(who) == 1 else None
        if member is not None:
            seen.add(member)
        shown = entry.name or entry.nickname
        told.append(Signed(entry.position, shown, member, standing, entry.people - 1, entry.text))
    return told


def paste(store: Store, series: bytes, original: str, text: str) -> Changes:
    """Register everybody on a 接龙 who is a member and meets the condition, as one action.

    `Changes.result` is `Registered`; `look` says of the others why not. Raises what
    `registrations.register` and `look` raise, registration.nobody_new.
    """
    one = calendar.occurrence(store, series, original)
    coming = [each.member for each in look(store, one, text) if each.standing == "new"]
    some = [member for member in coming if member is not None]
    if not some:
        raise Problem("registration.nobody_new", title=one.title)
    return registrations.register(store, series, original, some, method=METHOD, only_eligible=True)


def _meant(reads: Reads, entry: SignUp) -> list[bytes]:
    """Whom an entry means: by phone, else by name, else by the name in the chat."""
    for word in (entry.phone, entry.name, entry.nickname):
        if not word:
            continue
        try:
            return [members.resolve(reads, word)]
        except Problem as problem:
            if problem.code != "member.unknown":
                return [b"", b""]
    return _nicknamed(reads, entry.nickname)


def _nicknamed(reads: Reads, word: str) -> list[bytes]:
    if not word:
        return []
    found = members.matching(reads, word, _ALIKE)
    return [one.id for one in found if fold(word) in (fold(one.nickname), fold(one.name))]


def _registered(reads: Reads, one: Occurrence, known: list[bytes]) -> set[bytes]:
    there: set[bytes] = set()
    for first in range(0, len(known), stored.PAGE):
        found = stored.of_members(reads, one, known[first : first + stored.PAGE])
        there |= {who for who, each in found.items() if each.standing != "cancelled"}
    return there


def _standing(
    entry: SignUp, who: list[bytes], there: Iterable[bytes], unmet: Iterable[bytes]
) -> SignedAs:
    if entry.cancelled:
        return "cancelled"
    if len(who) != 1:
        return "several" if who else "unknown"
    if who[0] in there:
        return "already"
    return "refused" if who[0] in unmet else "new"
