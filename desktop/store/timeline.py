"""A member's story, newest first: what he did, what he earned, and what was changed about him."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from desktop.models import schema
from desktop.models.clock import milliseconds
from desktop.models.member import Told, ToldKind
from desktop.models.permission import PRESET_NAMES
from desktop.models.schema import CUSTOM
from desktop.store import activities, formerly, withdrawn
from desktop.store.customfields import by_key
from desktop.store.members import canonical
from desktop.store.merged import records
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

PAGE = 50
# A story is counted no further than this.
COUNTED = 1_000
# Later than any time a record can carry: the beginning of the first page.
LATEST = 2**46

# Who recorded an op and when: joined to any row that names its op.
_BY = (
    f" JOIN changeset c ON c.rid = {{op}} / {POSITIONS} JOIN action x ON x.id = c.action"
    " LEFT JOIN operator o ON o.id = x.operator"
)
_WHO = "coalesce(o.name, '')"
# What the session of an activity is called.
_SESSION = (
    "(SELECT s.title FROM series s"
    " WHERE a.occurrence IS NOT NULL AND s.id = unhex(substr(a.source, 1, 32)))"
)
# What somebody registered for: the day and the title.
_SIGNED = (
    "(SELECT substr(t.source, 34, 10) || ' ' || coalesce(s.title, '') FROM series s"
    " WHERE s.id = unhex(substr(t.source, 1, 32)))"
)
# Times in a changeset's clock, compared without leaving the clock's own unit.
_CLOCK_BITS = 16
# Fields that follow from others, or say nothing to a person.
_SILENT = ("phone_ix", "tail", "row_key")
# What a merged record brings: that it was made and went, its tags and groups, are of the merge.
_BROUGHT = frozenset(
    {"edited", "account", "activity", "entry", "note", "seen", "role", "registration"}
)
# Entries about another entry; they carry its time.
_TAKING_BACK = frozenset({"reverse", "correct", "expire", "clip"})
_READ = {
    "clear": "member.read.basic",
    "basic": "member.read.basic",
    "contact": "member.read.contact",
    "private": "member.read.private",
}


def page(
    reads: Reads,
    member: bytes,
    kinds: frozenset[ToldKind] | None = None,
    before: int = LATEST,
    limit: int = PAGE,
) -> list[Told]:
    """The newest lines older than `before` (ms UTC), of these kinds or all.

    What was done under a record that was merged into his he did.
    """
    found: list[Told] = []
    for record in records(reads, member):
        for kind, source in _SOURCES:
            if kinds is None or kind in kinds:
                told = source(reads, record, before, limit)
                found += [one for one in told if record == member or one.kind in _BROUGHT]
    found.sort(key=lambda told: (-told.at, _rank(told), told.record, told.field))
    return found[:limit]


def count(reads: Reads, member: bytes, kinds: frozenset[ToldKind] | None = None) -> int:
    """How many lines of these kinds or all there are, counted up to COUNTED."""
    return len(page(reads, member, kinds, limit=COUNTED))


def _rank(told: Told) -> int:
    """What stands above what of one moment: an entry above what it takes back or rests on."""
    if told.kind != "entry":
        return 2
    return 0 if told.field in _TAKING_BACK else 1


def _recorded(
    reads: Reads, sql: str, op: str, member: bytes, before: int, limit: int
) -> list[tuple[Any, ...]]:
    """Rows of `sql` (SELECT … FROM … with {by}), with who recorded them, when it was recorded."""
    return reads.rows(
        f"{sql.format(by=_BY.format(op=op), who=_WHO)} AND c.clock < ?"
        " ORDER BY c.clock DESC LIMIT ?",
        (member, before << _CLOCK_BITS, limit),
    )


def _made(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    found = _recorded(
        reads,
        "SELECT c.clock, {who}, m.id FROM member m {by} WHERE m.id = ?",
        "m.born",
        member,
        before,
        limit,
    )
    return [Told("made", milliseconds(clock), who, record) for clock, who, record in found]


def _edited(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    silent = ", ".join(f"'{name}'" for name in _SILENT)
    found = _recorded(
        reads,
        "SELECT c.clock, {who}, h.record, h.field, h.old, h.new, h.op FROM history h {by}"
        f" WHERE h.subject = ? AND h.tbl = 'member' AND h.field NOT IN ({silent})",
        "h.op",
        member,
        before,
        limit,
    )
    quiet = bool(withdrawn.silent(reads, [canonical(reads, member)]))
    return [_change(reads, row, quiet) for row in found]


def _change(reads: Reads, row: tuple[Any, ...], quiet: bool) -> Told:
    clock, who, record, field, old, new, op = row
    at = milliseconds(clock)
    if not field:
        return Told("gone", at, who, record, new="1" if new else "")
    readable = _READ[schema.table("member").field(field).cls] in reads.actor.cells
    if field == "chapter":
        old, new = _chapter(reads, old), _chapter(reads, new)
    elif field.startswith(CUSTOM):
        old, new = _as_kind(reads, field, old), _as_kind(reads, field, new)
    elif field in formerly.REACHED:
        old, new = formerly.masked(field, old, quiet), formerly.masked(field, new, quiet)
    shown = (str(old or ""), str(new or "")) if readable else ("", "")
    asked = op if field in formerly.REACHED and readable and not quiet else 0
    return Told("edited", at, who, record, _title(reads, field), *shown, op=asked)


def _chapter(reads: Reads, chapter: bytes | None) -> str:
    row = reads.one("SELECT name FROM chapter WHERE id = ?", (chapter,)) if chapter else None
    return str(row[0]) if row else ""


def _as_kind(reads: Reads, field: str, value: Any) -> str:
    """A custom value in signs that need no language."""
    one = by_key(reads).get(bytes.fromhex(field.removeprefix(CUSTOM)))
    if one is None or not value:
        return str(value or "")
    if one.kind == "bool":
        return "✓" if value == "yes" else "×"
    return one.shown(str(value), "")


def _title(reads: Reads, field: str) -> str:
    if not field.startswith(CUSTOM):
        return field
    key = bytes.fromhex(field.removeprefix(CUSTOM))
    row = reads.one("SELECT name FROM custom_field WHERE id = ?", (key,))
    return str(row[0]) if row else field


def _links(
    kind: ToldKind, table: str, shown: str, left: str = "t.gone = 1"
) -> Callable[..., list[Told]]:
    """Lines about a set that the member stands in: put into it, and taken out of it (`left`)."""

    def told(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
        sql = f"SELECT c.clock, {{who}}, t.member, {shown} FROM {table} t {{by}} WHERE t.member = ?"
        added = _recorded(reads, f"{sql} AND t.gone = 0", "t.born", member, before, limit)
        removed = _recorded(reads, f"{sql} AND {left}", "t.ver", member, before, limit)
        return [
            *(Told(kind, milliseconds(at), who, row, new=name) for at, who, row, name in added),
            *(Told(kind, milliseconds(at), who, row, old=name) for at, who, row, name in removed),
        ]

    return told


def _accounts(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    """By what he is known besides his profile: added, and taken away."""
    columns = "i.id, i.channel, i.value"
    added = _recorded(
        reads,
        f"SELECT c.clock, {{who}}, {columns}, i.born FROM identity i {{by}}"
        " WHERE i.member = ? AND i.value IS NOT NULL",
        "i.born",
        member,
        before,
        limit,
    )
    taken = _recorded(
        reads,
        f"SELECT c.clock, {{who}}, {columns}, h.op FROM history h"
        " JOIN identity i ON i.id = h.record AND i.value IS NOT NULL {by}"
        " WHERE h.subject = ? AND h.tbl = 'identity' AND h.field = '' AND h.new IS NOT 1",
        "h.op",
        member,
        before,
        limit,
    )
    readable = _READ["contact"] in reads.actor.cells
    quiet = bool(withdrawn.silent(reads, [canonical(reads, member)]))
    told = []
    for name, rows in (("new", added), ("old", taken)):
        for clock, who, record, channel, value, op in rows:
            shown = formerly.masked(channel, value, quiet) if readable else "****"
            asked = op if readable and not quiet else 0
            one = Told("account", milliseconds(clock), who, record, channel, op=asked)
            told.append(replace(one, **{name: shown}))
    return told


def _activities(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    # Each kind stands in its own order of time: the newest of all are found without the rest.
    kinds = activities.kinds_of(reads, member)
    one_kind = (
        "SELECT a.rowid place, a.at at FROM activity a INDEXED BY activity_member"
        " WHERE a.member = ?1 AND a.gone = 0 AND a.at < ?2 AND a.kind IS ?{}"
    )
    some = " UNION ALL ".join(one_kind.format(place + 4) for place in range(len(kinds)))
    if not kinds:
        return []
    found = reads.rows(
        f"WITH shown(place) AS MATERIALIZED"
        f" (SELECT place FROM ({some} ORDER BY at DESC) LIMIT ?3)"
        f" SELECT a.at, {_WHO}, a.id, a.kind, a.amount, a.state, {_SESSION}"
        f" FROM shown CROSS JOIN activity a ON a.rowid = shown.place {_BY.format(op='a.born')}"
        " ORDER BY a.at DESC",
        (member, before, limit, *kinds),
    )
    return [
        Told("activity", at, who, record, kind, title or "", state or "", amount or 0)
        for at, who, record, kind, amount, state, title in found
    ]


def _entries(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    # The note of an entry is free text about a person, so private; a rule's name is not.
    note = "e.note" if _READ["private"] in reads.actor.cells else "NULL"
    found = reads.rows(
        f"SELECT e.at, {_WHO}, e.id, e.kind, coalesce(r.name, {note}, ''), e.points,"
        " coalesce(e.wallet, '') FROM entry e"
        f" {_BY.format(op='e.born')} LEFT JOIN rule r ON r.id = e.rule"
        " WHERE e.member = ? AND e.at < ? ORDER BY e.at DESC LIMIT ?",
        (member, before, limit),
    )
    return [
        Told("entry", at, who, record, kind, wallet, name, points)
        for at, who, record, kind, name, points, wallet in found
    ]


def _notes(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    if _READ["private"] not in reads.actor.cells:
        return []
    found = reads.rows(
        f"SELECT n.at, {_WHO}, n.id, coalesce(n.text, '') FROM note n {_BY.format(op='n.born')}"
        " WHERE n.member = ? AND n.gone = 0 AND n.at < ? ORDER BY n.at DESC LIMIT ?",
        (member, before, limit),
    )
    return [Told("note", at, who, record, new=text) for at, who, record, text in found]


def _seen(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    found = reads.rows(
        "SELECT a.at, coalesce(o.name, ''), a.id, a.field FROM audit a"
        " LEFT JOIN operator o ON o.id = a.operator"
        " WHERE a.member = ? AND a.at < ? ORDER BY a.at DESC LIMIT ?",
        (member, before, limit),
    )
    return [Told("seen", at, who, record, field) for at, who, record, field in found]


def _roles(reads: Reads, member: bytes, before: int, limit: int) -> list[Told]:
    found = _recorded(
        reads,
        "SELECT c.clock, {who}, t.id, r.name, r.preset FROM assignment t"
        " JOIN operator p ON p.id = t.operator JOIN role r ON r.id = t.role {by}"
        " WHERE p.member = ? AND t.gone = 0",
        "t.born",
        member,
        before,
        limit,
    )
    ended = _recorded(
        reads,
        "SELECT c.clock, {who}, t.id, r.name, r.preset FROM history h"
        " JOIN assignment t ON t.id = h.record JOIN operator p ON p.id = t.operator"
        " JOIN role r ON r.id = t.role {by}"
        " WHERE p.member = ? AND h.tbl = 'assignment' AND h.field = 'to' AND h.new IS NOT NULL",
        "h.op",
        member,
        before,
        limit,
    )
    return [
        *(
            Told("role", milliseconds(at), who, record, new=name or PRESET_NAMES[preset][0])
            for at, who, record, name, preset in found
        ),
        *(
            Told("role", milliseconds(at), who, record, old=name or PRESET_NAMES[preset][0])
            for at, who, record, name, preset in ended
        ),
    ]


_SOURCES: tuple[tuple[ToldKind, Callable[[Reads, bytes, int, int], list[Told]]], ...] = (
    ("made", _made),
    ("edited", _edited),
    ("account", _accounts),
    ("tag", _links("tag", "member_tag", "t.tag")),
    ("team", _links("team", "member_team", "(SELECT g.name FROM team g WHERE g.id = t.team)")),
    ("activity", _activities),
    ("entry", _entries),
    ("note", _notes),
    ("seen", _seen),
    ("role", _roles),
    ("registration", _links("registration", "registration", _SIGNED, "t.state = 'cancelled'")),
)
