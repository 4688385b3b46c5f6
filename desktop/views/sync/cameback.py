"""Who came back by her recovery code is asked at once which of her other computers was stolen."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.device import Device
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.layout import clear, column, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, label


class CameBack(QWidget):
    """The owner's other computers with a way to shut each out; gone once there is none, or at a
    click."""

    def __init__(self, revoke: Callable[[Device], object]) -> None:
        super().__init__()
        self._revoke, self._wanted = revoke, False
        self._shown: list[tuple[Device, str]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        all_here = button(self.tr("都还在我手里"), "plain", slot=self._answered)
        head = row(
            Mark("warning", "warn", 44, ground="warnSoft", shape="square"),
            column(
                label(self.tr("社群找回来了。丢的是哪台电脑？"), 14, bold=True, wrap=True),
                label(
                    self.tr("下面这些是你别的电脑，还能打开社群。丢了的请马上停用，钥匙也会换新。"),
                    12,
                    "text2",
                    wrap=True,
                ),
                gap=2,
            ),
            gap=16,
        )
        head.setStretch(1, 1)
        head.addWidget(all_here, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = row(column(head, self._lines, gap=12), gap=0)
        self.setLayout(column(sunk(inside)))
        self.hide()

    def ask(self) -> None:
        """From now on the question stands until it is answered."""
        self._wanted = True

    def show_devices(self, devices: Sequence[Device], heard: Mapping[bytes, str]) -> None:
        """Show the operator's own other computers among these, if it is asked and there are any.

        `heard`: when each was last heard of, in words; several may have one name.
        """
        whose = {one.operator for one in devices if one.own}
        others = [
            (one, heard.get(one.id, ""))
            for one in devices
            if one.operator in whose and not one.own and not one.revoked
        ]
        self.setVisible(self._wanted and bool(others))
        if others == self._shown:
            # What stays keeps the keyboard's place.
            return
        self._shown = others
        clear(self._lines)
        for one, when in others:
            self._lines.addLayout(self._line(one, when))

    def _line(self, one: Device, when: str) -> QHBoxLayout:
        name = privacy.name(one.name) or self.tr("还没有名称")
        told = self.tr("最后一次听到它：{when}").format(when=when) if when else self.tr("没有消息")
        act = button(self.tr("停用…"), "danger", slot=partial(self._revoke, one))
        act.setAccessibleName(self.tr("停用 {name}").format(name=f"{name} {told}"))
        both = column(Elided(name, 13), Elided(told, 12, "text2"), gap=2)
        line = row(Mark("laptop", "text2", 18), both, act, gap=10)
        line.setStretch(1, 1)
        return line

    def _answered(self) -> None:
        self._wanted = False
        self.hide()
