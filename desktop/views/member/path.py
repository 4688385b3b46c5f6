"""The shortest way of introductions from one member to another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.models.people import MOST_HOPS, Hop
from desktop.store import relations
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import in_force
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label, pair


class PathDialog(Dialog):
    """Asks whom to reach and says through whom, or that they are not connected."""

    def __init__(self, parent: QWidget | None, reads: Reads, shell: Shell, member: bytes) -> None:
        super().__init__(
            parent,
            self.tr("怎么认识"),
            self.tr("关闭"),
            hint=self.tr("找到另一个人的最短引荐路径，最多六步"),
            width=440,
        )
        self._reads, self._shell, self._member = reads, shell, member
        self.other = MemberPicker(reads)
        self.add_field(self.tr("想认识谁"), self.other)
        self.told = label("", 13, wrap=True)
        self.body.addWidget(self.told)
        self.cancel_button.hide()
        self.other.picked.connect(self.show_way)
        self.other.textEdited.connect(self._asking)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field takes whom one looks for and closes nothing: one reads on."""
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (event.key() in enters and self.other.hasFocus()):
            super().keyPressEvent(event)

    def show_way(self, other: bytes) -> None:
        """Say through whom this member is reached."""
        found = relations.way(self._reads, self._member, other)
        if found is None:
            self._tell(self.tr("未连通：{most} 步以内找不到").format(most=MOST_HOPS))
        elif len(found) == 1:
            self._tell(self.tr("这就是同一个人"))
        else:
            head = apart(self.tr("%n 步", "", len(found) - 1))
            self._tell(pair(head, self._way(found)))

    def _way(self, found: list[Hop]) -> str:
        told = privacy.name(found[0].name)
        for hop in found[1:]:
            step = self.tr("{way} →（{what}）{name}")
            told = step.format(way=told, what=in_force(*hop.word), name=privacy.name(hop.name))
        return told

    def _asking(self, text: str) -> None:
        """What was said of another is said no more."""
        nobody = bool(text.strip()) and not self.other.offers()
        self._tell(self.tr("没有找到") if nobody else "")

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self._grow()
