"""What the door asks: who is new, and who of a household came along."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.models.member import MemberRow
from desktop.models.phone import parse_phone
from desktop.models.problem import Problem
from desktop.store import door
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import size


class WalkIn(Dialog):
    """Name, and a phone if he gives one."""

    def __init__(self, parent: QWidget, shell: Shell, typed: str = "") -> None:
        super().__init__(
            parent,
            self.tr("现场加入"),
            self.tr("加入并签到"),
            hint=self.tr("第一次来的人：记下姓名就能进，手机可以不填。"),
        )
        self._shell = shell
        self.name, self.phone = QLineEdit(), QLineEdit()
        digits = typed.isdigit()
        self.name.setText("" if digits else typed)
        self.phone.setText(typed if digits else "")
        self.add_field(self.tr("姓名"), self.name)
        self.add_field(self.tr("手机（可不填）"), self.phone)

    def accept(self) -> None:
        """Close once there is a name, and a phone that is one or none."""
        if not self.name.text().strip():
            self.show_problem(self.tr("请写姓名。"), self.name)
            return
        try:
            parse_phone(self.phone.text())
        except Problem as problem:
            self.show_problem(self._shell.sentence(problem), self.phone)
            return
        super().accept()


class Together(Dialog):
    """Several at once: the household of somebody with a tick each, and names in lines."""

    def __init__(self, parent: QWidget, reads: Reads, household: Sequence[MemberRow]) -> None:
        super().__init__(
            parent,
            self.tr("几个人一起签"),
            self.tr("一起签到"),
            hint=self.tr("同一家的人勾上；别的人把姓名、编号或手机尾号写在下面，一行一位。"),
        )
        self._reads = reads
        self._ticks: list[tuple[QCheckBox, bytes]] = []
        for row in household:
            tick = QCheckBox(privacy.name(row.name or row.nickname))
            tick.setChecked(True)
            self._ticks.append((tick, row.id))
            self.body.addWidget(tick)
        self.names = QPlainTextEdit()
        self.names.setMinimumHeight(size(90))
        self.add_field(self.tr("还有谁"), self.names)
        self.chosen: list[bytes] = []

    def accept(self) -> None:
        """Close once everybody who is named is one member."""
        chosen = [member for tick, member in self._ticks if tick.isChecked()]
        for line in self.names.toPlainText().splitlines():
            found = door.meant(self._reads, line.strip()) if line.strip() else None
            if found is not None and len(found) != 1:
                said = (
                    self.tr("没有找到“{name}”。")
                    if not found
                    else self.tr("“{name}”不止一位，请写编号。")
                )
                self.show_problem(said.format(name=line.strip()), self.names)
                return
            chosen += found or []
        if not chosen:
            self.show_problem(self.tr("请至少选一位。"), self.names)
            return
        self.chosen = list(dict.fromkeys(chosen))
        super().accept()
