"""What an operator says about who brought whom."""

from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.referral import PENDING, REFUSED, STATES
from desktop.store import inviters, members, referrals, settlement
from desktop.store.community import Store
from desktop.store.recorder import Recorder


def add(store: Store, invitee: bytes, inviter: bytes, evidence: str, campaign: str = "") -> Changes:
    """Note who brought a member, and how one knows; `Changes.result` is its id.

    Raises Problem role.not_allowed, member.gone, member.too_long, referral.no_evidence,
    referral.self, referral.taken, referral.circle.
    """
    whom, by = _writable(store, invitee), members.canonical(store, inviter)
    said, why = _short("campaign", campaign), _short("evidence", evidence)
    if not why:
        raise Problem("referral.no_evidence")
    if not members.stands(store, by):
        raise Problem("member.gone")
    _fits(store, whom, by)
    with store.recording("member.referral") as rec:
        record = rec.fact("referral", whom)
        fields = {"invitee": whom, "inviter": by, "campaign": said or None, "evidence": why}
        rec.result = rec.put("referral", record, {**fields, "state": PENDING, "at": rec.at})
        _credit(store, rec, set(inviters.above(store, (whom,)) or ()))
    return rec.changes


def decide(store: Store, invitee: bytes, state: str) -> Changes:
    """Confirm who brought a member, refuse it, or leave it open again.

    Raises Problem role.not_allowed, people.bad_word, referral.unknown, referral.circle.
    """
    whom, said = _writable(store, invitee), coded(STATES, state, "people.bad_word")
    found = referrals.inviter(store, whom)
    if found is None:
        raise Problem("referral.unknown")
    if said != REFUSED and found.state == REFUSED:
        _no_circle(store, whom, found.inviter)
    with store.recording("member.referral") as rec:
        rec.put("referral", found.id, {"state": said})
        _credit(store, rec, set(inviters.above(store, (whom,)) or ()))
    return rec.changes


def remove(store: Store, invitee: bytes) -> Changes:
    """Take back that anybody brought him. Raises Problem role.not_allowed, referral.unknown."""
    whom = _writable(store, invitee)
    found = referrals.inviter(store, whom)
    if found is None:
        raise Problem("referral.unknown")
    with store.recording("member.referral") as rec:
        above = set(inviters.above(store, (whom,)) or ())
        rec.delete("referral", found.id)
        _credit(store, rec, above)
    return rec.changes


def _credit(store: Store, rec: Recorder, whom: set[bytes]) -> None:
    """Let rewards for inviters follow at once where the operator may give points."""
    if whom and store.actor.allows("points.award"):
        settlement.credit(rec, store, whom)


def _fits(store: Store, whom: bytes, by: bytes) -> None:
    """One inviter for each, who is not himself nor came by way of him."""
    if whom == by:
        raise Problem("referral.self")
    known = referrals.inviter(store, whom)
    if known is not None and known.state != REFUSED and known.inviter != by:
        raise Problem("referral.taken", name=known.inviter_name)
    _no_circle(store, whom, by)


def _no_circle(store: Store, whom: bytes, by: bytes) -> None:
    if whom in referrals.above(store, by):
        raise Problem("referral.circle")


def _short(field: str, text: str) -> str:
    said = text.strip()
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field=field, limit=MOST_TEXT)
    return said


def _writable(store: Store, member: bytes) -> bytes:
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    if not members.stands(store, who):
        raise Problem("member.gone")
    return who
