"""What becomes of a roster's rows: outcomes, reasons, and what a row brings to a member."""

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from desktop.models.names import fold
from desktop.models.problem import Problem


class Outcome(IntEnum):
    """Every data row ends as exactly one of these."""

    ADDED = 1
    UPDATED = 2
    SUSPECTED = 3
    SKIPPED = 4
    REJECTED = 5

    @property
    def word(self) -> str:
        """The name that the command line's counts have."""
        return self.name.lower()


class Reason(IntEnum):
    """Why a row has its outcome; `word` is how it is written down."""

    NEW = 1
    CHANGES = 2
    # suspected
    PHONE_OTHER_NAME = 3
    WECHAT_OTHER_NAME = 4
    NUMBER_OTHER_NAME = 5
    SAME_NAME = 6
    # skipped
    NOTHING_NEW = 7
    REPEATED = 8
    HELD = 9
    SETTLED = 10
    # rejected: the row's own problem says why
    UNFIT = 11
    # skipped, too
    POINTS_STAND = 12

    @property
    def word(self) -> str:
        """The reason as a record and a JSON answer hold it."""
        return self.name.lower().replace("_", "-")


# What she says to a suspected row: he is that member, he is a new one, or leave him out.
Choice = Literal["same", "new", "skip"]
CHOICES: tuple[Choice, ...] = ("same", "new", "skip")
# What becomes of a row by her choice.
CHOSEN: dict[Choice, Outcome] = {
    "same": Outcome.UPDATED,
    "new": Outcome.ADDED,
    "skip": Outcome.SKIPPED,
}
OPEN = "open"

# The member fields that an import can set, in the order of the file that we write ourselves.
FIELDS = (
    "name",
    "nickname",
    "phone",
    "tail",
    "wechat",
    "qq",
    "email",
    "gender",
    "birthday",
    "city",
    "address",
    "chapter",
    "level",
    "joined",
    "inviter_name",
    "source",
    "reading",
    "note",
)


class Counts(Struct):
    """How many rows ended as what."""

    added: int = 0
    updated: int = 0
    suspected: int = 0
    skipped: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        """All data rows."""
        return self.added + self.updated + self.suspected + self.skipped + self.rejected

    def document(self) -> dict[str, int]:
        """The five figures by their words."""
        return {one.word: int(getattr(self, one.word)) for one in Outcome}


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


class Cells(Struct):
    """A row's values, as they are compared, held as a suspected row, and written.

    `number` is (scheme, value); `points` makes an opening entry for who has no ledger yet.
    """

    fields: dict[str, str] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    number: tuple[str, int] | None = None
    points: int | None = None

    def document(self) -> dict[str, object]:
        """The non-empty values, as JSON holds them."""
        found = {
            "fields": self.fields,
            "custom": self.custom,
            "tags": list(self.tags),
            "teams": list(self.teams),
            "number": list(self.number or ()),
            "points": self.points,
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

    def __bool__(self) -> bool:
        """Whether there is anything to write."""
        parts = (self.fields, self.custom, self.tags, self.teams, self.number, self.points)
        return any(parts)


def brought(cells: Cells, known: Known) -> Brought:
    """What these cells change on a member. An empty cell is not among them; tags are added.

    The last four digits say nothing beside a whole phone, and points open a ledger only where
    there is none: an imported balance never comes on top of one that stands.
    """
    fields = {k: v for k, v in cells.fields.items() if known.fields.get(k, "") != v}
    if known.fields.get("phone") or "phone" in cells.fields:
        fields.pop("tail", None)
    return Brought(
        fields,
        {k: v for k, v in cells.custom.items() if known.custom.get(k, "") != v},
        _missing(cells.tags, known.tags),
        _missing(cells.teams, known.teams),
        None if cells.number in known.numbers else cells.number,
        None if known.ledger else cells.points or None,
    )


def leaves_points(cells: Cells, known: Known) -> bool:
    """Whether a row states points that are not taken: the ledger that stands says otherwise.

    A list made earlier must not undo what was earned or spent since.
    """
    return known.ledger and cells.points is not None and cells.points != known.points


def _missing(wanted: Sequence[str], standing: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in wanted if one not in standing)


def after(known: Known, cells: Cells) -> Known:
    """The member once these cells were written."""
    return Known(
        {**known.fields, **brought(cells, known).fields},
        {**known.custom, **cells.custom},
        known.tags | set(cells.tags),
        known.teams | set(cells.teams),
        known.numbers | ({cells.number} if cells.number else set()),
        known.ledger or bool(cells.points),
        known.points if known.ledger else cells.points or 0,
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


class PlannedRow(Struct, frozen=True):
    """One row of the check as a screen shows it.

    `candidate` is the member that a suspected row may be and an update goes to; `earlier` the
    line of the row of this file that made him.
    """

    index: int
    line: int
    outcome: Outcome
    reason: Reason
    cells: Cells
    raw: tuple[str, ...] = ()
    number: str = ""
    candidate: bytes | None = None
    earlier: int = 0
    flags: tuple[str, ...] = ()
    rejects: tuple[tuple[str, Mapping[str, str | int]], ...] = ()
    choice: Choice | None = None


class Suspect(Struct, frozen=True):
    """A held row: no member, in no count but its own, until it is settled."""

    id: bytes
    batch: bytes
    line: int
    reason: str
    state: str
    cells: Cells
    candidate: bytes | None
    candidate_name: str = ""
    candidate_number: str = ""
    member: bytes | None = None


Refusal = tuple[int, str, Mapping[str, str | int]]


def refusal_sentence(code: str, values: Mapping[str, str | int], language: str = "zh_CN") -> str:
    """What a row is refused for, with the title of the column it stands in."""
    return in_column(*refusal_parts(code, values, language), language)


def refusal_parts(
    code: str, values: Mapping[str, str | int], language: str = "zh_CN"
) -> tuple[str, str]:
    """(column's title, sentence); no title where the sentence names the column itself."""
    told = Problem(code, **values).sentence(language)
    column = str(values.get("column", ""))
    return ("" if column in told else column), told


def in_column(column: str, told: str, language: str = "zh_CN") -> str:
    """A sentence about a cell, behind the title of its column."""
    colon = "：" if language.startswith("zh") else ": "
    return f"{column}{colon}{told}" if column else told


# So many refused rows an import tells of by itself; all of them stand in the rejects file.
REFUSALS_TOLD = 20


class Imported(Struct, frozen=True):
    """The answer of an import: the action to undo (None: nothing was written) and the figures.

    `refused` are what is wrong with the first refused rows: line, problem code and values; a row
    may stand there more than once. `counts` take rows that a choice was made for as what they
    became. `points_left` are the
    lines of rows whose points were left out, since the member's ledger says otherwise. `adopted`
    is the prefix that the community, having none, takes from the file's numbers.
    """

    batch: bytes | None
    counts: Counts
    refused: tuple[Refusal, ...] = ()
    points_left: tuple[int, ...] = ()
    adopted: str = ""


class Settled(Struct, frozen=True):
    """How many held rows were settled, and the lines of those whose points were left out."""

    count: int
    points_left: tuple[int, ...] = ()


# What a held row is told with: zh_CN, en.
REASON_WORDS: dict[str, tuple[str, str]] = {
    Reason.PHONE_OTHER_NAME.word: ("手机相同，姓名不同", "same phone, another name"),
    Reason.WECHAT_OTHER_NAME.word: ("微信号相同，姓名不同", "same WeChat id, another name"),
    Reason.NUMBER_OTHER_NAME.word: ("成员编号相同，姓名不同", "same number, another name"),
    Reason.SAME_NAME.word: ("同名，没有手机号可以区分", "same name, no phone to tell them apart"),
}
