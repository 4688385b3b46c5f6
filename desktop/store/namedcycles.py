"""Cycles that the owner names: from which day to which."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from desktop.models import period
from desktop.models.problem import Problem
from desktop.models.rule import Version, caps_named
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

LONGEST = 60


class NamedCycle(Struct, frozen=True):
    """A cycle from its first to its last day; `period` is the label that its awards carry."""

    id: bytes
    name: str
    first: date
    last: date

    @property
    def period(self) -> str:
        """The label: 2026-11-01/2026-11-11."""
        return period.named(self.first, self.last)


def listed(reads: Reads) -> list[NamedCycle]:
    """All named cycles, the latest first."""
    found = reads.rows(
        'SELECT id, name, "first", "last" FROM named_cycle WHERE gone = 0'
        ' AND "first" <= "last" ORDER BY "last" DESC, "first" DESC, id'
    )
    return [
        NamedCycle(bytes(one), name or "", date.fromisoformat(first), date.fromisoformat(last))
        for one, name, first, last in found
    ]


def names(reads: Reads) -> dict[str, str]:
    """Label → name; of two with the same days the one that was named first."""
    return {one.period: one.name for one in reversed(listed(reads))}


def capping(reads: Reads, versions: Iterable[Version]) -> tuple[str, ...]:
    """The labels of all where a cap of a rule counts in them, the one that begins first first.

    A day of several counts in that one, so that none is taken up again once another has begun.
    """
    if not any(caps_named(one.rule) for one in versions):
        return ()
    return tuple(sorted({one.period for one in listed(reads)}))


def find(reads: Reads, text: str) -> NamedCycle:
    """The cycle of a unique name or label; Problem cycle.unknown or cycle.ambiguous."""
    found = [one for one in listed(reads) if text.strip() in (one.name, one.period)]
    if not found:
        raise Problem("cycle.unknown", cycle=text)
    if len(found) > 1:
        raise Problem("cycle.ambiguous", cycle=text, count=len(found))
    return found[0]


def add(rec: Recorder, reads: Reads, name: str, first: date, last: date) -> bytes:
    """Name a cycle; returns its id. Problem cycle.name, cycle.days, cycle.taken."""
    name = name.strip()
    if not name or len(name) > LONGEST:
        raise Problem("cycle.name", limit=LONGEST)
    if last < first:
        raise Problem("cycle.days", first=first, last=last)
    for one in listed(reads):
        if one.name == name or (one.first, one.last) == (first, last):
            raise Problem("cycle.taken", cycle=one.name, first=one.first, last=one.last)
    said = {"name": name, "first": first.isoformat(), "last": last.isoformat()}
    return rec.put("named_cycle", None, said)


def remove(rec: Recorder, reads: Reads, cycle: NamedCycle) -> None:
    """Take a cycle out of the list. Problem cycle.closed where something rests on it."""
    for table in ("closing", "board"):
        if reads.one(f"SELECT 1 FROM {table} WHERE period = ? AND gone = 0", (cycle.period,)):
            raise Problem("cycle.closed", cycle=cycle.name)
    rec.delete("named_cycle", cycle.id)
