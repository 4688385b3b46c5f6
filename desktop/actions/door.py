"""The door of an occurrence: who is scanned or named comes in; one by one, together, or new."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from msgspec.structs import replace as replace_scan

from desktop.actions import attendance, eligibility, members
from desktop.models.calendar import CANCELLED as CALLED_OFF
from desktop.models.calendar import REGISTERED, Occurrence
from desktop.models.changes import Changes
from desktop.models.door import Arrival, Scan
from desktop.models.occurrences import is_past
from desktop.models.permission import require
from desktop.models.presence import VOIDED
from desktop.store import calendar, door, ledger, registrations
from desktop.store import members as members_stored
from desktop.store.community import Store

KIND, WALK_IN = "attendance.check_in", "attendance.walk_in"
SCANNED, TYPED, WALKED_IN = "scan", "hand", "walk-in"
# Without a registration, where there are some.
LET_IN = "let-in"


def scan(
    store: Store,
    series: bytes,
    original: str,
    text: str,
    *,
    at: int | None = None,
    method: str = SCANNED,
    if_open: bool = True,
) -> Changes:
    """Let in who is meant by a badge's code, number, phone, name or reading; the result a `Scan`.

    `at` (ms UTC) is when it was scanned, now without it. Where nobody or several are meant nothing
    is recorded. Raises what `attendance.check_in` raises.
    """
    found = door.meant(store, text)
    if len(found) == 1:
        return admit(store, series, original, found, at=at, method=method, if_open=if_open)
    one = calendar.occurrence(store, series, original)
    require(store.actor, "attendance.write", *attendance.own_case(store.actor, one))
    told = Scan("which" if found else "unknown", meant=tuple(found))
    return Changes(b"", KIND, frozenset(), 0, result=told)


def admit(
    store: Store,
    series: bytes,
    original: str,
    some: Sequence[bytes],
    *,
    at: int | None = None,
    method: str = TYPED,
    if_open: bool = True,
) -> Changes:
    """Let these members in as one action; `Changes.result` is a `Scan`.

    Where registrations are taken, who has no place is told and nothing recorded, unless by the
    method LET_IN; by WALKED_IN he is registered with it while there are places.
    """
    one = calendar.occurrence(store, series, original)
    told = None if method == LET_IN else _without_place(store, one, some)
    enrols = method == WALKED_IN and told is not None and _takes(store, one, told)
    if told is not None and not enrols:
        require(store.actor, "attendance.write", *attendance.own_case(store.actor, one))
        return Changes(b"", KIND, frozenset(), 0, result=told)
    families = [ledger.family(store, member)[1] for member in some]
    before = [calendar.attendance_of(store, one.id, family) for family in families]
    done = attendance.check_in_many(
        store,
        series,
        original,
        some,
        attendance.Coming(_scanned(store, one, at), method),
        if_open=if_open,
        enrolled=told.meant if told is not None else (),
    )
    arrivals = []
    for family, known in zip(families, before, strict=True):
        held = calendar.attendance_of(store, one.id, family)
        assert held is not None
        new = known is None or known[1] == VOIDED
        arrivals.append(door.arrival(store, one, held[0], new=new))
    told = Scan("in" if any(each.new for each in arrivals) else "already", tuple(arrivals))
    return replace(done, result=told)


def _without_place(store: Store, one: Occurrence, some: Sequence[bytes]) -> Scan | None:
    """Those of some members who have no place and are not there yet; None where all have one."""
    if not registrations.taken(store, one):
        return None
    families = dict(ledger.family(store, member) for member in some)
    held = registrations.of_members(store, one, list(families))
    lacking: list[bytes] = []
    for who, his in families.items():
        came = calendar.attendance_of(store, one.id, his)
        placed = who in held and held[who].standing == REGISTERED
        if not placed and (came is None or came[1] == VOIDED):
            lacking.append(who)
    if not lacking:
        return None
    told = [members_stored.called(store, who) or ("", "") for who in lacking]
    shown = [
        Arrival(who, name, number, 0, new=False)
        for who, (name, number) in zip(lacking, told, strict=True)
    ]
    place = held[lacking[0]].place if lacking[0] in held else 0
    free = registrations.counts(store, one).free
    full = free is not None and free < len(lacking)
    return Scan("unregistered", tuple(shown), tuple(lacking), place, full)


def _takes(store: Store, one: Occurrence, told: Scan) -> bool:
    """Whether who has no place can be given one at the door."""
    return (
        one.status != CALLED_OFF and not told.full and not eligibility.unmet(store, one, told.meant)
    )


class _Outside(Exception):
    """Somebody new has no place, so that he is not made a member either."""

    def __init__(self, told: Scan) -> None:
        super().__init__(told.verdict)
        self.told = told


def walk_in(
    store: Store,
    series: bytes,
    original: str,
    name: str,
    phone: str = "",
    *,
    method: str = WALKED_IN,
    if_open: bool = True,
) -> Changes:
    """Make a member of somebody at the door and let him in, as one action; the result a `Scan`.

    Who has no place (as in `admit`) is told, and nothing recorded, not even who he is; a role that
    may write but not read contacts gives the phone and cannot read it back. Raises what
    `members.add` and `admit` raise.
    """
    one = calendar.occurrence(store, series, original)
    require(store.actor, "attendance.write", *attendance.own_case(store.actor, one))
    if if_open:
        attendance.require_open(store, one)
    # Who is entered late joined on the day that he came.
    day = min(one.start.date(), store.today()).isoformat()
    fields = {"name": name, "joined": day, **({"phone": phone} if phone.strip() else {})}
    try:
        with store.recording(WALK_IN) as rec:
            who = members.join(store, rec, fields)
            told = None if method == LET_IN else _without_place(store, one, [who])
            if told is not None and not _takes(store, one, told):
                nobody = Arrival(b"", name.strip(), "", 0, new=False)
                raise _Outside(replace_scan(told, arrivals=(nobody,), meant=()))
            enrolled = told.meant if told is not None else ()
            coming = attendance.Coming(_scanned(store, one, None), method)
            attendance.come(store, rec, one, [(who, (who,))], coming, enrolled)
    except _Outside as outside:
        return Changes(b"", WALK_IN, frozenset(), 0, result=outside.told)
    return replace(rec.changes, result=Scan("in", (door.arrival(store, one, who, new=True),)))


def _scanned(store: Store, one: Occurrence, at: int | None) -> int | None:
    """When it was scanned; nothing for an occurrence of days gone by, which is entered later."""
    moment = datetime.now(UTC) if at is None else datetime.fromtimestamp(at / 1000, UTC)
    return None if is_past(one, moment, store.zone) else round(moment.timestamp() * 1000)
