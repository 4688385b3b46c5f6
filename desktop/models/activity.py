"""What a member did that rules can count."""

from msgspec import Struct

from desktop.models.condition import SIGNUP
from desktop.models.problem import Problem
from desktop.models.rule import KINDS
from desktop.models.traditional import written

# In fen; a file's or an operator's amount beyond it is a slip.
LARGEST_AMOUNT = 10**13
# A category is a word, not a text.
CATEGORY = 40

# zh_CN, en
KIND_WORDS: dict[str, tuple[str, str]] = {
    "checkin": ("签到", "check-in"),
    "post": ("发言", "post"),
    "order": ("下单", "order"),
    "referral": ("推荐", "referral"),
}
assert tuple(KIND_WORDS) == KINDS
# A sign-up is no activity, but stands among them where a condition counts it.
_DEED_WORDS = {**KIND_WORDS, SIGNUP: ("报名", "sign-up")}


def kind_word(kind: str, language: str) -> str:
    """The words of a kind; a kind of a newer version of the program is called by its name."""
    chinese, english = _DEED_WORDS.get(kind, (kind, kind))
    return written(chinese, language) if language.startswith("zh") else english


class Activity(Struct, frozen=True):
    """One activity as stored: `local` in community time, `amount` in fen.

    `state` is empty, voided, or moved where a person put the time right.
    """

    id: bytes
    member: bytes
    member_name: str
    kind: str
    local: str
    at: int
    amount: int | None
    text: str
    occurrence: bytes | None
    state: str
    reason: str
    category: str = ""


class Detail(Struct, frozen=True):
    """What is said of an activity besides whose it is and when: `amount` is fen."""

    amount: int | None = None
    text: str = ""
    category: str = ""


class Attendance(Struct, frozen=True):
    """Somebody came: `at` is when (ms UTC), `start` the session's start in community time.

    `reason` is why a person put it so afterwards.
    """

    occurrence: bytes
    member: bytes
    at: int
    series: bytes
    start: str
    reason: str = ""


class ActivityQuery(Struct, frozen=True):
    """Which activities a list holds; empty fields do not narrow it. Days are inclusive."""

    member: bytes | None = None
    kind: str = ""
    first: str = ""
    last: str = ""
    voided: bool = True


class ImportedActivities(Struct, frozen=True):
    """What an activity file came to; `refused` names up to a hundred lines and why."""

    added: int
    skipped: int
    rejected: int
    refused: tuple[tuple[int, Problem], ...] = ()
