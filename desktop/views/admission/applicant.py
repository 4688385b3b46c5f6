"""What may be done about an applicant himself: his phone, his data as a file, erasing him."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import applicants
from desktop.dispatcher import Dispatcher, Job
from desktop.models.admission import Application
from desktop.store import consents
from desktop.store.community import Reads
from desktop.views.member.erase import Erasing
from desktop.views.member.handout import Handout, TextDialog
from desktop.views.members.reveal import MaskedPhone
from desktop.views.parts.shell import Shell


class ApplicantPhone(MaskedPhone):
    """As a member's masked phone, for somebody who only asked to come in."""

    def look(self, member: bytes) -> Job:
        """Have the look noted; `member` is the application."""
        return self._dispatcher.do(applicants.reveal, member)


class ErasingApplicant(Erasing):
    """As erasing a member, for an application."""

    def look(self, who: bytes) -> Job:
        """Count what goes with an applicant."""
        return self._dispatcher.do(applicants.look, who)

    def erase(self, who: bytes) -> Job:
        """Erase an applicant."""
        return self._dispatcher.do(applicants.erase, who)


class ApplicantHandout(Handout):
    """As a member's, for an application."""

    def export(self, member: bytes, path: Path) -> Job:
        """Write what is kept of an applicant."""
        return self._dispatcher.do(applicants.export, member, path)

    def looks(self, member: bytes) -> TextDialog:
        """Who looked at an applicant's whole phone."""
        return self.told(consents.looked_at_applicant(self._reads, member))


class ApplicantMenu(QMenu):
    """What stands under 更多 beside an application, as far as the role goes."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        do: Callable[..., object],
    ) -> None:
        super().__init__(parent)
        self._reads, self._do = reads, do
        self.handout = ApplicantHandout(parent, reads, dispatcher, shell)
        self.erasing = ErasingApplicant(parent, reads, dispatcher, shell)

    def show_one(self, found: Application, *, decides: bool) -> None:
        """Offer what may be done about this one; empty where there is nothing."""
        self.clear()
        one, actor = found.id, self._reads.actor
        if decides and not found.decision:
            self._offer(self.tr("申请人撤回了"), lambda: self._do(applicants.withdraw, one))
        if found.member is not None or not found.name:
            # He is a member by now, and all of it is on his page; or there is nothing left.
            return
        if found.phone and actor.allows("member.read.contact"):
            self._offer(self.tr("谁看过手机…"), lambda: self.handout.looks(one).exec())
        if self.handout.may():
            self._offer(self.tr("导出此人的资料…"), lambda: self.handout.begin(one, ""))
        if actor.allows("member.erase") and not actor.preview:
            self._offer(self.tr("抹除此人…"), lambda: self.erasing.begin(one))

    def _offer(self, words: str, slot: Callable[[], object]) -> None:
        self.addAction(words).triggered.connect(lambda _checked=False: slot())
