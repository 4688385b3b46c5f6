"""Membership plans and terms: how long a term lasts, what it brings, and that none overlap."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

ROLLING: Final = "rolling"
FIXED: Final = "fixed"
ENDED: Final = "ended"
MOST_MONTHS: Final = 120
# A fixed period divides the year.
FIXED_MONTHS: Final = (1, 2, 3, 4, 6, 12)
MOST_DAYS: Final = 3_660
EARLY: Final = 90
GRACE: Final = 30

# in_force: paid for today. coming: begins later. grace: over, but not for longer than the plan
# waits. lapsed: over. none: never had one.
Standing = Literal["in_force", "coming", "grace", "lapsed", "none"]
STANDINGS: Final[tuple[Standing, ...]] = ("in_force", "coming", "grace", "lapsed")
# zh_CN, en
STANDING_WORDS: Final[dict[str, tuple[str, str]]] = {
    "in_force": ("有效", "In force"),
    "coming": ("还没开始", "Not begun"),
    "grace": ("宽限中", "In grace"),
    "lapsed": ("已过期", "Lapsed"),
    "none": ("没有会籍", "None"),
}


class Plan(Struct, frozen=True):
    """A plan: `fee` in fen, `discount` in percent, `grace` and `early` in days.

    Before `early` days are left nobody renews without saying so. `begins` is MM-DD where the
    period is fixed. `members` counts who has it in force.
    """

    id: bytes
    name: str
    fee: int
    months: int = 12
    begins: str = ""
    discount: int = 0
    grace: int = GRACE
    early: int = EARLY
    benefits: tuple[str, ...] = ()
    series: bytes | None = None
    note: str = ""
    ended: bool = False
    members: int = 0

    @property
    def fixed(self) -> bool:
        """Whether all terms end on the same days of the year."""
        return bool(self.begins)


class Paid(Struct, frozen=True):
    """One payment for a term that was not taken back, in the order of the log.

    `member` is the record that it was written for; amounts in fen; `pending`: the judge has not
    decided yet.
    """

    payment: bytes
    member: bytes
    plan: bytes
    number: int
    first: date
    last: date
    amount: int
    due: int
    discount: int
    pending: bool = False


class Term(Struct, frozen=True):
    """One term of a member in a plan, inclusive: `due` and `paid` in fen, `discount` in percent.

    `asked` is the day from which it was paid, before `first` where an earlier term covers that.
    """

    member: bytes
    plan: bytes
    number: int
    first: date
    last: date
    asked: date
    due: int
    paid: int
    discount: int
    payments: tuple[bytes, ...]
    pending: bool

    @property
    def covered(self) -> int:
        """How many days that were paid an earlier term covers."""
        return (self.first - self.asked).days

    @property
    def open(self) -> int:
        """What is still to be paid, in fen."""
        return max(0, self.due - self.paid)


class Terms(Struct, frozen=True):
    """A member's terms in one plan by day, none of which overlap, with their gaps.

    `twice` are payments that brought no day: for a term paid in full already, or days covered.
    """

    terms: tuple[Term, ...] = ()
    twice: tuple[bytes, ...] = ()

    @property
    def last(self) -> Term | None:
        """The term that ends last."""
        return self.terms[-1] if self.terms else None

    def on(self, day: date) -> Term | None:
        """The term that a day is in."""
        return next((one for one in self.terms if one.first <= day <= one.last), None)

    def gaps(self) -> list[tuple[date, date]]:
        """The days between terms on which there was none, from and to."""
        pairs = zip(self.terms, self.terms[1:], strict=False)
        found = ((one.last + timedelta(1), other.first - timedelta(1)) for one, other in pairs)
        return [(first, last) for first, last in found if first <= last]

    def standing(self, today: date, grace: int) -> Standing:
        """How the member stands with the plan today."""
        if self.on(today):
            return "in_force"
        if any(one.first > today for one in self.terms):
            return "coming"
        last = self.last
        if last is None:
            return "none"
        return "grace" if (today - last.last).days <= grace else "lapsed"


def terms(paid: Sequence[Paid]) -> Terms:
    """The terms that follow from a member's payments for one plan, his aliases' included.

    Payments for one term (record and number) are one: the first in the log says its days. What
    was paid beyond its price, and days that an earlier term covers, bring nothing.
    """
    groups: dict[tuple[bytes, int], list[Paid]] = {}
    for one in paid:
        groups.setdefault((one.member, one.number), []).append(one)
    stated = [_term(group) for group in groups.values()]
    out: list[Term] = []
    twice = [late for group in groups.values() for late in _beyond(group)]
    # Days run on from term to term; the sort is stable, so that the log decides between equals.
    for term in sorted(stated, key=lambda one: one.asked):
        free = max(term.first, out[-1].last + timedelta(1)) if out else term.first
        if free > term.last:
            twice += term.payments
            continue
        out.append(replace(term, first=free))
    order = {one.payment: place for place, one in enumerate(paid)}
    return Terms(tuple(out), tuple(sorted(dict.fromkeys(twice), key=lambda one: order[one])))


def _term(group: list[Paid]) -> Term:
    says = group[0]
    return Term(
        member=says.member,
        plan=says.plan,
        number=says.number,
        first=says.first,
        last=says.last,
        asked=says.first,
        due=says.due,
        paid=sum(one.amount for one in group),
        discount=says.discount,
        payments=tuple(one.payment for one in group),
        pending=says.pending,
    )


def _beyond(group: list[Paid]) -> Iterable[bytes]:
    """Payments of one term that came after it was paid in full."""
    had = group[0].amount
    for one in group[1:]:
        if had >= group[0].due:
            yield one.payment
        had += one.amount


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span(plan: Plan, start: date) -> tuple[date, date]:
    """First and last day of a term of the plan that begins on a day.

    A rolling one lasts its months; a fixed one to the end of the period that the day is in.
    """
    if plan.fixed:
        return start, _end_of_period(plan, start)
    then = add_months(start, plan.months)
    return start, then if then.day < start.day else then - timedelta(1)


def _end_of_period(plan: Plan, start: date) -> date:
    month, day = (int(part) for part in plan.begins.split("-"))
    first, step = date(start.year - 1, month, day), 0
    while (then := add_months(first, step)) <= start:
        step += plan.months
    return then - timedelta(1)


def renewed(plan: Plan, held: Terms, today: date) -> tuple[date, date]:
    """First and last day of the next term: from today, or from the day after the last one."""
    last = held.last
    return span(plan, max(today, last.last + timedelta(1)) if last else today)


def discounted(amount: int, percent: int) -> int:
    """An amount in fen with so many percent off, rounded to the fen, half up."""
    return (amount * (100 - percent) + 50) // 100
