"""What members did, the rules, and the points they earned."""

from desktop.models.presence import MOVED
from desktop.models.schema.shape import Field, Table, fields

TABLES: tuple[Table, ...] = (
    Table(
        "activity",
        (
            *fields("member occurrence", "id"),
            *fields("kind"),
            # Of a check-in at two doors the earlier scan counts here as it does for attendance.
            Field("local", merge="first"),
            *fields("zone"),
            Field("at", "time", merge="first"),
            *fields("amount", "int"),
            *fields("text", cls="private"),
            *fields("source state category"),
            *fields("reason", cls="private"),
        ),
        write="activity.write",
        subject="member",
        subject_field="member",
        keyed=True,
        witnessed=("kind", "at"),
        settled=(MOVED,),
    ),
    Table("rule", fields("name state"), write="rule.publish"),
    Table(
        "rule_version",
        (
            *fields("rule", "id"),
            *fields("version", "int"),
            *fields("body", "json"),
            *fields("published", "time"),
        ),
        write="rule.publish",
        key=("rule", "version"),
    ),
    # What happens from `begins` until `ends` (none: for now) earns nothing by the rule.
    Table(
        "rule_pause",
        (*fields("rule", "id"), *fields("begins ends", "time")),
        write="rule.publish",
    ),
    Table(
        "closing",
        (*fields("rule", "id"), *fields("period"), *fields("through at", "int")),
        write="cycle.close",
        key=("rule", "period"),
        op="close",
    ),
    # Points that stay but may not be used, until a day (inclusive) or until somebody lets go.
    Table(
        "hold",
        (
            *fields("member", "id"),
            *fields("wallet"),
            *fields("points", "int"),
            *fields("until", "date"),
            *fields("note", cls="private"),
        ),
        write="points.award",
        subject="member",
        subject_field="member",
    ),
    Table(
        "entry",
        (
            *fields("member", "id"),
            *fields("points", "int"),
            *fields("kind"),
            *fields("rule", "id"),
            *fields("version generation", "int"),
            *fields("evidence_key period local zone"),
            *fields("at", "time"),
            *fields("evidence", "json"),
            *fields("reverses batch", "id"),
            *fields("expires", "date"),
            *fields("note", cls="private"),
            # Absent: points.
            *fields("wallet"),
        ),
        write="points.award",
        subject="member",
        subject_field="member",
        append_only=True,
        op="entry",
    ),
)
