"""What is planned, and who came; `eligible` is a condition tree of who may register."""

from desktop.models.presence import LATE, TIMELY
from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "series",
        (
            *fields("title place note ics", cls="basic"),
            *fields("kind color rule"),
            Field("start", card=True),
            *fields("zone uid"),
            *fields("rdates exdates", "json"),
            *fields("minutes", "int"),
            *fields("all_day", "bool"),
            # Of a column: where its items go out, and who steps in for the host of a slot. Of what
            # a member proposed: who.
            *fields("channel"),
            *fields("backup proposer", "id"),
            *fields("host lecturer helper venue", "id"),
            *fields("capacity", "int"),
            *fields("eligible", "json", "basic"),
        ),
        write="calendar.write",
    ),
    Table(
        "occurrence",
        (
            *fields("series", "id"),
            *fields("original"),
            Field("start", card=True),
            *fields("zone status"),
            *fields("minutes", "int"),
            *fields("title place note", cls="basic"),
            *fields("host lecturer helper venue", "id"),
            *fields("capacity", "int"),
            *fields("eligible", "json", "basic"),
        ),
        write="calendar.write",
        key=("series", "original"),
    ),
    Table(
        "split",
        (
            *fields("series", "id"),
            *fields("original rule"),
            Field("start", card=True),
            *fields("zone status"),
            Field("shift", "int", card=True),
            *fields("minutes", "int"),
            *fields("title place note", cls="basic"),
            *fields("host lecturer helper venue", "id"),
            *fields("capacity", "int"),
            *fields("eligible", "json", "basic"),
        ),
        write="calendar.write",
        key=("series", "original"),
    ),
    Table(
        "attendance",
        (
            *fields("occurrence member", "id"),
            *fields("state"),
            Field("at", "time", merge="first"),
            *fields("method"),
        ),
        write="attendance.write",
        key=("occurrence", "member"),
        witnessed=("state", "at"),
        settled=(LATE, TIMELY),
    ),
    # What one door saw; who was there follows from those that stand. A pack's laptop is a door.
    Table(
        "checkin",
        (
            *fields("occurrence member door series", "id"),
            *fields("original"),
            Field("at", "time", merge="first"),
            *fields("method state"),
        ),
        write="attendance.write",
        key=("occurrence", "member", "door"),
        witnessed=("at",),
    ),
)
