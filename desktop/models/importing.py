"""What becomes of a roster's rows: outcomes, reasons, held rows, and an import's answer."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal

from msgspec import Struct

from desktop.models import schema
from desktop.models.permission import Actor
from desktop.models.problem import Problem
from desktop.models.rowcells import Cells
from desktop.models.sentences.roles import CELL_WORDS


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
    # suspected, too
    ACCOUNT_OTHER_NAME = 13

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
    "lunar_birthday",
    "city",
    "address",
    "chapter",
    "level",
    "joined",
    "inviter_name",
    "source",
    "reading",
    "invite",
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

    @property
    def hidden(self) -> bool:
        """Whether the row is another importer's, and this role does not read what it says."""
        return not any(self.cells.names)


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


# What the fields of a row ask of the importer's role where it is more than importing does.
RIGHTS: dict[str, str] = {"points": schema.table("entry").write}


def withheld(actor: Actor) -> tuple[str, ...]:
    """The fields of a row that this role may not write: the judge would refuse all that is with
    them, so they are left out."""
    return tuple(name for name, cell in RIGHTS.items() if not actor.allows(cell))


class Withheld(Struct, frozen=True):
    """A column that is left out since the importer's role may not write it: its title and field,
    and how many rows say something in it."""

    column: str
    field: str
    rows: int

    def sentence(self, language: str) -> str:
        """What is left out, and what to do about it."""
        chinese, english = CELL_WORDS[RIGHTS[self.field]]
        told = {"column": self.column, "rows": self.rows, "right_zh": chinese, "right_en": english}
        return Problem("import.column_withheld", **told).sentence(language)


class Imported(Struct, frozen=True):
    """The answer of an import: the action to undo (None: nothing was written) and the figures.

    `refused` are what is wrong with the first refused rows: line, problem code and values; a row
    may stand there more than once. `counts` take rows that a choice was made for as what they
    became. `points_left` are the lines of rows whose points were left out, since the member's
    ledger says otherwise. `adopted` is the prefix that the community, having none, takes from the
    file's numbers. `withheld` are columns that the importer's role may not write. `renumbered`
    are the lines of new members whose own number is none here: it stands in a custom field.
    `levels_left` are the lines of rows whose level was left out, since it asks for somebody's word.
    `sheets_left` are sheets of the workbook that were not read, though nobody chose among them.
    """

    batch: bytes | None
    counts: Counts
    refused: tuple[Refusal, ...] = ()
    points_left: tuple[int, ...] = ()
    adopted: str = ""
    withheld: tuple[Withheld, ...] = ()
    renumbered: tuple[int, ...] = ()
    levels_left: tuple[int, ...] = ()
    sheets_left: tuple[str, ...] = ()


class Settled(Struct, frozen=True):
    """How many held rows were settled, and the lines of those whose points were left out: since the
    ledger says otherwise, or since the role may not give any (`withheld`)."""

    count: int
    points_left: tuple[int, ...] = ()
    withheld: tuple[int, ...] = ()
    levels_left: tuple[int, ...] = ()


# What a held row is told with: zh_CN, en.
REASON_WORDS: dict[str, tuple[str, str]] = {
    Reason.PHONE_OTHER_NAME.word: ("手机相同，姓名不同", "same phone, another name"),
    Reason.WECHAT_OTHER_NAME.word: ("微信号相同，姓名不同", "same WeChat id, another name"),
    Reason.ACCOUNT_OTHER_NAME.word: (
        "旺旺或会员卡相同，姓名不同",
        "same shop account or card, another name",
    ),
    Reason.NUMBER_OTHER_NAME.word: ("成员编号相同，姓名不同", "same number, another name"),
    Reason.SAME_NAME.word: ("同名，没有手机号可以区分", "same name, no phone to tell them apart"),
}
