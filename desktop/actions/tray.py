"""What an operator does with what syncing left: choose a value, do it again, put it aside."""

from typing import NamedTuple

from desktop.actions import members
from desktop.models import schema
from desktop.models.changes import Changes
from desktop.models.op import Kind, Op, decode_body, unpack
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.tray import Card, beside
from desktop.store import cards, history, tray
from desktop.store import members as members_of
from desktop.store.community import Store
from desktop.store.recorder import Recorder

_AGAIN = frozenset({Kind.PUT, Kind.ROLE, Kind.DELETE, Kind.ENTRY, Kind.REVERSE})


class KeysState(NamedTuple):
    """How safe the keys are here: `kept` is where (a `Kept` of the vault), `printed` whether there
    is a recovery code."""

    kept: str
    printed: bool


def keys_state(store: Store) -> KeysState:
    """How safe the keys are on this computer."""
    return KeysState(store.keys.kept, store.keys.recovery is not None)


# -- two values that met ---------------------------------------------------------------------


def keep_standing(store: Store, card: Card) -> Changes | None:
    """The value in force is right: the card is done with, on every device.

    None for who may not write the field: for him it is done with on this device alone.
    """
    if not _may_settle(store, card):
        _settle_here(store, card)
        return None
    with store.recording("card.settle") as rec:
        _settle(store, rec, card, "keep")
    return rec.changes


def _may_settle(store: Store, card: Card) -> bool:
    """Whether the judge will take the word of this operator."""
    member = card.table == "member"
    scopes = members_of.scopes_of(store, card.record) if member else frozenset()
    return store.actor.allows(schema.table(card.table).write, scopes=scopes)


def _settle(store: Store, rec: Recorder, card: Card, choice: str) -> None:
    one, other = sorted(
        cards.name_of(store.refs.op_id(side.ref)) for side in (card.stands, card.lost)
    )
    fact = {"tbl": card.table, "about": card.record, "field": card.field, "one": one}
    rec.put("settled_card", None, {**fact, "other": other, "choice": choice})


def _settle_here(store: Store, card: Card) -> None:
    with store.writing() as connection:
        tray.settle(connection, card)


def take_lost(store: Store, card: Card) -> Changes:
    """Put the other value in force: an ordinary edit, which settles the card everywhere.

    Raises Problem role.not_allowed.
    """
    if card.table == "member":
        changes = members.edit(store, card.record, {card.field: str(card.lost.value or "")})
    else:
        changes = _state(store, card)
    _settle_here(store, card)
    return changes


def note_lost(store: Store, card: Card, language: str) -> Changes:
    """Leave the value in force, and write the other one down beside it: among the member's notes,
    for a date of the calendar in its own note. Two people who do it make one note.

    Raises Problem role.not_allowed, also where the role does not read the value.
    """
    if card.read_cell and not store.actor.anywhere(card.read_cell):
        require(store.actor, card.read_cell)
    said = beside(card, store.zone, language)
    return _noted(store, card, said) if card.table == "member" else _annotated(store, card, said)


def _noted(store: Store, card: Card, said: str) -> Changes:
    require(store.actor, "member.write", scopes=members_of.scopes_of(store, card.record))
    device, number, position = store.refs.op_id(card.lost.ref)
    who = members_of.canonical(store, card.record)
    with store.recording("member.note") as rec:
        note = rec.fact("note", "card", card.record, card.field, device, number, position)
        if not tray.is_noted(store, note):
            rec.put("note", note, {"member": who, "at": rec.at, "text": said})
        _settle(store, rec, card, "note")
    return rec.changes


def _annotated(store: Store, card: Card, said: str) -> Changes:
    require(store.actor, schema.table(card.table).write)
    known = tray.annotation(store, card)
    text = known if said in known.splitlines() else f"{known}\n{said}".strip()
    with store.recording("calendar.edit") as rec:
        _write(rec, card, "note", text)
        _settle(store, rec, card, "note")
    return rec.changes


def _state(store: Store, card: Card) -> Changes:
    require(store.actor, schema.table(card.table).write)
    with store.recording("calendar.edit") as rec:
        _write(rec, card, card.field, card.lost.value)
    return rec.changes


def _write(rec: Recorder, card: Card, field: str, value: object) -> None:
    """Set one field of the calendar's record that a card is about."""
    named = dict(zip(schema.table(card.table).key, card.key, strict=True))
    rec.put(card.table, None if named else card.record, {**named, field: value})


# -- work that came back ---------------------------------------------------------------------


def put_aside(store: Store, action: bytes) -> None:
    """Nothing more is to be done about an own action that does not stand."""
    with store.writing() as connection:
        tray.see(connection, [row[0] for row in tray.verdicts(store, action)])


def again(store: Store, action: bytes) -> Changes:
    """Record anew what was sent back of an own action, for the judge to look at once more.

    Raises Problem role.not_allowed, sync.not_again where there is nothing that can be repeated.
    """
    ruled: list[int] = []
    ops: list[Op] = []
    for number, body in tray.verdicts(store, action, against=True):
        ruled.append(number)
        ops += [unpack(packed) for packed in decode_body(body)]
    done = history.find(store, action)
    if done is None or not ops or any(op.kind not in _AGAIN for op in ops):
        raise Problem("sync.not_again")
    for cell in {schema.table(op.table).write for op in ops}:
        if not store.actor.anywhere(cell):
            require(store.actor, cell)
    with store.recording(done.kind) as rec:
        for op in ops:
            _repeat(rec, op)
    with store.writing() as connection:
        tray.see(connection, ruled)
    return rec.changes


def _repeat(rec: Recorder, op: Op) -> None:
    table = schema.table(op.table)
    record = None if table.key else op.record
    if op.kind == Kind.DELETE:
        rec.delete(op.table, record, **op.fields)
    elif op.table == "entry":
        rec.entry(op.fields, op.record)
    elif op.kind == Kind.ENTRY:
        # A list that somebody else froze first stands.
        return
    else:
        rec.put(op.table, record, op.fields)
