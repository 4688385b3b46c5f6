"""What is said of the community: its name, number prefix, time zone, and what a point costs."""

from collections.abc import Callable
from zoneinfo import available_timezones

from desktop.models.changes import Changes
from desktop.models.community import read_name
from desktop.models.numbers import read_prefix
from desktop.models.permission import require
from desktop.models.pointvalue import kept
from desktop.models.problem import Problem
from desktop.store.community import Store

FIELDS = ("name", "prefix", "zone", "point_value")


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise Problem("store.no_zone", zone=text)
    return text


_READ: dict[str, Callable[[str], object]] = {
    "name": read_name,
    "prefix": read_prefix,
    "zone": _zone,
    "point_value": kept,
}


def edit(store: Store, /, **fields: str) -> Changes:
    """Change name, prefix, zone or what a point costs (`point_value`, in yuan).

    An empty name is refused, and one that is too long. Numbers given already keep their prefix.
    Raises Problem role.not_allowed, community.nameless, community.name_too_long,
    community.prefix_invalid, store.no_zone, entry.value.
    """
    require(store.actor, "community.write")
    typed = {name: fields[name].strip() for name in FIELDS if name in fields}
    stated: dict[str, object] = {name: _READ[name](text) for name, text in typed.items()}
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, stated)
    return rec.changes
