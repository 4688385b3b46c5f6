"""How a community is built: itself, its chapters and its groups."""

from desktop.models.schema.shape import Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "community",
        (
            *fields("name", cls="basic"),
            *fields("zone prefix levels"),
            # The highest number that left the console on paper or in a file: never given anew.
            *fields("width burnt", "int"),
            # The public halves of the recovery code in force.
            *fields("recovery_sign recovery_receive", "id"),
        ),
        write="community.write",
    ),
    Table("chapter", (*fields("name code zone"), *fields("parent", "id")), write="member.write"),
    Table(
        "team",
        (*fields("name kind"), *fields("chapter", "id"), *fields("capacity", "int")),
        write="member.write",
    ),
    Table(
        "member_team",
        fields("member team", "id"),
        write="member.write",
        key=("member", "team"),
        link=True,
    ),
)
