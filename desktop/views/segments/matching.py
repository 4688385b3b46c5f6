"""Which segments suit a product: its tags on one line, the segments with their people below."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.segment import Census, Segment, held_back, proposed
from desktop.models.tagtext import part_tags
from desktop.store import segments
from desktop.store.community import Reads
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import clear, row
from desktop.views.parts.text import label


class MatchDialog(Dialog):
    """`opened` gets the segment that is chosen; nothing is changed or sent."""

    def __init__(
        self, parent: QWidget | None, reads: Reads, opened: Callable[[bytes], object]
    ) -> None:
        super().__init__(parent, QCoreApplication.translate("MatchDialog", "商品适合谁"), "")
        self.accept_button.hide()
        self.cancel_button.setText(self.tr("关闭"))
        self._reads, self._opened = reads, opened
        self._aside = Aside(self, reads)
        self._known = segments.listed(reads)
        self.tags = QLineEdit()
        self.tags.setPlaceholderText(self.tr("育儿、绘本"))
        self.tags.textChanged.connect(lambda _text: self._seek())
        hint = self.tr("涉及健康的标签和人群默认不推荐；要推荐，在人群里勾选。")
        self.add_field(self.tr("商品标签"), self.tags, hint)
        self._found = QVBoxLayout()
        self._found.setSpacing(4)
        self.body.addLayout(self._found)
        self.body.addStretch(1)

    def _seek(self) -> None:
        """Count the segments that suit what is written."""
        tags = part_tags(self.tags.text())
        found = proposed(self._known, tags)
        if found:
            counting = partial(segments.counted, segments=found)
            self._aside.soon(counting, partial(self._show, found, tags))
        else:
            self._aside.give_up()
            self._show(found, tags, Census({}, ()))

    def _show(self, found: list[Segment], tags: tuple[str, ...], census: Census) -> None:
        clear(self._found)
        for one in found:
            people = counted().people(census.counts[one.id]) if one.id in census.counts else ""
            self._line(one, people)
        held = held_back(self._known, tags)
        for one in held:
            self._line(one, self.tr("涉及健康，没有推荐"))
        if tags and not found and not held:
            none = self.tr("没有写着这个标签的人群")
            self._found.addWidget(label(none, 13, "text2", wrap=True))
        # What was put in is shown by the next event, and takes room only then.
        QTimer.singleShot(0, self, self._grow)

    def _line(self, one: Segment, said: str) -> None:
        open_one = button(one.name, "link", slot=partial(self._open, one.id))
        self._found.addLayout(row(open_one, None, label(said, 13, "text2")))

    def _open(self, segment: bytes) -> None:
        self.accept()
        self._opened(segment)
