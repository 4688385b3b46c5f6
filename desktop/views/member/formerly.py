"""The block under a line of the story about how somebody is reached: both values, whole if held."""

from collections.abc import Sequence
from typing import cast

from desktop.dispatcher import Dispatcher, Job
from desktop.models.member import Former, Told
from desktop.store.community import Reads
from desktop.views.members.reveal import MaskedPhone, spaced
from desktop.views.parts.shell import Shell


class FormerValues(MaskedPhone):
    """What a line of the story says, masked; mouse or Space held down shows it, which is noted."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, member: bytes, told: Told
    ) -> None:
        super().__init__(reads, dispatcher, shell)
        self._told = told
        self.text.setWordWrap(True)
        self.show_member(member, _from_to(told.old, told.new))

    def look(self, member: bytes) -> Job:
        """Have the look noted; the job's `Changes.result` is what the change wrote."""
        # Nothing that changes a member is loaded before one is looked at closely.
        from desktop.actions import members

        field, op = self._told.field, self._told.op
        return self._dispatcher.do(members.reveal_former, member, field, op)

    def whole(self, found: object) -> str:
        """Both numbers or accounts."""
        (one,) = cast(Sequence[Former], found)
        return _from_to(spaced(one.old), spaced(one.new))


def _from_to(old: str, new: str) -> str:
    return f"{old or '–'} → {new or '–'}"
