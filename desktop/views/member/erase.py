"""Erasing a member: what goes and what stays, his name typed, and the receipt."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.actions import erasing
from desktop.dispatcher import Dispatcher, Job
from desktop.models import erasure_words as told
from desktop.models.changes import Changes
from desktop.models.erasure import Reach, Receipt
from desktop.store.community import Reads
from desktop.views.parts import files, privacy
from desktop.views.parts.button import Button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.mark import Mark
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import look, size

_ACCEPTED = Dialog.DialogCode.Accepted


class EraseDialog(Dialog):
    """Says what goes and what stays; goes on only when his name or number was typed."""

    def __init__(self, parent: QWidget | None, found: Reach) -> None:
        super().__init__(
            parent,
            self.tr("抹除这个人？"),
            self.tr("抹除，不能撤销"),
            hint=self.tr(
                "{who} 的资料在这台电脑、中枢和每台设备上都读不出来，任何人都找不回来。"
            ).format(who=self._called(found)),
            width=480,
            danger=True,
        )
        self._words = {one.casefold() for one in (found.name, found.number) if one}
        language = look().language
        self._lines(self.tr("会抹除"), "trash", told.goes(found, language))
        self._lines(self.tr("会留下"), "check-circle", told.stays(found, language))
        self._lines(self.tr("够不着"), "warning", self._beyond())
        self.typed = QLineEdit()
        asked = self.tr("确定的话，照着打他的姓名或编号")
        self.add_field(asked, self.typed, self._called(found))
        self.accept_button.setEnabled(False)
        self.accept_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.typed.textChanged.connect(self._look)

    def _called(self, found: Reach) -> str:
        return f"{found.number} {privacy.name(found.name)}".strip()

    def _beyond(self) -> list[str]:
        return [self.tr("备份、导出的文件、还没联网的设备：回执会一一写明")]

    def _lines(self, title: str, picture: str, lines: Sequence[str]) -> None:
        self.body.addWidget(label(title, 13, bold=True))
        for text in lines:
            line = row(Mark(picture, "text2", 16), label(text, 13, wrap=True), gap=10)
            line.setStretch(1, 1)
            self.body.addLayout(line)

    def _look(self, text: str) -> None:
        self.accept_button.setEnabled(text.strip().casefold() in self._words)


class ReceiptDialog(Dialog):
    """The receipt, to be kept: it names him by number only."""

    def __init__(self, parent: QWidget | None, lines: Sequence[str]) -> None:
        super().__init__(
            parent,
            lines[0],
            self.tr("知道了"),
            hint=self.tr("请存一份给本人或自己留底；里面只有他的编号，没有姓名。"),
            width=520,
        )
        self.shown = QPlainTextEdit("\n".join(lines[1:]))
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(self.tr("回执"))
        self.shown.setMinimumHeight(size(380))
        self.body.addWidget(self.shown)
        self.cancel_button.hide()
        self.save_button = Button(self.tr("存为文件…"), "plain", "export")
        self.save_button.setAccessibleName(self.tr("存为文件…"))
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)


class Erasing(QObject):
    """Looks, asks, does, and hands over the receipt; every step on the worker."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell

    def begin(self, who: bytes) -> None:
        """Count what goes, then ask."""
        job = self.look(who)
        job.done.connect(self._ask)
        job.failed.connect(self._shell.say)

    def look(self, who: bytes) -> Job:
        """Count what goes with a member."""
        return self._dispatcher.do(erasing.look, who)

    def erase(self, who: bytes) -> Job:
        """Erase a member."""
        return self._dispatcher.do(erasing.erase, who)

    def _ask(self, found: Reach) -> None:
        if EraseDialog(self._shell.widget(), found).exec() != _ACCEPTED:
            return
        job = self.erase(found.member)
        job.done.connect(self._hand_over)
        job.failed.connect(self._shell.say)

    def _hand_over(self, changes: Changes) -> None:
        receipt = changes.result
        if not isinstance(receipt, Receipt):
            raise TypeError("erasing answers a receipt")
        lines = told.receipt_lines(receipt, self._reads.zone, look().language)
        shown = ReceiptDialog(self._shell.widget(), lines)
        number = receipt.reach.number or receipt.reach.member.hex()
        shown.save_button.clicked.connect(lambda: self._save(lines, number))
        shown.exec()

    def _save(self, lines: Sequence[str], number: str) -> None:
        path = files.ask_save(
            self._shell.widget(),
            self.tr("回执存到哪里"),
            self.tr("抹除回执 {number}.txt").format(number=number),
            self.tr("文本 (*.txt)"),
        )
        if path:
            job = self._dispatcher.do(erasing.save, path, lines)
            job.done.connect(lambda path: self._shell.toast(self._kept(path)))
            job.failed.connect(self._shell.say)

    def _kept(self, path: Path) -> str:
        return self.tr("回执已存到 {file}").format(file=path.name)
