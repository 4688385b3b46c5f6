"""The way of a member: steps on the ladder, who brought whom; a community's words and partners."""

from desktop.models.schema.shape import Table, fields

TABLES: tuple[Table, ...] = (
    # Somebody judged that a member stands on another step of the ladder, and why: never changed,
    # only judged anew. From a step to itself: looked at, and left as it is.
    Table(
        "stage",
        (
            *fields("member operator", "id"),
            *fields("from to"),
            *fields("evidence", cls="private"),
            *fields("at", "time"),
        ),
        write="member.write",
        subject="member",
        subject_field="member",
        append_only=True,
    ),
    # Who brought whom: its id is the hash of the invitee, so that each is credited to one alone.
    # The judge refuses another inviter from whoever did not see the first.
    Table(
        "referral",
        (
            *fields("invitee inviter", "id"),
            *fields("campaign state"),
            *fields("evidence", cls="private"),
            *fields("at", "time"),
        ),
        write="member.write",
        subject="member",
        subject_field="invitee",
    ),
    # What the community says instead of a word of the program.
    Table("label", fields("word text"), write="community.write", key=("word",)),
    # A business nearby, and what members have of it from one day to another.
    Table(
        "partner",
        (
            *fields("category"),
            *fields("name benefit", cls="basic"),
            *fields("contact", cls="private"),
            *fields("from to", "date"),
        ),
        write="member.write",
        subject="self",
    ),
)
