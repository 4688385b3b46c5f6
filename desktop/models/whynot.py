"""Why a member has points, or has none: what an answer is made of."""

from typing import Literal

from msgspec import Struct, field

from desktop.models.award import Wallet
from desktop.models.condition import Leaf
from desktop.models.period import Period
from desktop.models.rule import Rule

# given: there are points. The others say why there are none, or none yet:
# draft, stopped: the rule is not in force. gone: the member was removed. left: he had
# left the community by then (`day`) and not come back. none: he did nothing of
# the kind. other_kind, voided, future, before, after, paused, unmet: this activity does not count.
# small: too little for one share. below: too little of the measure. place: too far down. cap,
# budget: full. taken_back: by hand. older: before the rule was published. open, unclosed: the
# cycle goes on, or waits to be closed; leading: it goes on, and would give. waits: it is due and
# comes with the next settlement; late: that cycle was closed before it came; elsewhere: another
# device (`by`) noted it.
# partless: it is of no category or series, by which the rule gives.
# uninvited: nobody whom he brought; unqualified: none of them did what the rule asks.
Code = Literal[
    "given", "taken_back", "draft", "stopped", "gone", "left", "none", "other_kind", "voided",
    "future", "before", "after", "paused", "unmet", "small", "below", "place", "cap", "budget",
    "older", "open", "leading", "unclosed", "waits", "late", "elsewhere", "uninvited",
    "unqualified", "partless", "unknown",
]  # fmt: skip


class Unmet(Struct, frozen=True):
    """A part of a condition that does not hold, and his own value (None: not told)."""

    leaf: Leaf
    value: str | int | None


class Asked(Struct, frozen=True):
    """What is asked: of whom, by which rule, activity or period; any of these may be open."""

    member: bytes
    rule: bytes | None = None
    activity: bytes | None = None
    period: str = ""


class Reason(Struct, frozen=True):
    """Why, by one rule. Only what belongs to the code is filled in; `begins`, `ends` are ms UTC.

    `version` is the rule's that was asked. `has` and `needs` are in the measure's unit (fen for
    amounts); `reached` steps were given. Of what was `given` and cut, `has` is what it came to
    before, `needs` and `per` are the limit that cut it.
    """

    code: Code
    rule: bytes
    rule_name: str
    body: Rule | None = None
    local: str = ""
    period: str = ""
    points: int = 0
    entry: bytes | None = None
    alias: str = ""
    why: str = ""
    by: str = ""
    kind: str = ""
    per: str = ""
    span: Period | None = None
    has: int | None = None
    needs: int | None = None
    place: int | None = None
    begins: int | None = None
    ends: int | None = None
    unmet: tuple[Unmet, ...] = ()
    reached: int = 0
    version: int = 0
    day: str = ""


class Made(Struct, frozen=True):
    """A part of a balance: what one rule, or one kind of entry without a rule, came to."""

    rule_name: str
    kind: str
    entries: int
    points: int


class Why(Struct, frozen=True):
    """The answer: what he has in a wallet, what it is made of, and a reason for each rule asked.

    `period` is the one that was asked about, by which there may be no rule.
    """

    member: bytes
    name: str
    balance: int
    wallet: Wallet
    made: tuple[Made, ...] = ()
    reasons: tuple[Reason, ...] = field(default_factory=tuple)
    period: str = ""
