"""Several members picked one after the other, each shown until he is taken out again."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.store import members
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.chips import ChipRow
from desktop.views.parts.counted import apart
from desktop.views.parts.text import label

# The last ones picked; of hundreds that were ticked before, nobody is taken out one by one.
_SHOWN = 30


class PeopleField(QWidget):
    """`chosen()` is their ids, in the order picked."""

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._chosen: list[bytes] = []
        self.picker = MemberPicker(reads, many=True)
        self.picker.setPlaceholderText(self.tr("姓名、拼音或手机尾号，回车加一位"))
        self.setFocusProxy(self.picker)
        self.chips, self._more = ChipRow(), label("", 12, "text2")
        self._more.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.picker)
        whole.addWidget(self.chips)
        whole.addWidget(self._more)
        self.picker.picked.connect(self.add)
        self.chips.removed.connect(self._drop)

    def setAccessibleName(self, name: str) -> None:
        """It is the field to type in that has a name."""
        self.picker.setAccessibleName(name)

    def chosen(self) -> list[bytes]:
        """Who was picked."""
        return list(self._chosen)

    def add(self, member: bytes) -> None:
        """Pick somebody; who is picked stays where he is."""
        if member not in self._chosen:
            self._chosen.append(member)
            self._show()

    def _drop(self, key: str) -> None:
        self._chosen.remove(bytes.fromhex(key))
        self._show()

    def _show(self) -> None:
        shown = self._chosen[-_SHOWN:]
        found = {one.id: one.name or one.nickname for one in members.by_ids(self._reads, shown)}
        more = len(self._chosen) - len(shown)
        self._more.setText(apart(self.tr("还有 %n 人", "", more)))
        self._more.setVisible(more > 0)
        self.chips.show_chips(
            [(one.hex(), privacy.name(found.get(one, ""))) for one in shown],
            remove_name=lambda text: self.tr("去掉 {name}").format(name=text),
        )
