"""What must hold of everything in sight: names, sizes, texts that fit, the keyboard's way."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.views.members.head import MembersHead
from desktop.views.palette.box import PaletteBox
from desktop.views.parts.head import PageHead
from desktop.views.parts.text import Elided

LEAST = 24
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTextEdit,
    QPlainTextEdit,
    QAbstractSlider,
    QTabBar,
)
TARGETS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider)
TAB = Qt.FocusPolicy.TabFocus
HAN = re.compile(r"[\u4e00-\u9fff]+")


def shown(root: QWidget) -> list[QWidget]:
    """What is in sight in a window, without the parts that Qt makes for itself."""
    found = [one for one in [root, *root.findChildren(QWidget)] if one.isVisible() and one.width()]
    return [one for one in found if not _of_qt(one)]


def _of_qt(one: QWidget) -> bool:
    inside = isinstance(one.parentWidget(), QAbstractSpinBox | QComboBox)
    bar = isinstance(one, QScrollBar)
    return bar or inside or one.objectName().startswith("qt_")


def name(one: QWidget) -> str:
    """What a screen reader says of it."""
    found = QAccessible.queryAccessibleInterface(one)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def where(one: QWidget) -> str:
    """Its kind and those around it, for a person who has to find it."""
    kinds, at = [], one
    while at is not None and len(kinds) < 4:
        kinds.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(kinds)


def takes_tab(one: QWidget) -> bool:
    """Whether Tab stops there."""
    return one.isEnabled() and one.focusPolicy() & TAB == TAB


def nameless(root: QWidget) -> Iterator[str]:
    """Controls that a screen reader has no words for."""
    for one in shown(root):
        control = isinstance(one, CONTROLS) and not isinstance(one, QHeaderView)
        if (control or takes_tab(one)) and not re.search(r"\w", name(one)):
            yield where(one)


def _by_arrows(one: QAbstractButton) -> bool:
    groups = one.window().findChildren(QButtonGroup)
    return one.autoExclusive() or any(g.exclusive() and one in g.buttons() for g in groups)


def by_pointer_alone(root: QWidget) -> Iterator[str]:
    """What can be clicked, but not be reached by Tab, the arrows in a group or a key of its own."""
    for one in shown(root):
        if not one.isEnabled() or takes_tab(one) or isinstance(one, PaletteBox):
            continue
        if isinstance(one, QAbstractButton):
            field = one.parentWidget()
            keys = [act.shortcut() for act in field.actions()] if field is not None else []
            if not _by_arrows(one) and not keys:
                yield where(one)
        elif any("mousePressEvent" in vars(kind) for kind in _own_kinds(one)):
            yield where(one)


def _own_kinds(one: QWidget) -> list[type]:
    return [kind for kind in type(one).__mro__ if kind.__module__.startswith("desktop")]


def small(root: QWidget) -> Iterator[str]:
    """Targets of less than 24 px in a direction, rows of lists among them."""
    for one in shown(root):
        if isinstance(one, TARGETS) and min(one.width(), one.height()) < LEAST:
            yield f"{one.width()} × {one.height()} {where(one)}"
        chooses = isinstance(one, QAbstractItemView) and one.model() is not None
        if chooses and not isinstance(one, QHeaderView) and one.model().rowCount(one.rootIndex()):
            first = one.visualRect(one.model().index(0, 0, one.rootIndex()))
            if not first.isEmpty() and min(first.width(), first.height()) < LEAST:
                yield f"{first.width()} × {first.height()} {where(one)}"


def clipped(root: QWidget) -> Iterator[str]:
    """Texts that have less room than they need."""
    for one in shown(root):
        for text in _cut(one):
            yield f"{text!r} {where(one)}"
        if isinstance(one, QLabel | QAbstractButton) and one.text() and _sticks_out(one):
            yield f"{one.text()!r} sticks out of {where(one)}"


def _cut(one: QWidget) -> Iterator[str]:
    if isinstance(one, Elided):
        # Ends with … and says all of it when pointed at.
        return
    if isinstance(one, QLabel) and one.text():
        yield from _cut_label(one)
    elif isinstance(one, QAbstractButton) and one.text():
        box = isinstance(one, QCheckBox | QRadioButton)
        need = (one.minimumSizeHint() if box else one.sizeHint()).width() - 1
        if one.width() < need or one.height() < one.fontMetrics().height():
            yield f"{one.text()} {one.width()} < {need}"
    elif isinstance(one, QComboBox):
        yield from _cut_choice(one)
    elif isinstance(one, QAbstractSpinBox) and one.width() < one.minimumSizeHint().width():
        yield one.text()
    elif isinstance(one, QHeaderView) and one.orientation() == Qt.Orientation.Horizontal:
        yield from _cut_titles(one)


def _cut_label(one: QLabel) -> Iterator[str]:
    text, room = one.text(), one.width()
    if not one.wordWrap():
        if room < one.sizeHint().width() - 1 or one.height() < one.fontMetrics().height():
            yield f"{text} {room} < {one.sizeHint().width()}"
        return
    if one.height() < one.heightForWidth(room):
        yield f"{text} {one.height()} < {one.heightForWidth(room)}"
    # Between Chinese characters a line may end anywhere.
    pieces = re.split(r"[\s\u200b]|(?<=[\u3000-\uffef])", text)
    yield from (piece for piece in pieces if one.fontMetrics().horizontalAdvance(piece) > room)


def _cut_choice(one: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    kinds = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(kinds[0], option, kinds[1], one).width()
    if one.fontMetrics().horizontalAdvance(one.currentText()) > room:
        yield one.currentText()


def _cut_titles(one: QHeaderView) -> Iterator[str]:
    for place in range(one.count() if one.model() is not None else 0):
        title = str(one.model().headerData(place, one.orientation()) or "")
        room = one.sectionSize(place) - 8
        if not one.isSectionHidden(place) and one.fontMetrics().horizontalAdvance(title) > room:
            yield title


def _sticks_out(one: QWidget) -> bool:
    """Whether what is around it cuts it off; what scrolls may."""
    place, at = one.rect(), one
    while not at.isWindow() and at.parentWidget() is not None:
        place, at = place.translated(at.pos()), at.parentWidget()
        if isinstance(at.parentWidget(), QAbstractScrollArea):
            return False
        if not at.rect().contains(place):
            return True
    return False


def hints_cut(root: QWidget) -> Iterator[str]:
    """What an empty field says should be typed, where it does not fit."""
    for one in shown(root):
        if isinstance(one, QLineEdit) and not one.text():
            hint, room = one.placeholderText(), one.width() - 12
            if one.fontMetrics().horizontalAdvance(hint) > room:
                yield f"{hint!r} {where(one)}"


def shortened(root: QWidget) -> Iterator[str]:
    """Own words that end with …, outside heads, whose words give way to their buttons."""
    for one in shown(root):
        if isinstance(one, Elided) and one.text() != one.whole() and not HAN.search(one.whole()):
            around = [one.parentWidget(), one.parentWidget().parentWidget()]
            if not any(isinstance(at, PageHead | MembersHead) for at in around):
                yield f"{one.whole()!r} {where(one)}"


def untabbed(root: QWidget) -> Iterator[str]:
    """Where Tab, pressed all the way round, does not come, and where it is caught."""
    root = next((one for one in shown(root) if isinstance(one, PaletteBox)), root)
    root.window().activateWindow()
    QApplication.processEvents()
    first = QApplication.focusWidget()
    if first is None and any(takes_tab(one) for one in shown(root)):
        yield f"{type(root).__name__} begins nowhere"
    met = _round(first)
    # Some buttons can be pressed only once a list that comes later has a line at hand.
    met += _round(QApplication.focusWidget() if met else None)
    stops = [one for one in shown(root) if takes_tab(one)]
    if len(stops) > 1 and len(met) == 2:
        yield f"caught at {name(met[0])!r} {where(met[0])}"
    missed = [one for one in stops if one not in met]
    yield from (f"{name(one)!r} {where(one)}" for one in missed if not _grouped(one))
    if first is not None and first.isVisible():
        first.setFocus()


def _round(at: QWidget | None) -> list[QWidget]:
    """What Tab comes to, from one on until it comes to something again."""
    met = list[QWidget]()
    while at is not None and at not in met:
        met.append(at)
        at = _tab_from(at)
    return met


def _grouped(one: QWidget) -> bool:
    return isinstance(one, QAbstractButton) and _by_arrows(one)


def _tab_from(at: QWidget) -> QWidget | None:
    """Where Tab leads; a date has several parts to go through."""
    for _ in range(6 if isinstance(at, QDateTimeEdit) else 1):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not at:
            break
    return QApplication.focusWidget()


class Rings:
    """Whether the focus can be seen; each kind of control is looked at once."""

    def __init__(self) -> None:
        self._seen: set[tuple[object, ...]] = set()

    def __call__(self, root: QWidget) -> Iterator[str]:
        """Controls that look the same with the keyboard and without."""
        for one in shown(root):
            looks = (one.property(word) for word in ("rank", "part", "small", "chip", "option"))
            kind = (type(one).__name__, *looks)
            if takes_tab(one) and kind not in self._seen:
                self._seen.add(kind)
                one.clearFocus()
                without = one.grab().toImage()
                one.setFocus(Qt.FocusReason.TabFocusReason)
                if one.hasFocus() and one.grab().toImage() == without:
                    yield f"{kind[0]} {where(one)}"
