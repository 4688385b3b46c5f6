"""Events that members propose: entered, approved into the calendar, or declined with a reason."""

from desktop.models.changes import Changes
from desktop.models.content import MOST_TITLE
from desktop.models.permission import own, require
from desktop.models.problem import Problem
from desktop.models.proposal import APPROVED, DECLINED, PROPOSED, Proposal, series_of
from desktop.models.seriestext import parse_start
from desktop.store import members, proposals
from desktop.store.community import Store

MOST_MINUTES = 60 * 24 * 7


def propose(
    store: Store,
    proposer: bytes,
    title: str,
    start: str,
    *,
    minutes: int = 60,
    place: str = "",
    note: str = "",
) -> Changes:
    """Enter what a member wants to hold; `Changes.result` is the proposal's id.

    `start` is local, or a date. Who leads something may propose in his own name. Raises Problem
    role.not_allowed, member.gone, calendar.titleless, .time_unreadable, .minutes, content.long.
    """
    require(store.actor, "calendar.write", *own(store.actor, proposer))
    if not members.stands(store, proposer):
        raise Problem("member.gone")
    texts = {"title": title.strip(), "place": place.strip(), "note": note.strip()}
    if not texts["title"]:
        raise Problem("calendar.titleless")
    if max(map(len, texts.values())) > MOST_TITLE:
        raise Problem("content.long", most=MOST_TITLE)
    parse_start(start)
    if not 0 < minutes <= MOST_MINUTES:
        raise Problem("calendar.minutes", most=MOST_MINUTES)
    said = {name: text for name, text in texts.items() if text}
    with store.recording("proposal.add") as rec:
        fields = {"proposer": proposer, "start": start, "minutes": minutes, "state": PROPOSED}
        rec.result = rec.put("proposal", None, {**fields, **said, "at": rec.at})
    return rec.changes


def approve(store: Store, proposal: bytes, host: bytes | None = None) -> Changes:
    """Put a proposal into the calendar under its proposer's name; `Changes.result` is the series.

    He hosts it himself unless another is named (b"": nobody). Raises Problem role.not_allowed,
    proposal.gone, proposal.decided, member.gone.
    """
    require(store.actor, "calendar.write")
    found = _waiting(store, proposal)
    if host and not members.stands(store, host):
        raise Problem("member.gone")
    day = len(found.start) == 10
    fields: dict[str, object] = {
        "kind": "event",
        "title": found.title,
        "start": found.start,
        "minutes": 1440 if day else found.minutes,
        "all_day": int(day),
        "proposer": found.proposer,
        "host": (found.proposer if host is None else host) or None,
        "place": found.place or None,
        "note": found.note or None,
    }
    series = series_of(store.community, proposal)
    fields["uid"] = f"{series.hex()}@qunzhu"
    with store.recording("proposal.approve") as rec:
        rec.put("series", series, fields)
        rec.put("proposal", proposal, {"state": APPROVED, "operator": store.operator})
        rec.result = series
    return rec.changes


def decline(store: Store, proposal: bytes, reason: str) -> Changes:
    """Decline a proposal and say why. Raises Problem role.not_allowed, proposal.gone, .decided,
    .reasonless, content.long.
    """
    require(store.actor, "calendar.write")
    _waiting(store, proposal)
    said = reason.strip()
    if not said:
        raise Problem("proposal.reasonless")
    if len(said) > MOST_TITLE:
        raise Problem("content.long", most=MOST_TITLE)
    decided = {"state": DECLINED, "reason": said, "operator": store.operator}
    with store.recording("proposal.decline") as rec:
        rec.put("proposal", proposal, decided)
    return rec.changes


def _waiting(store: Store, proposal: bytes) -> Proposal:
    found = proposals.find(store, proposal)
    if found.state != PROPOSED:
        raise Problem("proposal.decided", title=found.title)
    return found
