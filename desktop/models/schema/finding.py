"""How members are found again: segments with their programmes, views of the list, rules of tags."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # `where` is a condition tree; `themes` are the product tags that the segment is offered.
    # `sensitive`: may be offered what concerns health, too.
    Table(
        "segment",
        (
            Field("name", cls="basic"),
            Field("where", "json", "basic"),
            Field("themes", "json", "basic"),
            *fields("sensitive", "bool"),
        ),
        write="member.write",
    ),
    # What is done for a segment.
    Table(
        "programme",
        (*fields("segment", "id"), Field("name", cls="basic")),
        write="member.write",
    ),
    # A view of the list of members: `body` has its filters, order, columns and search. The judge
    # asks for the right to write members where it is not the author's own.
    Table(
        "saved_view",
        (
            Field("name", cls="basic"),
            Field("body", "json", "basic"),
            *fields("operator", "id"),
            *fields("shared", "bool"),
        ),
        write="member.read.basic",
    ),
    # Who has the tag by a rule follows from the rule: it is worked out on each device.
    Table(
        "tag_rule",
        (*fields("tag"), Field("where", "json", "basic")),
        write="member.write",
    ),
)
