"""记一笔 from the first screen: what somebody did, points by hand, or what he said."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QWidget

from desktop.actions import activities, notes, wallets
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.rewards.activity_dialogs import EnterDialog
from desktop.views.rewards.verbs import AwardDialog
from desktop.views.theme import icons


class NoteDialog(Dialog):
    """Who, and what he said or was promised."""

    def __init__(self, parent: QWidget, reads: Reads) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent, translate("NoteDialog", "记一句话"), translate("NoteDialog", "记下")
        )
        self.person = MemberPicker(reads)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("他说了什么、你答应了什么"))
        self.add_field(self.tr("谁"), self.person)
        self.add_field(self.tr("记什么"), self.text, self.tr("写进他的备注记录。"))

    def accept(self) -> None:
        """Close once somebody is chosen and something is written."""
        if self.person.member() is None:
            self.show_problem(self.tr("请先选一位成员。"), self.person)
        elif not self.text.text().strip():
            self.show_problem(self.tr("还没有写内容：请写一句"), self.text)
        else:
            super().accept()


class Entries(QObject):
    """The menu of the button 记一笔, and what each of its lines asks and writes."""

    def __init__(self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._reads = page, reads
        self._dispatcher, self._shell = dispatcher, shell

    def menu(self) -> QMenu:
        """What the role may enter."""
        menu = QMenu(self._page)
        for cell, picture, text, verb in (
            ("activity.write", "calendar-check", self.tr("活动：谁做了什么…"), self.activity),
            ("points.award", "star", self.tr("发积分…"), self.points),
            ("member.write", "note-pencil", self.tr("备注：他说了什么…"), self.note),
        ):
            if self._reads.actor.anywhere(cell):
                menu.addAction(icons.icon(picture), text).triggered.connect(
                    lambda _checked=False, verb=verb: verb()
                )
        return menu

    def activity(self) -> None:
        """Ask who did what, and record it."""
        asked = EnterDialog(self._page, self._reads, self._shell)
        who = asked.person.member() if asked.exec() == QDialog.DialogCode.Accepted else None
        if who is not None:
            kind, amount, text = asked.kind.currentData(), asked.fen(), asked.text.text()
            job = self._dispatcher.do(
                activities.add, who, kind, asked.local(), amount=amount, text=text
            )
            self._tell(job)

    def points(self) -> None:
        """Ask whom, how many points and why, and give them."""
        asked = AwardDialog(self._page, self._reads)
        given = asked.giving() if asked.exec() == QDialog.DialogCode.Accepted else None
        if given is not None:
            self._tell(self._dispatcher.do(wallets.give, given))

    def note(self) -> None:
        """Ask about whom, and keep the sentence."""
        asked = NoteDialog(self._page, self._reads)
        who = asked.person.member() if asked.exec() == QDialog.DialogCode.Accepted else None
        if who is not None:
            self._tell(self._dispatcher.do(notes.add, who, asked.text.text()))

    def _tell(self, job: Job) -> None:
        def done(changes: Changes) -> None:
            self._shell.toast(self.tr("已记下"), changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)
