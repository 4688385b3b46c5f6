"""The way to paper: who is on it, and the preview from which the operator prints."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.calendar import Occurrence
from desktop.store import door
from desktop.store.community import Reads
from desktop.views.door import paper

Draw = Callable[[QPagedPaintDevice], None]


def menu(parent: QWidget, reads: Reads, one: Occurrence) -> QMenu:
    """What can be printed for a door; of who came to the series before."""
    translate = QCoreApplication.translate
    made = QMenu(parent)
    for text, draw in (
        (translate("Printing", "签到表"), paper.sign_in),
        (translate("Printing", "胸牌，带码"), paper.badges),
    ):
        act = made.addAction(text)
        act.triggered.connect(
            lambda _checked=False, draw=draw: preview(
                parent, lambda device: draw(device, one, door.regulars(reads, one))
            )
        )
    return made


def preview(parent: QWidget, draw: Draw) -> None:
    """Show what would be printed; from there it is."""
    # Whoever prints nothing loads nothing of it.
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    shown = QPrintPreviewDialog(printer, parent)
    shown.paintRequested.connect(draw)
    shown.exec()
