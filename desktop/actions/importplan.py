"""What becomes of every row of a roster, a few bytes a row: the check shows it, the run does it."""

import secrets
from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.actions.importkeys import cells_of, number_of
from desktop.actions.importseats import Seating
from desktop.actions.spool import Spool
from desktop.formats.prepared import PreparedRow
from desktop.models.clock import wall_ms
from desktop.models.ids import ID_BYTES
from desktop.models.importing import CHOSEN, Choice, Counts, Outcome, PlannedRow, Reason, Withheld
from desktop.models.numbers import NOT_ADOPTED, Adopted, own_spelling, show_number
from desktop.models.problem import Problem
from desktop.models.rowcells import Cells, Known, brought, leaves_level, leaves_points
from desktop.store import customfields, importing, numbers
from desktop.store.reads import Reads

NO_ROW = -1
_UNNUMBERED, _FLAGGED, _POINTS_LEFT, _WITHHELD, _ODD, _LEVEL_LEFT = 1, 2, 4, 8, 16, 32
_LEFT = ((_POINTS_LEFT, "points_left"), (_LEVEL_LEFT, "level_left"))
_ADDED = int(Outcome.ADDED)

Indices = NDArray[np.intp]


class Plan:
    """Outcomes, reasons and persons of one file's rows, in file order, and the rows themselves.

    `supplies` has the numbers to be given out, `ready` is False while rows still to come may
    state some of them. `adopted` is the prefix that a community without one takes from the file's
    numbers. `seating` counts who comes into groups that can be full. `choices` says what to do
    with suspected rows at once: index → choice and the fields in which the row wins over the
    member.
    """

    def __init__(
        self, reads: Reads, file: str, *, numbered: bool, adopted: Adopted = NOT_ADOPTED
    ) -> None:
        self.file = file
        self.adopted, width = adopted
        self.numbered = numbered
        self.spool = Spool()
        self.prefix = self.adopted or numbers.scheme(reads)
        self.stamp = importing.newest(reads)
        self.supplies = numbers.Supplies(reads, self.prefix, width)
        self._typed = customfields.typed(reads)
        self.seating = Seating(reads)
        self.ready = not numbered
        self.choices: dict[int, tuple[Choice, frozenset[str]]] = {}
        # What the file's columns mean, as far as rows are compared by it.
        self.meanings: frozenset[str] = frozenset()
        # The columns that ask for a right of their own: title and field.
        self.asking: tuple[tuple[str, str], ...] = ()
        # Sheets of the workbook beside the one read, where nobody chose.
        self.sheets_left: tuple[str, ...] = ()
        self._outcomes = bytearray()
        self._reasons = bytearray()
        self._marks = bytearray()
        # Which of `supplies` a row's number comes from.
        self._schemes = bytearray()
        self._rows = array("i")
        self._targets = bytearray()
        self._overridden: dict[int, frozenset[str]] = {}
        self._id_base = (wall_ms() << 80) | (7 << 76) | (2 << 62)
        self._id_base |= secrets.randbits(12) << 64 | secrets.randbits(30)

    @property
    def counts(self) -> Counts:
        """How many rows end as what."""
        return Counts(*(self._outcomes.count(one) for one in Outcome))

    @property
    def chosen_counts(self) -> Counts:
        """How many rows end as what once the choices are carried out."""
        found = self.counts.document()
        for index in self.choices:
            found[self.outcome(index).word] -= 1
            found[self.becomes(index).word] += 1
        return Counts(**found)

    def becomes(self, index: int) -> Outcome:
        """What becomes of a row once the choices are carried out."""
        outcome = self.outcome(index)
        if outcome != Outcome.SUSPECTED or index not in self.choices:
            return outcome
        return CHOSEN[self.choices[index][0]]

    def outcome(self, index: int) -> Outcome:
        """What becomes of a row."""
        return Outcome(self._outcomes[index])

    def added(self, first: int, count: int) -> list[int]:
        """Which of `count` rows from `first` on are added."""
        outcomes = self._outcomes[first : first + count]
        return [index for index, one in enumerate(outcomes, first) if one == _ADDED]

    def reason(self, index: int) -> Reason:
        """And why."""
        return Reason(self._reasons[index])

    def indices(self, *outcomes: Outcome) -> Indices:
        """The rows with these outcomes, in file order."""
        return np.flatnonzero(np.isin(np.frombuffer(bytes(self._outcomes), np.uint8), outcomes))

    def flagged(self) -> Indices:
        """The rows that hold something unusual which was taken anyway."""
        return self._marked(_FLAGGED)

    def points_left(self) -> Indices:
        """The rows whose points are left out, since the member's ledger says otherwise."""
        return self._marked(_POINTS_LEFT)

    def levels_left(self) -> Indices:
        """The rows whose level is left out, since it asks for somebody's word."""
        return self._marked(_LEVEL_LEFT)

    def _marked(self, mark: int) -> Indices:
        return np.flatnonzero(np.frombuffer(bytes(self._marks), np.uint8) & mark)

    def renumbered(self) -> Indices:
        """The rows of new members whose own number is none that can be theirs here."""
        odd = np.frombuffer(bytes(self._marks), np.uint8) & _ODD != 0
        new = np.frombuffer(bytes(self._outcomes), np.uint8) == Outcome.ADDED
        return np.flatnonzero(odd & new)

    def withheld(self) -> tuple[Withheld, ...]:
        """The columns that are left out since the role may not write them."""
        rows = int(np.count_nonzero(np.frombuffer(bytes(self._marks), np.uint8) & _WITHHELD))
        return tuple(Withheld(title, name, rows) for title, name in self.asking if rows)

    def member(self, index: int) -> bytes | None:
        """Who a row is about: the new member, the one updated, or the suspected row's candidate."""
        if self._outcomes[index] == Outcome.ADDED:
            return self.new_id(index)
        made = self._rows[index]
        if made != NO_ROW:
            return self.new_id(made)
        target = bytes(self._targets[ID_BYTES * index : ID_BYTES * (index + 1)])
        return target if any(target) else None

    def mark(self, index: int) -> int:
        """Eight bytes of `member`: enough to see which rows may be about the same one."""
        return int.from_bytes((self.member(index) or b"")[-8:], "big")

    def maker(self, index: int) -> int | None:
        """The row of this file that made the member this one is about."""
        made = self._rows[index]
        return None if made == NO_ROW else made

    def new_id(self, index: int) -> bytes:
        """A UUIDv7 whose random bits count the rows, so that a plan knows its members' ids."""
        return (self._id_base | index << 30).to_bytes(ID_BYTES, "big")

    def unnumbered_before(self, index: int) -> int:
        """How many added rows of its scheme before this one state no number."""
        before = np.frombuffer(bytes(self._marks[:index]), np.uint8) & _UNNUMBERED != 0
        schemes = np.frombuffer(bytes(self._schemes[:index]), np.uint8)
        return int(np.count_nonzero(before & (schemes == self._schemes[index])))

    def number_at(self, index: int, place: int) -> tuple[str, int] | None:
        """The number at a place of what a row's scheme has left; None beyond the last."""
        return self.supplies.at(self._schemes[index], place)

    def scheme(self, index: int) -> int:
        """Which of `supplies` a row's number comes from."""
        return self._schemes[index]

    def cells(self, index: int, row: PreparedRow | None = None) -> Cells:
        """What a row says, without what another row of the same person says otherwise."""
        cells = cells_of(row or self.spool.row(index), self.prefix)
        cells.custom = self.typed(cells.custom)
        for name in self._overridden.get(index, ()):
            cells.fields.pop(name, None)
            cells.custom.pop(name.removeprefix("x."), None)
            if name.startswith("i."):
                cells.identities = tuple(one for one in cells.identities if one[0] != name[2:])
        return cells

    def typed(self, said: dict[str, str]) -> dict[str, str]:
        """Custom values as their fields take them; what one cannot hold stands in a text beside."""
        if self._typed.keys().isdisjoint(said):
            return said
        found: dict[str, str] = {}
        for title, text in said.items():
            try:
                one = self._typed.get(title)
                found[title] = (one.parsed(text) or "") if one else text
            except Problem:
                found[f"{title}（原文）"] = text
        return {title: text for title, text in found.items() if text}

    def note(self, row: PreparedRow, outcome: Outcome, reason: Reason) -> None:
        """Append a row's outcome; its person is bound before."""
        mark = _flags(row)
        number = number_of(row, self.prefix)
        if outcome == Outcome.ADDED and not number:
            mark |= _UNNUMBERED
        if number and not row.reject:
            self.supplies.skip(number[0], [number[1]])
        if outcome == Outcome.ADDED and row.teams:
            self.seating.come(self.new_id(len(self._outcomes)), row.teams)
        self._outcomes.append(outcome)
        self._schemes.append(self.supplies.of(row.chapter))
        self._reasons.append(reason)
        self._marks.append(mark)
        if len(self._rows) < len(self._outcomes):
            self._rows.append(NO_ROW)

    def note_new(self, rows: Sequence[PreparedRow]) -> None:
        """Append rows that are all added."""
        count = len(rows)
        for index, row in enumerate(rows, len(self._outcomes)):
            if row.teams:
                self.seating.come(self.new_id(index), row.teams)
        self._outcomes += bytes([Outcome.ADDED]) * count
        self._reasons += bytes([Reason.NEW]) * count
        self._rows.extend([NO_ROW] * count)
        self._marks += bytes(_flags(row) | (0 if row.number else _UNNUMBERED) for row in rows)
        alone = self.supplies.alone
        self._schemes += bytes(0 if alone else self.supplies.of(row.chapter) for row in rows)
        stated: dict[str, list[int]] = {}
        for row in rows:
            if number := number_of(row, self.prefix):
                stated.setdefault(number[0], []).append(number[1])
        for scheme, values in stated.items():
            self.supplies.skip(scheme, values)

    def bind(self, index: int, member: bytes, made: int) -> None:
        """Note who a row is about: the row that made him, else the member that stood before."""
        if made != NO_ROW and self._outcomes[made] != Outcome.ADDED:
            made = self._rows[made]
        self._rows.append(made)
        if made == NO_ROW:
            self._targets.extend(bytes(ID_BYTES * (index + 1) - len(self._targets)))
            self._targets[ID_BYTES * index : ID_BYTES * (index + 1)] = member

    def override(self, index: int, names: set[str]) -> None:
        """Say that these fields of a row are not taken (`x.` and a title for a custom one)."""
        if names:
            self._overridden[index] = self._overridden.get(index, frozenset()) | names

    def conclude(self, index: int, cells: Cells, known: Known) -> None:
        """Say of a row about somebody known whether it brings anything, and what it leaves out."""
        found, points_left = brought(cells, known), leaves_points(cells, known)
        changed = bool(found)
        self.seating.come(self.member(index) or b"", found.teams)
        self._outcomes[index] = Outcome.UPDATED if changed else Outcome.SKIPPED
        unchanged = Reason.POINTS_STAND if points_left else Reason.NOTHING_NEW
        self._reasons[index] = Reason.CHANGES if changed else unchanged
        if points_left:
            self._marks[index] |= _FLAGGED | _POINTS_LEFT
        if leaves_level(cells, known):
            self._marks[index] |= _FLAGGED | _LEVEL_LEFT

    def show(self, reads: Reads, index: int) -> PlannedRow:
        """One row as a screen lists it."""
        row = self.spool.row(index)
        outcome, made = self.outcome(index), self.maker(index)
        cells = self.cells(index, row)
        return PlannedRow(
            index,
            row.line,
            outcome,
            self.reason(index),
            cells,
            row.raw,
            self._number(reads, index, cells) if outcome == Outcome.ADDED else "",
            self.member(index),
            self.spool.row(made).line if made is not None else 0,
            (*row.flags, *(name for mark, name in _LEFT if self._marks[index] & mark)),
            row.rejects(),
            self.choices[index][0] if index in self.choices else None,
        )

    def _number(self, reads: Reads, index: int, cells: Cells) -> str:
        number = cells.number
        if number is None and self.ready:
            number = self.number_at(index, self.unnumbered_before(index))
        if number is None:
            return ""
        width = self.supplies.width(reads, number[0])
        return own_spelling(cells.spelled, *number, width) or show_number(*number, width)

    def changes(self, reads: Reads, index: int) -> tuple[tuple[str, str, str], ...]:
        """What an updating row changes, as (field, old, new); a custom one is `x.` and its title.

        Costs a few reads.
        """
        cells, made = self.cells(index), self.maker(index)
        if made is not None:
            known = importing.known_by(self.cells(made))
        else:
            target = self.member(index) or b""
            known = importing.known(reads, [target])[target]
        found = brought(cells, known)
        changes = [(k, known.fields.get(k, ""), v) for k, v in found.fields.items()]
        changes += [(f"x.{k}", known.custom.get(k, ""), v) for k, v in found.custom.items()]
        changes += [("tags", "", tag) for tag in found.tags]
        changes += [("teams", "", team) for team in found.teams]
        changes += [(channel, "", text) for channel, text in found.identities]
        if found.number:
            width = self.supplies.width(reads, found.number[0])
            number = own_spelling(found.spelled, *found.number, width)
            changes.append(("number", "", number or show_number(*found.number, width)))
        if found.points:
            changes.append(("points", "", str(found.points)))
        return tuple(changes)

    def close(self) -> None:
        """End the spool; the rows cannot be read any more."""
        self.spool.close()


def _flags(row: PreparedRow) -> int:
    if not row.flags:
        return 0
    withheld = _WITHHELD if "points_withheld" in row.flags else 0
    odd = not {"number_odd", "number_used"}.isdisjoint(row.flags)
    return _FLAGGED | withheld | (_ODD if odd else 0)
