"""One of a member's accounts: masked, shown whole while a button is held; each look is noted."""

from collections.abc import Callable

from desktop.dispatcher import Dispatcher, Job
from desktop.models.member import Member
from desktop.models.people import CHANNELS, IN_PROFILE, Identity
from desktop.models.permission import mask_account, mask_phone
from desktop.store.community import Reads
from desktop.views.members.reveal import MaskedPhone
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.shell import Shell


def masked(one: Identity) -> str:
    """An account with its end hidden, behind its kind: 旺旺  linx****."""
    return f"{said(CHANNELS, one.channel)}  {hidden(one)}"


def hidden(one: Identity) -> str:
    """The same without its kind."""
    # A number that may not be seen came without its middle.
    kept = one.channel == "phone" and "*" in one.value
    hide = mask_phone if one.channel == "phone" else mask_account
    return privacy.mask("phone", one.value if kept else hide(one.value))


def accounts_of(member: Member) -> dict[str, str]:
    """What stands in his profile, by channel; "" where there is nothing."""
    texts = (member.row.phone, member.wechat, member.qq, member.email)
    return dict(zip(IN_PROFILE, texts, strict=True))


class MaskedAccount(MaskedPhone):
    """As a masked phone, for any account of a member; `say` is what stands while it is hidden."""

    def __init__(
        self,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        member: bytes,
        one: Identity,
        say: Callable[[Identity], str] = masked,
    ) -> None:
        super().__init__(reads, dispatcher, shell)
        self._one, self._say, self._more = one, say, ""
        self.text.setWordWrap(True)
        self.show_member(member, say(one))

    def tell(self, more: str) -> None:
        """Say something behind it."""
        self._more = more
        self._hide()

    def _hide(self) -> None:
        self.text.setText(self._say(self._one) + self._more if self._masked else "–")

    def look(self, member: bytes) -> Job:
        """Have the look noted; the job's `Changes.result` is the whole account."""
        # Nothing that changes a member is loaded before one is looked at closely.
        from desktop.actions import identities

        return self._dispatcher.do(identities.reveal, member, self._one.key)
