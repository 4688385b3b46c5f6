"""Amounts and days of membership as they are shown."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QSpinBox

from desktop.views.parts.field import inset


def days(first: str, last: str) -> str:
    """From a day to another: 2026-03-01 – 2027-02-28."""
    return f"{first} – {last}" if first and last else ""


def day_field(day: date) -> QDateEdit:
    """A field for a day."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setDisplayFormat("yyyy-MM-dd")
    field.setCalendarPopup(True)
    return field


def day_of(field: QDateEdit) -> date:
    """The day that stands in a field."""
    found = field.date()
    return date(found.year(), found.month(), found.day())


def number_field(low: int, high: int, value: int) -> QSpinBox:
    """A field for a whole number."""
    field = inset(QSpinBox())
    field.setRange(low, high)
    field.setValue(value)
    return field
