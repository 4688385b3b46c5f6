"""Pasting a block of cells into the list of members: seen before, then done as one action."""

from collections.abc import Mapping, Sequence

from desktop.actions.ladder import require_free
from desktop.actions.members import as_kept
from desktop.formats.header import fold_title, meaning
from desktop.models.changes import Changes
from desktop.models.customfield import CustomField
from desktop.models.names import fold
from desktop.models.pasting import Block, Line, Plan, cells
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import customfields, member_rows, members, numbers
from desktop.store.community import Store
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# What a cell can set; a number names whom a row means and is never changed by it.
FIELDS = (
    *("name", "nickname", "phone", "city", "level", "joined", "chapter", "source"),
    *("wechat", "qq", "email", "address", "gender", "birthday", "lunar_birthday", "invite", "note"),
)
_PRIVATE = frozenset({"gender", "birthday", "lunar_birthday", "note"})
_CONTACT = frozenset({"phone", "wechat", "qq", "email", "address"})


Own = Mapping[bytes, CustomField]


def block_of(
    text: str,
    columns: Sequence[str] = (),
    targets: Sequence[bytes | None] | None = None,
    own: Mapping[str, str] | None = None,
) -> Block:
    """The block that a clipboard's text is: by its own titles, else from `columns` on.

    `targets` are the members whose rows it is put over; those past the block are left out. `own`
    are the community's fields as `own_titles` gives them. Raises Problem paste.too_many.
    """
    rows = cells(text)
    titles = tuple(_titled(cell, own or {}) for cell in rows[0]) if rows else ()
    if any(map(_settable, titles)) and all(
        name or not cell for name, cell in zip(titles, rows[0], strict=True)
    ):
        known = [name if name == "number" else _or_none(name) for name in titles]
        return Block(titles, rows[1:], left_out=_left_out(known, rows[0], rows[1:]))
    width = max((len(row) for row in rows), default=0)
    fields = tuple(map(_or_none, columns[:width]))
    over = None if targets is None else tuple(targets[: len(rows)])
    return Block(fields, rows, over, _left_out(fields, columns, rows))


def _left_out(
    fields: Sequence[str], titles: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[str | int, ...]:
    """The columns that have cells and set nothing."""
    filled = sorted({place for row in rows for place, cell in enumerate(row) if cell})
    return tuple(
        (titles[place] if place < len(titles) else "") or place + 1
        for place in filled
        if place >= len(fields) or not fields[place]
    )


def _or_none(name: str) -> str:
    return name if _settable(name) else ""


def own_titles(reads: Reads) -> dict[str, str]:
    """The community's fields: title → field."""
    return {fold_title(one.name): CUSTOM + one.id.hex() for one in customfields.listed(reads)}


def _titled(title: str, own: Mapping[str, str]) -> str:
    """The community's own field of this title, else what the title exactly says."""
    field, sure = meaning(title)
    return own.get(fold_title(title)) or (field if sure else "")


def _settable(name: str) -> bool:
    return name in FIELDS or name.startswith(CUSTOM)


def plan(reads: Reads, block: Block) -> Plan:
    """What pasting would do; changes nothing. Raises Problem role.not_allowed, paste.no_field."""
    if not reads.actor.anywhere("member.write"):
        require(reads.actor, "member.write")
    if not any(map(_settable, block.fields)):
        raise Problem("paste.no_field")
    own = customfields.by_key(reads)
    seen: set[bytes] = set()
    lines = []
    for place, row in enumerate(block.rows):
        stated = {
            name: text for name, text in zip(block.fields, row, strict=False) if name and text
        }
        lines.append(_line(reads, block, place, stated, seen, own))
    return Plan(tuple(name for name in block.fields if name), tuple(lines), block.left_out)


def paste(store: Store, block: Block) -> Changes:
    """Do what `plan` says: rows that are new or changed are written, refused ones are left out.

    `Changes.result` is the plan. An empty cell never empties a field.
    """
    found = plan(store, block)
    with store.recording("member.paste") as rec:
        for line in found.lines:
            if line.state not in ("new", "changed"):
                continue
            member = rec.put("member", line.member, _stated(store, rec, line.after))
            supply = None if line.member else numbers.supply(store, numbers.scheme(store)).at(0)
            if supply:
                numbers.state(store, rec, member, numbers.scheme(store), supply)
        rec.result = found
    return rec.changes


def _line(
    reads: Reads, block: Block, place: int, stated: Mapping[str, str], seen: set[bytes], own: Own
) -> Line:
    name = stated.get("name", "")
    after = {field: text for field, text in stated.items() if _settable(field)}
    try:
        member = _whom(reads, block, place, stated)
        if member is None:
            _require_new(reads, after)
            return Line(None, name, "new", {}, _read(after, own))
        if member in seen:
            raise Problem("paste.twice")
        seen.add(member)
        return _changed(reads, member, _read(after, own))
    except Problem as problem:
        return Line(None, name, "refused", {}, after, problem)


def _whom(reads: Reads, block: Block, place: int, stated: Mapping[str, str]) -> bytes | None:
    """Whom a row is about; None for somebody new. Raises Problem."""
    if block.members is not None:
        member = block.members[place] if place < len(block.members) else None
        if member is None:
            raise Problem("paste.past_end")
        return member
    known = [field for field in ("number", "phone") if field in stated]
    for field in known or [field for field in ("name",) if field in stated]:
        try:
            member = members.resolve(reads, stated[field])
        except Problem as problem:
            if field == "number" or problem.code != "member.unknown":
                raise
            continue
        if field == "phone":
            _require_same(reads, member, stated.get("name", ""))
        return member
    return None


def _require_same(reads: Reads, member: bytes, name: str) -> None:
    """A phone that somebody of another name has does not make a row his."""
    called = members.called(reads, member) or ("", "")
    if name and fold(name) not in {fold(one) for one in called}:
        raise Problem("paste.other_name", name=called[0] or called[1])


def _require_new(reads: Reads, after: Mapping[str, str]) -> None:
    require(reads.actor, "member.write")
    if not (after.get("name") or after.get("nickname")):
        raise Problem("member.nameless")
    require_free(reads, None, after.get("level", ""))


def _changed(reads: Reads, member: bytes, after: dict[str, str]) -> Line:
    found = members.find(reads, member)
    if found is None:
        raise Problem("member.gone")
    reach = reads.actor.reach("member.write")
    if reach is not None and not members.scopes_of(reads, member) & reach:
        require(reads.actor, "member.write")
    before = member_rows.stated(reads, member, tuple(after))
    if "level" in after:
        require_free(reads, member, after["level"])
    hidden = _hidden(reads)
    new = {field: text for field, text in after.items() if before.get(field, "") != text}
    shown = {
        field: "" if hidden & {field, field[: len(CUSTOM)]} else before.get(field, "")
        for field in new
    }
    return Line(member, found.row.name, "changed" if new else "same", shown, new)


def _hidden(reads: Reads) -> frozenset[str]:
    """The fields whose old values the actor is not shown; CUSTOM stands for the own ones."""
    cells = reads.actor.cells
    contact = frozenset() if "member.read.contact" in cells else _CONTACT
    return contact if "member.read.private" in cells else contact | _PRIVATE | {CUSTOM}


def _read(after: Mapping[str, str], own: Own) -> dict[str, str]:
    """The texts as they would be kept. Raises Problem for what a field cannot hold."""
    return {field: _kept(field, text, own) for field, text in after.items()}


def _kept(field: str, text: str, own: Own) -> str:
    if field == "chapter":
        return text
    if field.startswith(CUSTOM):
        found = own.get(bytes.fromhex(field.removeprefix(CUSTOM)))
        return (found.parsed(text) if found else None) or text
    return str(as_kept(field, text) or text)


def _stated(store: Store, rec: Recorder, after: Mapping[str, str]) -> dict[str, object]:
    return {
        field: members.put_chapter(store, rec, text) if field == "chapter" else text
        for field, text in after.items()
    }
