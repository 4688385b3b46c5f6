"""The shortest way of introductions from one member to another."""

from PySide6.QtWidgets import QWidget

from desktop.models.people import MOST_HOPS, RELATIONS
from desktop.store import relations
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import said
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

    def show_way(self, other: bytes) -> None:
        """Say through whom this member is reached."""
        found = relations.way(self._reads, self._member, other)
        if found is None:
            self.told.setText(self.tr("未连通：{most} 步以内找不到").format(most=MOST_HOPS))
        else:
            names = privacy.name(found[0].name)
            for hop in found[1:]:
                names += f" →（{said(RELATIONS, hop.kind)}）{privacy.name(hop.name)}"
            head = self.tr("{hops} 步").format(hops=len(found) - 1)
            self.told.setText(pair(head, names))
        self._grow()
