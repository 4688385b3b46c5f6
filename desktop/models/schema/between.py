"""What devices need of each other: keys, blocks of numbers, what was undone."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # Who holds which wrapping key: docs/format-sync.md section 3. The judge asks for more than the
    # right named here: a device may make a key of its own.
    Table(
        "wrapping_key",
        (
            *fields("use"),
            *fields("cls", "int"),
            *fields("device receive", "id"),
            *fields("at", "time"),
        ),
        write="device.invite",
        op="key",
    ),
    Table(
        "key_share",
        fields("wrapping_key receiver sealed", "id"),
        write="device.invite",
        key=("wrapping_key", "receiver"),
        op="key",
    ),
    # A block of member numbers that one device gives out: made by the judge alone.
    Table(
        "lease",
        (*fields("scheme"), *fields("first last", "int"), *fields("device", "id")),
        write="member.write",
        key=("scheme", "first"),
        op="lease",
    ),
    # A card that somebody looked at and left as it stood: the two ops that met, as text in order.
    # The judge asks for the right to write the field. The first choice in the log stands.
    Table(
        "settled_card",
        (
            *fields("tbl"),
            *fields("about", "id"),
            *fields("field one other"),
            Field("choice", merge="stands"),
        ),
        write="member.read.basic",
        key=("tbl", "about", "field", "one", "other"),
    ),
    Table("undone", fields("action", "id"), write="member.read.basic", key=("action",)),
)
