"""A field that holds what privacy mode hides: dots instead of letters; it can still be edited."""

from PySide6.QtWidgets import QLineEdit

from desktop.views.parts import privacy


def veil(field: QLineEdit) -> QLineEdit:
    """Show dots in the field for as long as it is there, if privacy mode is on."""
    if privacy.on() and field.text():
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
