"""What the command palette finds: hits in groups, shown by a list with a delegate."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.parts.avatar import paint_avatar
from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size

Index = QModelIndex | QPersistentModelIndex


class Hit(Struct, frozen=True):
    """Something found; `person` is the member's id for an avatar, else `picture` an icon."""

    group: str
    text: str
    run: Callable[[], object]
    hint: str = ""
    picture: str = "arrow-right"
    person: bytes | None = None
    keys: str = ""


# Finds hits for what was typed; texts come already masked.
Source = Callable[[str], Sequence[Hit]]


class HitModel(QAbstractListModel):
    """Hits, with a heading row (a string) before each group."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Hit | str] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """Hits and headings."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit in words."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        entry = self.entries[index.row()]
        if isinstance(entry, str):
            return entry
        return " ".join(part for part in (entry.text, entry.hint, entry.keys) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if isinstance(self.entries[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace all; hits of one group stand together already."""
        self.beginResetModel()
        self.entries = []
        group = ""
        for hit in hits:
            if hit.group != group:
                group = hit.group
                self.entries.append(group)
            self.entries.append(hit)
        self.endResetModel()


def paint_keys(painter: QPainter, rect: QRect, keys: str) -> int:
    """Draw key caps at the right of `rect`; gives back the width they took in px."""
    painter.setFont(font(11))
    right = rect.right()
    for key in reversed(keys.split("+") if keys else []):
        width = max(size(18), painter.fontMetrics().horizontalAdvance(key) + 10)
        cap = QRect(right - width, rect.center().y() - size(18) // 2, width, size(18))
        painter.setPen(QPen(color("border"), 1))
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(color("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        right -= width + 4
    return rect.right() - right


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: "HitList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(self._view.hits.entries[index.row()], str)
        return QSize(100, size(30) if heading else size(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._view.hits.entries[index.row()]
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, str):
            painter.setFont(font(12))
            painter.setPen(color("text3"))
            painter.drawText(rect.adjusted(12, 4, 0, 0), Qt.AlignmentFlag.AlignVCenter, entry)
        else:
            self._hit(painter, rect, entry, index.row() == self._view.currentIndex().row())
        painter.restore()

    def _hit(self, painter: QPainter, rect: QRect, hit: Hit, at_hand: bool) -> None:
        if at_hand:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sel"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        side = size(24)
        mark = QRect(rect.x() + 12, rect.center().y() - side // 2, side, side)
        if hit.person is not None:
            paint_avatar(painter, mark, hit.person, hit.text)
        else:
            icons.paint(painter, mark.adjusted(3, 3, -3, -3), hit.picture, "text2")
        words = rect.adjusted(24 + side, 0, -12, 0)
        words.setRight(words.right() - paint_keys(painter, words, hit.keys or "↵" * at_hand) - 8)
        painter.setFont(font(13, bold=at_hand))
        painter.setPen(color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, hit.text)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(hit.text) + 12)
        painter.setFont(font(12))
        painter.setPen(color("text2"))
        hint = painter.fontMetrics().elidedText(
            hit.hint, Qt.TextElideMode.ElideRight, max(0, words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, hint)


class HitList(QListView):
    """The list under the input; it never takes the focus, the input moves its current row."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.hits = HitModel()
        self.setModel(self.hits)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("background: transparent;")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show hits and stand on the first."""
        self.hits.show_hits(hits)
        self.step(1)

    def step(self, by: int) -> None:
        """Move to the next (1) or former (-1) hit, past headings, round the ends."""
        count = len(self.hits.entries)
        if not any(isinstance(entry, Hit) for entry in self.hits.entries):
            return
        number = self.currentIndex().row()
        while True:
            number = (number + by) % count
            if isinstance(self.hits.entries[number], Hit):
                break
        self.setCurrentIndex(self.hits.index(number, 0))
        self.viewport().update()

    def current(self) -> Hit | None:
        """The hit at hand."""
        number = self.currentIndex().row()
        entry = self.hits.entries[number] if number >= 0 else None
        return entry if isinstance(entry, Hit) else None

    def said(self) -> str:
        """The hit at hand as it is read aloud: its group, its words, its place among all."""
        hits = [one for one in self.hits.entries if isinstance(one, Hit)]
        hit = self.current()
        if hit is None:
            return ""
        place = f"{hits.index(hit) + 1}/{len(hits)}"
        return " ".join(part for part in (hit.group, hit.text, hit.hint, hit.keys, place) if part)

    def whole_height(self) -> int:
        """Height in px that shows every row."""
        rows = range(len(self.hits.entries))
        return sum(self.sizeHintForRow(number) for number in rows) + 2
