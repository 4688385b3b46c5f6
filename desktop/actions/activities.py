"""What an operator does with activities: record one, import a file of them, correct one."""

from collections.abc import Collection
from pathlib import Path

from desktop.formats.activity import PreparedActivity
from desktop.formats.reader import open_activity
from desktop.formats.wire import Options
from desktop.models.activity import Detail, ImportedActivities
from desktop.models.award import ActivityLine
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.rule import KINDS
from desktop.store import activities, ledger, members, settlement
from desktop.store.activities import Importer
from desktop.store.community import Store
from desktop.store.recorder import Recorder

REFUSED_SHOWN = 100


def add(
    store: Store,
    member: bytes,
    kind: str,
    local: str,
    *,
    amount: int | None = None,
    text: str = "",
    category: str = "",
) -> Changes:
    """Record one activity at a local time of the community; `amount` is fen.

    `Changes.result` is its id. Raises Problem role.not_allowed, activity.kind,
    .time, .future, .amount, .category.
    """
    require(store.actor, "activity.write", scopes=members.scopes_of(store, member))
    if kind == "checkin" and local[:10] > store.today().isoformat():
        raise Problem("activity.future", time=local)
    with store.recording("activity.add") as rec:
        who, _ = ledger.family(store, member)
        detail = Detail(amount, text, category)
        rec.result = activities.add(rec, store, who, kind, local, detail)
        _settle(store, rec, {who}, {kind})
    return rec.changes


def correct(store: Store, activity: bytes, reason: str) -> Changes:
    """Take an activity out of account, and reverse what followed from it.

    Cycles already closed are adjusted where the operator may close cycles. Raises Problem
    role.not_allowed, activity.unknown, activity.voided, entry.no_reason.
    """
    if store.actor.reach("activity.write") == frozenset():
        require(store.actor, "activity.write")
    with store.recording("activity.correct") as rec:
        found = activities.void(rec, store, activity, reason)
        scopes = members.scopes_of(store, found.member)
        require(store.actor, "activity.write", scopes=scopes)
        _settle(store, rec, {found.member}, {found.kind})
        if store.actor.allows("cycle.close"):
            touched = settlement.Touched(found.member, found.kind, found.local)
            settlement.adjust(rec, store, {touched})
    return rec.changes


def import_file(store: Store, file: Path, progress: Progress = quiet) -> Changes:
    """Add the activities of a file, matched to members by phone.

    `Changes.result` is an `ImportedActivities`. The same file again adds nothing. Raises Problem
    role.not_allowed, and file.… for a file that cannot be read.
    """
    require(store.actor, "activity.write")
    with store.recording("activity.import") as rec:
        work = _Import(store, rec)
        options = Options(zone=store.zone)
        with open_activity(file, options=options, progress=progress) as table:
            for prepared in table.rows():
                work.take(prepared)
        _settle(store, rec, work.importer.members, KINDS)
        rec.result = work.result
    return rec.changes


class _Import:
    """One import at work: what was added, and which lines were not and why."""

    def __init__(self, store: Store, rec: Recorder) -> None:
        self._store = store
        self.importer = Importer(rec, store)
        self._rejected = 0
        self._refused: list[tuple[int, Problem]] = []

    def take(self, prepared: list[PreparedActivity]) -> None:
        """Add a list of rows."""
        phones = activities.members_by_phone(self._store, (one.phone for one in prepared))
        lines: list[tuple[ActivityLine, str, str]] = []
        for one in prepared:
            if one.reject:
                self._refuse(one.line, Problem(one.reject[0], **one.reject[1]))
                continue
            found = phones[one.phone]
            if len(found) != 1:
                code = "activity.phone_shared" if found else "activity.phone_unknown"
                self._refuse(one.line, Problem(code, tail=one.phone[-4:]))
                continue
            reference = one.reference or one.text
            line = ActivityLine(found[0], one.kind, one.local, one.amount, reference)
            lines.append((line, one.text, one.category))
        self.importer.add(lines)

    def _refuse(self, line: int, problem: Problem) -> None:
        self._rejected += 1
        if len(self._refused) < REFUSED_SHOWN:
            self._refused.append((line, problem))

    @property
    def result(self) -> ImportedActivities:
        """The counts so far."""
        done = self.importer
        return ImportedActivities(done.added, done.skipped, self._rejected, tuple(self._refused))


def _settle(store: Store, rec: Recorder, members: set[bytes], kinds: Collection[str]) -> None:
    """Let awards follow at once where the operator may give points; else the next run does."""
    if members and store.actor.allows("points.award"):
        settlement.follow(rec, store, members, kinds)
