"""Every synced table, declared once: fields, types, class, merging, and who may write."""

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "int", "date", "time", "bool", "id", "json"]
# clear: readable at the hub. The others are sealed when they leave the device (docs/format.md).
Class = Literal["clear", "basic", "contact", "private"]
# Whose data keys seal the personal fields: what erasing one person must make unreadable.
Subject = Literal["self", "member", "suspect", "operator", "community"]

SCHEMA = 1
CUSTOM = "x."


class Field(Struct, frozen=True):
    """One field of a synced table; `card` asks a person when two values were set unseen.

    `merge` says which of two unseen values stands: the later one, the smaller ("first"), or the
    one that was there ("stands").
    """

    name: str
    kind: Kind = "text"
    cls: Class = "clear"
    card: bool = False
    merge: Literal["last", "first", "stands"] = "last"


class Table(Struct, frozen=True):
    """A synced table. With `key` its id is hashed from those fields, which never change.

    `keyed` ids are hashed with the index key since a part is personal; a `link` is a mere
    membership in a set; `op` is the kind of op that states a row.
    """

    name: str
    fields: tuple[Field, ...]
    write: str
    subject: Subject = "community"
    subject_field: str = ""
    key: tuple[str, ...] = ()
    keyed: bool = False
    append_only: bool = False
    custom: bool = False
    link: bool = False
    op: Literal["put", "entry", "close", "merge", "role", "key", "lease"] = "put"

    def field(self, name: str) -> Field:
        """The declared field, or the private text field behind a custom `x.` name."""
        if name.startswith(CUSTOM):
            return Field(name, "text", "private")
        return _BY_NAME[self.name][name]


def _f(names: str, kind: Kind = "text", cls: Class = "clear") -> tuple[Field, ...]:
    return tuple(Field(name, kind, cls) for name in names.split())


TABLES: tuple[Table, ...] = (
    Table(
        "community",
        (
            *_f("name", cls="basic"),
            *_f("zone prefix levels"),
            # The highest number that left the console on paper or in a file: never given anew.
            *_f("width burnt", "int"),
            # The public halves of the recovery code in force.
            *_f("recovery_sign recovery_receive", "id"),
        ),
        write="community.write",
    ),
    Table("chapter", (*_f("name code zone"), *_f("parent", "id")), write="member.write"),
    Table(
        "team",
        (*_f("name kind"), *_f("chapter", "id"), *_f("capacity", "int")),
        write="member.write",
    ),
    Table(
        "member",
        (
            Field("name", cls="basic", card=True),
            *_f("nickname tail reading inviter_name", cls="basic"),
            Field("phone", cls="contact", card=True),
            *_f("wechat qq email address", cls="contact"),
            *_f("phone_ix row_key chapter", "id"),
            *_f("city source"),
            Field("level", card=True),
            *_f("joined", "date"),
            *_f("gender birthday note", cls="private"),
        ),
        write="member.write",
        subject="self",
        custom=True,
    ),
    Table(
        "number",
        # When it was stated for somebody who had a number already: the newest is the one shown.
        (
            *_f("scheme"),
            *_f("value", "int"),
            # Of two devices that gave one number to two people the first in the log has it.
            Field("member", "id", merge="stands"),
            Field("stated", "time", merge="stands"),
        ),
        write="member.write",
        key=("scheme", "value"),
    ),
    Table(
        "member_tag",
        (*_f("member", "id"), *_f("tag")),
        write="member.write",
        key=("member", "tag"),
        link=True,
    ),
    Table(
        "member_team",
        _f("member team", "id"),
        write="member.write",
        key=("member", "team"),
        link=True,
    ),
    Table(
        "alias",
        _f("member canonical", "id"),
        write="member.merge",
        key=("member",),
        op="merge",
    ),
    Table("custom_field", (*_f("name cls"), *_f("position", "int")), write="member.write"),
    Table(
        "batch",
        (
            *_f("file", cls="private"),
            *_f("total added updated suspected skipped rejected", "int"),
        ),
        write="member.write",
    ),
    Table(
        "suspect",
        (
            *_f("batch candidate member", "id"),
            *_f("line", "int"),
            *_f("reason state"),
            *_f("cells", "json", "private"),
        ),
        write="member.write",
        subject="suspect",
        keyed=True,
    ),
    Table(
        "operator",
        (*_f("name", cls="basic"), *_f("member", "id")),
        write="role.grant",
        subject="self",
    ),
    Table(
        "device",
        (
            *_f("operator", "id"),
            *_f("name", cls="basic"),
            *_f("sign_key receive_key", "id"),
            *_f("revoked", "time"),
        ),
        write="role.grant",
        subject="operator",
        subject_field="operator",
    ),
    Table(
        "role",
        (*_f("name preset"), *_f("cells", "json")),
        write="role.grant",
        op="role",
    ),
    Table(
        "assignment",
        (*_f("operator role scope", "id"), *_f("scope_kind"), *_f("from to", "date")),
        write="role.grant",
        op="role",
    ),
    Table(
        "series",
        (
            *_f("title place note ics", cls="basic"),
            *_f("kind color rule start zone uid"),
            *_f("rdates exdates", "json"),
            *_f("minutes", "int"),
            *_f("all_day", "bool"),
            *_f("host lecturer helper", "id"),
        ),
        write="calendar.write",
    ),
    Table(
        "occurrence",
        (
            *_f("series", "id"),
            *_f("original"),
            Field("start", card=True),
            *_f("zone status"),
            *_f("minutes", "int"),
            *_f("title place note", cls="basic"),
            *_f("host lecturer helper", "id"),
        ),
        write="calendar.write",
        key=("series", "original"),
    ),
    Table(
        "split",
        (
            *_f("series", "id"),
            *_f("original rule"),
            Field("start", card=True),
            *_f("zone status"),
            *_f("shift minutes", "int"),
            *_f("title place note", cls="basic"),
            *_f("host lecturer helper", "id"),
        ),
        write="calendar.write",
        key=("series", "original"),
    ),
    Table(
        "attendance",
        (
            *_f("occurrence member", "id"),
            *_f("state"),
            Field("at", "time", merge="first"),
            *_f("method"),
        ),
        write="attendance.write",
        key=("occurrence", "member"),
    ),
    Table(
        "activity",
        (
            *_f("member occurrence", "id"),
            *_f("kind local zone"),
            *_f("at", "time"),
            *_f("amount", "int"),
            *_f("text", cls="private"),
            *_f("source state"),
            *_f("reason", cls="private"),
        ),
        write="activity.write",
        subject="member",
        subject_field="member",
        keyed=True,
    ),
    Table("rule", _f("name state"), write="rule.publish"),
    Table(
        "rule_version",
        (
            *_f("rule", "id"),
            *_f("version", "int"),
            *_f("body", "json"),
            *_f("published", "time"),
        ),
        write="rule.publish",
        key=("rule", "version"),
    ),
    Table(
        "closing",
        (*_f("rule", "id"), *_f("period"), *_f("through at", "int")),
        write="cycle.close",
        key=("rule", "period"),
        op="close",
    ),
    Table(
        "entry",
        (
            *_f("member", "id"),
            *_f("points", "int"),
            *_f("kind"),
            *_f("rule", "id"),
            *_f("version generation", "int"),
            *_f("evidence_key period local zone"),
            *_f("at", "time"),
            *_f("evidence", "json"),
            *_f("reverses batch", "id"),
            *_f("expires", "date"),
            *_f("note", cls="private"),
        ),
        write="points.award",
        subject="member",
        subject_field="member",
        append_only=True,
        op="entry",
    ),
    Table(
        "audit",
        (
            *_f("kind field"),
            *_f("member operator", "id"),
            *_f("at", "time"),
            *_f("detail", cls="private"),
        ),
        write="member.read.basic",
        subject="member",
        subject_field="member",
        append_only=True,
    ),
    Table(
        "note",
        (*_f("member", "id"), *_f("at", "time"), *_f("text", cls="private")),
        write="member.write",
        subject="member",
        subject_field="member",
    ),
    # Who holds which wrapping key: docs/format-sync.md section 3. The judge asks for more than the
    # right named here: a device may make a key of its own.
    Table(
        "wrapping_key",
        (*_f("use"), *_f("cls", "int"), *_f("device receive", "id"), *_f("at", "time")),
        write="device.invite",
        op="key",
    ),
    Table(
        "key_share",
        _f("wrapping_key receiver sealed", "id"),
        write="device.invite",
        key=("wrapping_key", "receiver"),
        op="key",
    ),
    # A block of member numbers that one device gives out: made by the judge alone.
    Table(
        "lease",
        (*_f("scheme"), *_f("first last", "int"), *_f("device", "id")),
        write="member.write",
        key=("scheme", "first"),
        op="lease",
    ),
    Table("undone", _f("action", "id"), write="member.read.basic", key=("action",)),
)

_BY_NAME: dict[str, dict[str, Field]] = {
    table.name: {field.name: field for field in table.fields} for table in TABLES
}
_TABLES: dict[str, Table] = {table.name: table for table in TABLES}


def table(name: str) -> Table:
    """The declaration of one table; an unknown name is a KeyError, a bug in the caller."""
    return _TABLES[name]
