"""What an operator does with a roster: look at it, check it, import it, get its refused rows."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.actions.backup import copy_first
from desktop.actions.importkeys import fingerprint
from desktop.actions.importplan import Plan
from desktop.actions.importplanner import Planner
from desktop.actions.importrun import Run, levels_left, points_left, renumbered
from desktop.actions.roster import Roster, from_file, opened, pasted, peek
from desktop.actions.settling import Settling
from desktop.formats.header import CUSTOM, IDENTITIES, IGNORED, LABELS
from desktop.formats.prepared import PreparedRow
from desktop.formats.rejects import write_rejects
from desktop.formats.wire import Choice as Mapped
from desktop.formats.wire import Peek
from desktop.models.changes import Changes
from desktop.models.importing import (
    REFUSALS_TOLD,
    RIGHTS,
    Imported,
    Outcome,
    refusal_sentence,
)
from desktop.models.numbers import NOT_ADOPTED, Adopted, usual_prefix, usual_width
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import bulk, importing, numbers
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

__all__ = [
    "MEANINGS",
    "Check",
    "Roster",
    "check",
    "foretold",
    "from_file",
    "import_file",
    "pasted",
    "peek",
    "require_fit",
    "run",
    "save_rejects",
]

MEANINGS = (*LABELS, *IDENTITIES, CUSTOM, IGNORED)


class Check(Struct):
    """A checked roster: its beginning, how its columns were taken, and the plan of every row."""

    roster: Roster
    peek: Peek
    mapping: dict[int, str]
    plan: Plan


def check(store: Store, roster: Roster, progress: Progress = quiet) -> Check:
    """Decide what becomes of every row, and write nothing: the dry run.

    The caller closes `plan`. Raises Problem for the whole file, Cancelled.
    """
    require(store.actor, "member.write")
    with opened(store, roster, progress) as table:
        mapping = _mapping(roster, table.peek)
        _check_room(store, table.peek.total)
        planner = _planner(store, roster, table.peek, mapping)
        try:
            for rows, body in table.frames(_mapped(roster, mapping)):
                planner.take(rows, body)
            plan = planner.finish(progress)
        except BaseException:
            planner.plan.close()
            raise
    return Check(roster, table.peek, mapping, plan)


def run(store: Store, plan: Plan, progress: Progress = quiet) -> Changes:
    """Carry out a plan, and settle the suspected rows that it has a choice for, as one action.

    `Changes.result` is an `Imported`. If somebody wrote since, the rows are decided once more,
    from the spool. Raises Problem, Cancelled: then nothing was written.
    """
    require(store.actor, "member.write")
    total = plan.spool.count
    _check_room(store, total)
    copy_first(store, "import", total, progress)
    with (
        bulk.roomy_cache(store, 0 if _fills(store) else total),
        store.recording("member.import") as rec,
        _standing(store, plan) as current,
    ):
        work = Run(store, rec, current)
        with _filling(store, rec, progress, total):
            for first, rows in current.spool.frames():
                progress(first, total)
                work.added(first, rows)
        result = work.finish(progress)
        settling = Settling(store, rec)
        _settle_chosen(settling, store, current)
        work.require_fit()
        left = tuple(sorted({*result.points_left, *settling.points_left}))
        levels = tuple(sorted({*result.levels_left, *settling.levels_left}))
        rec.result = replace(
            result,
            counts=current.chosen_counts,
            points_left=left,
            withheld=plan.withheld(),
            levels_left=levels,
            sheets_left=plan.sheets_left,
        )
    return rec.changes


def import_file(store: Store, roster: Roster, progress: Progress = quiet) -> Changes:
    """Check and run in one go: rows are written while the next ones are still being read.

    The outcomes are those of `check`, decided by the same planner. `Changes.result` is an
    `Imported`. Raises Problem, Cancelled: then nothing was written.
    """
    require(store.actor, "member.write")
    with opened(store, roster, progress) as table:
        mapping = _mapping(roster, table.peek)
        total = table.peek.total
        _check_room(store, total)
        copy_first(store, "import", total, progress)
        kept_in_order = 0 if _fills(store) else total
        with bulk.roomy_cache(store, kept_in_order), store.recording("member.import") as rec:
            planner = _planner(store, roster, table.peek, mapping)
            try:
                work = Run(store, rec, planner.plan)
                with _filling(store, rec, progress, total):
                    for rows, body in table.frames(_mapped(roster, mapping)):
                        work.added(planner.take(rows, body), rows)
                    planner.forget_keys()
                planner.finish(progress)
                rec.result = work.finish(progress)
                work.require_fit()
            finally:
                planner.plan.close()
    return rec.changes


def foretold(checked: Check) -> Imported:
    """What a check has to say, in the form of a run's answer; there is no batch."""
    plan = checked.plan
    rows = [plan.spool.row(i) for i in plan.indices(Outcome.REJECTED)[:REFUSALS_TOLD].tolist()]
    refused = tuple((row.line, *one) for row in rows for one in row.rejects())
    left, odd = points_left(plan), renumbered(plan)
    levels, sheets = levels_left(plan), plan.sheets_left
    return Imported(
        None, plan.counts, refused, left, plan.adopted, plan.withheld(), odd, levels, sheets
    )


def require_fit(reads: Reads, plan: Plan) -> None:
    """Raise the Problem team.full or community.full that the run of a plan would raise."""
    seating, made = plan.seating.copy(), set[object]()
    for index, (choice, _) in plan.choices.items():
        if choice == "skip" or plan.outcome(index) != Outcome.SUSPECTED:
            continue
        cells, member = plan.cells(index), plan.member(index) or b""
        if choice == "new":
            phone = cells.fields.get("phone")
            # Held rows of one phone and one name make one person.
            made.add(who := (phone, *cells.names) if phone else (index,))
            member = repr(who).encode()
        seating.come(member, cells.teams)
    seating.require_fit(reads, plan.counts.added + len(made))


def save_rejects(
    store: Store, checked: Check, path: Path, language: str, progress: Progress = quiet
) -> int:
    """Write the refused rows under their own titles with the reason; how many. Raises Problem."""
    require(store.actor, "member.write")
    rows = [checked.plan.spool.row(i) for i in checked.plan.indices(Outcome.REJECTED).tolist()]
    refused = [(row.raw, _sentences(row, language)) for row in rows]
    mapping, header = checked.mapping, checked.peek.header
    return write_rejects(path, header, mapping, refused, progress=progress)


def _sentences(row: PreparedRow, language: str) -> str:
    return " ".join(refusal_sentence(*one, language) for one in row.rejects())


# -- parts ---------------------------------------------------------------------------------


def _fills(store: Store) -> bool:
    """Whether this is a first import: nobody is there to be looked up by an index."""
    return importing.Directory(store).empty and not importing.any_given_back(store)


def _filling(
    store: Store, rec: Recorder, progress: Progress, total: int
) -> AbstractContextManager[None]:
    return bulk.filling(store, rec, progress, total) if _fills(store) else nullcontext()


def _planner(store: Store, roster: Roster, found: Peek, mapping: Mapping[int, str]) -> Planner:
    columns = [index for index, meaning in mapping.items() if meaning == "number"]
    stated = [row[index] for row in found.rows for index in columns if index < len(row)]
    adopted = _adopted(store, stated)
    meanings = frozenset(mapping.values())
    planner = Planner(
        store, roster.name, numbered=bool(columns), adopted=adopted, meanings=meanings
    )
    planner.plan.asking = tuple(
        (found.header[index] if index < len(found.header) else meaning, meaning)
        for index, meaning in sorted(mapping.items())
        if meaning in RIGHTS
    )
    planner.plan.sheets_left = _sheets_left(roster, found)
    return planner


def _sheets_left(roster: Roster, found: Peek) -> tuple[str, ...]:
    """The sheets beside the one that was found; none where somebody chose the sheet."""
    if roster.options.sheet:
        return ()
    return tuple(name for name in found.sheets if name != found.sheet)


def _adopted(store: Store, stated: list[str]) -> Adopted:
    """The prefix that a community without numbers takes from the file's, and their digits."""
    if numbers.begun(store) or not (prefix := usual_prefix(stated)):
        return NOT_ADOPTED
    allowed = store.actor.allows("community.write")
    return prefix, usual_width(stated, prefix) if allowed else None


def _mapped(roster: Roster, mapping: dict[int, str]) -> Mapped:
    return Mapped(mapping=mapping, region=roster.options.region)


def _mapping(roster: Roster, found: Peek) -> dict[int, str]:
    mapping = dict(found.mapping if roster.mapping is None else roster.mapping)
    if roster.mapping is None and roster.options.keep_unknown:
        mapping |= dict.fromkeys(found.unknown, CUSTOM)
    for title, meaning in roster.titles.items():
        if title not in found.header:
            raise Problem("import.unknown_column", column=title, columns="、".join(found.header))
        if meaning not in MEANINGS:
            raise Problem("import.unknown_field", field=meaning, fields=", ".join(MEANINGS))
        index = found.header.index(title)
        mapping = {i: m for i, m in mapping.items() if m != meaning or m in (CUSTOM, IGNORED)}
        mapping[index] = meaning
    return mapping


def _check_room(store: Store, rows: int) -> None:
    bulk.check_room(store.folder, rows, Path(tempfile.gettempdir()))


@contextmanager
def _standing(store: Store, plan: Plan) -> Iterator[Plan]:
    """The plan, or if anything was recorded since, the same rows decided once more."""
    if importing.newest(store) == plan.stamp:
        yield plan
        return
    planner = Planner(
        store,
        plan.file,
        numbered=plan.numbered,
        adopted=(plan.adopted, plan.supplies.adopted_width),
        meanings=plan.meanings,
    )
    try:
        for rows, body in plan.spool.bodies():
            planner.take(rows, body)
        planner.finish()
        planner.plan.choices = plan.choices
        yield planner.plan
    finally:
        planner.plan.close()


def _settle_chosen(settling: Settling, store: Store, plan: Plan) -> None:
    for index, (choice, kept) in sorted(plan.choices.items()):
        if plan.outcome(index) != Outcome.SUSPECTED:
            continue
        held = importing.suspect_id(store, fingerprint(plan.spool.row(index), store.index_key))
        found = importing.suspect(store, held)
        if found:
            settling.settle(found, choice, kept)
