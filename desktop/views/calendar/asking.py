"""What the calendar asks before it acts: how far a change reaches, and who shall host."""

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.models.calendar import Scope
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, row
from desktop.views.parts.text import label


class ScopeDialog(Dialog):
    """仅此场, 此场及以后 or 全部; only this one is chosen beforehand."""

    def __init__(self, parent: QWidget | None, title: str, accept: str, what: str) -> None:
        super().__init__(parent, title, accept, hint=what, width=400)
        self._group = QButtonGroup(self)
        self._keys: list[Scope] = ["this", "following", "all"]
        texts = [
            (self.tr("仅此场"), self.tr("系列和其他场次不变")),
            (self.tr("此场及以后"), self.tr("从这一场起都改")),
            (self.tr("全部"), self.tr("整个系列；已经过去的场次时间不变")),
        ]
        for number, (text, more) in enumerate(texts):
            choice = QRadioButton(text)
            choice.setAccessibleName(self.tr("{text}，{more}").format(text=text, more=more))
            choice.setChecked(number == 0)
            self._group.addButton(choice, number)
            told = label(more, 12, "text2", wrap=True)
            self.body.addLayout(column(choice, row(22, told), gap=0))
        self._group.button(0).setFocus()

    def scope(self) -> Scope:
        """What was chosen."""
        return self._keys[self._group.checkedId()]

    def choose(self, scope: Scope) -> None:
        """Choose as the operator would."""
        self._group.button(self._keys.index(scope)).setChecked(True)


class HostDialog(Dialog):
    """Choose a host for one occurrence."""

    def __init__(self, parent: QWidget | None, reads: Reads, what: str) -> None:
        super().__init__(parent, self.tr("选主持人"), self.tr("指派"), hint=what, width=400)
        self.picker = MemberPicker(reads)
        self.add_field(self.tr("主持人"), self.picker)
        self.picker.setFocus()

    def accept(self) -> None:
        """Only with a member."""
        if self.picker.member() is None:
            self.show_problem(self.tr("请从候选里选一位成员。"), self.picker)
            return
        super().accept()
