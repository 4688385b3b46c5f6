"""What an operator does with the calendar: add a series, change it, call it off."""

import json
from datetime import datetime

from desktop.actions.serieswork import (
    SCHEDULE,
    TEXTS,
    Fields,
    SeriesEdit,
    minutes_of,
    rule_of,
)
from desktop.models.calendar import (
    CANCELLED,
    CLOSED,
    EVERYBODY,
    NOWHERE,
    PEOPLE,
    PLANNED,
    Occurrence,
    Scope,
)
from desktop.models.changes import Changes
from desktop.models.ids import new_id
from desktop.models.occurrences import local_start, named
from desktop.models.permission import OWN, Actor, require
from desktop.models.problem import Problem
from desktop.models.seriestext import checked_rule, checked_zone, parse_start
from desktop.store import calendar, seriesrows
from desktop.store.community import Store

MOST_MINUTES = 60 * 24 * 60
MOST_PLACES = 1_000_000


def may_write(actor: Actor, one: Occurrence) -> bool:
    """Whether the actor may change this occurrence: any, or as one who is named for it."""
    return actor.allows("calendar.write", *_own(actor, one))


def _own(actor: Actor, one: Occurrence) -> tuple[str, ...]:
    return (OWN,) if actor.member and named(one, (actor.member,)) else ()


def add(store: Store, fields: Fields) -> Changes:
    """A new series, or a single occurrence where there is no rule; `Changes.result` is its id.

    Raises Problem role.not_allowed, calendar.titleless, .time_unreadable, .zone_unknown,
    .rule_unreadable, .rule_too_dense, .minutes, venue.gone.
    """
    require(store.actor, "calendar.write")
    stated = checked(fields)
    if not stated.get("title"):
        raise Problem("calendar.titleless")
    start = str(stated.get("start") or "")
    all_day = not isinstance(parse_start(start), datetime)
    _go_to_venue(store, stated, "" if all_day or "zone" in stated else store.zone)
    record = new_id()
    made = {
        "kind": "session",
        "minutes": 1440 if all_day else 60,
        "uid": f"{record.hex()}@qunzhu",
        **stated,
        "all_day": int(all_day),
    }
    with store.recording("calendar.add") as rec:
        # No capacity is "nobody registers", a capacity of 0 any number.
        fields = {k: v if k == "capacity" else v or None for k, v in made.items()}
        rec.result = rec.put("series", record, fields)
    return rec.changes


def checked(fields: Fields, start: str = "2000-01-01") -> dict[str, object]:
    """The fields with texts trimmed, and refused where they can't be. Raises Problem.

    `start` is when it begins if the fields do not say.
    """
    stated: dict[str, object] = {
        name: str(value).strip() if name in TEXTS else value for name, value in fields.items()
    }
    if "start" in stated:
        parse_start(str(stated["start"]))
    if "zone" in stated:
        stated["zone"] = checked_zone(str(stated["zone"] or ""))
    if "rule" in stated:
        begin = str(stated.get("start") or start)
        stated["rule"] = checked_rule(str(stated["rule"] or ""), begin)
    if "venue" in stated:
        stated["venue"] = stated["venue"] or NOWHERE
    _check_terms(stated)
    minutes = stated.get("minutes")
    if minutes is not None and not 0 <= int(str(minutes)) <= MOST_MINUTES:
        raise Problem("calendar.minutes", most=MOST_MINUTES)
    return stated


def _check_terms(stated: dict[str, object]) -> None:
    """Raise Problem registration.capacity, or what a condition that cannot be raises."""
    capacity = stated.get("capacity")
    if capacity is not None and not (
        isinstance(capacity, int)
        and not isinstance(capacity, bool)
        and CLOSED <= capacity <= MOST_PLACES
    ):
        raise Problem("registration.capacity", most=MOST_PLACES)
    asked = str(stated.get("eligible") or EVERYBODY)
    if asked != EVERYBODY:
        # Conditions are loaded where there is one.
        from desktop.models.condition import parse
        from desktop.models.segment import require_of_members

        require_of_members(parse(json.loads(asked)))


def edit(
    store: Store, series: bytes, original: str, fields: Fields, scope: Scope = "this"
) -> Changes:
    """Change one occurrence, it and all after it, or all of its series.

    "This" leaves the series and the others as they are. Times, rules and people never change of
    occurrences that have begun, except of the very one with the scope "this". Raises Problem
    role.not_allowed, calendar.gone, calendar.all_past, or as `add` does.
    """
    one = calendar.occurrence(store, series, original)
    cases = _own(store.actor, one) if scope == "this" or not one.recurring else ()
    require(store.actor, "calendar.write", *cases)
    stated = _differing(checked(fields, local_start(one)), one, store)
    start = str(stated.get("start") or local_start(one))
    timed = isinstance(parse_start(start), datetime) and "zone" not in fields
    _go_to_venue(store, stated, (one.zone or store.zone) if timed else "")
    with store.recording("calendar.edit") as rec:
        work = SeriesEdit(store, rec, one)
        if not one.recurring:
            work.single(stated)
        elif scope == "this":
            work.this(stated)
        elif scope == "following":
            work.following(stated)
        else:
            work.all(stated)
        rec.result = one.id
    return rec.changes


def _go_to_venue(store: Store, stated: dict[str, object], zone: str) -> None:
    """See that the venue stands; its clocks tell the times.

    `zone` is the one so far, "" where that is nothing to change.
    """
    venue = stated.get("venue")
    if venue in (None, NOWHERE):
        return
    # Venues are loaded where there is one.
    from desktop.store import venues

    if not (isinstance(venue, bytes) and venues.stands(store, venue)):
        raise Problem("venue.gone")
    there = venues.find(store, venue).zone or store.zone
    if zone and there != zone:
        stated["zone"] = there


def _differing(stated: dict[str, object], one: Occurrence, store: Store) -> dict[str, object]:
    """Only what is not so already; an untouched form changes nothing."""
    kept = {
        name: value
        for name, value in stated.items()
        if name in SCHEDULE or _differs(one, name, value)
    }
    zone = str(kept.get("zone") or one.zone)
    if "start" in kept and kept["start"] == local_start(one) and zone == one.zone:
        del kept["start"]
    if "zone" in kept and zone == one.zone:
        del kept["zone"]
    if kept.get("minutes") == minutes_of(one):
        del kept["minutes"]
    if "rule" in kept and kept["rule"] == rule_of(store, one):
        del kept["rule"]
    return kept


def _differs(one: Occurrence, name: str, value: object) -> bool:
    """Whether an occurrence says something else in one of its fields."""
    if name == "capacity":
        value = None if value == CLOSED else value
    elif name == "eligible":
        value = "" if value in (None, EVERYBODY) else value
    elif name == "venue":
        value = None if value == NOWHERE else value
    elif name in PEOPLE:
        value = value or None
    return bool(getattr(one, name) != value)


def cancel(store: Store, series: bytes, original: str, scope: Scope = "this") -> Changes:
    """Call off one occurrence, it and all after it, or all to come; what has begun stays.

    Raises Problem role.not_allowed, calendar.gone, calendar.all_past.
    """
    one = calendar.occurrence(store, series, original)
    alone = scope == "this" or not one.recurring
    require(store.actor, "calendar.write", *(_own(store.actor, one) if alone else ()))
    with store.recording("calendar.cancel") as rec:
        if alone:
            calendar.put_row(rec, series, original, {"status": CANCELLED})
        else:
            SeriesEdit(store, rec, one).end(everything=scope == "all")
        rec.result = one.id
    return rec.changes


def restore(store: Store, series: bytes, original: str) -> Changes:
    """Let a cancelled occurrence take place after all."""
    one = calendar.occurrence(store, series, original)
    require(store.actor, "calendar.write", *_own(store.actor, one))
    with store.recording("calendar.restore") as rec:
        calendar.put_row(rec, series, original, {"status": PLANNED})
        rec.result = one.id
    return rec.changes


def remove(store: Store, series: bytes) -> Changes:
    """Take a whole series out of the calendar, the past included; undo brings it back.

    Raises Problem role.not_allowed, calendar.series_gone, calendar.attended where people were.
    """
    require(store.actor, "calendar.write")
    found = seriesrows.find(store, series)
    (known,) = calendar.known(store, [found])
    if known.present:
        raise Problem("calendar.attended", title=found.title)
    with store.recording("calendar.remove") as rec:
        for row in known.rows:
            rec.delete("occurrence", series=series, original=row.original)
        for split in known.splits:
            rec.delete("split", series=series, original=split.original)
        rec.delete("series", series)
    return rec.changes
