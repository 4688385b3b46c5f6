"""`qunzhu units`: households and organisations, who belongs to them, who looks after them."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import asdict

from desktop.actions import unitfile
from desktop.actions import units as acting
from desktop.cli.command import Answer, Listing, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.cli.usage import whole
from desktop.models.people import BELONGING, UNITS, UnitKind, UnitQuery, UnitRow, coded, word
from desktop.models.problem import Problem
from desktop.store import members, roles, units
from desktop.store.community import Store

_UNIT = "id, code or unique name"
_FIGURES = {"added": "新增", "updated": "更新", "skipped": "跳过", "rejected": "错误"}
_BACK = {"zh": "家长撤回了同意", "en": "consent taken back"}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "units", "households and organisations")
    new = verb(verbs, "add", "add a household or an organisation", _add)
    new.add_argument("kind", metavar="KIND", help=", ".join(UNITS))
    new.add_argument("name", metavar="NAME")
    new.add_argument("--code", default="")
    new.add_argument("--city", default="")
    listing = verb(verbs, "list", "list households or organisations", _list)
    listing.add_argument("kind", metavar="KIND", help=", ".join(UNITS))
    listing.add_argument("--search", default="", metavar="Q", help="name, code or city")
    listing.add_argument("--idle", type=whole(1), metavar="DAYS", help="nobody did anything since")
    listing.add_argument(
        "--ages", nargs=2, type=whole(0, 120), metavar="YEARS", help="a child from … to … years"
    )
    listing.add_argument("--assigned", metavar="OPERATOR", help="those an operator looks after")
    show = verb(verbs, "show", "one unit with its people and children", _show)
    show.add_argument("unit", metavar="UNIT", help=_UNIT)
    belong = verb(verbs, "belong", "a member belongs to a unit", _belong)
    belong.add_argument("unit", metavar="UNIT", help=_UNIT)
    belong.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    belong.add_argument("kind", metavar="KIND", help=", ".join(BELONGING))
    belong.add_argument("--since", default="", metavar="DATE")
    belong.add_argument("--until", default="", metavar="DATE", help="from then on no more")
    belong.add_argument("--remove", action="store_true", help="he never did")
    child = verb(verbs, "child", "enter a child of a household", _child)
    child.add_argument("unit", metavar="UNIT", help=_UNIT)
    child.add_argument("name", metavar="NAME")
    child.add_argument("month", nargs="?", default="", metavar="YYYY-MM")
    child.add_argument("--remove", action="store_true", help="take it out")
    assign = verb(verbs, "assign", "give units to an operator who looks after them", _assign)
    assign.add_argument("operator", metavar="OPERATOR", help="his name; - for nobody")
    assign.add_argument("unit", nargs="+", metavar="UNIT", help=_UNIT)
    taken = verb(verbs, "remove", "take a unit out of the list", _remove)
    taken.add_argument("unit", metavar="UNIT", help=_UNIT)
    file = verb(verbs, "import", "take organisations with contact persons from a file", _import)
    file.add_argument("file", type=Path, metavar="FILE")


def _add(store: Store, given: Namespace) -> Answer:
    changes = acting.add(store, given.kind, given.name, given.code, given.city)
    if not isinstance(changes.result, bytes):
        raise TypeError("adding answers an id")
    document = {"unit": changes.result.hex(), "action": changes.action.hex()}
    return Answer(document, [changes.result.hex()])


def _list(store: Store, given: Namespace) -> Listing:
    kind: UnitKind = "household"
    if coded(UNITS, given.kind, "people.bad_word") == "organisation":
        kind = "organisation"
    query = UnitQuery(
        kind,
        given.search,
        given.idle,
        (given.ages[0], given.ages[1]) if given.ages else None,
        _operator(store, given.assigned) if given.assigned else None,
    )
    return Listing((_document(one), _line(one)) for one in _each(store, query))


def _each(store: Store, query: UnitQuery) -> Iterator[UnitRow]:
    done = 0
    while page := units.page(store, query, done):
        yield from page
        done += len(page)


def _document(one: UnitRow) -> dict[str, object]:
    return {"id": one.id.hex(), **{k: v for k, v in asdict(one).items() if k != "id"}}


def _line(one: UnitRow) -> str:
    return "  ".join(part for part in (one.code, one.name, one.city, one.assigned) if part)


def _show(store: Store, given: Namespace) -> Answer:
    unit = units.resolve(store, given.unit)
    found = units.find(store, unit)
    if found is None:
        raise LookupError("a resolved unit is there")
    language = str(given.language)
    people, children = units.people(store, unit), units.children(store, unit)
    document = _document(found)
    document["people"] = [
        {
            "member": one.member.hex(),
            "number": one.number,
            "name": one.name,
            "kind": one.kind,
            "from": one.since,
            "to": one.until,
        }
        for one in people
    ]
    document["children"] = [
        {
            "id": one.id.hex(),
            "name": one.name,
            "birth_month": one.birth_month,
            "guardian": one.guardian.hex(),
            "consented": one.consented,
            "withdrawn": one.withdrawn,
        }
        for one in children
    ]
    lines = [_line(found)]
    lines += [f"{word(BELONGING, one.kind, language)}  {one.number} {one.name}" for one in people]
    back = _BACK[language[:2]]
    lines += [
        f"{one.name}  {back if one.withdrawn else one.birth_month}".rstrip() for one in children
    ]
    return Answer(document, lines)


def _belong(store: Store, given: Namespace) -> Answer:
    unit, member = units.resolve(store, given.unit), members.resolve(store, given.member)
    if given.remove or given.until:
        return changed(acting.part(store, unit, member, given.kind, until=given.until))
    return changed(acting.belong(store, unit, member, given.kind, given.since))


def _child(store: Store, given: Namespace) -> Answer:
    unit = units.resolve(store, given.unit)
    if given.remove:
        return changed(acting.remove_child(store, unit, given.name))
    return changed(acting.add_child(store, unit, given.name, given.month))


def _assign(store: Store, given: Namespace) -> Answer:
    whom = None if given.operator == "-" else _operator(store, given.operator)
    return changed(acting.assign(store, [units.resolve(store, one) for one in given.unit], whom))


def _remove(store: Store, given: Namespace) -> Answer:
    return changed(acting.remove(store, units.resolve(store, given.unit)))


def _import(store: Store, given: Namespace) -> Answer:
    changes = unitfile.import_file(store, given.file)
    done = changes.result
    if not isinstance(done, unitfile.UnitsImported):
        raise TypeError("importing answers figures")
    chinese = str(given.language).startswith("zh")
    figures = {name: getattr(done, name) for name in _FIGURES}
    said = _FIGURES if chinese else {}
    lines = ["  ".join(f"{said.get(k, k)} {v}" for k, v in figures.items())]
    place = "第 {} 行：" if chinese else "line {}: "
    lines += [place.format(line) + why.sentence(given.language) for line, why in done.refused]
    action = None if changes.nothing else changes.action.hex()
    return Answer({**figures, "action": action}, lines)


def _operator(store: Store, name: str) -> bytes:
    found = roles.operators_named(store, name)
    if len(found) != 1:
        raise Problem("unit.no_operator", name=name)
    return found[0]
