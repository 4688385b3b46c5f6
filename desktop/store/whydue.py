"""Why what counts for a rule is not in the ledger: its own query asked with less and less of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from msgspec.structs import replace

from desktop.models import period
from desktop.models.period import Period
from desktop.models.rule import Cap, Rule, Version
from desktop.models.rulebook import StoredRule
from desktop.models.whynot import Reason
from desktop.store import ledger, namedcycles, settlement
from desktop.store.question import Question
from desktop.store.reads import Reads
from desktop.store.rules import differences

# As many places as a ranking can have: who is in it at all has one of them.
_PLACES = (1,) * 100


class Due:
    """What a run of one rule would give a member, up to now or the end of a cycle."""

    def __init__(self, reads: Reads, stored: StoredRule, who: bytes, until: str) -> None:
        self._reads, self._stored, self._who, self._until = reads, stored, who, until
        self._rule = stored.published[-1].rule

    def withheld(self, bare: Reason, key: str, label: str = "") -> Reason:
        """Not settled yet, older than the rule, or a limit is full; else the reason as it was."""
        published = self._stored.published[0].published
        if not label and self._gives(key, label, after=published):
            return replace(bare, code="waits")
        if self._gives(key, label):
            return replace(bare, code="waits" if label else "older", begins=published)
        limits = self._rule.limits
        for limit in limits:
            if self._gives(key, label, without=(limit.per,)):
                code = replace(bare, code="budget" if limit.per == "budget" else "cap")
                return replace(code, per=limit.per, needs=limit.points)
        every = tuple(one.per for one in limits)
        if len(limits) > 1 and self._gives(key, label, without=every):
            most = next((one for one in self._rule.caps if self._full(one, bare)), limits[0])
            return replace(bare, code="cap", per=most.per, needs=most.points)
        return bare

    def _full(self, cap: Cap, bare: Reason) -> bool:
        """Whether what stands fills a cap; several may keep a thing away, and one of them is it."""
        _, family = ledger.family(self._reads, self._who)
        marks = ", ".join("?" * len(family))
        found = self._reads.rows(
            "SELECT e.local, e.points + coalesce(k.points, 0) FROM entry e"
            " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
            f" WHERE e.rule = ? AND e.kind = 'award' AND e.member IN ({marks})"
            " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)",
            (self._stored.id, *family),
        )
        label = self._label(cap, bare.local)
        used = sum(points for local, points in found if self._label(cap, local) == label)
        return bool(used >= cap.points)

    def _label(self, cap: Cap, local: str) -> str:
        """The day, week, … within which a cap counts."""
        if cap.per in ("day", "lifetime"):
            return local[:10] if cap.per == "day" else ""
        span = self._rule.period if cap.per == "cycle" else cap.per
        if span == "custom":
            return period.within(
                namedcycles.capping(self._reads, self._stored.published), local[:10]
            )
        return period.label(date.fromisoformat(local[:10]), cast(Period, span))

    def place(self, label: str) -> int | None:
        """His place in a ranking; None where he is not in it."""
        every = replace(self._rule, points=_PLACES, caps=(), budget=None)
        for row in self._rows(
            self._asked(label, [replace(self._stored.published[-1], rule=every)])
        ):
            if row[0] == self._who and row[1] == label:
                return int(row[8])
        return None

    def _gives(
        self, key: str, label: str, *, after: int | None = None, without: tuple[str, ...] = ()
    ) -> bool:
        """Whether a run would give it, were it not for these limits."""
        question = self._asked(label, [_less(one, without) for one in self._stored.published])
        rows = self._rows(replace(question, after=after))
        return any(row[0] == self._who and row[1] == key and row[2] for row in rows)

    def _asked(self, label: str, versions: list[Version]) -> Question:
        """What a run asks, of him alone where what the others did changes nothing."""
        stored = replace(self._stored, state="live", versions=tuple(versions))
        ranked = self._rule.trigger == "rank"
        among = ranked or any(one.rule.budget for one in versions)
        due = {label} if label else None
        who = None if among else (self._who,)
        return settlement.run_question(self._reads, stored, self._until, due, who)

    def _rows(self, question: Question) -> Iterator[tuple[Any, ...]]:
        query = differences(question)
        yield from self._reads.rows(query.sql, query.values)


def _less(version: Version, without: tuple[str, ...]) -> Version:
    rule: Rule = version.rule
    caps = tuple(one for one in rule.caps if one.per not in without)
    budget = None if "budget" in without else rule.budget
    return replace(version, rule=replace(rule, caps=caps, budget=budget))
