"""The mall: gifts, how many there are, what laptops keep for themselves, and who took what."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # `per_person`: how many one person may have in all, absent for any number.
    Table(
        "gift",
        (
            *fields("name note", cls="basic"),
            *fields("cost per_person", "int"),
            *fields("state"),
        ),
        write="rule.publish",
    ),
    # Pieces that came, or (below zero) were lost: the stock is their sum, so that two who enter
    # a delivery unseen do not undo each other's figure.
    Table(
        "gift_stock",
        (
            *fields("gift", "id"),
            *fields("pieces", "int"),
            *fields("note", cls="basic"),
            *fields("at", "time"),
        ),
        write="reward.handout",
    ),
    # Pieces that only one laptop gives out; `returned`: those that it gave back.
    Table(
        "gift_lease",
        (
            *fields("gift device", "id"),
            *fields("pieces returned", "int"),
            *fields("at", "time"),
        ),
        write="reward.handout",
    ),
    # How many points a laptop may take before the judge has seen any of it.
    Table("spend_limit", (*fields("device", "id"), *fields("points", "int")), write="rule.publish",
          key=("device",)),
    # Points for a gift. Whether it stands, waits or came too late follows from the order of the
    # judge's log (docs/decisions/places-follow-from-the-log.md); `spend` is its ledger entry,
    # whose reversal cancels it. `back`: it was handed out, and came back.
    Table(
        "redemption",
        (
            *fields("gift member device spend", "id"),
            *fields("pieces cost", "int"),
            *fields("at", "time"),
            Field("cancelled", "time", merge="first"),
            *fields("back", "bool"),
            *fields("note", cls="private"),
        ),
        write="reward.handout",
        subject="member",
        subject_field="member",
    ),
    # A fact of each laptop that handed it out: two of them are told, not overwritten.
    Table(
        "handout",
        (*fields("redemption device", "id"), Field("at", "time", merge="first")),
        write="reward.handout",
        key=("redemption", "device"),
    ),
)  # fmt: skip
