"""Organisations with their contact persons from a spreadsheet, however many."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from desktop.formats.header import CUSTOM, fold_title
from desktop.formats.prepared import PreparedRow
from desktop.formats.reader import open_roster
from desktop.formats.wire import Choice, Options
from desktop.models.changes import Changes
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import identities, numbers, units
from desktop.store.community import Store
from desktop.store.recorder import Recorder

REFUSED_SHOWN = 100
# What the titles of such a file say, folded.
_TITLES = {
    "name": ("单位名称", "单位", "会员单位", "公司", "公司名称", "企业名称", "机构名称", "company"),
    "contact": ("联系人", "联系人姓名", "负责人", "经办人", "contact", "contactperson"),
    "phone": ("手机", "手机号", "联系电话", "电话", "联系人手机", "联系人电话", "phone", "mobile"),
    "code": ("单位编号", "单位代码", "统一社会信用代码", "编号", "代码", "code"),
    "city": ("城市", "所在城市", "city"),
}


class UnitsImported(Struct, frozen=True):
    """How many rows brought a new unit, changed one, said nothing new, or were not taken and why.

    `refused` are the first of those: (line, why).
    """

    added: int = 0
    updated: int = 0
    skipped: int = 0
    rejected: int = 0
    refused: tuple[tuple[int, Problem], ...] = ()


def import_file(store: Store, path: Path, progress: Progress = quiet) -> Changes:
    """Take organisations from a file; again the same file changes nothing.

    A unit is known by its code, else by its name; a contact person by phone and name, and one that
    is not known becomes a member. `Changes.result` is a UnitsImported. Raises Problem
    role.not_allowed, unit.no_names, or what is wrong with the file.
    """
    require(store.actor, "member.write")
    options = _options(path)
    with open_roster(path, options=options, wait=True, progress=progress) as table:
        titles = _mapping(table.peek.header)
        if "name" not in titles.values():
            raise Problem("unit.no_names", file=path.name)
        meant = {index: _MEANT.get(title, CUSTOM) for index, title in titles.items()}
        named = {title: table.peek.header[index] for index, title in titles.items()}
        with store.recording("unit.import") as rec:
            work = _Work(store, rec, named)
            for rows in table.rows(Choice(mapping=meant)):
                for row in rows:
                    work.take(row)
            rec.result = UnitsImported(**work.counts, refused=tuple(work.refused))
    return rec.changes


def _options(path: Path) -> Options | None:
    """Where the titles stand, if none of them is one that a roster of people would have."""
    with open_roster(path, wait=True) as table:
        if table.peek.header_line:
            return None
        lines = enumerate(table.peek.rows, start=1)
    line = next((number for number, row in lines if "name" in _mapping(row).values()), None)
    return None if line is None else Options(header_line=line)


# As the roster's reader knows them; the rest are texts under their titles.
_MEANT = {"name": "name", "phone": "phone", "city": "city"}


def _mapping(header: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, title in enumerate(header):
        said = fold_title(title)
        field = next((name for name, words in _TITLES.items() if said in words), "")
        if field and field not in found.values():
            found[index] = field
    return found


class _Work:
    """Writes one row after another; what the file itself made is known to later rows."""

    def __init__(self, store: Store, rec: Recorder, named: Mapping[str, str]) -> None:
        self._store, self._rec, self._named = store, rec, named
        self._known = units.known(store, "organisation")
        self._people: dict[tuple[str, str], bytes] = {}
        self._prefix = numbers.scheme(store)
        self.counts = dict.fromkeys(("added", "updated", "skipped", "rejected"), 0)
        self.refused: list[tuple[int, Problem]] = []

    def take(self, row: PreparedRow) -> None:
        if (why := row.problem()) is not None:
            self.counts["rejected"] += 1
            if len(self.refused) < REFUSED_SHOWN:
                # The roster's reader speaks of a member who has no name.
                nameless = why.code == "row.no_name"
                self.refused.append((row.line, Problem("unit.nameless") if nameless else why))
            return
        code, contact = self._text(row, "code"), self._text(row, "contact")
        key = units.key_of(code, row.fields["name"])
        there = self._known.get(key)
        before = self._rec.recorded
        unit = self._rec.put("unit", there, self._fields(row, code))
        self._known[key] = unit
        if contact:
            who = self._contact(unit, contact, row.fields.get("phone", ""))
            tie = {"member": who, "unit": unit, "kind": "contact"}
            self._rec.put("affiliation", None, tie)
        changed = "updated" if self._rec.recorded > before else "skipped"
        self.counts["added" if there is None else changed] += 1

    def _fields(self, row: PreparedRow, code: str) -> dict[str, object]:
        """What the row says; an empty cell overwrites nothing."""
        said = {"name": row.fields["name"], "code": code, "city": row.fields.get("city", "")}
        return {"kind": "organisation", **{name: text for name, text in said.items() if text}}

    def _text(self, row: PreparedRow, field: str) -> str:
        return row.extra.get(self._named.get(field, ""), "").strip()

    def _contact(self, unit: bytes, name: str, phone: str) -> bytes:
        """The member of this phone and name; without a phone whoever is so called in the unit."""
        key = (phone or unit.hex(), fold(name))
        if key not in self._people:
            self._people[key] = self._member(unit, name, phone)
        return self._people[key]

    def _member(self, unit: bytes, name: str, phone: str) -> bytes:
        if phone:
            known = identities.holders(self._store, "phone", phone)
        else:
            known = [(one.member, one.name) for one in units.people(self._store, unit)]
        for one, called in known:
            if fold(called) == fold(name):
                return one
        made = self._rec.put("member", None, {"name": name, "phone": phone or None})
        given = numbers.supply(self._store, self._prefix).at(0)
        if given:
            numbers.state(self._store, self._rec, made, self._prefix, given)
        return made
