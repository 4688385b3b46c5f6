"""What an operator does with venues and what they offer."""

from collections.abc import Mapping

from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.seriestext import checked_zone
from desktop.models.venue import MOST_PEOPLE
from desktop.store import venues
from desktop.store.community import Store

FIELDS = ("name", "address", "city", "zone", "capacity", "note")


def save(store: Store, venue: bytes | None, fields: Mapping[str, str]) -> Changes:
    """Enter a venue (None) or change one; an empty text clears. `Changes.result` is its id.

    Raises Problem role.not_allowed, venue.nameless, venue.gone, venue.bad_capacity,
    calendar.zone_unknown, member.too_long.
    """
    require(store.actor, "calendar.write")
    stated = {name: read(name, text.strip()) for name, text in fields.items()}
    if (venue is None or "name" in stated) and not stated.get("name"):
        raise Problem("venue.nameless")
    if venue is not None and not venues.stands(store, venue):
        raise Problem("venue.gone")
    with store.recording("venue.save") as rec:
        rec.result = rec.put("venue", venue, stated)
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
