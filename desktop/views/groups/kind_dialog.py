"""The form of a kind of group of one's own: how many such a group holds, and what comes then."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from desktop.models.group import KINDS, Group, OwnKind, kind_name, read_kind
from desktop.views.groups import words
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset

_LARGEST = 1_000_000


class KindDialog(Dialog):
    """Which kind, how many a group of it holds, and whether more are refused."""

    def __init__(
        self, parent: QWidget, groups: Sequence[Group], kinds: Mapping[str, OwnKind]
    ) -> None:
        super().__init__(
            parent,
            self.tr("群类型"),
            self.tr("保存"),
            hint=self.tr(
                "管理群约 20 人（超过只提醒），粉丝群 500 人，招商群不限。自己的类型在这里写容量。"
            ),
            width=440,
        )
        self._kinds = kinds
        self.kind = QComboBox()
        self.kind.setEditable(True)
        used = {one.kind for one in groups} | kinds.keys()
        for kind in sorted(used - {"", *KINDS}):
            self.kind.addItem(words.kind_name(kind))
        if (line := self.kind.lineEdit()) is not None:
            line.setPlaceholderText(self.tr("例如：跑团"))
        self.capacity = inset(QSpinBox())
        self.capacity.setRange(0, _LARGEST)
        self.capacity.setGroupSeparatorShown(True)
        self.capacity.setSpecialValueText(self.tr("不限人数"))
        self.add_row((self.tr("自己的类型"), self.kind), (self.tr("容量"), self.capacity))
        self.soft = QCheckBox(self.tr("超过只提醒，不拒绝"))
        self.body.addWidget(self.soft)
        self.kind.currentTextChanged.connect(self._show)
        self.capacity.valueChanged.connect(lambda count: self.soft.setEnabled(count > 0))
        self._show()

    def _show(self) -> None:
        known = self._kinds.get(read_kind(self.kind.currentText()))
        self.capacity.setValue((known.capacity or 0) if known else 0)
        self.soft.setChecked(known is not None and known.soft)
        self.soft.setEnabled(self.capacity.value() > 0)

    def chosen(self) -> tuple[str, int | None, bool]:
        """(kind, how many or None for any number, whether more are only warned of)."""
        capacity = self.capacity.value() or None
        return read_kind(self.kind.currentText()), capacity, self.soft.isChecked()

    def accept(self) -> None:
        """Close once a kind of one's own is named."""
        kind = read_kind(self.kind.currentText())
        if not kind:
            self.show_problem(self.tr("还没有写类型：请写一个，例如跑团"), self.kind)
        elif kind in KINDS:
            told = self.tr("“{kind}”是自带的类型：请在那个群里改容量，或另起一个类型")
            self.show_problem(told.format(kind=kind_name(kind)), self.kind)
        else:
            super().accept()
