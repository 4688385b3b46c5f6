"""Households and organisations: who belongs to them, their children, and who looks after them."""

import re
from collections.abc import Sequence

from desktop.actions import consents
from desktop.models.changes import Changes
from desktop.models.dates import parse_date
from desktop.models.people import BELONGING, UNITS, coded
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import members, units
from desktop.store.community import Store

NAME_LIMIT = 100
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")


def add(store: Store, kind: str, name: str, code: str = "", city: str = "") -> Changes:
    """A new household or organisation; `Changes.result` is its id.

    Raises Problem role.not_allowed, people.bad_word, unit.nameless, member.too_long.
    """
    require(store.actor, "member.write")
    said = coded(UNITS, kind, "people.bad_word")
    with store.recording("unit.add") as rec:
        fields = {"kind": said, "name": _name(name), "code": code.strip() or None}
        rec.result = rec.put("unit", None, {**fields, "city": city.strip() or None})
    return rec.changes


def edit(store: Store, unit: bytes, name: str, code: str, city: str) -> Changes:
    """Change what a unit is called, its code and its city. Raises Problem as `add` does."""
    _require(store, unit)
    with store.recording("unit.edit") as rec:
        fields = {"name": _name(name), "code": code.strip() or None, "city": city.strip() or None}
        rec.put("unit", unit, fields)
    return rec.changes


def remove(store: Store, unit: bytes) -> Changes:
    """Take a unit out of the list; its people stay members. Raises Problem role.not_allowed."""
    _require(store, unit)
    with store.recording("unit.remove") as rec:
        rec.delete("unit", unit)
    return rec.changes


def belong(store: Store, unit: bytes, member: bytes, kind: str, since: str = "") -> Changes:
    """State that a member belongs to a unit, as its guardian, contact person and so on.

    Raises Problem role.not_allowed, people.bad_word, unit.gone, date.invalid.
    """
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    _standing(store, unit)
    said = coded(BELONGING, kind, "people.bad_word")
    with store.recording("unit.belong") as rec:
        fields = {"member": who, "unit": unit, "kind": said, "to": None}
        rec.put("affiliation", None, {**fields, "from": parse_date(since) or None})
    return rec.changes


def belong_named(store: Store, member: bytes, unit_kind: str, name: str, kind: str) -> Changes:
    """The same for the unit of this name, which is made when there is none.

    Raises Problem as `belong` and `add` do, and unit.ambiguous.
    """
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    found = coded(UNITS, unit_kind, "people.bad_word")
    said, called = coded(BELONGING, kind, "people.bad_word"), _name(name)
    there = units.named(store, found, called)
    if len(there) > 1:
        raise Problem("unit.ambiguous", word=called, count=len(there))
    if not there:
        require(store.actor, "member.write")
    with store.recording("unit.belong") as rec:
        unit = there[0] if there else rec.put("unit", None, {"kind": found, "name": called})
        rec.put("affiliation", None, {"member": who, "unit": unit, "kind": said, "to": None})
        rec.result = unit
    return rec.changes


def part(store: Store, unit: bytes, member: bytes, kind: str, *, until: str = "") -> Changes:
    """Say that a member belongs to a unit no more: from a day on, or that he never did."""
    who = members.canonical(store, member)
    require(store.actor, "member.write", scopes=members.scopes_of(store, who))
    said = coded(BELONGING, kind, "people.bad_word")
    with store.recording("unit.belong") as rec:
        if until:
            fields = {"member": who, "unit": unit, "kind": said, "to": parse_date(until) or None}
            rec.put("affiliation", None, fields)
        else:
            rec.delete("affiliation", member=who, unit=unit, kind=said)
    return rec.changes


def add_child(store: Store, unit: bytes, name: str, birth_month: str = "") -> Changes:
    """Enter a child of a household under its first guardian; `Changes.result` is its id.

    Raises Problem role.not_allowed, unit.gone, child.no_guardian, child.bad_month,
    consent.withdrawn.
    """
    _standing(store, unit)
    found = [one for one in units.people(store, unit) if one.kind == "guardian" and not one.until]
    if not found:
        raise Problem("child.no_guardian")
    guardian = found[0].member
    require(store.actor, "member.write", scopes=members.scopes_of(store, guardian))
    consents.require_given(store, guardian, "child")
    fields = {"unit": unit, "member": guardian, "name": _name(name)}
    with store.recording("unit.child") as rec:
        rec.result = rec.put("child", None, {**fields, "birth_month": _month(store, birth_month)})
    return rec.changes


def remove_child(store: Store, unit: bytes, word: str) -> Changes:
    """Take a child out, by id or name. Raises Problem role.not_allowed, child.unknown."""
    said = word.strip()
    found = [one for one in units.children(store, unit) if said in (one.id.hex(), one.name)]
    if not found:
        raise Problem("child.unknown", word=word)
    scopes = members.scopes_of(store, found[0].guardian)
    require(store.actor, "member.write", scopes=scopes)
    with store.recording("unit.child") as rec:
        rec.delete("child", found[0].id)
    return rec.changes


def assign(
    store: Store, chosen: Sequence[bytes], operator: bytes | None, progress: Progress = quiet
) -> Changes:
    """Give units to an operator who looks after them, or to nobody; how many in `result`."""
    require(store.actor, "member.write")
    with store.recording("unit.assign") as rec:
        for done, unit in enumerate(chosen):
            progress(done, len(chosen))
            _standing(store, unit)
            rec.put("unit", unit, {"assigned": operator})
        rec.result = len(chosen)
    return rec.changes


def _standing(store: Store, unit: bytes) -> tuple[str, bytes | None]:
    found = units.stands(store, unit)
    if found is None:
        raise Problem("unit.gone")
    return found


def _require(store: Store, unit: bytes) -> None:
    _, chapter = _standing(store, unit)
    require(store.actor, "member.write", scopes=[chapter] if chapter else [])


def _name(text: str) -> str:
    said = text.strip()
    if not said:
        raise Problem("unit.nameless")
    if len(said) > NAME_LIMIT:
        raise Problem("member.too_long", field="name", limit=NAME_LIMIT)
    return said


def _month(store: Store, text: str) -> str | None:
    if not text.strip():
        return None
    found = _MONTH.fullmatch(text.strip())
    month = f"{found[1]}-{int(found[2]):02d}" if found and 1 <= int(found[2]) <= 12 else ""
    if not month or not "1850" < month <= store.today().isoformat()[:7]:
        raise Problem("child.bad_month", month=text)
    return month
