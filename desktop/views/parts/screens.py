"""Which screen a widget stands on, asked so that the screen outlives the asking.

`QWidget.screen()` and `QWindow.screen()` tie Python's hold on the screen to that widget. When both
are collected together, the binding (6.11) deletes Qt's own screen, and whatever asks for a screen
next ends the program. The application's own questions carry no such tie.
"""

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def screen_of(widget: QWidget) -> QScreen:
    """The screen under the middle of the widget, or of its parent while it is not shown yet."""
    parent = widget.parentWidget()
    at = parent if parent is not None and not widget.isVisible() else widget
    found = QGuiApplication.screenAt(at.mapToGlobal(at.rect().center()))
    return found or QGuiApplication.primaryScreen()
