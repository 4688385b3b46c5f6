"""Who works here, on which devices, and what each may do."""

from desktop.models.schema.shape import Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "operator",
        (*fields("name", cls="basic"), *fields("member", "id")),
        write="role.grant",
        subject="self",
    ),
    Table(
        "device",
        (
            *fields("operator", "id"),
            *fields("name", cls="basic"),
            *fields("sign_key receive_key", "id"),
            *fields("revoked", "time"),
        ),
        write="role.grant",
        subject="operator",
        subject_field="operator",
    ),
    Table(
        "role",
        (*fields("name preset"), *fields("cells", "json")),
        write="role.grant",
        op="role",
    ),
    Table(
        "assignment",
        (*fields("operator role scope", "id"), *fields("scope_kind"), *fields("from to", "date")),
        write="role.grant",
        op="role",
    ),
    # What somebody did for the community besides being a member of it: how long, and what.
    Table(
        "service",
        (
            *fields("member", "id"),
            *fields("date", "date"),
            *fields("minutes", "int"),
            *fields("what", cls="private"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
    Table(
        "audit",
        (
            *fields("kind field"),
            # Whom it is about: a member, or who only asked to come in.
            *fields("member application operator", "id"),
            *fields("at", "time"),
            *fields("detail", cls="private"),
        ),
        write="member.read.basic",
        subject="member",
        subject_field="member",
        append_only=True,
    ),
)
