"""What syncing gives a community that lies on one computer alone, and the ways to it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.parts.button import button
from desktop.views.parts.layout import column, hline, only_if, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label

if TYPE_CHECKING:
    from desktop.views.sync.sticks import SticksVerbs


class Ways(QWidget):
    """Three things that syncing gives, and three ways to begin."""

    def __init__(self, sticks: "SticksVerbs") -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 14, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(label(self.tr("几台电脑一起用，能得到什么"), 14, bold=True, wrap=True))
        for text in (
            self.tr("每台电脑都有名单和日历，断网照样做事，连上后自动对齐。"),
            self.tr("每一步都有署名；两台改得不一样，两个都留着，由你定。"),
            self.tr("别人只能做他的角色允许的事；中枢只存密文，看不到姓名和手机。"),
        ):
            whole.addLayout(_line("check-circle", "ok", 18, label(text, 13, wrap=True)))
        whole.addSpacing(6)
        whole.addWidget(label(self.tr("怎么开始"), 14, bold=True))
        ways = self._ways()
        for place, (picture, title, text) in enumerate(ways):
            said = column(label(title, 13, bold=True), label(text, 12, "text2", wrap=True), gap=2)
            whole.addLayout(_line(picture, "accentText", 20, said))
            if place + 1 < len(ways):
                whole.addWidget(hline())
        whole.addLayout(self._by_stick(sticks))

    def _by_stick(self, sticks: "SticksVerbs") -> QHBoxLayout:
        """What is done with files, under the words about them."""
        invite = button(self.tr("用文件邀请…"), "plain", "user-plus", slot=sticks.invite)
        only_if(sticks.may_invite(), invite)
        self.write_button = button(
            self.tr("写同步包…"), "plain", "upload-simple", slot=sticks.write
        )
        self.take_button = button(
            self.tr("读同步包…"), "plain", "download-simple", slot=sticks.take
        )
        return row(32, invite, self.write_button, self.take_button, None, gap=8)

    def _ways(self) -> list[tuple[str, str, str]]:
        return [
            (
                "hard-drives",
                self.tr("放到自己的中枢"),
                self.tr(
                    "中枢装在一台常开的电脑或服务器上，启动时显示开通码。群主点右上角的"
                    "“放到中枢…”填进去，再邀请别的电脑。"
                ),
            ),
            (
                "qr-code",
                self.tr("加入别人的社群"),
                self.tr(
                    "请对方发一个邀请码，然后点左上角的社群名，选“换一个社群或新建”，"
                    "在那里加入。现在这个社群不受影响。"
                ),
            ),
            (
                "archive",
                self.tr("没有服务器，用 U 盘带"),
                self.tr(
                    "改动写成加密的同步包，用 U 盘带到另一台电脑，在那里读进来；再带一个回来，"
                    "两边就一样了。"
                ),
            ),
        ]


def _line(picture: str, tone: str, px: int, said: QWidget | QVBoxLayout) -> QVBoxLayout:
    """A mark beside its words, which break into lines."""
    line = row(Mark(picture, tone, px), gap=12)
    if isinstance(said, QWidget):
        line.addWidget(said, 1)
    else:
        line.addLayout(said, 1)
    return column(line, gap=0)
