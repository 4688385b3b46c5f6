"""外带包: give a slice of the roster along for one evening, open it elsewhere, take it back."""

import os
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.actions import attendance
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.ids import new_id
from desktop.models.invitation import Invitation
from desktop.models.member import Filter, MemberQuery
from desktop.models.pack import (
    GRACE_MS,
    MOST,
    MOST_SEATS,
    SEATS,
    Block,
    Slice,
    code,
)
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import (
    calendar,
    home,
    members,
    numbers,
    packfile,
    packs,
    packseats,
    registrations,
    segments,
    seriesrows,
)
from desktop.store.community import Store
from desktop.store.whole import fresh

_SECRET = 16
_OF_SERIES = ("place", "kind", "color", "minutes", "all_day")
_NAME_LIMIT = 100


class Asked(Struct, frozen=True, kw_only=True):
    """A pack that is wanted: for a member or somebody by name, with whom, until when (ms UTC).

    `seats`: how many walk-ins it has numbers for. Without `expires`: a day after the end.
    """

    people: Sequence[bytes]
    member: bytes | None = None
    name: str = ""
    tails: bool = True
    seats: int = SEATS
    expires: int | None = None


class Made(Struct, frozen=True):
    """A pack that was written: its id, what opens it, until when, how many are in it.

    `places` are those of the occurrence that it keeps for walk-ins, None where any number may come.
    """

    pack: bytes
    code: Invitation
    expires: int
    people: int
    block: Block | None
    places: int | None = None

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Made(…)"


def make(store: Store, series: bytes, original: str, path: Path, asked: Asked) -> Changes:
    """Write a pack for an occurrence; `Changes.result` is a `Made`.

    Raises Problem role.not_allowed, calendar.gone, pack.inside, pack.nameless, pack.nobody,
    pack.too_many, pack.bad_seats, pack.over, vault.file_exists, vault.unwritable.
    """
    one = calendar.occurrence(store, series, original)
    require(store.actor, "member.export")
    require(store.actor, "attendance.write", *attendance.own_case(store.actor, one))
    expires, chosen = _checked(store, one, asked)
    pack, secret = new_id(), os.urandom(_SECRET)
    whom = "" if asked.member else asked.name.strip()
    share = packseats.share(store, one, chosen, asked.seats)
    with fresh(path) as out, store.recording("pack.make") as rec:
        taken = packs.take_block(store, rec, pack, asked.seats)
        fields = {
            "series": series,
            "original": original,
            "operator": store.operator,
            "member": asked.member,
            "whom": whom or None,
            "secret": secret,
            "at": rec.at,
            "expires": expires,
            "people": len(chosen),
            "seats": asked.seats if share.kept is None else share.kept,
            **({"scheme": taken.scheme, "first": taken.first, "last": taken.last} if taken else {}),
        }
        rec.put("pack", pack, fields)
        told = replace(
            _slice(store, one, asked, share.capacity),
            pack=pack,
            at=rec.at,
            expires=expires,
            people=len(chosen),
            blocks=(taken,) if taken else (),
            registered=share.registered,
            elsewhere=share.elsewhere,
        )
        packfile.write_out(out, store.community, pack, secret, _items(store, told, chosen, asked))
        rec.result = Made(pack, code(secret), expires, len(chosen), taken, share.kept)
    return rec.changes


def _checked(store: Store, one: Occurrence, asked: Asked) -> tuple[int, list[bytes]]:
    """Until when it holds, and who is in it, each once; raises what `make` does."""
    if packs.held(store) is not None:
        raise Problem("pack.inside")
    if not (asked.member or asked.name.strip()):
        raise Problem("pack.nameless")
    if not 0 <= asked.seats <= MOST_SEATS:
        raise Problem("pack.bad_seats", most=MOST_SEATS)
    chosen = list(dict.fromkeys(members.canonical(store, who) for who in asked.people))
    chosen = [who for who in chosen if members.stands(store, who)]
    if not chosen:
        raise Problem("pack.nobody")
    if len(chosen) > MOST:
        raise Problem("pack.too_many", count=len(chosen), most=MOST)
    after = round(one.end.timestamp() * 1000) + GRACE_MS
    expires = asked.expires if asked.expires is not None else after
    if expires <= store.now():
        raise Problem("pack.over")
    return expires, chosen


def _slice(store: Store, one: Occurrence, asked: Asked, capacity: int | None) -> Slice:
    """What it says of the community and the evening."""
    whom = members.called(store, asked.member) if asked.member else None
    scheme = numbers.scheme(store)
    return Slice(
        community=store.community,
        title=home.name(store),
        zone=store.zone,
        prefix=scheme,
        width=numbers.width(store, scheme),
        whom=(whom[0] or whom[1]) if whom else asked.name.strip()[:_NAME_LIMIT],
        series={**_series(store, one), "capacity": capacity},
        row=_row(one),
    )


def _series(store: Store, one: Occurrence) -> dict[str, Any]:
    """The series as this one evening: what it is otherwise is nobody's business there."""
    known = seriesrows.find(store, one.series)
    told = {name: getattr(known, name) for name in _OF_SERIES}
    # The original start has its zone behind it, as the series had it then.
    start, _, zone = one.original.rstrip("]").partition("[")
    told |= {"id": one.series, "start": start, "zone": zone, "title": one.title}
    return told


def _row(one: Occurrence) -> dict[str, Any]:
    start = one.start.replace(tzinfo=None)
    length = one.end - one.start
    when = start.date().isoformat() if one.all_day else start.isoformat(timespec="seconds")
    return {
        "series": one.series,
        "original": one.original,
        "start": when,
        "zone": None if one.all_day else one.zone,
        "minutes": length // timedelta(minutes=1),
        "place": one.where or None,
    }


def _items(
    store: Store, told: Slice, chosen: Sequence[bytes], asked: Asked
) -> Iterator[tuple[object, ...]]:
    yield ("pack", told)
    for part in packs.people(store, chosen, tails=asked.tails):
        yield ("people", part)


def decoded(item: list[Any], kind: str, shape: Any) -> Any:
    """An array's one part, of this shape. Raises msgspec.ValidationError."""
    if len(item) != 2 or item[0] != kind:
        raise msgspec.ValidationError("another array")
    return msgspec.convert(item[1], type=shape)


def people_of(
    store: Store, one: Occurrence, *, segment: str | None = None, everybody: bool = False
) -> list[bytes]:
    """Whom a pack for an occurrence takes along: who is registered or waits for a place; where
    nobody registers, who came to the series before.

    `segment` is the name or id of one. Raises what `segments.find` raises.
    """
    if segment is None and not everybody:
        return _registered(store, one) or packs.came_before(store, one)
    asked = (Filter("segment", "=", (segments.find(store, segment).id.hex(),)),) if segment else ()
    return members.all_ids(store, MemberQuery(filters=asked))


def _registered(store: Store, one: Occurrence) -> list[bytes]:
    if not registrations.taken(store, one):
        return []
    return [each.member for each in packseats.everybody(store, one)]
