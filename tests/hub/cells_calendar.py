"""The calendar, doors and turns: every kind of change, by hand."""

import os
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from desktop.models.ids import fact_id, new_id
from desktop.models.op import Kind, Op
from tests.hub.cells import Cell, any_text, asks, both, cells, never, said_again
from tests.hub.place import Place


def _bare(place: Place, _: str) -> tuple[list[Op], Op]:
    return [], place.new("occurrence", series=place.series, original=any_text())


def _led(place: Place, who: str) -> tuple[list[Op], Op]:
    op = place.new(
        "occurrence", series=place.series, original=any_text(), host=place.people.get(who)
    )
    return [op], said_again(op, minutes=90)


def _had(day: str, **more: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    """He says of himself that he had a day of a line in which he is the first of two."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        given, me = place.town.given, place.people.get(who) or place.member
        rotation = given("rotation", start="2020-01-01" if day < "2999" else day)
        for at, member in enumerate((me, place.stranger)):
            given("rotation_place", rotation=rotation, member=member, position=at)
        said = {"state": "done", "at": 1, "member": me, **more}
        return [], place.new("duty", rotation=rotation, original=day, **said)

    return make


def _hosted(own: bool, part: str = "host") -> Callable[[Place, str], tuple[list[Op], Op]]:
    """He says that he had the turn of an occurrence for which he is named, or nobody is."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        me, original = place.people.get(who) or place.member, f"2020-{os.urandom(4).hex()}"
        named = {part: me} if own else {}
        place.town.given("occurrence", series=place.series, original=original, **named)
        rotation = place.town.given("rotation", series=place.series, start="2020-01-01")
        said = {"original": original, "member": me, "state": "done"}
        return [], place.new("duty", rotation=rotation, **said)

    return make


def _at(table: str, own: bool, **fields: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else place.occurrence()
        return [], place.new(table, occurrence=at, member=place.stranger, **fields)

    return make


def _line(place: Place, occurrence: bytes) -> Op:
    op = place.new("transcript_line", occurrence=occurrence, position=1, member=place.member)
    named = (occurrence, 1, place.member)
    return replace(op, record=fact_id("transcript_line", place.town.community, *named))


def _line_edited(place: Place, _: str) -> tuple[list[Op], Op]:
    op = _line(place, place.occurrence())
    return [op], said_again(op, role="guest", member=place.member)


def _drawn_in(place: Place, who: str) -> tuple[list[Op], Op]:
    """Another's part put into the sheet of one's own session."""
    op = place.new("sheet_part", occurrence=place.occurrence(), position=1)
    return [op], said_again(op, occurrence=place.named(who))


def _signed_up(own: bool, **fields: Any) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else place.occurrence()
        record = fact_id("registration", place.town.community, at, place.stranger)
        said = {"occurrence": at, "member": place.stranger, **fields}
        return [], Op(Kind.PUT, "registration", record, said, subject=place.stranger)

    return make


CELLS: tuple[Cell, ...] = (
    *cells("rotation", asks("calendar.write"), lambda p: {"start": "2026-11-22"},
           {"start": "2026-11-23"}),
    *cells("rotation_place", asks("calendar.write"),
           lambda p: {"rotation": new_id(), "member": p.member, "position": 1}, {"position": 2}),
    *cells("duty", asks("calendar.write"),
           lambda p: {"rotation": new_id(), "original": "2026-11-22", "member": p.member,
                      "state": "done"}, {"state": "absent"}),
    Cell("duty: one's own day done", _had("2020-01-01"), asks("calendar.write", "own")),
    Cell("duty: one's own day again", _had("2020-01-03"), asks("calendar.write", "own")),
    Cell("duty: a day of another's", _had("2020-01-02"), asks("calendar.write")),
    Cell("duty: one's own day to come", _had("2999-01-01"), asks("calendar.write")),
    Cell("duty: one's own day, rated", _had("2020-01-01", rating=5), asks("calendar.write")),
    Cell("duty: absent on one's own day", _had("2020-01-01", state="absent"),
         asks("calendar.write")),
    Cell("duty: of a session that one hosts", _hosted(True), asks("calendar.write", "own")),
    Cell("duty: of a session in which one lectures", _hosted(True, "lecturer"),
         asks("calendar.write")),
    Cell("duty: of a session of nobody's", _hosted(False), asks("calendar.write")),
    *cells("pack", asks("attendance.write"), lambda p: {"series": p.series, "at": 1},
           {"returned": 2}),
    *cells("series", asks("calendar.write"), lambda p: {"kind": "session"}, {"minutes": 90}),
    *cells("split", asks("calendar.write"),
           lambda p: {"series": p.series, "original": "9" + any_text()}, {"minutes": 90}),
    *cells("occurrence", asks("calendar.write"),
           lambda p: {"series": p.series, "original": any_text(), "minutes": 60}, {"minutes": 90}),
    Cell("occurrence: bare under a check-in or a run sheet", _bare,
         lambda has: has("attendance.write", "own") or has("calendar.write", "own")),
    Cell("occurrence: one's own", _led, asks("calendar.write", "own")),
    Cell("attendance: anywhere", _at("attendance", False, state="there", at=1),
         asks("attendance.write")),
    Cell("registration: anywhere", _signed_up(False, state="registered"),
         asks("attendance.write")),
    Cell("registration: at one's own", _signed_up(True, state="registered"),
         asks("attendance.write", "own")),
    Cell("registration: beyond the capacity", _signed_up(True, state="registered", extra=1),
         both("attendance.write", "calendar.write")),
    Cell("registration: under another id", _at("registration", True, state="registered"), never),
    Cell("attendance: at one's own", _at("attendance", True, state="there", at=1),
         asks("attendance.write", "own")),
    Cell("checkin: anywhere", _at("checkin", False, door=b"\x07" * 16, at=1),
         asks("attendance.write")),
    Cell("checkin: at one's own", _at("checkin", True, door=b"\x07" * 16, at=1),
         asks("attendance.write", "own")),
    *cells("venue", asks("calendar.write"), lambda p: {"city": "深圳"}, {"capacity": 30}),
    *cells("venue_module", asks("calendar.write"),
           lambda p: {"venue": new_id(), "module": any_text()}, {"capacity": 12}),
    Cell("activity: order", lambda p, _: ([], p.new("activity", member=p.member, kind="order",
                                                     amount=100)),
         asks("activity.write"), local=True),
    Cell("activity: check-in at one's own", _at("activity", True, kind="checkin"),
         lambda has: has("attendance.write", "own") or has("activity.write", "own")),
    Cell("activity: order at one's own", _at("activity", True, kind="order", amount=10**6),
         asks("activity.write", "own")),
    *cells("sheet_part", asks("calendar.write"),
           lambda p: {"occurrence": p.occurrence(), "position": 1}, {"planned": 5}),
    Cell("sheet_part: at one's own", lambda p, who: ([], p.new(
        "sheet_part", occurrence=p.named(who), position=1)), asks("calendar.write", "own")),
    Cell("sheet_part: drawn into one's own", _drawn_in, asks("calendar.write")),
    *cells("question", asks("calendar.write"),
           lambda p: {"occurrence": p.occurrence(), "member": p.member}, {"likes": 5}),
    Cell("question: at one's own", _at("question", True, state="waiting"),
         asks("calendar.write", "own")),
    Cell("transcript_line: new", lambda p, _: ([], _line(p, p.occurrence())),
         asks("calendar.write")),
    Cell("transcript_line: edit", _line_edited, asks("calendar.write")),
    Cell("transcript_line: at one's own", lambda p, who: ([], _line(p, p.named(who))),
         asks("calendar.write", "own")),
    Cell("transcript_line: under another id", lambda p, _: ([], p.new(
        "transcript_line", occurrence=p.occurrence(), position=1)), never),
)  # fmt: skip
