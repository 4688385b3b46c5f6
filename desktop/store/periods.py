"""The cycles of a rule: which of them a question is about, and which were closed."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from desktop.models import period
from desktop.models.condition import sides
from desktop.models.period import Period
from desktop.models.problem import Problem
from desktop.models.rule import Version, in_force
from desktop.models.rulebook import StoredRule
from desktop.store import namedcycles
from desktop.store.question import Cycle
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.tally import ORDINAL_OF_JULIAN


def ended(
    reads: Reads, stored: StoredRule, until: str, due: Collection[str] | None = None
) -> tuple[Cycle, ...]:
    """Every cycle with activity that ended by a local time, and every one that was closed.

    With `due` only those are to be compared with what stands; the others are there only where
    they fill a cap. They are read from the activities counted by day, not from the activities.
    """
    shut = closed(reads, stored.id)
    if due is not None and not _reaches_beyond(stored):
        labels = set(due)
    else:
        labels = {*shut, *_labels(reads, stored), *(due or ())}
    found = []
    for label in sorted(label for label in labels if _is_period(label)):
        local = period.end_text(label)
        if local <= until:
            at = period.instant(local, reads.zone)
            number = _version_of(list(stored.published), at, shut.get(label, (None, 0))[0])
            again = label not in shut or _due_again(reads, stored, label, shut[label][1])
            found.append(Cycle(label, number, local, at, again if due is None else label in due))
    return tuple(found)


def begin(cycles: Iterable[Cycle]) -> str:
    """The first day of the earliest cycle, as local time text; "" without any."""
    return min((period.bounds(one.label)[0].isoformat() for one in cycles), default="")


def labels_of(reads: Reads, stored: StoredRule, local: str) -> set[str]:
    """The labels of the rule's cycles that a local time text is in; none for no real time."""
    try:
        day = date.fromisoformat(local[:10])
    except ValueError:
        return set()
    span: Period = stored.newest.period or "week"
    if span == "custom":
        return {one.period for one in namedcycles.listed(reads) if one.first <= day <= one.last}
    return {period.label(day, span)}


def closed(reads: Reads, rule: bytes) -> dict[str, tuple[int, int]]:
    """Closed cycles: label → (when, ms UTC; reference of the op that closed it)."""
    found = reads.rows("SELECT period, at, born FROM closing WHERE rule = ? AND gone = 0", (rule,))
    return {label: (at, born) for label, at, born in found}


def close(rec: Recorder, reads: Reads, rule: bytes, labels: Iterable[str]) -> None:
    """Note that cycles are closed, each once; later differences are adjustments of it."""
    shut = closed(reads, rule)
    row = reads.one("SELECT value FROM state WHERE name = 'seq'")
    stated = {"rule": rule, "through": row[0] if row else 0, "at": rec.at}
    for label in labels:
        if label not in shut:
            rec.put("closing", None, {**stated, "period": label})


def _reaches_beyond(stored: StoredRule) -> bool:
    """Whether what one cycle gives depends on what another gave."""
    return any(cap.per != "cycle" for one in stored.published for cap in one.rule.limits)


def _labels(reads: Reads, stored: StoredRule) -> set[str]:
    """Of every cycle in which an activity that the rule counts has its day; all named ones."""
    if stored.newest.period == "custom":
        return set(namedcycles.names(reads))
    kinds = sorted({version.rule.activity for version in stored.published})
    days = reads.rows(
        f"SELECT DISTINCT day FROM daily WHERE kind IN ({', '.join('?' * len(kinds))})"
        " AND n + voided > 0",
        kinds,
    )
    span: Period = stored.newest.period or "week"
    known = range(date.min.toordinal(), date.max.toordinal() + 1)
    ordinals = (day - ORDINAL_OF_JULIAN for (day,) in days)
    return {period.label(date.fromordinal(one), span) for one in ordinals if one in known}


def _is_period(label: str) -> bool:
    """Whether a label names a period; what another program closed may not."""
    try:
        period.bounds(label)
    except Problem:
        return False
    return True


def _version_of(versions: list[Version], at: int, closed_at: int | None) -> int:
    """The version for a cycle that ended at `at`: the one in force then.

    A cycle older than the rule goes by the newest version, or by what was newest at its closing.
    """
    first = versions[0].published or 0
    if at >= first or closed_at is None:
        return in_force(versions, at).number
    return in_force(versions, closed_at).number


def _due_again(reads: Reads, stored: StoredRule, label: str, born: int) -> bool:
    """Whether a closed cycle is to be compared again.

    In a ranking of some members only, whoever is one of them now would push others down, though
    none of their activity changed: so it is compared only after an activity in it has changed.
    """
    rules = [version.rule for version in stored.published]
    chosen = any(rule.where is not None and "member" in sides(rule.where) for rule in rules)
    if stored.newest.trigger != "rank" or not chosen:
        return True
    first, last = period.bounds(label)
    return bool(
        reads.one(
            "SELECT 1 FROM activity a WHERE a.local >= ? AND a.local < ?"
            " AND (a.born > ? OR a.ver > ? OR EXISTS"
            " (SELECT 1 FROM history h WHERE h.record = a.id AND h.op > ?)) LIMIT 1",
            (first.isoformat(), (last + timedelta(1)).isoformat(), born, born, born),
        )
    )
