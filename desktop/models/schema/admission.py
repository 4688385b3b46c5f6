"""Who asks to come in, who lets them, when people came and went, and what they did together."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # What a group, or the community (by its own id), asks of whoever wants to come in.
    Table(
        "admission_rule",
        (
            *fields("place", "id"),
            *fields("questions conditions", "json", "basic"),
            # So many who decide must agree.
            *fields("needed", "int"),
        ),
        write="member.write",
        key=("place",),
    ),
    # Its subject is itself until it is settled as a member: then his erasing takes it along.
    # `phone_ix` is hashed as a member's; what was decided first stands.
    Table(
        "application",
        (
            *fields("place phone_ix", "id"),
            *fields("source"),
            *fields("at", "time"),
            *fields("name", cls="basic"),
            *fields("phone", cls="contact"),
            *fields("answers", "json", "private"),
            Field("state", merge="stands"),
            Field("member", "id", merge="stands"),
            Field("decided", "date", merge="stands"),
            *fields("reason", cls="private"),
        ),
        write="member.write",
        subject="self",
    ),
    # One operator's word on an application, and which conditions he found to hold.
    Table(
        "approval",
        (
            *fields("application operator", "id"),
            *fields("agrees", "bool"),
            *fields("met", "json", "basic"),
        ),
        write="member.merge",
        key=("application", "operator"),
    ),
    # One time that a member was in the community or in a group; `term` counts them from 1. Its id
    # is hashed from member, place and term, so that devices mean the same one.
    Table(
        "stay",
        (
            *fields("member place inviter", "id"),
            *fields("term", "int"),
            *fields("from to", "date"),
            *fields("source how"),
            *fields("reason", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
    # Two members who did business or something else together; the value is in fen.
    Table(
        "cooperation",
        (
            *fields("one other", "id"),
            *fields("date", "date"),
            *fields("value", "int"),
            *fields("note", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="one",
    ),
    # A member was put before everybody: a talk, an article, a recommendation.
    Table(
        "exposure",
        (
            *fields("member", "id"),
            *fields("date", "date"),
            *fields("note", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
)
