"""The ladder 客户→用户→粉丝→朋友: its steps, who may be raised, what raising asks for."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

# As members' levels keep them: data, the same in every language.
LADDER: Final = ("客户", "用户", "粉丝", "朋友")
# How a step is read and typed in another language, where that is not as it is kept.
ELSEWHERE: Final = {
    "zh_TW": {"客户": "客戶", "用户": "用戶", "粉丝": "粉絲"},
    "en": {"客户": "Customer", "用户": "User", "粉丝": "Fan", "朋友": "Friend"},
}
CUSTOMER, USER = LADDER[:2]
# What stands for no step where one is chosen.
OFF: Final = ("不在阶梯上", "none")
# From here on somebody has to say what it rests on.
JUDGED: Final = frozenset(LADDER[2:])


def place(step: str) -> int:
    """Where a level stands on the ladder, from 0; -1 where it is none of its steps."""
    return LADDER.index(step) if step in LADDER else -1


def freely(before: str, after: str) -> bool:
    """Whether a level may change without anybody's word on it.

    Up to 用户, and among words that are no step of the ladder. 粉丝 and 朋友 rest on evidence, and
    nobody leaves a step for a lower one, or for none, unless it is said expressly.
    """
    if before == after:
        return True
    return after not in JUDGED and place(before) < max(place(after), 0)


def brought(confirmed: Sequence[Sequence[str]], noted: Sequence[str]) -> int:
    """Whom somebody brought, each once though it was entered as a referral and as an activity.

    `confirmed` are the names and the number of everybody whose referral is confirmed, `noted` the
    texts of the activities. An activity that names one of them is the same; one that says nothing
    is taken for one of those whom no activity names, while there are any.
    """
    named = {at for text in noted for at, one in enumerate(confirmed) if _names(text, one)}
    others = [text for text in noted if not any(_names(text, one) for one in confirmed)]
    silent = sum(not text.strip() for text in others)
    told = len(others) - silent
    return len(confirmed) + told + max(0, silent - (len(confirmed) - len(named)))


def _names(text: str, one: Sequence[str]) -> bool:
    return any(name and name in text for name in one)


# What a member may be to the community, as a list can be narrowed by it.
AXES: Final = ("orders", "referrals", "contributions")


class Step(Struct, frozen=True):
    """What somebody judged once; `evidence` is "" where the actor may not read it."""

    at: int
    before: str
    after: str
    evidence: str
    operator: str


class Rung(Struct, frozen=True):
    """One step of the funnel: who stands on it, and who on it or above."""

    step: str
    count: int
    reached: int


class Suggestion(Struct, frozen=True):
    """A member whose orders suggest the next step; a person decides. `last` is ms UTC."""

    member: bytes
    number: str
    name: str
    before: str
    after: str
    orders: int
    last: int


class Axes(Struct, frozen=True):
    """What a member is to the community: orders, whom he brought, posts and lectures."""

    orders: int
    referrals: int
    contributions: int

    @property
    def all_three(self) -> bool:
        """Whether he consumes, spreads and contributes."""
        return bool(self.orders and self.referrals and self.contributions)
