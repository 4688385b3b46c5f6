"""Why what counts for a rule is not in the ledger: its own query asked with less and less of it."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from desktop.models.rule import Rule, Version
from desktop.models.rulebook import StoredRule
from desktop.models.whynot import Reason
from desktop.store import settlement
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
            return replace(bare, code="cap", per=limits[0].per, needs=limits[0].points)
        return bare

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
