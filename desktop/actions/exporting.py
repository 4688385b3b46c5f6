"""Taking the roster out of the console: its own right, and always noted."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from desktop.formats.export import write_table
from desktop.formats.header import IDENTITIES, LABELS
from desktop.models.changes import Changes
from desktop.models.labels import said, word
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import require
from desktop.models.progress import Progress, quiet
from desktop.store import members, numbers, roster
from desktop.store.community import Store


def agreeing(query: MemberQuery) -> MemberQuery:
    """The list without those who withdrew their consent to stand in one."""
    return replace(query, filters=(*query.filters, Filter("agrees", "=", ("list",))))


def export_members(
    store: Store,
    path: Path,
    query: MemberQuery | None = None,
    progress: Progress = quiet,
) -> Changes:
    """Write a list of members to an .xlsx or .csv file; `Changes.result` is how many.

    The columns are those that the role may read; who withdrew his consent to stand in lists is left
    out. The note and the file come together: a file that
    cannot be written leaves no note. Raises Problem role.not_allowed or what `write_table` raises.
    """
    require(store.actor, "member.export")
    wanted = agreeing(query or MemberQuery())
    declared = [name for name in LABELS if name != "tail"]
    fields, known_by = roster.readable(store, roster.used(store, declared)), roster.accounts(store)
    titles = [said(LABELS[name]) for name in fields]
    titles += [IDENTITIES[name] for name in known_by]
    titles += [title for _, title in roster.custom_columns(store)]
    with store.recording("member.export") as rec:
        total = members.count(store, wanted)
        detail = f"{total} · {path.name}"
        rec.put(
            "audit",
            None,
            {"kind": "export", "operator": store.operator, "at": rec.at, "detail": detail},
        )
        numbers.burn(store, rec)
        rows = _as_said(fields, roster.rows(store, fields, wanted, known_by))
        rec.result = write_table(path, titles, rows, total=total, progress=progress)
    return rec.changes


def _as_said(
    fields: Sequence[str], rows: Iterable[list[str | int | None]]
) -> Iterator[list[str | int | None]]:
    """The rows with every level as the community says it."""
    at = fields.index("level") if "level" in fields else -1
    for cells in rows:
        if at >= 0 and cells[at]:
            cells[at] = word(str(cells[at]))
        yield cells
