"""Turns before the judge: who had one may say so himself; all else is for who plans."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.models.ids import fact_id
from desktop.models.judging import Case
from desktop.models.judging_known import Row
from desktop.models.judging_places import host_of
from desktop.models.op import Kind
from desktop.models.permission import OWN
from desktop.models.rotation import ASSIGNED, DONE, SWAPPED, Duty, Place, Slot, walk

_CLOCK_BITS = 16
_SAID = frozenset({"rotation", "original", "member", "state", "at"})


def _duty(case: Case) -> None:
    case.need("calendar.write", *((OWN,) if _done_by_himself(case) else ()))


def _done_by_himself(case: Case) -> bool:
    """Whether the author says of himself, and of nothing else, that he had a turn that was his."""
    me = case.actor.member
    if me is None or case.op.kind != Kind.PUT or not set(case.op.clear) <= _SAID:
        return False
    rotation, original = case.stands("rotation"), case.stands("original")
    if case.stands("member") != me or case.stands("state") != DONE:
        return False
    if case.op.record != fact_id("duty", case.known.community, rotation, original, me):
        return False
    held = case.known_row("rotation", rotation)
    if held is None or held.gone or not isinstance(original, str):
        return False
    if original[:10] > case.known.today:
        return False
    if case.before("state") in (ASSIGNED, SWAPPED, DONE):
        return case.row is not None and not case.row.gone
    series = held.clear.get("series")
    if series is not None:
        return host_of(case, series, original) == me
    return _his_day(case, held, original, me)


def _his_day(case: Case, held: Row, day: str, me: bytes) -> bool:
    """Whether the line gives him this day, as the judge knows it."""
    try:
        first, last = date.fromisoformat(str(held.clear.get("start"))), date.fromisoformat(day)
    except ValueError:
        return False
    known, today = case.known, case.known.today
    # Days to come count as well: what was exchanged ahead has its effect on whom the line asks.
    said = [_said(case, row) for row in known.where("duty", "rotation", held.record)]
    ahead = max([last.isoformat(), *(one.original for one in said if one.state == SWAPPED)])
    count = (date.fromisoformat(ahead) - first).days + 1
    days = [(first + timedelta(days=at)).isoformat() for at in range(max(count, 0))]
    places = [_place(case, row) for row in known.where("rotation_place", "rotation", held.record)]
    turns = walk(places, said, [Slot(one, one, one < today) for one in days])
    return any(turn.slot.original == day and turn.member == me for turn in turns)


def _said(case: Case, row: Row) -> Duty:
    said: dict[str, Any] = row.clear
    who = _canonical(case, said["member"])
    return Duty(str(said["original"]), who, str(said.get("state") or ""), said.get("swap_of"))


def _place(case: Case, row: Row) -> Place:
    who, said = _canonical(case, row.clear["member"]), row.clear
    until = [str(said.get("until") or ""), _left(case, who)]
    end = min(filter(None, until), default="")
    return Place(who, int(said.get("position") or 0), str(said.get("since") or ""), end)


def _left(case: Case, member: bytes) -> str:
    """The day on which a member's record went, "" while it stands."""
    row = case.known.row("member", member)
    if row is None or not row.gone:
        return ""
    held = case.known.row("community", case.known.community)
    zone = ZoneInfo(str(held.clear.get("zone") or "UTC") if held else "UTC")
    moment = datetime.fromtimestamp((row.ver.clock >> _CLOCK_BITS) / 1000, UTC)
    return moment.astimezone(zone).date().isoformat()


def _canonical(case: Case, member: bytes) -> bytes:
    """Whom a record means by now."""
    seen = {member}
    while True:
        row = case.known.row("alias", fact_id("alias", case.known.community, member))
        leads = row.clear.get("canonical") if row and not row.gone else None
        if not isinstance(leads, bytes) or leads in seen:
            return member
        seen.add(leads)
        member = leads


ASKED: dict[str, Callable[[Case], None]] = {"duty": _duty}
