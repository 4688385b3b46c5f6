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
            # Whether he was asked into the group chat: models.people.INVITE.
            *fields("invite"),
            # lunar_birthday: YYYY-MM-DD of the Chinese calendar, the month of a leap month with L.
            *fields("gender birthday lunar_birthday note", cls="private"),
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
            # As a file or a person wrote it, where the scheme writes it otherwise.
            Field("spelled", merge="stands"),
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
    # Two who look alike and are not one person: they are not asked about again.
    Table(
        "apart", fields("one other", "id"), write="member.merge", key=("one", "other"), link=True
    ),
    Table(
        "alias",
        fields("member canonical", "id"),
        write="member.merge",
        key=("member",),
        op="merge",
    ),
    Table(
        "custom_field",
        (*fields("name cls kind"), *fields("options", "json"), *fields("position", "int")),
        write="member.write",
    ),
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
    # By what else he is known: a second phone, an account, a card. `value_ix` is the keyed hash of
    # channel and value (of a phone the same as `phone_ix`); `confirmed` when a person said so.
    Table(
        "identity",
        (
            *fields("member", "id"),
            *fields("channel"),
            *fields("value", cls="contact"),
            *fields("value_ix", "id"),
            *fields("confirmed", "time"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
        keyed=True,
    ),
    # A household or an organisation, and who belongs to it as what.
    Table(
        "unit",
        (
            *fields("kind code city"),
            *fields("name", cls="basic"),
            *fields("chapter assigned", "id"),
            *fields("note", cls="private"),
        ),
        write="member.write",
        subject="self",
    ),
    Table(
        "affiliation",
        (*fields("member unit", "id"), *fields("kind"), *fields("from to", "date")),
        write="member.write",
        key=("member", "unit", "kind"),
    ),
    # A child of a household is no member: a name and the month of birth. `member` is the guardian,
    # who decides about it.
    Table(
        "child",
        (
            *fields("unit member", "id"),
            *fields("name", cls="basic"),
            *fields("birth_month", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
    # `one` is to `other` what the kind says (parent, inviter); kinds that hold both ways have the
    # smaller id first.
    Table(
        "relation",
        (*fields("one other", "id"), *fields("kind"), *fields("since", "date")),
        write="member.write",
        key=("one", "other", "kind"),
    ),
    Table(
        "offer",
        (*fields("member", "id"), *fields("kind"), *fields("text", cls="private")),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
    # What a member agreed to or took back, and how he said so: never changed, only said anew.
    Table(
        "consent",
        (
            *fields("member operator", "id"),
            *fields("purpose"),
            *fields("given", "bool"),
            *fields("at", "time"),
            *fields("how", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
        append_only=True,
    ),
    Table(
        "verification",
        (*fields("member operator", "id"), *fields("method"), *fields("date", "date")),
        write="member.write",
        key=("member",),
    ),
)
