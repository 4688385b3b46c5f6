"""What is asked of an owner whose computer is gone: her recovery code, and where the hub is."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.views.firstrun import picking
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.recent import folder_for
from desktop.views.sync.comeback import ComeBack
from desktop.views.theme.palette import look

if TYPE_CHECKING:
    from desktop.sync.outside import Reach

_ADDRESS = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s/:\[\]]+):(\d{1,5})")
_LAST_PORT = 65_535


class RecoverDialog(Dialog):
    """The recovery code and the hub's address; a backup, where there is one, saves what waited.

    Where there was no hub the backup is enough: this computer decides in the lost one's place.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("用恢复码找回社群"),
            self.tr("找回"),
            hint=self.tr(
                "社群会回到这台电脑，你还是群主。在中枢上的，填中枢的地址；"
                "没有中枢的，选一个备份，以后由这台电脑作主。"
                "之后会列出你别的电脑，被偷的那台可以马上停用。"
            ),
            width=480,
        )
        self.backup: Path | None = None
        self.code, self.address = QLineEdit(), QLineEdit()
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.address.setPlaceholderText("hub.example:8440")
        for field in (self.code, self.address):
            field.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        self.add_field(self.tr("恢复码（打印或抄下的 28 个字）"), self.code)
        self.add_field(self.tr("中枢的地址（没有中枢就空着）"), self.address)
        self._file = QLineEdit()
        self._file.setReadOnly(True)
        self._file.setPlaceholderText(self.tr("有中枢时可以不选，从中枢取回"))
        self.add_field(
            self.tr("备份文件"),
            self._file,
            self.tr("还没送到中枢、只在备份里的改动，也会跟着回来。"),
        )
        choose = button(self.tr("选一个备份…"), "plain", "archive", slot=self._choose)
        self.body.addLayout(row(choose, None))
        self._fields.append(choose)

    def _choose(self) -> None:
        found = picking.a_backup(self)
        if found:
            self.take_backup(found)

    def take_backup(self, path: Path) -> None:
        """Come back with this backup."""
        self.backup = path
        self._file.setText(path.name)

    def fallback_name(self) -> str:
        """What the community's folder is called where no backup names it."""
        return self.tr("找回的社群")

    def place(self) -> str:
        """The hub's address as it was typed."""
        return self.address.text().strip()

    def accept(self) -> None:
        """Needs a code without a slip of the pen, and an address, or a backup instead."""
        try:
            recovery.decode(self.code.text())
        except Problem as problem:
            self.show_problem(problem.sentence(look().language, window=True), self.code)
            return
        if self.backup is not None and not self.place():
            super().accept()
            return
        found = _ADDRESS.fullmatch(self.place())
        if found is None or int(found[2]) > _LAST_PORT:
            wrong = Problem("sync.hub_address", address=self.place() or "-")
            self.show_problem(wrong.sentence(look().language, window=True), self.address)
            return
        super().accept()


def ask_way_back(parent: QWidget | None, reach: "Reach", before: object) -> ComeBack | None:
    """Ask for the code and the hub; what was typed for a try that failed stands there again.

    None: cancelled.
    """
    asked = RecoverDialog(parent)
    if isinstance(before, ComeBack):
        asked.code.setText(before.code)
        asked.address.setText(before.address)
        if before.backup is not None:
            asked.take_backup(before.backup)
    if asked.exec() != Dialog.DialogCode.Accepted:
        return None
    name = asked.backup.stem if asked.backup else asked.fallback_name()
    return ComeBack(reach, asked.code.text(), asked.place(), folder_for(name), asked.backup)
