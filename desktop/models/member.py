"""A member as screens and the command line show him, already masked for who looks."""

import re
from typing import Literal

from msgspec import Struct, field

# What a list can be sorted by, besides the fields of the community's own (`x.` names).
SORTS = ("name", "number", "city", "level", "joined", "points", "last_seen")
Operator = Literal["=", "!=", "<", "<=", ">", ">=", "contains", "empty", "filled"]


_KEY = re.compile(r"x\.[0-9a-f]{32}", re.ASCII)


def is_key(name: str) -> bool:
    """Whether a name is that of a field of the community's own: `x.` and its id."""
    return _KEY.fullmatch(name) is not None


class Filter(Struct, frozen=True):
    """One chip: a field, how it is compared, and with what (several values mean any of them)."""

    field: str
    operator: Operator = "="
    values: tuple[str | int, ...] = ()


class MemberQuery(Struct, frozen=True):
    """What a list shows: search words, filters that all hold, and its order.

    `as_of` (YYYY-MM-DD): the roster as it was at the end of that day.
    """

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()  # (one of SORTS or a field's `x.` name, falling)
    as_of: str = ""


class MemberRow(Struct, frozen=True):
    """One line of a list; `phone` is masked unless the actor may read it, `last_seen` ms UTC."""

    id: bytes
    number: str
    name: str
    nickname: str
    phone: str
    city: str
    chapter: str
    level: str
    joined: str
    points: int
    last_seen: int | None
    role: tuple[str, str] | None  # the highest role held, in zh_CN and en
    tags: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    role_key: str = ""  # its preset, or a custom role's name; "" for an ordinary member
    auto_tags: tuple[str, ...] = ()  # those that rules put on
    own: dict[str, str] = {}  # stored values of the community's own fields, by their `x.` names
    grades: tuple[str, ...] = ()  # his grade on each ladder of points
    honours: tuple[str, ...] = ()  # what he holds today


class Custom(Struct, frozen=True):
    """A custom field with this member's value; `key` is its `x.` name."""

    key: str
    name: str
    value: str


class Member(Struct, frozen=True):
    """Everything a member's page states as facts; "" where the actor may not read it."""

    row: MemberRow
    reading: str
    pinyin: str
    wechat: str
    qq: str
    email: str
    address: str
    gender: str
    birthday: str
    source: str
    inviter_name: str
    note: str
    custom: tuple[Custom, ...] = field(default=())
    # He has no number yet and gets one with the next sync.
    number_due: bool = False
    lunar_birthday: str = ""
    invite: str = ""


class Doings(Struct, frozen=True):
    """Times attended and lectured, people brought, points earned this month."""

    attended: int
    lectured: int
    brought: int
    earned: int


ToldKind = Literal[
    "made", "edited", "tag", "team", "activity", "entry", "note", "seen", "role", "gone",
    "registration", "account",
]  # fmt: skip


class Told(Struct, frozen=True):
    """One line of a member's timeline.

    made: he was entered · edited: `field` from `old` to `new` ("" where the actor may not read it)
    · tag, team: `new` was added, or `old` taken away · activity: `field` is its kind, `old` its
    session's title, `new` "voided" or "", `points` its amount in fen · entry: `field` is its kind,
    `old` its wallet, `new` the rule's name or the note, `points` the points · note: `new` was noted
    · seen: `field` was revealed · role: `new` was granted, or `old` ended · gone: removed, or
    brought back (`new`). registration: for `new`, day and title, or `old` cancelled · account: by
    what else he is known: of the channel `field`, `new` was added, or `old` taken away.
    `record` is what it tells of, `at` ms UTC, `operator` who recorded it. `op` is given where `old`
    and `new` stand masked and who may can ask for them whole.
    """

    kind: ToldKind
    at: int
    operator: str
    record: bytes
    field: str = ""
    old: str = ""
    new: str = ""
    points: int = 0
    op: int = 0


class Former(Struct, frozen=True):
    """What a field held before and after a change, whole; `at` ms UTC."""

    at: int
    old: str
    new: str
