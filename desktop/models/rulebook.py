"""The community's rules as stored: their versions, drafts and how each stands."""

from typing import Literal

from msgspec import Struct

from desktop.models.rule import PERIODIC, Rule, Version

State = Literal["draft", "live", "stopped"]


class Pause(Struct, frozen=True):
    """What happens from `begins` (ms UTC) until `ends` earns nothing; no end: for now."""

    begins: int
    ends: int | None

    def holds(self, at: int) -> bool:
        """Whether an instant is within it."""
        return self.begins <= at and (self.ends is None or at < self.ends)


class StoredRule(Struct, frozen=True):
    """A rule with its versions, oldest first; at most the last of them is a draft."""

    id: bytes
    name: str
    state: State
    versions: tuple[Version, ...]
    pauses: tuple[Pause, ...] = ()

    def paused(self, at: int) -> bool:
        """Whether it earns nothing at an instant (ms UTC)."""
        return any(one.holds(at) for one in self.pauses)

    def lasting(self, at: int) -> bool:
        """Whether a pause goes on at an instant, or is still to come."""
        return any(one.ends is None or one.ends > at for one in self.pauses)

    @property
    def published(self) -> tuple[Version, ...]:
        """The versions that were ever in force, oldest first."""
        return tuple(one for one in self.versions if one.published is not None)

    @property
    def draft(self) -> Version | None:
        """The version being written, if any."""
        last = self.versions[-1] if self.versions else None
        return last if last and last.published is None else None

    @property
    def newest(self) -> Rule:
        """What the rule says now: the draft, else the version in force."""
        return self.versions[-1].rule

    @property
    def next_number(self) -> int:
        """The number that a draft has or would get."""
        return self.draft.number if self.draft else len(self.published) + 1


def continues(old: Rule, new: Rule) -> bool:
    """Whether `new` can be a later version of `old`: awards of both have the same evidence keys.

    In a rule for each time the cycle only says what a cap counts in, which may come and go.
    """
    spans = {old.period, new.period}
    if old.trigger not in PERIODIC:
        spans.discard(None)
    return (old.trigger, old.in_each) == (new.trigger, new.in_each) and len(spans) < 2
