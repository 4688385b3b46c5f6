"""What is out on a laptop for one evening."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # 外带包. `member` is whom it is for, `whom` his name where he is none; `secret` opens what
    # comes back. `scheme`, `first`, `last`: the numbers that only this pack gives out. `heard`: by
    # laptop that it was opened on, which of its files was taken in last.
    Table(
        "pack",
        (
            *fields("series member operator", "id"),
            *fields("original"),
            *fields("whom", cls="basic"),
            *fields("secret", "id", "contact"),
            *fields("at expires", "time"),
            *fields("people seats", "int"),
            *fields("scheme"),
            *fields("first last", "int"),
            Field("returned", "time"),
            *fields("heard", "json"),
        ),
        write="attendance.write",
    ),
)
