"""What an operator does with venues and what they offer."""

import re
from collections.abc import Mapping

from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.seriestext import checked_zone
from desktop.models.venue import MOST_PEOPLE
from desktop.store import venues
from desktop.store.community import Store

_BETWEEN = re.compile(r"[、,，;；/|]+")
FIELDS = ("name", "address", "city", "zone", "capacity", "note")


def save(
    store: Store, venue: bytes | None, fields: Mapping[str, str], offers: str | None = None
) -> Changes:
    """Enter a venue (None) or change one; an empty text clears. `Changes.result` is its id.

    `offers` is all that it offers, as 烘焙课堂:12、体验; None leaves that as it is.
    Raises Problem role.not_allowed, venue.nameless, venue.gone, venue.bad_capacity,
    calendar.zone_unknown, member.too_long.
    """
    require(store.actor, "calendar.write")
    stated = {name: read(name, text.strip()) for name, text in fields.items()}
    if (venue is None or "name" in stated) and not stated.get("name"):
        raise Problem("venue.nameless")
    if venue is not None and not venues.stands(store, venue):
        raise Problem("venue.gone")
    wanted = None if offers is None else offered(offers)
    before = venues.find(store, venue).modules if venue is not None else ()
    with store.recording("venue.save") as rec:
        rec.result = saved = rec.put("venue", venue, stated)
        if wanted is not None:
            for name, most in wanted.items():
                rec.put("venue_module", None, {"venue": saved, "module": name, "capacity": most})
            for name, _ in before:
                if name not in wanted:
                    rec.delete("venue_module", venue=saved, module=name)
    return rec.changes


def offer(store: Store, venue: bytes, name: str, capacity: str = "") -> Changes:
    """Say that a venue offers a module, and for how many at a time where not for all it holds.

    Raises Problem role.not_allowed, venue.gone, venue.nameless, venue.bad_capacity.
    """
    require(store.actor, "calendar.write")
    said = read("name", name.strip())
    if not said:
        raise Problem("venue.nameless")
    if not venues.stands(store, venue):
        raise Problem("venue.gone")
    with store.recording("venue.module") as rec:
        fields = {"venue": venue, "module": said, "capacity": read("capacity", capacity.strip())}
        rec.put("venue_module", None, fields)
    return rec.changes


def withdraw(store: Store, venue: bytes, name: str) -> Changes:
    """Say that a venue no longer offers a module. Raises Problem role.not_allowed."""
    require(store.actor, "calendar.write")
    with store.recording("venue.module") as rec:
        rec.delete("venue_module", venue=venue, module=name)
    return rec.changes


def remove(store: Store, venue: bytes) -> Changes:
    """Take a venue out of the list. Raises Problem role.not_allowed, venue.gone."""
    require(store.actor, "calendar.write")
    if not venues.stands(store, venue):
        raise Problem("venue.gone")
    with store.recording("venue.remove") as rec:
        rec.delete("venue", venue)
    return rec.changes


def read(name: str, text: str) -> str | int | None:
    """A field as it is kept, None for empty. Raises Problem as `save` does."""
    if name not in FIELDS:
        raise ValueError(name)
    if len(text) > MOST_TEXT:
        raise Problem("member.too_long", field=name, limit=MOST_TEXT)
    if name == "zone":
        return checked_zone(text) or None
    if name != "capacity" or not text:
        return text or None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PEOPLE):
        raise Problem("venue.bad_capacity", word=text, most=MOST_PEOPLE)
    return int(text)


def offered(text: str) -> dict[str, int | None]:
    """Names with how many each takes, None where not said: 烘焙课堂:12、体验.

    Raises Problem venue.bad_capacity, member.too_long.
    """
    found: dict[str, int | None] = {}
    for part in _BETWEEN.split(text):
        said, _, most = part.replace("：", ":").partition(":")
        name = read("name", said.strip())
        if isinstance(name, str):
            capacity = read("capacity", most.strip())
            found[name] = capacity if isinstance(capacity, int) else None
    return found
