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
            # How many members it takes, and how often one may be featured in a month.
            *fields("capacity exposures", "int"),
            # What a point costs, in ten-thousandths of a yuan (models/pointvalue.py).
            *fields("point_value", "int"),
            # The public halves of the recovery code in force.
            *fields("recovery_sign recovery_receive", "id"),
        ),
        write="community.write",
    ),
    Table(
        "chapter",
        (
            # With a prefix its members have numbers of their own (models/numbers.py).
            *fields("name code zone prefix"),
            *fields("width burnt", "int"),
            *fields("parent", "id"),
        ),
        write="member.write",
    ),
    Table(
        "team",
        (
            *fields("name kind platform"),
            # The group that it was split from.
            *fields("chapter parent", "id"),
            # Another capacity than its kind's, and why.
            *fields("capacity", "int"),
            *fields("reason", cls="basic"),
            # Its charter, whose first heading is the name (models/group.py).
            *fields("rules culture goal posts activities benefits", cls="basic"),
        ),
        write="member.write",
    ),
    Table(
        "member_team",
        fields("member team", "id"),
        write="member.write",
        key=("member", "team"),
        link=True,
    ),
    # What groups of a kind of one's own hold; more are warned of where it is soft, else refused.
    Table(
        "team_kind",
        (*fields("kind"), *fields("capacity", "int"), *fields("soft", "bool")),
        write="community.write",
        key=("kind",),
    ),
    # One of the nine steps of opening a group, once something is said of it.
    Table(
        "team_step",
        (
            *fields("team", "id"),
            *fields("step", "int"),
            *fields("owner", "id"),
            *fields("due done", "date"),
        ),
        write="member.write",
        key=("team", "step"),
    ),
)
