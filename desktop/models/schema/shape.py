"""What the declaration of a synced table says: its fields, classes, merging, and who may write."""

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "int", "date", "time", "bool", "id", "json"]
# clear: readable at the hub. The others are sealed when they leave the device (docs/format.md).
Class = Literal["clear", "basic", "contact", "private"]
# Whose data keys seal the personal fields: what erasing one person must make unreadable.
Subject = Literal["self", "member", "suspect", "operator", "community"]

CUSTOM = "x."

# Asked for at every op: a dictionary per table instead of a search through its fields.
_BY_NAME: dict[str, dict[str, "Field"]] = {}


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
    membership in a set; `op` is the kind of op that states a row. Of a `witnessed` record each
    device that states it whole (all of these fields) is a witness of its own, whom nobody takes
    back who did not see him.
    `settled` are what `state` says of a record that a person put right for a reason: no unseen
    witness changes its `state` and what else merges by "first".
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
    witnessed: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    op: Literal["put", "entry", "close", "merge", "role", "key", "lease"] = "put"

    def __post_init__(self) -> None:
        _BY_NAME[self.name] = {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        """The declared field, or the private text field behind a custom `x.` name."""
        if name.startswith(CUSTOM):
            return Field(name, "text", "private")
        return _BY_NAME[self.name][name]


def fields(names: str, kind: Kind = "text", cls: Class = "clear") -> tuple[Field, ...]:
    """Fields of one kind and class, from their names with blanks between."""
    return tuple(Field(name, kind, cls) for name in names.split())
