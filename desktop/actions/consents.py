"""What members agree to and take back, who they proved to be, and whether they were asked in."""

from desktop.models.changes import Changes
from desktop.models.dates import parse_date
from desktop.models.people import METHODS, MOST_TEXT, PURPOSES, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import consents as agreed
from desktop.store import members, withdrawn
from desktop.store.community import Store


def say(store: Store, member: bytes, purpose: str, *, given: bool, how: str = "") -> Changes:
    """Note that a member agreed to something, or took it back, and how he said so.

    It stands for good; what he says next stands beside it. Raises Problem role.not_allowed,
    people.bad_word, member.too_long.
    """
    who = _writable(store, member)
    if len(how.strip()) > MOST_TEXT:
        raise Problem("member.too_long", field="how", limit=MOST_TEXT)
    with store.recording("member.consent") as rec:
        fields = {
            "member": who,
            "operator": store.operator,
            "purpose": coded(PURPOSES, purpose, "people.bad_word"),
            "given": int(given),
            "at": rec.at,
            "how": how.strip() or None,
        }
        rec.result = rec.put("consent", None, fields)
    return rec.changes


def require_contact(store: Store, member: bytes) -> None:
    """Raise Problem consent.withdrawn for who does not agree to be contacted any more."""
    if withdrawn.silent(store, [member]):
        raise _withdrawn(store, member, "contact")


def require_given(store: Store, member: bytes, purpose: str) -> None:
    """Raise Problem consent.withdrawn for who took back his consent to this."""
    if agreed.given(store, member, purpose) is False:
        raise _withdrawn(store, member, purpose)


def _withdrawn(store: Store, member: bytes, purpose: str) -> Problem:
    name, nickname = members.called(store, member) or ("", "")
    zh, en = PURPOSES[purpose]
    return Problem("consent.withdrawn", name=name or nickname, purpose_zh=zh, purpose_en=en)


def verify(store: Store, member: bytes, method: str, day: str = "") -> Changes:
    """Note that somebody made sure who the member is, today or on a day before.

    Raises Problem role.not_allowed, people.bad_word, date.invalid.
    """
    who = _writable(store, member)
    with store.recording("member.verify") as rec:
        fields = {
            "member": who,
            "operator": store.operator,
            "method": coded(METHODS, method, "people.bad_word"),
            "date": parse_date(day) or store.today().isoformat(),
        }
        rec.put("verification", None, fields)
    return rec.changes


def unverify(store: Store, member: bytes) -> Changes:
    """Take that back. Raises Problem role.not_allowed."""
    who = _writable(store, member)
    with store.recording("member.verify") as rec:
        for record in agreed.verified(store, who):
            rec.delete("verification", member=record)
    return rec.changes


def _writable(store: Store, member: bytes) -> bytes:
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    if not members.stands(store, who):
        raise Problem("member.gone")
    return who
