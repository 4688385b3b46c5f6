"""What an operator does with membership plans and the drives that bring members into them."""

import re
from datetime import date

from desktop.models.changes import Changes
from desktop.models.drive import MOST_TIERS, Drive
from desktop.models.payment import LARGEST
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.plan import ENDED, FIXED_MONTHS, MOST_DAYS, MOST_MONTHS, Plan
from desktop.models.problem import Problem
from desktop.store import drives, plans, seriesrows
from desktop.store.community import Store

_DAY_OF_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", re.ASCII)


def save(store: Store, plan: bytes | None, said: Plan) -> Changes:
    """Make a plan (None) or change it; terms that were paid for stay as they are.

    `Changes.result` is its id. Raises Problem role.not_allowed, plan.nameless, plan.bad_months,
    plan.bad_begin, plan.bad_discount, plan.bad_days, plan.bad_fee, plan.gone,
    calendar.series_gone, member.too_long.
    """
    require(store.actor, "member.write")
    if plan is not None:
        plans.find(store, plan)
    _check(store, said)
    with store.recording("plan.save") as rec:
        rec.result = rec.put("plan", plan, plans.stated(said))
    return rec.changes


def end(store: Store, plan: bytes, *, ended: bool = True) -> Changes:
    """Sell a plan no more, or again; who has it keeps it. Raises role.not_allowed, plan.gone."""
    require(store.actor, "member.write")
    plans.find(store, plan)
    with store.recording("plan.end" if ended else "plan.save") as rec:
        rec.put("plan", plan, {"state": ENDED if ended else None})
    return rec.changes


def _check(store: Store, said: Plan) -> None:
    _text(said.name, "plan.nameless")
    if not 0 <= said.fee <= LARGEST:
        raise Problem("plan.bad_fee")
    if not 1 <= said.months <= MOST_MONTHS or (said.fixed and said.months not in FIXED_MONTHS):
        raise Problem("plan.bad_months", most=MOST_MONTHS)
    if said.begins and not _DAY_OF_YEAR.fullmatch(said.begins):
        raise Problem("plan.bad_begin", word=said.begins)
    if not 0 <= said.discount <= 100:
        raise Problem("plan.bad_discount", word=said.discount)
    if not (0 <= said.grace <= MOST_DAYS and 0 <= said.early <= MOST_DAYS):
        raise Problem("plan.bad_days", most=MOST_DAYS)
    if said.series is not None:
        seriesrows.find(store, said.series)


def save_drive(store: Store, drive: bytes | None, said: Drive) -> Changes:
    """Plan a drive (None) or change it; `Changes.result` is its id.

    Raises Problem role.not_allowed, plan.gone, drive.nameless, drive.bad_window,
    drive.bad_quota, drive.bad_tier, drive.gone, member.too_long.
    """
    require(store.actor, "member.write")
    plans.find(store, said.plan)
    if drive is not None:
        drives.find(store, drive)
    _text(said.name, "drive.nameless")
    if said.last < said.first:
        raise Problem("drive.bad_window")
    if said.quota is not None and not 0 < said.quota <= LARGEST:
        raise Problem("drive.bad_quota")
    _check_tiers(said)
    with store.recording("drive.save") as rec:
        rec.result = rec.put("drive", drive, _stated(said))
    return rec.changes


def close_drive(store: Store, drive: bytes) -> Changes:
    """Take nobody more in a drive from today on. Raises role.not_allowed, drive.gone."""
    require(store.actor, "member.write")
    drives.find(store, drive)
    with store.recording("drive.close") as rec:
        rec.put("drive", drive, {"closed": store.today().isoformat()})
    return rec.changes


def open_drive(store: Store, drive: bytes) -> Changes:
    """Take that back. Raises role.not_allowed, drive.gone."""
    require(store.actor, "member.write")
    drives.find(store, drive)
    with store.recording("drive.save") as rec:
        rec.put("drive", drive, {"closed": None})
    return rec.changes


def _check_tiers(said: Drive) -> None:
    if len(said.tiers) > MOST_TIERS:
        raise Problem("drive.bad_tier", word=said.tiers[MOST_TIERS].name)
    for one in said.tiers:
        fits = 0 <= one.price <= LARGEST and (one.seats is None or 0 < one.seats <= LARGEST)
        if not one.name.strip() or not fits or not _is_day(one.until):
            raise Problem("drive.bad_tier", word=one.name)


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _stated(said: Drive) -> dict[str, object]:
    return {
        "plan": said.plan,
        "name": said.name.strip(),
        "from": said.first.isoformat(),
        "to": said.last.isoformat(),
        "quota": said.quota,
        "tiers": drives.stated(said.tiers),
        "note": said.note.strip() or None,
    }


def _text(name: str, problem: str) -> None:
    if not name.strip():
        raise Problem(problem)
    if len(name.strip()) > MOST_TEXT:
        raise Problem("member.too_long", field="name", limit=MOST_TEXT)
