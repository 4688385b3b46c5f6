"""What a member is given of himself as a file, and who looked at his phone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.people import Look
from desktop.store import consents
from desktop.store.community import Reads
from desktop.views.parts import files, privacy
from desktop.views.parts.dates import dated, local
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import look, size


class Handout(QObject):
    """Asks for a place, writes the file on the worker, shows the receipt."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    def may(self) -> bool:
        """Whether the role may hand out everything that is kept of somebody."""
        actor = self._reads.actor
        cells = ("member.export", "member.read.contact", "member.read.private")
        return not actor.preview and all(actor.allows(cell) for cell in cells)

    def looks(self, member: bytes) -> "TextDialog":
        """Who looked at a member's whole phone, and when."""
        return self.told(consents.looked_at(self._reads, member))

    def told(self, found: Sequence[Look]) -> "TextDialog":
        """These looks, a line each."""
        return TextDialog(
            self._shell.widget(),
            self.tr("谁看过手机"),
            self.tr("每次按住看完整号码都会记下。"),
            [_told(self._reads, one) for one in found] or [self.tr("还没有人看过")],
        )

    def begin(self, member: bytes, number: str) -> None:
        """Ask where to write it."""
        path = files.ask_export(
            self._shell,
            self.tr("此人的资料存到哪里"),
            self.tr("个人资料 {number}.json").format(number=number),
            self.tr("个人资料 (*.json)"),
        )
        if path:
            self.write(member, path)

    def write(self, member: bytes, path: Path) -> None:
        """Write it, and show the receipt."""
        job = self.export(member, path)
        job.done.connect(self._show)
        job.failed.connect(self._shell.say)

    def export(self, member: bytes, path: Path) -> Job:
        """Write what is kept of a member."""
        # What puts it together is loaded where somebody asks for it.
        from desktop.actions import personal

        return self._dispatcher.do(personal.export, member, path)

    def _show(self, changes: Changes) -> None:
        from desktop.actions.personal import Handed

        done = changes.result
        if not isinstance(done, Handed):
            raise TypeError("handing out answers a receipt")
        records = sum(done.counts.values())
        lines = [
            self.tr("编号：{number}").format(number=done.number or "–"),
            self.tr("文件：{file}").format(file=done.file),
            self.tr("日期：{day}").format(day=dated(local(done.at, self._reads.zone).date())),
            self.tr("记录：{count}").format(count=records),
            *(f"  {_kind(name)}  {count}" for name, count in done.counts.items() if count),
            self.tr("文件的校验码：{mark}").format(mark=done.mark),
        ]
        TextDialog(
            self._shell.widget(),
            self.tr("已交出此人的资料"),
            self.tr("操作已记入查看记录。校验码证明就是这份文件。"),
            lines,
        ).exec()


class TextDialog(Dialog):
    """Lines to read and copy."""

    def __init__(self, parent: QWidget | None, title: str, hint: str, lines: Sequence[str]) -> None:
        super().__init__(parent, title, self.tr("知道了"), hint=hint, width=480)
        self.shown = QPlainTextEdit("\n".join(lines))
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(title)
        self.shown.setMinimumHeight(size(240))
        self.body.addWidget(self.shown)
        self.cancel_button.hide()


def _kind(name: str) -> str:
    # Named where a receipt is shown: a start asks for none of it.
    from desktop.models.kept_words import record_words

    return record_words(name, look().language)


def _told(reads: Reads, one: Look) -> str:
    at = local(one.at, reads.zone)
    told = f"{dated(at.date())} {at:%H:%M}  {privacy.name(one.operator)}"
    if one.application is None:
        return told
    return told + "  " + QCoreApplication.translate("Handout", "（还是申请人时）")
