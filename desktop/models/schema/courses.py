"""What is learned: courses of ordered modules, who completed them; and the venues it happens at."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    Table("course", fields("title note", cls="basic"), write="calendar.write"),
    # A module opens once those before it are completed; `series` is where it is taught, if there.
    Table(
        "module",
        (
            *fields("course series", "id"),
            *fields("position", "int"),
            *fields("title", cls="basic"),
        ),
        write="calendar.write",
    ),
    # By hand, or by having been at an occurrence; of two unseen ones the earlier time stands.
    Table(
        "completion",
        (
            *fields("module member operator occurrence", "id"),
            Field("at", "time", merge="first"),
        ),
        write="attendance.write",
        key=("module", "member"),
    ),
    # It rests on the modules there were; `module` was completed last, at `occurrence`. It stands
    # while all of them are completed.
    Table(
        "certificate",
        (
            *fields("course member module occurrence", "id"),
            *fields("state"),
            Field("day", "date", merge="first"),
            *fields("modules", "json"),
            *fields("reason", cls="private"),
        ),
        write="attendance.write",
        subject="member",
        subject_field="member",
        key=("course", "member"),
    ),
    Table(
        "venue",
        (
            *fields("name address note", cls="basic"),
            *fields("city zone"),
            *fields("capacity", "int"),
        ),
        write="calendar.write",
    ),
    # What a venue offers, and for how many at a time, where that is less than it holds.
    Table(
        "venue_module",
        (*fields("venue", "id"), *fields("module"), *fields("capacity", "int")),
        write="calendar.write",
        key=("venue", "module"),
    ),
)
