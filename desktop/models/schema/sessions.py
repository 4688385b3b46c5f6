"""What happens in a session: its run sheet, what was asked, and who said what."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # One part of a run sheet; `started` and `ended` are when it really began and was over.
    # `material` names what is shown or sent in it: files and links.
    Table(
        "sheet_part",
        (
            *fields("occurrence", "id"),
            *fields("position planned", "int"),
            *fields("title who script", cls="basic"),
            Field("material", "json", "basic"),
            Field("started", "time", merge="first"),
            Field("ended", "time", merge="first"),
        ),
        write="calendar.write",
    ),
    # What somebody asked; `name` is only said of who is no member.
    Table(
        "question",
        (
            *fields("occurrence member", "id"),
            *fields("name text", cls="basic"),
            *fields("state"),
            *fields("position likes", "int"),
            *fields("at answered", "time"),
        ),
        write="calendar.write",
        subject="member",
        subject_field="member",
    ),
    # A transcript: its id is the hash of occurrence, position and member, so that the same log
    # twice is one, and whose words they are never changes. `at` is as the log has it.
    Table(
        "transcript_line",
        (
            *fields("occurrence", "id"),
            *fields("position", "int"),
            *fields("member", "id"),
            *fields("speaker text", cls="basic"),
            *fields("role at"),
        ),
        write="calendar.write",
        subject="member",
        subject_field="member",
    ),
)
