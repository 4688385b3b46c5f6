"""What was done with a 外带包 goes back into a file, and from there into the community."""

from collections.abc import Mapping, Sequence
from dataclasses import replace as copy
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from desktop.actions import attendance, eligibility
from desktop.actions.packdoor import PackDoor
from desktop.actions.packs import decoded
from desktop.models.calendar import REGISTERED, Occurrence
from desktop.models.changes import Changes
from desktop.models.pack import (
    UNDONE,
    Back,
    Block,
    Came,
    Known,
    Newcomer,
    Placed,
    Report,
    Undone,
    Written,
    Wrong,
)
from desktop.models.permission import WALK_IN, require
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem
from desktop.models.registration import CANCELLED
from desktop.store import (
    calendar,
    ledger,
    members,
    numbers,
    packfile,
    packs,
    packtraces,
    registrations,
)
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.whole import fresh

# What a file on its way back says, in order.
_ITEMS: Final[tuple[tuple[str, Any], ...]] = (
    ("written", Written),
    ("new", tuple[Newcomer, ...]),
    ("came", tuple[Came, ...]),
    ("wrong", tuple[Wrong, ...]),
    ("placed", tuple[Placed, ...]),
    ("undone", tuple[Undone, ...]),
)
_NAME_LIMIT = 100
_METHOD_LIMIT = 20


def give_back(store: Store, path: Path) -> Back:
    """Write all that was done in an opened pack, also one that has expired; what it was.

    It may be written as often as wanted: each file says all of it. Raises Problem pack.not_one,
    vault.file_exists, vault.unwritable.
    """
    mark = packs.held(store)
    if mark is None:
        raise Problem("pack.not_one")
    found = packs.done(store, mark)
    with fresh(path) as out:
        items = [(name, getattr(found, name)) for name, _ in _ITEMS]
        packfile.write_back(out, store.community, mark.pack, mark.secret, items)
    with store.writing() as connection:
        packs.keep(connection, replace(mark, returned=store.now()))
    return found


def take_back(store: Store, path: Path) -> Changes:
    """Take in what was done with a pack, as often as it comes; `Changes.result` is a `Report`.

    It is done with the rights of whoever takes it in, and never more than the pack is for: its
    one occurrence, who came there, and who is new. Raises Problem bundle.*, pack.no_return,
    pack.unknown, pack.no_key, pack.older, calendar.gone, role.not_allowed.
    """
    community, pack = packfile.pack_of(path)
    known = packs.find(store, pack)
    if community != store.community or known is None:
        raise Problem("pack.unknown", file=path)
    secret = packs.secret(store, pack)
    if secret is None or not store.actor.allows("member.read.contact"):
        raise Problem("pack.no_key")
    said = _decoded(path, packfile.read_back(path, secret))
    one = calendar.occurrence(store, known.series, known.original)
    require(store.actor, "attendance.write", *attendance.own_case(store.actor, one))
    if said.new:
        require(store.actor, "member.write", WALK_IN)
    heard = packs.heard(store, pack)
    door, number = said.written.door.hex(), said.written.number
    if number < heard.get(door, 0):
        raise Problem("pack.older", file=path)
    with store.recording(packtraces.KIND) as rec:
        fields = {"heard": {**heard, door: number}}
        rec.put("pack", pack, fields if known.returned else {**fields, "returned": rec.at})
        taking = _Taking(store, rec, one, known, said.written.door)
        told = taking.take(said)
    # Who has a place is known once it is written.
    return copy(rec.changes, result=replace(told, over=_waiting(store, one, taking.placed)))


def _waiting(store: Store, one: Occurrence, some: Sequence[bytes]) -> int:
    """How many of these members have no place."""
    held = (registrations.of_members(store, one, [who]).get(who) for who in some)
    return sum(1 for each in held if each is None or each.standing != REGISTERED)


def _decoded(path: Path, items: Sequence[list[Any]]) -> Back:
    try:
        said = zip(_ITEMS, items, strict=True)
        return Back(**{name: decoded(item, name, shape) for (name, shape), item in said})
    except (msgspec.ValidationError, ValueError) as error:
        raise Problem("bundle.damaged", file=path) from error


class _Taking:
    """Takes in what came back, in the middle of a recording."""

    def __init__(
        self, store: Store, rec: Recorder, one: Occurrence, known: Known, door: bytes
    ) -> None:
        self._store, self._rec, self._one, self._known = store, rec, one, known
        self._report = Report()
        self._door = PackDoor(store, rec, one, door, self._when)
        self.placed: list[bytes] = []

    def take(self, said: Back) -> Report:
        """All of it; how many each."""
        block = packs.block(self._store, self._known.id)
        undone = {what: [one.member for one in said.undone if one.what == what] for what in UNDONE}
        for new in said.new:
            self._bring(new, block)
        for who in undone["placed"]:
            self._unplace(who)
        self._place(said.placed)
        told = [*map(self._door.came, said.came), *map(self._door.wrong, said.wrong)]
        for name in (*told, *map(self._door.undone, undone["came"])):
            self._count(name)
        self._door.settle()
        for who in undone["new"]:
            self._send_off(who)
        return self._report

    def _count(self, name: str) -> None:
        if name:
            self._report = replace(self._report, **{name: getattr(self._report, name) + 1})

    def _bring(self, new: Newcomer, block: Block | None) -> None:
        """Somebody new, once; who was removed or erased meanwhile stays so."""
        store, rec = self._store, self._rec
        there = members.stands(store, members.canonical(store, new.member))
        stood = members.stood(store, new.member)
        removed = stood and not packtraces.sent_off(store, new.member)
        if there or removed or packs.erased(store, new.member):
            return
        parsed = parse_phone(new.phone) if new.phone else None
        name = new.name.strip()[:_NAME_LIMIT]
        if not name:
            return
        # Who walked in joined on the day that he came.
        day = min(self._one.start.date(), store.today()).isoformat()
        phone = parsed.e164 if parsed else None
        rec.put("member", new.member, {"name": name, "phone": phone, "joined": day})
        if not packtraces.numbered(store, new.member):
            self._number(new, block)
        self._count("new")
        if members.of_same_phone(store, new.member):
            self._count("alike")

    def _number(self, new: Newcomer, block: Block | None) -> None:
        """The number that he was told, if it is the pack's to give; else the next one here."""
        store, scheme = self._store, numbers.scheme(self._store)
        ours = block is not None and block.holds(new.scheme, new.value)
        if ours and numbers.holder(store, new.scheme, new.value) is None:
            numbers.state(store, self._rec, new.member, new.scheme, new.value)
            return
        given = numbers.supply(store, scheme).at(0)
        if given:
            numbers.state(store, self._rec, new.member, scheme, given)

    def _place(self, said: Sequence[Placed]) -> None:
        """Who registered there has the seats that were kept for it, as far as they go."""
        store, one = self._store, self._one
        # A pack that was back before keeps none: they may have gone to others.
        seats = 0 if self._known.returned else self._known.seats
        for placed in said if registrations.taken(store, one) else ():
            who, family = ledger.family(store, placed.member)
            held = registrations.of_members(store, one, [who]).get(who)
            # Who is gone is told where he came.
            if not members.stands(store, who) or (held and held.standing == REGISTERED):
                continue
            waiting = registrations.live(store, one.id, family)
            seat = {"pack": self._known.id} if len(self.placed) < seats else {}
            if not waiting and eligibility.unmet(store, one, [who]):
                self._count("unfit")
            elif seat or not waiting:
                self._register(placed, who, waiting, seat)

    def _register(
        self, placed: Placed, who: bytes, waiting: Sequence[bytes], seat: Mapping[str, object]
    ) -> None:
        for record in waiting:
            registrations.put(self._rec, self._one.id, record, dict(seat))
        if not waiting:
            fields = {"at": self._when(placed.at), "method": placed.method[:_METHOD_LIMIT]}
            registrations.enter(self._rec, self._one, who, {**fields, **seat})
        self.placed.append(who)
        self._count("placed")

    def _when(self, at: int) -> int:
        """By a clock that was wrong nobody came before the pack was made, or is still to come."""
        return max(self._known.at, min(at, self._rec.at))

    def _unplace(self, member: bytes) -> None:
        """Who cancelled there has no place by this pack any more."""
        store, occurrence = self._store, self._one.id
        for record in registrations.live(store, occurrence, ledger.family(store, member)[1]):
            made = packtraces.registered(store, occurrence, record, self._known.id)
            if made is not None:
                # Who had registered here before waits as he did.
                back = ("state", CANCELLED) if made else ("pack", None)
                registrations.put(self._rec, occurrence, record, dict([back]))

    def _send_off(self, member: bytes) -> None:
        """Who was new there by mistake goes, unless somebody did something with him since."""
        store = self._store
        if store.actor.allows("member.merge") and packtraces.alone(store, member):
            self._rec.delete("member", member)
            self._count("sent_off")
