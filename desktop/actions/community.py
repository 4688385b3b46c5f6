"""What is said of the community itself: its name, its number prefix, its time zone."""

from zoneinfo import available_timezones

from desktop.models.changes import Changes
from desktop.models.community import read_name
from desktop.models.numbers import read_prefix
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store.community import Store

FIELDS = ("name", "prefix", "zone")


def edit(store: Store, /, **fields: str) -> Changes:
    """Change name, prefix or zone; an empty name is refused, and one that is too long.

    Numbers given already keep their prefix. Raises Problem role.not_allowed,
    community.nameless, community.name_too_long, community.prefix_invalid, store.no_zone.
    """
    require(store.actor, "community.write")
    stated = {name: fields[name].strip() for name in FIELDS if name in fields}
    if "name" in stated:
        stated["name"] = read_name(stated["name"])
    if "zone" in stated and stated["zone"] not in available_timezones():
        raise Problem("store.no_zone", zone=stated["zone"])
    if "prefix" in stated:
        stated["prefix"] = read_prefix(stated["prefix"])
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, stated)
    return rec.changes
