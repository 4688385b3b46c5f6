"""The community's rules as stored: their versions, drafts and how each stands."""

from typing import Literal

from msgspec import Struct

from desktop.models.rule import Rule, Version

State = Literal["draft", "live", "stopped"]


class StoredRule(Struct, frozen=True):
    """A rule with its versions, oldest first; at most the last of them is a draft."""

    id: bytes
    name: str
    state: State
    versions: tuple[Version, ...]

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
    """Whether `new` can be a later version of `old`: awards of both have the same evidence keys."""
    return (old.trigger, old.period) == (new.trigger, new.period)
