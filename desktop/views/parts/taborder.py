"""Where Tab goes: through what is laid out, in the order of reading, however late it was made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLayout, QWidget

from desktop.views.parts.layout import laid_out

_TAB = Qt.FocusPolicy.TabFocus


def stops(root: QWidget) -> list[QWidget]:
    """What Tab stops at inside a widget, as laid out; what no layout holds follows by its place."""
    return list(_inside(root))


def step(root: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop in `root`, or back; False where there is none.

    Qt alone goes in the order in which widgets were made, and a page makes some of them anew.
    """
    found = stops(root)
    if not found:
        return False
    now = QApplication.focusWidget()
    while now is not None and now not in found and now is not root:
        now = now.parentWidget()
    turn = 1 if forward else -1
    first = 0 if forward else len(found) - 1
    place = (found.index(now) + turn) % len(found) if now in found else first
    tab, back = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason
    found[place].setFocus(tab if forward else back)
    return True


def _inside(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    placed = dict.fromkeys(_placed(layout)) if layout is not None else {}
    rest = [one for one in widget.children() if isinstance(one, QWidget) and one not in placed]
    for one in (*placed, *sorted(rest, key=lambda one: (one.y(), one.x()))):
        yield from _from(one)


def _from(widget: QWidget) -> Iterator[QWidget]:
    """A widget in sight, if it takes the keyboard itself, and what is in it."""
    if widget.isHidden() or widget.isWindow() or not widget.isEnabled():
        return
    if widget.focusPolicy() & _TAB == _TAB and not _typed_in(widget):
        yield widget
    yield from _inside(widget)


def _typed_in(widget: QWidget) -> bool:
    """Whether Qt made it to be typed in, inside a field that takes the keyboard for it."""
    return isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for one in laid_out(layout):
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _placed(one)
