"""Whose turn it is: rotations, who takes part in them, and the turns that something is said of."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # One turn a day, or one for each occurrence of a series, from a day on.
    Table(
        "rotation",
        (*fields("name", cls="basic"), *fields("series", "id"), *fields("start", "date")),
        write="calendar.write",
    ),
    # A member's place in the line, from one day to another: his own position, so that two who
    # move different people do not undo each other's work.
    Table(
        "rotation_place",
        (
            *fields("rotation member", "id"),
            *fields("position", "int"),
            *fields("since until", "date"),
        ),
        write="calendar.write",
        key=("rotation", "member"),
    ),
    # What is said of one member and one turn: models/rotation.py says which states there are.
    Table(
        "duty",
        (
            *fields("rotation", "id"),
            *fields("original"),
            *fields("member", "id"),
            *fields("state"),
            *fields("swap_of", "id"),
            Field("at", "time", merge="first"),
            *fields("rating", "int"),
        ),
        write="calendar.write",
        key=("rotation", "original", "member"),
    ),
)
