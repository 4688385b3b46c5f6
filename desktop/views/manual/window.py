"""F1: the manual in a window of its own, beside the work it tells of; it needs no network."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.views.manual import pages
from desktop.views.manual.reader import Reader
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.layout import row, vline
from desktop.views.parts.search import SearchField
from desktop.views.theme.palette import look, size, wide

# As high as what is pressed has to be, px at 100 %.
_ROW = 28
_WHERE = Qt.ItemDataRole.UserRole


class Manual(QWidget):
    """Contents and search on the left, the page on the right; `show_keys` opens the key sheet."""

    def __init__(self, parent: QWidget, show_keys: Callable[[], object] | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.language = look().language
        self.setWindowTitle(self.tr("使用指南"))
        self.resize(wide(980), size(720))
        # No narrower than its pictures.
        self.setMinimumWidth(wide(940))
        self.reader = Reader(self.tr("指南的这一页"))
        self.search = SearchField(self.tr("在指南里找"), self.tr("在指南里找"), keys="Ctrl+F")
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setIndentation(size(14))
        self.contents.setAccessibleName(self.tr("目录"))
        self._build(show_keys)
        self.reader.sourceChanged.connect(self._show_place)
        self.search.searched.connect(self._list)
        self.contents.itemActivated.connect(self._follow)
        self.contents.itemClicked.connect(self._follow)
        for keys, slot in (
            (QKeySequence.StandardKey.Back, self.reader.backward),
            (QKeySequence.StandardKey.Forward, self.reader.forward),
            (Qt.Key.Key_Escape, self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self._list("")

    def _build(self, show_keys: Callable[[], object] | None) -> None:
        back = icon_button("arrow-left", self.tr("后退"), slot=self.reader.backward)
        forth = icon_button("arrow-right", self.tr("前进"), slot=self.reader.forward)
        first = button(
            self.tr("开始"), "ghost", "book-open", slot=partial(self.open, pages.PAGES[0])
        )
        keys = button(self.tr("快捷键"), "ghost", "keyboard", slot=show_keys)
        keys.setVisible(show_keys is not None)
        for one, able in (
            (back, self.reader.backwardAvailable),
            (forth, self.reader.forwardAvailable),
        ):
            one.setEnabled(False)
            able.connect(one.setEnabled)
        left = QVBoxLayout()
        left.setContentsMargins(12, 12, 12, 12)
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(wide(270))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(row(back, forth, first, None, keys, gap=4, margins=(12, 8, 12, 8)))
        right.addWidget(self.reader, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(vline())
        whole.addLayout(right, 1)

    def open(self, page: str, at: str = "") -> None:
        """Show a page, from a heading's anchor if given."""
        self.reader.open(pages.place(page, self.language), at)

    def _list(self, words: str) -> None:
        """The contents, or where the words sought stand."""
        self.contents.clear()
        if words:
            for hit in pages.found(words, self.language):
                title = pages.title(pages.place(hit.page, self.language))
                shown = _item(hit.line or hit.heading.text, hit.page, hit.heading.anchor)
                under = title if title == hit.heading.text else f"{title} · {hit.heading.text}"
                shown.setToolTip(0, f"{under}\n{hit.line}")
                self._under(under).addChild(shown)
            self.contents.expandAll()
            if not self.contents.topLevelItemCount():
                self.contents.addTopLevelItem(_item(self.tr("没有找到"), "", ""))
            return
        for page in pages.PAGES:
            first, *parts = pages.headings(pages.place(page, self.language))
            top = _item(first.text, page, "")
            top.addChildren([_item(one.text, page, one.anchor) for one in parts if one.level == 2])
            self.contents.addTopLevelItem(top)
        self._show_place(self.reader.source())

    def _under(self, text: str) -> QTreeWidgetItem:
        """The row of what is found on one place of a page."""
        last = self.contents.topLevelItem(self.contents.topLevelItemCount() - 1)
        if last is not None and last.text(0) == text:
            return last
        made = _item(text, "", "")
        self.contents.addTopLevelItem(made)
        return made

    def _follow(self, item: QTreeWidgetItem) -> None:
        page, at = item.data(0, _WHERE)
        if page:
            self.open(page, at)
            if self.search.text():
                # The first of the words on the page, from the heading on.
                self.reader.find(self.search.text().split()[0])

    def _show_place(self, url: QUrl) -> None:
        """Mark in the contents which page is read."""
        if self.search.text() or url.isEmpty():
            return
        here = Path(url.toLocalFile()).stem
        for number in range(self.contents.topLevelItemCount()):
            top = self.contents.topLevelItem(number)
            if top is not None and top.data(0, _WHERE)[0] == here:
                top.setExpanded(True)
                self.contents.setCurrentItem(top)

    def _escape(self) -> None:
        """Esc leaves the search, which empties it by itself; anywhere else it closes."""
        if self.search.edit.hasFocus():
            self.reader.setFocus()
        else:
            self.close()


def _item(text: str, page: str, at: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([text])
    made.setSizeHint(0, QSize(0, size(_ROW)))
    made.setData(0, _WHERE, (page, at))
    made.setToolTip(0, text)
    return made
