"""What an operator says of held rows: the same person, a new one, or to be left out."""

from collections.abc import Sequence

from desktop.actions.importwrite import Writer
from desktop.models.changes import Changes
from desktop.models.importing import OPEN, Choice, Settled, Suspect, withheld
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rowcells import Brought, Cells, Known, brought, leaves_level, leaves_points
from desktop.store import importing, members
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# Who he is called stays as it stands, unless she says that the row knows better.
_KEPT = frozenset({"name"})


def settle(
    store: Store,
    rows: Sequence[bytes],
    choice: Choice,
    *,
    kept: frozenset[str] = _KEPT,
    progress: Progress = quiet,
) -> Changes:
    """Settle held rows alike as one action; `Changes.result` is a `Settled`.

    "same" updates the member each row may be, except in the fields `kept` where he has a value;
    "new" makes a member; "skip" only closes the row. Raises Problem for a missing right, a row
    that is not held or settled before, or a member who is gone.
    """
    require(store.actor, "member.write")
    found = [_open(store, row) for row in rows]
    with store.recording("member.settle") as rec:
        settling = Settling(store, rec)
        for done, one in enumerate(found):
            progress(done, len(found))
            settling.settle(one, choice, kept)
        settling.require_fit()
        left, levels = tuple(settling.points_left), tuple(settling.levels_left)
        rec.result = Settled(len(found), left, tuple(settling.withheld), levels)
    return rec.changes


def _open(store: Store, row: bytes) -> Suspect:
    found = importing.suspect(store, row)
    if found is None:
        raise Problem("import.no_suspect", row=row.hex())
    if found.state != OPEN:
        raise Problem("import.settled")
    if found.hidden:
        # Settled unread, what it says would be lost.
        raise Problem("import.row_hidden", line=found.line)
    return found


class Settling:
    """Settles held rows within a recording, each in the light of those before it."""

    def __init__(self, store: Store, rec: Recorder) -> None:
        self._store = store
        self._rec = rec
        self._write = Writer(store, rec, rec.action, confirmed=True)
        # Lines of rows whose points the member's ledger does not take.
        self.points_left: list[int] = []
        # Lines of rows whose level asks for somebody's word.
        self.levels_left: list[int] = []
        # Lines of rows whose points the operator's role may not give.
        self.withheld: list[int] = []

    def settle(self, one: Suspect, choice: Choice, kept: frozenset[str] = _KEPT) -> None:
        """Write what became of one held row."""
        member: bytes | None = None
        if choice != "skip":
            self._withhold(one)
        if choice == "same":
            member = self._candidate(one)
            self._bring(member, one, kept)
        elif choice == "new":
            member = self._twin(one.cells)
            if member:
                self._bring(member, one, frozenset())
            else:
                member = self._write.make(one.cells)
        self._rec.put("suspect", one.id, {"state": choice, "member": member})

    def require_fit(self) -> None:
        """Raise Problem team.full for a group that was filled beyond what it holds."""
        self._write.require_fit()

    def _withhold(self, one: Suspect) -> None:
        """What the operator's role may not write: the judge would refuse the rest with it."""
        if one.cells.points and "points" in withheld(self._store.actor):
            one.cells.points = None
            self.withheld.append(one.line)

    def _candidate(self, one: Suspect) -> bytes:
        member = members.canonical(self._store, one.candidate or b"")
        if not members.stands(self._store, member):
            raise Problem("import.candidate_gone")
        return member

    def _bring(self, member: bytes, one: Suspect, kept: frozenset[str]) -> None:
        cells, known = one.cells, importing.known(self._store, [member])[member]
        if leaves_points(cells, known):
            self.points_left.append(one.line)
        if leaves_level(cells, known) and "level" not in kept:
            self.levels_left.append(one.line)
        self._write.bring(member, _without(brought(cells, known), known, kept, self._store))

    def _twin(self, cells: Cells) -> bytes | None:
        """The new person whom another held row already made: same phone and same name."""
        phone = cells.fields.get("phone", "")
        if not phone:
            return None
        people = importing.Directory(self._store).by_phone(
            [importing.phone_key(self._store, phone)]
        )
        met = [person for found in people.values() for person in found]
        return next((one.id for one in met if one.called(*cells.names)), None)


def _without(found: Brought, known: Known, kept: frozenset[str], store: Store) -> Brought:
    """Without the fields that stay, and without a number that is somebody else's."""
    number = found.number
    if number and importing.number_taken(store, number):
        number = None
    return Brought(
        {k: v for k, v in found.fields.items() if k not in kept or not known.fields.get(k)},
        {k: v for k, v in found.custom.items() if f"x.{k}" not in kept or k not in known.custom},
        found.tags,
        found.teams,
        number,
        found.points,
        found.spelled,
        found.identities,
    )
