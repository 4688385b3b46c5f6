"""What came after content went out: who joined in the week after, and how many had paid."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from msgspec import Struct

from desktop.models.content import WITHIN, Effect, Item
from desktop.models.names import reading
from desktop.store.reads import Reads

# Of everybody who is here: the day he joined, and of each fee that he paid and that was not given
# back the first and the last day for which it holds. A merged record counts for whom it means.
_JOINED = "SELECT coalesce(joined, ''), count(*) FROM member WHERE gone = 0 GROUP BY 1 ORDER BY 1"
_PAID = (
    'SELECT m.id, coalesce(p."from", substr(p.local, 1, 10)), coalesce(p."to", \'9999-12-31\')'
    " FROM payment p LEFT JOIN alias a ON a.member = p.member"
    " JOIN member m ON m.id = coalesce(a.person, p.member) AND m.gone = 0"
    " WHERE p.gone = 0 AND p.purpose = 'fee' AND NOT EXISTS"
    " (SELECT 1 FROM refund b WHERE b.payment = p.id AND b.gone = 0) ORDER BY m.id, 2"
)


def effects(reads: Reads, items: Iterable[Item]) -> list[Effect]:
    """For each published item: joins within seven days, that of publication included, and who had
    paid of those who were here, the day before and at the end of these days.

    Reads the members' days and the payments once, however many items there are.
    """
    wanted = [one for one in items if one.published_at]
    if not wanted:
        return []
    here, paid = _Here(reads), _Paid(reads)
    today = reads.today()
    found = []
    for one in sorted(wanted, key=lambda one: (one.published_at, one.id)):
        day = date.fromisoformat(one.published_at[:10])
        last = min(day + timedelta(days=WITHIN - 1), max(today, day))
        before = day - timedelta(days=1)
        was, now = ((paid.on(at), here.until(at)) for at in (before, last))
        joins = here.until(last) - here.until(before)
        whole = today >= day + timedelta(days=WITHIN - 1)
        found.append(Effect(one.id, one.column, one.title, day.isoformat(), joins, was, now, whole))
    return found


def together(column: str, some: Sequence[Effect]) -> Effect:
    """What the items of one column came to: the joins of all, the ratios summed."""

    def summed(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
        paid, here = zip(*pairs, strict=True)
        return sum(paid), sum(here)

    return Effect(
        b"",
        column,
        "",
        "",
        sum(one.joins for one in some),
        summed(one.before for one in some),
        summed(one.after for one in some),
        whole=all(one.whole for one in some),
    )


class Came(Struct, frozen=True):
    """What the published items of one column came to, "" for those in none, and each of them."""

    whole: Effect
    items: tuple[Effect, ...]


def by_column(some: Iterable[Effect]) -> list[Came]:
    """The columns in the order of their titles, what is in none last; the newest items first."""
    found: dict[str, list[Effect]] = {}
    for one in some:
        found.setdefault(one.column, []).append(one)
    names = sorted(found, key=lambda name: (not name, reading(name).pinyin))
    return [Came(together(name, found[name]), tuple(reversed(found[name]))) for name in names]


class _Here:
    """How many of those who are members today had joined by a day; who says no day always."""

    def __init__(self, reads: Reads) -> None:
        rows = reads.rows(_JOINED)
        self._days = [str(day) for day, _ in rows]
        self._sums = list(accumulate((int(count) for _, count in rows), initial=0))

    def until(self, day: date) -> int:
        return self._sums[bisect_right(self._days, day.isoformat())]


class _Paid:
    """How many members a fee holds for on a day; two that overlap count once."""

    def __init__(self, reads: Reads) -> None:
        steps: Counter[str] = Counter()
        newest, end = b"", ""
        for who, first, last in reads.rows(_PAID):
            if who == newest and first <= end:
                # Goes on where the other still holds.
                if last <= end:
                    continue
                steps[_after(end)] += 1
            else:
                steps[first] += 1
            newest, end = bytes(who), max(last, end) if who == newest else last
            steps[_after(last)] -= 1
        self._days = sorted(steps)
        self._sums = list(accumulate((steps[day] for day in self._days), initial=0))

    def on(self, day: date) -> int:
        return self._sums[bisect_right(self._days, day.isoformat())]


def _after(day: str) -> str:
    """A text that comes behind a day and before the next."""
    return f"{day}~"
