"""Cycles that the owner names, and the boards of cycles as they were frozen."""

from desktop.models.schema.shape import Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "named_cycle",
        (*fields("name"), *fields("first last", "date")),
        write="cycle.close",
    ),
    # One step of a board: frozen, published, or an adjustment. `rule` is the community's id for
    # the board of everybody's points. A step never changes, and its hash holds the one before; its
    # id is hashed from rule, period and number (models.board.step_id).
    Table(
        "board",
        (
            *fields("rule", "id"),
            *fields("period"),
            *fields("number", "int"),
            *fields("kind"),
            *fields("rows", "json"),
            *fields("hash"),
            *fields("through", "int"),
            *fields("at", "time"),
        ),
        write="cycle.close",
        append_only=True,
        op="entry",
    ),
)
