"""Membership: plans, drives that bring new members in, and the register of what was paid."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # What a membership costs (fee in fen), how long it lasts, and what it brings: so many percent
    # off. A fixed period begins on `begins` (MM-DD). `series` are the lessons that come with it.
    Table(
        "plan",
        (
            *fields("name note", cls="basic"),
            *fields("benefits", "json", "basic"),
            *fields("period begins state"),
            *fields("fee months discount grace early", "int"),
            *fields("series", "id"),
        ),
        write="member.write",
    ),
    # A window in which members are won for a plan, for so many, at prices by tier.
    Table(
        "drive",
        (
            *fields("plan", "id"),
            *fields("name note", cls="basic"),
            *fields("from to closed", "date"),
            *fields("quota", "int"),
            *fields("tiers", "json", "basic"),
        ),
        write="member.write",
    ),
    # Money that was received, in fen: never changed, only taken back. Of a plan it says which term
    # of the member it is for, from and to which day, what was due and how many percent it brings;
    # of a coupon, whose fee it is.
    Table(
        "payment",
        (
            *fields("member operator plan drive coupon", "id"),
            *fields("purpose method tier local zone"),
            *fields("amount due term discount", "int"),
            *fields("from to", "date"),
            *fields("at", "time"),
            # Let in although the drive was over or full.
            *fields("extra", "bool"),
            *fields("proof note reason", cls="private"),
        ),
        write="points.award",
        subject="member",
        subject_field="member",
        append_only=True,
    ),
    # A payment that was taken back, once: of two unseen words on it the first in the log stands.
    Table(
        "refund",
        (
            *fields("payment", "id"),
            Field("member", "id", merge="stands"),
            Field("operator", "id", merge="stands"),
            Field("at", "time", merge="stands"),
            # Who may not read it cannot tell whether one stands: the later word counts.
            *fields("reason", cls="private"),
        ),
        write="points.award",
        subject="member",
        subject_field="member",
        key=("payment",),
    ),
)
