"""The way to paper: who is on it, and the preview from which the operator prints."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.calendar import Occurrence
from desktop.models.problem import Problem
from desktop.store.community import Reads
from desktop.views.door import paper
from desktop.views.parts.shell import Shell

Draw = Callable[[QPagedPaintDevice], None]


def menu(parent: QWidget, reads: Reads, shell: Shell, one: Occurrence) -> QMenu:
    """What can be printed for a door; of who has a place, and who came to the series before."""
    translate = QCoreApplication.translate
    made = QMenu(parent)
    for text, ask in (
        (translate("Printing", "签到表"), _sign_in),
        (translate("Printing", "胸牌，带码"), _badges),
    ):
        made.addAction(text).triggered.connect(partial(_show, parent, reads, shell, one, ask))
    return made


def _sign_in(reads: Reads, one: Occurrence) -> Draw:
    # Whoever prints nothing loads nothing of it.
    from desktop.actions import printing

    made = printing.sign_in(reads, one)
    return lambda device: paper.sign_in(device, made.one, made.people)


def _badges(reads: Reads, one: Occurrence) -> Draw:
    from desktop.actions import printing

    made = printing.badges(reads, one)
    return lambda device: paper.badges(device, made.one, made.people)


def _show(
    parent: QWidget,
    reads: Reads,
    shell: Shell,
    one: Occurrence,
    ask: Callable[[Reads, Occurrence], Draw],
    _checked: bool = False,
) -> None:
    try:
        draw = ask(reads, one)
    except Problem as problem:
        shell.say(problem)
        return
    preview(parent, draw)


def preview(parent: QWidget, draw: Draw) -> None:
    """Show what would be printed; from there it is."""
    # Whoever prints nothing loads nothing of it.
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    shown = QPrintPreviewDialog(printer, parent)
    shown.paintRequested.connect(draw)
    shown.exec()
