"""One of a member's accounts: masked, shown whole while a button is held; each look is noted."""

from desktop.dispatcher import Dispatcher, Job
from desktop.models.people import CHANNELS, Identity
from desktop.models.permission import mask_account, mask_phone
from desktop.store.community import Reads
from desktop.views.members.reveal import MaskedPhone
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.shell import Shell


def masked(one: Identity) -> str:
    """An account with its end hidden, behind its kind: 旺旺  linx****."""
    # A number that may not be seen came without its middle.
    kept = one.channel == "phone" and "*" in one.value
    hide = mask_phone if one.channel == "phone" else mask_account
    text = one.value if kept else hide(one.value)
    return f"{said(CHANNELS, one.channel)}  {privacy.mask('phone', text)}"


class MaskedAccount(MaskedPhone):
    """As a masked phone, for any account of a member."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, member: bytes, one: Identity
    ) -> None:
        super().__init__(reads, dispatcher, shell)
        self._one, self._more = one, ""
        self.text.setWordWrap(True)
        self.show_member(member, masked(one))

    def tell(self, more: str) -> None:
        """Say something behind it."""
        self._more = more
        self._hide()

    def _hide(self) -> None:
        self.text.setText(masked(self._one) + self._more if self._masked else "–")

    def look(self, member: bytes) -> Job:
        """Have the look noted; the job's `Changes.result` is the whole account."""
        # Nothing that changes a member is loaded before one is looked at closely.
        from desktop.actions import identities

        return self._dispatcher.do(identities.reveal, member, self._one.key)
