"""Builders of the calendar's page, and what it says."""

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.actions import calendar as acting
from desktop.models.calendar import Occurrence
from desktop.store import calendar
from desktop.store.community import Store


def add(store: Store, day: date, title: str, hour: int = 20, **more: object) -> bytes:
    fields = {"title": title, "start": f"{day.isoformat()}T{hour:02}:00:00", **more}
    made = acting.add(store, fields).result
    assert isinstance(made, bytes)
    return made


def on(store: Store, day: date) -> list[Occurrence]:
    return calendar.occurrences(store, day, day)


def texts(widget: QWidget) -> str:
    # what a layout was given just now is shown by an event of its own
    QApplication.sendPostedEvents()
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton)]
    return "\n".join([*labels, *buttons])
