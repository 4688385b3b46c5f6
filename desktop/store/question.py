"""What a rule is asked: which versions, up to when, about whom, and which periods."""

from msgspec import Struct

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
    def pers(self) -> tuple[Per, ...]:
        """The kinds of cap that any version has; the budget, which is everybody's, comes last."""
        caps = [cap.per for version in self.versions for cap in version.rule.limits]
        return tuple(sorted(dict.fromkeys(caps), key="budget".__eq__))
