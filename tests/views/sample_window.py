"""Builders of whole windows over the sample community."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Store, open_reads
from desktop.views.window import Window


def open_window(store: Store) -> tuple[Window, Callable[[], None]]:
    """A shown window over a store, and what closes everything again."""
    reads, dispatcher = open_reads(store), Dispatcher(store)
    window = Window(reads, dispatcher, Path(store.folder))
    window.show()

    def close() -> None:
        window.retire()
        settle()
        dispatcher.close()
        reads.close()

    return window, close


def settle() -> None:
    """Let be shown and deleted what waits for the event loop."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def said(widget: QWidget) -> list[str]:
    """Every text a person, a pointer or a screen reader gets from a widget and what is in it."""
    found = [widget.windowTitle()]
    for one in [widget, *widget.findChildren(QWidget)]:
        found += [one.accessibleName(), one.toolTip(), one.accessibleDescription()]
        if isinstance(one, QLabel):
            found.append(one.text())
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            found += _model_texts(one.model())
    return found


def _model_texts(model: QAbstractItemModel) -> list[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [
        str(model.index(row, column).data() or "")
        for row in range(min(model.rowCount(), 200))
        for column in range(columns)
    ]
