"""All text that a window gives away: to the eye, the pointer, a screen reader, and what is painted.

Painted text is taken from the painting itself (as SVG), so charts and cells drawn by hand count.
"""

from collections.abc import Iterator
from xml.etree import ElementTree

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
)
_ROWS = 60


def painted(widget: QWidget) -> list[str]:
    """Every piece of text that is drawn when the widget is."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    picture.setSize(widget.size())
    painter = QPainter(picture)
    widget.render(painter, QPoint())
    painter.end()
    document = ElementTree.fromstring(bytes(buffer.data().data()))
    return [
        "".join(one.itertext()).strip()
        for one in document.iter()
        if one.tag.endswith("}text") or one.tag == "text"
    ]


def texts(top: QWidget, *, shown_only: bool = False) -> list[str]:
    """Every text of a window and of all that is in it, models and tooltips included."""
    found = [top.windowTitle(), *(painted(top) if top.isWindow() else ())]
    for one in [top, *top.findChildren(QWidget)]:
        if shown_only and not one.isVisible():
            continue
        found += _own(one)
    return [text for text in found if text]


def _own(one: QWidget) -> Iterator[str]:
    yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
    yield from (one.statusTip(), one.whatsThis())
    yield from (action.text() for action in one.actions())
    match one:
        case QLabel() | QAbstractButton():
            yield one.text()
        case QLineEdit():
            yield from (one.displayText(), one.placeholderText())
        case QPlainTextEdit() | QTextEdit():
            yield from (one.toPlainText(), one.placeholderText())
        case QComboBox():
            yield from (one.itemText(number) for number in range(one.count()))
        case QTabBar():
            yield from (one.tabText(number) for number in range(one.count()))
        case QAbstractItemView() if one.model() is not None:
            yield from _cells(one.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(columns):
            index = model.index(row, column)
            for role in _ROLES:
                value = index.data(role)
                if isinstance(value, str):
                    yield value
    for column in range(columns):
        value = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(value, str):
            yield value
