"""等你处理 on the first screen: what wants her, else what could be done next."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.home import Waiting
from desktop.models.permission import Actor
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, label
from desktop.views.telling.waiting import waits

# So many sessions without a host are shown before the rest is a number.
WAITING = 8


class WaitingList(QWidget):
    """Rows with one verb each; `settle(waiting)` and `go(screen)` lead to where it is done."""

    def __init__(
        self, actor: Actor, settle: Callable[[Waiting], object], go: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._actor, self._settle, self._go = actor, settle, go
        self._count = label("", 13, "text2")
        past = button(self.tr("最近操作"), "link", slot=lambda: go("past"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(row(label(self.tr("等你处理"), 16, bold=True), self._count, None, past))
        whole.addLayout(self._rows)

    def show_waiting(
        self, found: Sequence[Waiting], following: Sequence[Waiting], *, empty: bool
    ) -> None:
        """Show what waits and what could follow; a community without members is told to begin."""
        clear(self._rows)
        count = apart(self.tr("%n 件", "", len(found))) if found else self.tr("都处理完了")
        self._count.setText("" if empty and not found else count)
        if empty:
            self._rows.addWidget(self._first_steps())
        hosts = [one.record for one in found if one.kind == "host"]
        hidden = frozenset(hosts[WAITING:])
        self._add([one for one in found if one.record not in hidden])
        if hidden:
            told = apart(self.tr("还有 %n 场没有主持人", "", len(hidden)))
            self._rows.addLayout(row(button(told, "link", slot=lambda: self._go("calendar")), None))
        if following and not empty:
            self._rows.addSpacing(16)
            self._rows.addWidget(label(self.tr("接着可以做"), 13, "text2", bold=True))
            self._rows.addSpacing(4)
            self._add(following)

    def _add(self, found: Sequence[Waiting]) -> None:
        for number, one in enumerate(found):
            if number:
                self._rows.addWidget(hline())
            self._rows.addWidget(self._row(one))

    def _first_steps(self) -> EmptyState:
        bring = button(self.tr("导入名单"), "soft", "download-simple")
        bring.clicked.connect(lambda: self._go("import"))
        bring.setEnabled(self._actor.allows("member.write") and not self._actor.preview)
        single = button(self.tr("先加一位成员"), "link", slot=lambda: self._go("members"))
        hint = self.tr("表格、剪贴板、接龙文字都可以，写入前先给你看结果。")
        return EmptyState("users", self.tr("名单还是空的"), bring, single, hint)

    def _row(self, one: Waiting) -> QWidget:
        picture, tone, title, detail, verb = waits(one)
        ground = "accentSoft" if tone == "accent" else f"{tone}Soft"
        ink = "accentText" if tone == "accent" else tone
        act = button(verb, "plain", small=True, slot=lambda: self._settle(one))
        act.setAccessibleName(f"{verb} {title}")
        words = column(Elided(title), Elided(detail, 12, "text2"), gap=0)
        line = row(Mark(picture, ink, 32, ground=ground, shape="square"), 4, gap=8)
        line.addLayout(words, 1)
        line.addWidget(act)
        line.setContentsMargins(0, 7, 0, 7)
        made = QWidget()
        made.setLayout(line)
        return made
