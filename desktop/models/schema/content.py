"""What is planned to be published, and what members propose to do."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # Something to publish; it fills the slot of a column at `original`, or stands by itself. The
    # three times are local, in the community's zone. Without an owner of its own the slot's host
    # is the owner, without a channel that of its column.
    Table(
        "content_item",
        (
            *fields("series", "id"),
            *fields("original type state planned_at scheduled_at published_at channel"),
            *fields("owner backup", "id"),
            *fields("title url text", cls="basic"),
        ),
        write="calendar.write",
    ),
    # One line of an item's checklist: of its type, or with a text of its own.
    Table(
        "content_check",
        (
            *fields("item", "id"),
            *fields("step"),
            *fields("done", "bool"),
            *fields("text", cls="basic"),
        ),
        write="calendar.write",
        key=("item", "step"),
    ),
    # An event that a member wants to hold. Approved it is a series whose id is hashed from it, so
    # that two who approve at once make one.
    Table(
        "proposal",
        (
            *fields("proposer operator", "id"),
            *fields("start"),
            *fields("minutes", "int"),
            Field("at", "time", merge="first"),
            *fields("state"),
            *fields("title place note reason", cls="basic"),
        ),
        write="calendar.write",
        subject="member",
        subject_field="proposer",
    ),
)
