"""What members are honoured with: badges, titles for a term, and grades by points."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # A badge stays; a title holds for its term: models/honour.py says which terms there are.
    Table(
        "honour",
        (*fields("name note", cls="basic"), *fields("kind term"), *fields("days", "int")),
        write="rule.publish",
    ),
    # From one day to another. Two who grant the same from the same day without seeing each other
    # grant it once; what was taken back says why.
    Table(
        "honour_grant",
        (
            *fields("honour member operator", "id"),
            *fields("first last", "date"),
            Field("at", "time", merge="first"),
            *fields("state"),
            *fields("note reason", cls="private"),
        ),
        write="honour.grant",
        subject="member",
        subject_field="member",
        key=("honour", "member", "first"),
    ),
    # Reached with so much of a wallet: of what is there now, or of all that was ever earned.
    Table(
        "grade",
        (*fields("name note", cls="basic"), *fields("wallet basis"), *fields("at_least", "int")),
        write="rule.publish",
    ),
)
