"""`qunzhu venues`: where occurrences are held, and what each venue offers."""

from argparse import Namespace
from pathlib import Path

from msgspec.structs import asdict

from desktop.actions import venuefile
from desktop.actions import venues as keeping
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.models.traditional import written
from desktop.models.venue import Venue
from desktop.store import venues
from desktop.store.community import Store

_VENUE = "id or unique name"

_FIGURES = {"added": "新增", "updated": "更新", "skipped": "跳过", "rejected": "错误"}

_UNREAD = (
    "没有读的列：{}。提供什么写在“模块”一列里：烘焙课堂:12、体验",
    "columns not read: {}; what a venue offers stands in one column, modules: baking:12, tasting",
)


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "venues", "venues, and what each of them offers")
    listing = verb(verbs, "list", "list the venues", _list)
    listing.add_argument("--search", default="", metavar="TEXT", help="name, city or address")
    grid = verb(verbs, "grid", "venues against what they offer, and for how many", _grid)
    grid.add_argument("--search", default="", metavar="TEXT", help="name, city or address")
    new = verb(verbs, "add", "enter a venue", _add)
    new.add_argument("name", metavar="NAME")
    for name in ("address", "city", "zone", "capacity", "note"):
        new.add_argument(f"--{name}")
    new.add_argument("--module", action="append", default=[], metavar="NAME", help="what it offers")
    edit = verb(verbs, "edit", "change a venue; an empty text clears", _edit)
    edit.add_argument("venue", metavar="VENUE", help=_VENUE)
    for name in keeping.FIELDS:
        edit.add_argument(f"--{name}")
    some = verb(verbs, "modules", "what a venue offers, or change it", _modules)
    some.add_argument("venue", metavar="VENUE", help=_VENUE)
    some.add_argument("--add", metavar="NAME", help="what it offers")
    some.add_argument("--capacity", default="", metavar="N", help="for how many at a time")
    some.add_argument("--remove", metavar="NAME", help="no longer")
    file = verb(verbs, "import", "take venues from a file", _import)
    file.add_argument("file", type=Path, metavar="FILE")
    gone = verb(verbs, "remove", "take a venue out of the list", _remove)
    gone.add_argument("venue", metavar="VENUE", help=_VENUE)


def _list(store: Store, given: Namespace) -> Listing:
    return Listing(_rows(store, given.search))


def _all(store: Store, search: str) -> list[Venue]:
    found = venues.page(store, search)
    while more := venues.page(store, search, len(found)):
        found += more
    return found


def _grid(store: Store, given: Namespace) -> Answer:
    modules, found = venues.modules(store), _all(store, given.search)
    rows = [
        {
            "venue": one.id.hex(),
            "city": one.city,
            "name": one.name,
            "holds": {name: one.holds(name) for name in modules if one.offers(name)},
        }
        for one in found
    ]
    lines = [f"{one.city}  {one.name}  {_held(one)}".strip() for one in found]
    return Answer({"modules": modules, "venues": rows}, lines)


def _held(one: Venue) -> str:
    return "、".join(f"{name} {one.holds(name) or ''}".rstrip() for name, _ in one.modules)


def _rows(store: Store, search: str) -> "list[tuple[dict[str, object], str]]":
    found = _all(store, search)
    return [(_venue(one), f"{one.city}  {one.name}  {_offered(one)}".strip()) for one in found]


def _venue(one: Venue) -> dict[str, object]:
    modules = [{"name": name, "capacity": one.holds(name)} for name, _ in one.modules]
    return {**asdict(one), "id": one.id.hex(), "modules": modules}


def _offered(one: Venue) -> str:
    return "、".join(name for name, _ in one.modules)


def _said(given: Namespace) -> dict[str, str]:
    named = {name: getattr(given, name) for name in keeping.FIELDS}
    return {name: text for name, text in named.items() if text is not None}


def _edit(store: Store, given: Namespace) -> Answer:
    return changed(keeping.save(store, venues.resolve(store, given.venue), _said(given)))


def _add(store: Store, given: Namespace) -> Answer:
    changes = keeping.save(store, None, _said(given))
    if not isinstance(changes.result, bytes):
        raise TypeError("entering answers an id")
    for name in given.module:
        keeping.offer(store, changes.result, name)
    document = {"venue": changes.result.hex(), "action": changes.action.hex()}
    return Answer(document, [changes.result.hex()])


def _modules(store: Store, given: Namespace) -> Answer:
    venue = venues.resolve(store, given.venue)
    if given.add:
        keeping.offer(store, venue, given.add, given.capacity)
    if given.remove:
        keeping.withdraw(store, venue, given.remove)
    one = venues.find(store, venue)
    found = [{"name": name, "capacity": one.holds(name)} for name, _ in one.modules]
    return Answer(found, [f"{row['name']}  {row['capacity'] or ''}".rstrip() for row in found])


def _import(store: Store, given: Namespace) -> Answer:
    changes = venuefile.import_file(store, given.file)
    done = changes.result
    if not isinstance(done, venuefile.VenuesImported):
        raise TypeError("importing answers figures")
    figures = asdict(done)
    action = None if changes.nothing else changes.action.hex()
    said = {} if given.language.startswith("en") else _FIGURES
    ignored = figures.pop("ignored")
    told = "  ".join(f"{said.get(name, name)} {count}" for name, count in figures.items())
    unread = _UNREAD[given.language.startswith("en")].format("、".join(ignored))
    lines = [told, *([written(unread, given.language)] if ignored else [])]
    return Answer({**figures, "ignored": ignored, "action": action}, lines)


def _remove(store: Store, given: Namespace) -> Answer:
    return changed(keeping.remove(store, venues.resolve(store, given.venue)))
