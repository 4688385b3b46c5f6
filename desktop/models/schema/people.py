"""Who the members are, and what is told of them."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "member",
        (
            Field("name", cls="basic", card=True),
            *fields("nickname tail reading inviter_name", cls="basic"),
            Field("phone", cls="contact", card=True),
            *fields("wechat qq email address", cls="contact"),
            *fields("phone_ix row_key chapter", "id"),
            *fields("city source"),
            Field("level", card=True),
            *fields("joined", "date"),
            *fields("gender birthday note", cls="private"),
        ),
        write="member.write",
        subject="self",
        custom=True,
    ),
    Table(
        "number",
        # When it was stated for somebody who had a number already: the newest is the one shown.
        (
            *fields("scheme"),
            *fields("value", "int"),
            # Of two devices that gave one number to two people the first in the log has it.
            Field("member", "id", merge="stands"),
            Field("stated", "time", merge="stands"),
        ),
        write="member.write",
        key=("scheme", "value"),
    ),
    Table(
        "member_tag",
        (*fields("member", "id"), *fields("tag")),
        write="member.write",
        key=("member", "tag"),
        link=True,
    ),
    Table(
        "alias",
        fields("member canonical", "id"),
        write="member.merge",
        key=("member",),
        op="merge",
    ),
    Table("custom_field", (*fields("name cls"), *fields("position", "int")), write="member.write"),
    Table(
        "batch",
        (
            *fields("file", cls="private"),
            *fields("total added updated suspected skipped rejected", "int"),
        ),
        write="member.write",
    ),
    Table(
        "suspect",
        (
            *fields("batch candidate member", "id"),
            *fields("line", "int"),
            *fields("reason state"),
            *fields("cells", "json", "private"),
        ),
        write="member.write",
        subject="suspect",
        keyed=True,
    ),
    Table(
        "note",
        (*fields("member", "id"), *fields("at", "time"), *fields("text", cls="private")),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
)
