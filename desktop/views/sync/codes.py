"""Where an invitation's code is typed, with the file that it opens where there is no server."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models import ownfiles, recovery
from desktop.models.clock import wall_ms
from desktop.models.invitation import BUNDLE, PACK, read_code
from desktop.models.invitationfile import InvitationFile
from desktop.models.problem import Problem
from desktop.sync import inviting
from desktop.views.parts import dates, files
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.text import label, retone
from desktop.views.roles.words import preset_name
from desktop.views.theme.palette import look


class CodeField(QLineEdit):
    """Where a code is typed or pasted; where `owner`, her recovery code as well."""

    def __init__(self, example: str, *, owner: bool = False) -> None:
        super().__init__()
        self._owner = owner
        self.setPlaceholderText(example)
        self.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)

    def problem(self, kind: str = "") -> str:
        """What is wrong with the code, "" where it can be tried; `kind`: of what file it came with.

        The letters alone that are enough there are made whole.
        """
        if self.recovery() is not None:
            return ""
        try:
            self.setText(read_code(self.text(), kind).text)
        except Problem as problem:
            return problem.sentence(look().language, window=True)
        return ""

    def recovery(self) -> bytes | None:
        """The owner's recovery code, where that is what was typed."""
        with suppress(Problem):
            return recovery.decode(self.text()) if self._owner else None
        return None


def ask_bundle(parent: QWidget | None) -> Path | None:
    """A bundle, whatever it is called; None: cancelled."""
    translate = QCoreApplication.translate
    kinds = translate("CodeDialog", "邀请文件、同步包和外带包 (*.qzi *.qzs *.qzp);;所有文件 (*)")
    return files.ask_open(parent, translate("CodeDialog", "选对方给的文件"), kinds)


def _welcome(found: InvitationFile) -> str:
    """Where to, as what and until when, as this computer's clock has it."""
    translate = QCoreApplication.translate
    open_still = translate("CodeDialog", "邀请你加入“{community}”，角色是{role}。{until} 前有效。")
    over = translate(
        "CodeDialog", "邀请你加入“{community}”，角色是{role}。{until} 已经过期，进不去就再要一个。"
    )
    until = datetime.fromtimestamp(found.until / 1000).astimezone()
    return (open_still if found.until > wall_ms() else over).format(
        community=found.community,
        role=preset_name(found.role),
        until=f"{dates.dated(until.date())} {dates.clock(until)}",
    )


class _Joining(Dialog):
    """A code, and the file that came with it, if one did."""

    def __init__(
        self, parent: QWidget | None, title: str, act: str, hint: str, *, owner: bool = False
    ) -> None:
        super().__init__(parent, title, act, hint=hint, width=480)
        self.file: Path | None = None
        self.code = CodeField("hub.example:8440/XXXX-XXXX-…", owner=owner)
        name = self.tr("恢复码或邀请码") if owner else self.tr("邀请码")
        self.add_field(name, self.code)

    def add_file(self) -> None:
        """Append the field for the file."""
        self._invited = label("", 13, "ok", wrap=True)
        self._invited.hide()
        self.body.insertWidget(0, self._invited)
        self._file = QLineEdit()
        self._file.setReadOnly(True)
        self._file.setPlaceholderText(self.tr("只有一串邀请码就不用选"))
        self.add_field(self.tr("对方给的文件（邀请文件、同步包或外带包）"), self._file)
        self.choose_file = button(self.tr("选文件…"), "plain", "archive", slot=self._choose_file)
        self.body.addLayout(row(self.choose_file, None))
        self._fields.append(self.choose_file)

    def _choose_file(self) -> None:
        if found := ask_bundle(self):
            self.take_file(found)

    def take_file(self, path: Path) -> None:
        """Join by this file; an invitation brings its code along."""
        self._file.setText(path.name)
        if path.suffix.lower() != ownfiles.INVITATION:
            self.file = path
            return
        try:
            found = inviting.read_file(path)
        except Problem as problem:
            self.show_problem(problem.sentence(look().language, window=True), self.choose_file)
            return
        self.code.setText(found.code)
        self._invited.setText(_welcome(found))
        # Whether it still holds is for the hub to say: this clock may be wrong.
        retone(self._invited, tone="ok" if found.until > wall_ms() else "warn")
        self._invited.show()

    def _kind(self) -> str:
        """What stands for an address in the code of the chosen file."""
        if self.file is None:
            return ""
        return PACK if self.file.suffix.lower() == ownfiles.PACK else BUNDLE

    def accept(self) -> None:
        """Needs a code that can be tried, and the file that it opens."""
        if said := self.code.problem(self._kind()):
            self.show_problem(said, self.code)
            return
        by_file = self.code.recovery() is None and read_code(self.code.text()).by_file
        if by_file and self.file is None:
            said = self.tr("这个码要和文件一起用：请选对方给你的那个文件。")
            self.show_problem(said, self.choose_file)
            return
        if not by_file:
            # It is the hub that is asked, whatever else was chosen.
            self.file = None
        super().accept()


class JoinDialog(_Joining):
    """The code of an invitation, and where the community is to lie."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(
            parent,
            self.tr("用邀请码加入"),
            self.tr("加入"),
            self.tr(
                "邀请你的人会给你一串字，或一个二维码（用手机扫出来也是那串字）。"
                "加入后这台电脑有自己的一份，断网也能用。"
            ),
        )
        self.folder = folder
        self.add_file()
        self.place = QLineEdit(str(folder))
        self.place.setReadOnly(True)
        self.add_field(self.tr("放在哪个文件夹里"), self.place)
        choose = button(self.tr("换一个…"), "plain", "folder-open", slot=self._choose)
        self.body.addLayout(row(choose, None))
        self._fields.append(choose)

    def _choose(self) -> None:
        found = files.ask_folder(self, self.tr("放在哪里"))
        if found is not None:
            self.folder = found
            self.place.setText(str(found))


class RejoinDialog(_Joining):
    """The code by which this folder is let in again with all that is in it."""

    def __init__(
        self, parent: QWidget | None, *, by_file: bool = False, owner: bool = False
    ) -> None:
        """`by_file`: another computer judges, and there was no hub so far; `owner`: it is hers."""
        ask = self.tr("向群主要一个新的邀请码。这个文件夹里的一切都留着，没送出的改动会一起送去。")
        own = self.tr(
            "填你的恢复码；从你的另一台电脑要一个邀请码也行。"
            "这个文件夹里的一切都留着，没送出的改动会一起送去。"
        )
        super().__init__(
            parent,
            self.tr("重新加入"),
            self.tr("重新加入"),
            own if owner else ask,
            owner=owner,
        )
        if by_file:
            self.add_file()
