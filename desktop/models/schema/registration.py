"""Who means to come to an occurrence."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # Its id is hashed from occurrence and member, so that devices mean the same one. Who has a
    # place and who waits is not said here: it follows from the order of the judge's log and the
    # capacity (docs/decisions/places-follow-from-the-log.md). `extra`: let in beyond the capacity
    # or without meeting the condition, for a reason. `pack`: has one of the seats of this pack, and
    # so its place in the order.
    Table(
        "registration",
        (
            *fields("occurrence member pack", "id"),
            # `source`: the series (32 hex digits), a slash, and the start, as it was then.
            *fields("state method source"),
            *fields("at", "time"),
            *fields("extra", "bool"),
            Field("reason", cls="basic"),
        ),
        write="attendance.write",
        subject="member",
        subject_field="member",
    ),
)
