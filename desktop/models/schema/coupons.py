"""Coupons and the ladders they stand on, priority codes, and benefits to hand out."""

from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    # `works`: pieces, amount or percent; `amount` counts pieces, fen or per cent. A coupon holds
    # for `days` days, the first one included; `fee` in fen is paid before it can be used,
    # and buys a term of a membership `plan` where one is named.
    Table(
        "coupon_kind",
        (
            *fields("title note", cls="basic"),
            *fields("works"),
            *fields("amount days fee", "int"),
            *fields("plan", "id"),
        ),
        write="rule.publish",
    ),
    Table("coupon_ladder", fields("title note", cls="basic"), write="rule.publish"),
    # `trigger`: how one comes to it, by having used the coupon of the step before, by hand, or by
    # coming for the `nth` time.
    Table(
        "coupon_step",
        (
            *fields("ladder kind", "id"),
            *fields("position", "int"),
            *fields("trigger"),
            *fields("nth", "int"),
        ),
        write="rule.publish",
        key=("ladder", "position"),
    ),
    # What one member was given, with the terms of that day. A step's coupon has an id hashed from
    # ladder, step and member, so that devices give it once. Whether its fee is paid follows from
    # the payments.
    Table(
        "coupon",
        (
            *fields("member kind ladder", "id"),
            *fields("step", "int"),
            *fields("works"),
            *fields("amount fee", "int"),
            *fields("from until", "date"),
            *fields("state"),
            *fields("reason", cls="private"),
        ),
        write="reward.handout",
        subject="member",
        subject_field="member",
    ),
    # One use, never merged with another: which of several stands follows from the judge's log.
    # `price` before and `off` are in fen.
    Table(
        "coupon_use",
        (
            *fields("coupon member operator", "id"),
            *fields("pieces price off", "int"),
            *fields("at", "time"),
            *fields("state"),
            *fields("reason", cls="private"),
        ),
        write="reward.handout",
        subject="member",
        subject_field="member",
    ),
    # `member`: who alone may use it; free where there is none.
    Table(
        "priority_code",
        (
            *fields("code"),
            *fields("title", cls="basic"),
            *fields("member", "id"),
            *fields("until", "date"),
            *fields("state"),
        ),
        write="reward.handout",
        key=("code",),
    ),
    # As a use of a coupon: both of two are kept, the first in the judge's log stands.
    Table(
        "code_use",
        (
            *fields("member operator", "id"),
            *fields("at", "time"),
            *fields("code state"),
            *fields("reason", cls="private"),
        ),
        write="reward.handout",
        subject="member",
        subject_field="member",
    ),
    Table("benefit", fields("title note", cls="basic"), write="reward.handout"),
    Table(
        "benefit_recipient",
        fields("benefit member", "id"),
        write="reward.handout",
        key=("benefit", "member"),
        link=True,
    ),
    # It was handed to him; of two unseen ones the earlier time stands.
    Table(
        "delivery",
        (*fields("benefit member operator", "id"), Field("at", "time", merge="first")),
        write="reward.handout",
        key=("benefit", "member"),
    ),
)
