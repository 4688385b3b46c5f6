"""Turns one row of a roster into a member's normalised fields, or into the reason it cannot be."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b

from desktop.formats import identitycells, phonecells
from desktop.formats.cells import (
    GUARDED,
    LONGEST_CELL,
    MEMO_LIMIT,
    Memo,
    birthday,
    clean_cell,
    date,
    fact,
    gender,
    invite,
    lunar,
    one_line,
    points,
    split_tags,
    text_of,
)
from desktop.formats.header import CUSTOM, IDENTITIES, IGNORED
from desktop.formats.prepared import PreparedRow, Reason, reason_of
from desktop.formats.remarks import check_line, check_name
from desktop.models.ids import ID_BYTES
from desktop.models.names import derive, fold
from desktop.models.numbers import parse_number
from desktop.models.phone import region_of
from desktop.models.problem import Problem

LONGEST_NAME = 100
# Printable, and yet not to be taken as it is: a guarded formula, an unreadable character.
_ODD = re.compile("['\ufffd]|=\"")
# What a line drawn between rows consists of.
_RULE = frozenset("-=_:|+—─ \t")
_TAIL = re.compile(r"\d{4}")

_NAMES = ("name", "nickname")
# What is about a line as a whole, not about one of its cells.
_WHOLE_LINE = ("row.sum", "row.remark", "row.heading")


def _put(fields: dict[str, str], name: str, convert: Callable[[str], str], cell: str) -> None:
    fields[name] = convert(cell)


class Preparer:
    """Prepares the rows of one roster, one after another; raises nothing for a bad row.

    `mapping` is column index → meaning, as `header.suggest` gives it; columns mapped to "custom"
    are kept as text under their title. `index_key` empty: `phone_ix` stays empty. `withheld` are
    meanings whose cells are not taken, only noticed. Its `levels` are how levels
    are called here → what they are kept as.
    """

    def __init__(
        self,
        header: Sequence[str],
        mapping: Mapping[int, str],
        *,
        region: str = "CN",
        index_key: bytes = b"",
        guarded: bool = False,
        keep_raw: bool = False,
        withheld: Collection[str] = (),
    ) -> None:
        self._titles = [title.strip() or f"第{n}列" for n, title in enumerate(header, start=1)]
        # By these the header is recognised where it is repeated within the table.
        self._known = [
            (i, header[i].strip())
            for i, meaning in mapping.items()
            if meaning not in (CUSTOM, IGNORED) and i < len(header) and header[i].strip()
        ]
        self._region = region
        self._index_key = index_key
        self._guarded = guarded
        self._keep_raw = keep_raw
        self._withheld = withheld
        self.levels: Mapping[str, str] = {}
        self._columns: dict[str, list[int]] = {}
        for index, meaning in sorted(mapping.items()):
            self._columns.setdefault(meaning, []).append(index)
        self._width = max([len(header), *(index + 1 for index in mapping)])
        self._regions = Memo(lambda city: region_of(fold(city)))
        self._tags: dict[str, tuple[str, ...]] = {}
        self._plain = self._plan()

    def _plan(self) -> list[tuple[int, str, Callable[[str], str]]]:
        memos: dict[str, Callable[[str], str]] = {
            "joined": date,
            "birthday": birthday,
            "lunar_birthday": lunar,
            "invite": invite,
            "gender": gender,
            "level": self._level,
            "city": fact,
            "source": fact,
        }
        plan: list[tuple[int, str, Callable[[str], str]]] = []
        stored_apart = ("phone", "chapter", "team", "number", "tags", "points", "tail", CUSTOM)
        for field, columns in self._columns.items():
            if field in (*stored_apart, *IDENTITIES, IGNORED):
                continue
            work = memos.get(field)
            convert = Memo(work).__getitem__ if work else self._converter(field)
            plan.append((columns[0], field, convert))
        return plan

    def _level(self, cell: str) -> str:
        said = fact(cell)
        return self.levels.get(said, said)

    def _converter(self, field: str) -> Callable[[str], str]:
        if field in ("note", "address"):
            return text_of
        return one_line if field in ("name", "nickname", "reading") else fact

    def prepare(self, line: int, cells: Sequence[str]) -> PreparedRow | None:
        """The row, prepared or rejected; None for a blank row or the header once more."""
        joined = "".join(cells)
        if not joined or joined.isspace():
            return None
        raw = cells
        try:
            check_line(joined, cells, several=len(self._columns) > 1)
            if not joined.isprintable() or len(joined) > LONGEST_CELL or _ODD.search(joined):
                cells = [self._clean(index, cell) for index, cell in enumerate(cells)]
            if len(cells) < self._width:
                cells = [*cells, *[""] * (self._width - len(cells))]
            elif self._known and all(cells[i].strip() == title for i, title in self._known):
                return None
            row = self._row(line, cells)
        except Problem as problem:
            if problem.code == "row.no_name" and not set(joined) - _RULE:
                return None
            first, *more = self._faults(problem, line, raw)
            kept = self._unguarded(raw)
            return PreparedRow(line, {}, reject=first, raw=kept, more=tuple(more))
        if self._keep_raw:
            row.raw = self._unguarded(raw)
        return row

    # -- everything that is wrong with a row; few rows come here -------------------------------

    def _faults(self, met: Problem, line: int, raw: Sequence[str]) -> list[Reason]:
        """What a row is rejected for, each bad cell once and with its column's title."""
        if met.code in _WHOLE_LINE:
            return [reason_of(met)]
        found: list[Reason] = []
        for title, work in self._alone(line, raw):
            try:
                work()
            except Problem as problem:
                reason = reason_of(problem, title)
                if reason not in found:
                    found.append(reason)
        return found or [reason_of(met)]

    def _alone(self, line: int, raw: Sequence[str]) -> Iterator[tuple[str, Callable[[], object]]]:
        """The work on each cell by itself, with the title of its column."""
        cells = [*raw, *[""] * (self._width - len(raw))]
        for index, cell in enumerate(cells):
            yield "", partial(self._clean, index, cell)
        row = PreparedRow(line, {})
        for index, field, convert in self._plain:
            row.fields[field] = ""
            yield self._title(index), partial(_put, row.fields, field, convert, cells[index])
        names = partial(self._check_names, *(row.fields.get(one, "") for one in _NAMES))
        if any(row.fields.get(one) for one in _NAMES) or not any(
            cells[index].strip() for one in _NAMES for index in self._columns.get(one, ())
        ):
            yield "", names
        if "phone" in self._columns:
            yield self._title(self._columns["phone"][0]), lambda: self._phone(row, cells)
        if "points" in self._columns and "points" not in self._withheld:
            at = self._columns["points"][0]
            yield self._title(at), lambda: points(cells[at])

    def _title(self, index: int) -> str:
        return self._titles[index] if index < len(self._titles) else f"第{index + 1}列"

    def _unguarded(self, cells: Sequence[str]) -> tuple[str, ...]:
        if not self._guarded:
            return tuple(cells)
        return tuple(cell[1:] if GUARDED.match(cell) else cell for cell in cells)

    def _clean(self, index: int, cell: str) -> str:
        if not cell:
            return cell
        return clean_cell(cell, self._title(index), self._guarded)

    def _row(self, line: int, cells: Sequence[str]) -> PreparedRow:
        fields: dict[str, str] = {}
        for index, field, convert in self._plain:
            if text := convert(cells[index]):
                fields[field] = text
        name, nickname = fields.get("name", ""), fields.get("nickname", "")
        self._check_names(name, nickname)
        row = PreparedRow(line, fields)
        if "phone" in self._columns:
            self._phone(row, cells)
        check_name(name, nickname, phone="phone" in fields)
        self._set_apart(row, cells)
        identitycells.take(row, self._columns, cells, self._titles)
        phone = fields.get("phone", "")
        (
            row.folded,
            row.pinyin,
            row.initials,
            row.other_pinyin,
            row.other_initials,
            row.grams,
        ) = derive(name, nickname, phone, fields.get("reading", ""))
        return row

    def _check_names(self, name: str, nickname: str) -> None:
        if not name and not nickname:
            raise Problem("row.no_name")
        for field, text in (("name", name), ("nickname", nickname)):
            if len(text) > LONGEST_NAME:
                title = self._titles[self._columns[field][0]]
                raise Problem(
                    "row.name_too_long", column=title, length=len(text), limit=LONGEST_NAME
                )

    def _phone(self, row: PreparedRow, cells: Sequence[str]) -> None:
        cell = cells[self._columns["phone"][0]]
        if not cell:
            return
        region = self._region
        if region == "CN" and "city" in row.fields:
            region = self._regions[row.fields["city"]]
        phone = phonecells.several(row, cell, region)
        if phone:
            row.fields["phone"] = phone.e164
            if phone.unusual:
                row.flags = (*row.flags, "phone_unusual")
            if self._index_key:
                row.phone_ix = blake2b(
                    phone.e164.encode(), digest_size=ID_BYTES, key=self._index_key
                ).digest()

    def _set_apart(self, row: PreparedRow, cells: Sequence[str]) -> None:
        columns = self._columns
        if "tags" in columns:
            row.tags = self._all_tags(cells, columns["tags"])
        if "number" in columns:
            self._number(row, cells[columns["number"][0]])
        if "points" in columns:
            self._points(row, cells[columns["points"][0]])
        if "chapter" in columns:
            row.chapter = fact(cells[columns["chapter"][0]])
        if "team" in columns:
            row.teams = split_tags(cells[columns["team"][0]])
        if "tail" in columns:
            self._tail(row, columns["tail"][0], cells)
        if CUSTOM in columns:
            self._custom(row, columns[CUSTOM], cells)

    def _points(self, row: PreparedRow, cell: str) -> None:
        if "points" not in self._withheld:
            row.points = points(cell)
        elif cell.strip():
            row.flags = (*row.flags, "points_withheld")

    def _custom(self, row: PreparedRow, columns: list[int], cells: Sequence[str]) -> None:
        found = {self._titles[index]: text_of(cells[index]) for index in columns}
        row.extra = {**row.extra, **{title: text for title, text in found.items() if text}}

    def _all_tags(self, cells: Sequence[str], columns: list[int]) -> tuple[str, ...]:
        if len(columns) > 1:
            found = [tag for index in columns for tag in split_tags(cells[index])]
            return tuple(dict.fromkeys(found))
        cell = cells[columns[0]]
        tags = self._tags.get(cell)
        if tags is None:
            if len(self._tags) >= MEMO_LIMIT:
                self._tags.clear()
            tags = self._tags[cell] = split_tags(cell)
        return tags

    def _number(self, row: PreparedRow, cell: str) -> None:
        text = fact(cell)
        row.number = parse_number(text) if text else None
        row.spelled = text if row.number else ""
        if text and not row.number:
            row.flags = (*row.flags, "number_odd")
            row.extra = {**row.extra, self._titles[self._columns["number"][0]]: text}

    def _tail(self, row: PreparedRow, index: int, cells: Sequence[str]) -> None:
        text = fact(cells[index])
        if _TAIL.fullmatch(text):
            row.fields["tail"] = text
        elif text:
            row.extra = {**row.extra, self._titles[index]: text}
