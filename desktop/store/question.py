"""What a rule is asked: which versions, up to when, about whom, and which periods."""

from typing import NamedTuple

from msgspec import Struct

from desktop.models.period import Period
from desktop.models.rule import Per, Trigger, Version
from desktop.models.rulebook import Pause


class Cycle(Struct, frozen=True):
    """A period that has ended: its label, the version in force, and its last second.

    Only a `due` one is compared with what stands; the others fill caps.
    """

    label: str
    version: int
    local: str
    at: int
    due: bool = True


class Counter(NamedTuple):
    """What a cap counts in: a day, a week, …; a cycle may be another in another version."""

    per: Per
    span: Period | None


class Question(Struct, frozen=True):
    """What a rule is asked. Local times are inclusive texts of the community's zone.

    `rule` None: as if nothing had been given yet (a rehearsal). `after` (ms UTC): automatic
    settlement, which takes only what happened later, or already earned something. `members` are
    canonical and live; None is everybody. `zone`: where days begin that conditions ask about.
    What happened in one of the `pauses` does not count. `fresh`: the rule never gave anything in
    what is asked, so that nothing of it need be looked up. `merged`: only of those who were
    merged, or only of the others; None is of both. `named`: the labels of the named cycles that a
    cap counts in, those before others that a day of both counts in.
    """

    versions: tuple[Version, ...]
    until: str
    rule: bytes | None = None
    since: str = ""
    after: int | None = None
    members: tuple[bytes, ...] | None = None
    cycles: tuple[Cycle, ...] = ()
    zone: str = "UTC"
    pauses: tuple[Pause, ...] = ()
    fresh: bool = False
    merged: bool | None = None
    named: tuple[str, ...] = ()

    @property
    def trigger(self) -> Trigger:
        """How the rule gives; the same in all its versions."""
        return self.versions[-1].rule.trigger

    @property
    def counters(self) -> tuple[Counter, ...]:
        """What the caps of any version count in; the budget, which is everybody's, comes last."""
        found = dict.fromkeys(
            Counter(cap.per, version.rule.period if cap.per == "cycle" else None)
            for version in self.versions
            for cap in version.rule.limits
        )
        return tuple(sorted(found, key=lambda one: one.per == "budget"))

    @property
    def pers(self) -> tuple[Per, ...]:
        """The kind of cap of each of the counters."""
        return tuple(one.per for one in self.counters)
