"""What a row of a roster says, who he may be, and what of it is new to a member."""

from collections.abc import Collection, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.models.ladder import freely
from desktop.models.names import fold
from desktop.models.people import IN_PROFILE


class Person(Struct, frozen=True):
    """What is compared of a member, or of an earlier row, to tell whether it is the same."""

    id: bytes
    name: str
    nickname: str
    city: str
    phone: bool

    def called(self, name: str, nickname: str) -> bool:
        """Whether the names agree when folded; a nickname stands in where a name is missing."""
        if self.name and name:
            return fold(self.name) == fold(name)
        return bool(self._words & {fold(text) for text in (name, nickname) if text})

    def with_row(self, name: str, nickname: str, city: str, phone: bool) -> "Person":
        """The person as known once such a row was taken as his."""
        return Person(
            self.id,
            self.name or name,
            self.nickname or nickname,
            city or self.city,
            phone or self.phone,
        )

    @property
    def _words(self) -> set[str]:
        return {fold(text) for text in (self.name, self.nickname) if text}


def may_be_one(person: Person, city: str, phone: bool) -> bool:
    """Whether a row of the same folded name may be this person, for want of a phone to tell by.

    Unless both have a phone; a city that one of them does not state does not part them.
    """
    if person.phone and phone:
        return False
    return not city or not person.city or fold(city) == fold(person.city)


class Known(Struct):
    """A member as an update compares him. `fields` are by schema name, chapter by its name.

    `points` are his balance, `ledger` whether any entry of his stands.
    """

    fields: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    teams: set[str] = field(default_factory=set)
    numbers: set[tuple[str, int]] = field(default_factory=set)
    ledger: bool = False
    points: int = 0
    identities: set[tuple[str, str]] = field(default_factory=set)
    # Where he stands, by his level or by what he ordered.
    standing: str = ""


class Cells(Struct):
    """A row's values, as they are compared, held as a suspected row, and written.

    `number` is (scheme, value), `spelled` that as it was written; `points` makes an opening entry
    for who has no ledger yet.
    """

    fields: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    number: tuple[str, int] | None = None
    points: int | None = None
    spelled: str = ""
    identities: tuple[tuple[str, str], ...] = ()

    def document(self) -> dict[str, object]:
        """The non-empty values, as JSON holds them."""
        found = {
            "fields": self.fields,
            "custom": self.custom,
            "tags": list(self.tags),
            "teams": list(self.teams),
            "number": list(self.number or ()),
            "points": self.points,
            "spelled": self.spelled,
            "identities": [list(one) for one in self.identities],
        }
        return {key: value for key, value in found.items() if value}

    @property
    def names(self) -> tuple[str, str]:
        """Name and nickname, each "" when missing."""
        return self.fields.get("name", ""), self.fields.get("nickname", "")


class Brought(Struct):
    """What a row adds to a member: nothing of it is empty, nothing of it stands there already."""

    fields: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    number: tuple[str, int] | None = None
    points: int | None = None
    spelled: str = ""
    identities: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        parts = (self.fields, self.custom, self.tags, self.teams, self.number, self.points)
        return any((*parts, self.identities))


def brought(cells: Cells, known: Known) -> Brought:
    """What these cells change on a member. An empty cell is not among them; tags are added.

    A level that asks for somebody's word stays as it is (`ladder.freely`): a list made earlier must
    not raise or lower whom somebody judged. The last four digits say nothing beside a whole phone,
    and points open a ledger only where there is none: an imported balance never comes on top of one
    that stands.
    """
    fields = {k: v for k, v in cells.fields.items() if known.fields.get(k, "") != v}
    if leaves_level(cells, known) or cells.fields.get("level") == known.standing:
        fields.pop("level", None)
    if known.fields.get("phone") or "phone" in cells.fields:
        fields.pop("tail", None)
    if ("phone", fields.get("phone", "")) in known.identities:
        # His second phone is no new first one.
        fields.pop("phone")
    return Brought(
        fields,
        {k: v for k, v in cells.custom.items() if known.custom.get(k, "") != v},
        _missing(cells.tags, known.tags),
        _missing(cells.teams, known.teams),
        None if cells.number in known.numbers else cells.number,
        None if known.ledger else cells.points or None,
        cells.spelled,
        _unknown(cells, known),
    )


def _unknown(cells: Cells, known: Known) -> tuple[tuple[str, str], ...]:
    """What he was not known by before; his own phone once more is no second one."""
    his = set(known.identities)
    for fields in (known.fields, cells.fields):
        his |= {(channel, fields.get(channel, "").casefold()) for channel in IN_PROFILE}
    return tuple(one for one in cells.identities if one not in his)


def leaves_level(cells: Cells, known: Known) -> bool:
    """Whether a row states a level that is not taken, since it asks for somebody's word."""
    stated = cells.fields.get("level", "")
    return bool(stated) and not freely(known.fields.get("level", ""), stated)


def leaves_points(cells: Cells, known: Known) -> bool:
    """Whether a row states points that are not taken: the ledger that stands says otherwise.

    A list made earlier must not undo what was earned or spent since.
    """
    return known.ledger and cells.points is not None and cells.points != known.points


def _missing(wanted: Sequence[str], standing: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in wanted if one not in standing)


def after(known: Known, cells: Cells) -> Known:
    """The member once these cells were written."""
    fields = brought(cells, known).fields
    return Known(
        {**known.fields, **fields},
        {**known.custom, **cells.custom},
        known.tags | set(cells.tags),
        known.teams | set(cells.teams),
        known.numbers | ({cells.number} if cells.number else set()),
        known.ledger or bool(cells.points),
        known.points if known.ledger else cells.points or 0,
        known.identities | set(cells.identities),
        fields.get("level", known.standing),
    )


# Who somebody is, the first row of a file says; what else is known of him, the last.
IDENTITY = frozenset({"name", "nickname", "phone", "wechat"})


def own_words(rows: Sequence[Cells]) -> list[Cells]:
    """Several rows of one person in one file, each without what another row says otherwise.

    So the file says one thing of him, and the same file again finds all of it there.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for at, cells in enumerate(rows):
        for name in cells.fields:
            first.setdefault(name, at)
            last[name] = at
        last |= {f"x.{name}": at for name in cells.custom}

    def stands(name: str, at: int) -> bool:
        return (first if name in IDENTITY else last)[name] == at

    return [
        replace(
            cells,
            fields={k: v for k, v in cells.fields.items() if stands(k, at)},
            custom={k: v for k, v in cells.custom.items() if stands(f"x.{k}", at)},
        )
        for at, cells in enumerate(rows)
    ]
