"""`qunzhu new` and `qunzhu community`: a new community in a folder, and what is said of it."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from desktop.actions import community as acting
from desktop.actions import cooperation as limiting
from desktop.actions import template as modelling
from desktop.cli import asking
from desktop.cli.backup import warn_if_synced
from desktop.cli.command import Answer, Subparsers, noun, verb, verb_alone
from desktop.cli.usage import whole
from desktop.cli.words import labelled
from desktop.models.pointvalue import shown
from desktop.models.problem import Problem
from desktop.store import cooperation, headcount, home, pointvalue
from desktop.store.community import DEFAULT_ZONE, Founding, Store, create


def add(nouns: Subparsers) -> None:
    """Register the command."""
    new = verb_alone(nouns, "new", "make a community in a new folder", _new)
    new.add_argument("folder", type=Path, metavar="FOLDER")
    new.add_argument("--name", required=True, help="what the community is called")
    new.add_argument("--prefix", default="", help="member numbers begin with this (ZY)")
    new.add_argument("--tz", default=DEFAULT_ZONE, help="IANA time zone")
    new.add_argument("--owner", default="群主", help="the owner's name in the console")
    new.add_argument("--template", type=Path, metavar="FILE", help="build it like this template")
    verbs = noun(nouns, "community", "name, number prefix and time zone")
    verb(verbs, "show", "what is said of the community", _show)
    out = verb(verbs, "template", "write how it is built to a file, without people", _template)
    out.add_argument("file", type=Path, metavar="FILE")
    change = verb(verbs, "set", "change what is said of the community", _set)
    change.add_argument("--name", help="what the community is called")
    change.add_argument("--prefix", help="member numbers begin with this (ZY)")
    change.add_argument("--tz", dest="zone", help="IANA time zone")
    change.add_argument("--point-value", metavar="YUAN", help="what a point costs")
    change.add_argument(
        "--capacity", type=whole(0, 10_000_000), help="how many members it takes; 0: any number"
    )
    change.add_argument(
        "--exposures",
        type=whole(0, 10_000),
        help="the most exposures of one member a month; 0: any",
    )


def _new(given: Namespace) -> Answer:
    if given.tz not in available_timezones():
        raise Problem("store.no_zone", zone=given.tz)
    founding = Founding(given.name, given.owner, given.prefix, str(ZoneInfo(given.tz)))
    found = modelling.read(given.template) if given.template else None
    with closing(_created(given.folder, founding)) as store:
        if found is not None:
            modelling.apply(store, found)
        warn_if_synced(given.folder)
        document = {
            "community": store.community.hex(),
            "folder": str(given.folder),
            "kept": store.keys.kept,
        }
    return Answer(document, [f"{given.name}  {given.folder}"])


def _template(store: Store, given: Namespace) -> Answer:
    rows = modelling.export(store, given.file)
    return Answer({"file": str(given.file), "rows": rows}, [f"{given.file}  {rows}"])


def _created(folder: Path, founding: Founding) -> Store:
    """A new community; without a keyring a passphrase is asked for at a terminal."""
    try:
        return create(folder, founding)
    except Problem as problem:
        word = asking.instead_of_keyring(problem)
        if word is None:
            raise
    return create(folder, founding, passphrase=word)


def _show(store: Store, given: Namespace) -> Answer:
    said = home.community(store)
    document = {
        "community": store.community.hex(),
        "name": said.name,
        "prefix": said.prefix,
        "zone": said.zone,
        "capacity": headcount.capacity(store),
        "exposures": cooperation.limit(store),
        "point_value": shown(pointvalue.read(store)) or None,
    }
    return Answer(document, labelled(document.items(), given.language))


def _set(store: Store, given: Namespace) -> Answer:
    stated = {name: getattr(given, name) for name in acting.FIELDS}
    stated = {name: text for name, text in stated.items() if text is not None}
    if stated:
        acting.edit(store, **stated)
    if (given.capacity, given.exposures) != (None, None):
        limiting.set_limits(store, capacity=given.capacity, exposures=given.exposures)
    return _show(store, given)
