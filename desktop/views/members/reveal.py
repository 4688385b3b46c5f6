"""Showing a masked phone while a button is held down; each look is noted."""

from PySide6.QtWidgets import QLabel, QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.layout import row
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label


class MaskedPhone(QWidget):
    """The masked number with 按住显示; mouse or Space held down shows it, letting go hides it."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._dispatcher, self._shell = dispatcher, shell
        self._member, self._masked = b"", ""
        self.text = label("")
        self.hold = button(
            self.tr("按住显示"), "link", tip=self.tr("按住时显示完整号码；每次查看都会记下")
        )
        self.hold.pressed.connect(self._ask)
        self.hold.released.connect(self._hide)
        self._may = reads.actor.allows("member.read.contact")
        if reads.actor.preview:
            # The role has it; whoever only looks on as that role sees that, and no number.
            self.hold.setEnabled(False)
            self.hold.setToolTip(self.tr("这个角色可以按住看完整号码；预览时不显示"))
        # Among lines of text it is as high as a target must be, and no higher.
        self.hold.setStyleSheet("min-height: 22px; padding: 0 2px;")
        self.setLayout(row(self.text, self.hold, None, gap=6))

    def show_member(self, member: bytes, masked: str) -> None:
        """Show another member's masked number."""
        self._member, self._masked = member, masked
        self.hold.setVisible(self._may and bool(masked) and not privacy.on())
        self._hide()

    def shown(self) -> QLabel:
        """The label with the number as it is shown now."""
        return self.text

    def _hide(self) -> None:
        self.text.setText(privacy.phone(self._masked) or "–")

    def look(self, member: bytes) -> Job:
        """Have the look noted; the job's `Changes.result` is the whole number."""
        # Nothing that changes a member is loaded before one is looked at closely.
        from desktop.actions import members

        return self._dispatcher.do(members.reveal, member)

    def _ask(self) -> None:
        member = self._member
        job = self.look(member)
        job.done.connect(lambda changes: self._show(member, changes))
        job.failed.connect(self._refused)

    def _show(self, member: bytes, changes: Changes) -> None:
        if self.hold.isDown() and member == self._member and not privacy.on():
            self.text.setText(self.whole(changes.result))

    def whole(self, found: object) -> str:
        """What is shown while the button is held, of what the look found."""
        return spaced(str(found))

    def _refused(self, problem: Problem) -> None:
        self._shell.say(problem)


def spaced(phone: str) -> str:
    """A number as people read it aloud: 138 0000 0047, else as it is."""
    text = phone.removeprefix("+86")
    if text != phone and len(text) == 11:
        return f"{text[:3]} {text[3:7]} {text[7:]}"
    return phone
