"""The mark beside a field of an open form that somebody else's work changed meanwhile."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

from desktop.views.parts.text import announce, label, pair

_NAME = "elsewhere"


def mark(field: QWidget, now: str = "") -> None:
    """Say under a field that it was changed elsewhere; `now` is what stands there, as it may be
    shown. What is typed in the field stays."""
    translate = QCoreApplication.translate
    told = translate("Elsewhere", "在别处改过")
    if now:
        told = translate("Elsewhere", "在别处改过，现在是：{value}").format(value=now)
    parent = field.parentWidget()
    layout = parent.layout() if parent is not None else None
    holder = _holder(layout, field) if layout is not None else None
    if holder is None:
        raise LookupError("a field without a layout cannot be marked")
    known = marked(field)
    if known is None:
        known = label("", 12, "warn", wrap=True)
        known.setObjectName(_NAME)
        known.setProperty("of", field)
        holder.insertWidget(holder.indexOf(field) + 1, known)
    known.setText(told)
    field.setAccessibleDescription(told)
    announce(field, pair(field.accessibleName(), told))


def unmark(field: QWidget) -> None:
    """Say no more that a field was changed elsewhere: what stands in it now was just written."""
    known = marked(field)
    if known is not None:
        known.setObjectName("")
        known.hide()
        known.deleteLater()
        field.setAccessibleDescription("")


def marked(field: QWidget) -> QLabel | None:
    """The mark under a field, None where there is none."""
    parent = field.parentWidget()
    found = parent.findChildren(QLabel, _NAME) if parent is not None else []
    return next((one for one in found if one.property("of") is field), None)


def _holder(layout: QLayout, field: QWidget) -> QBoxLayout | None:
    """The row or column in which the field stands."""
    if isinstance(layout, QBoxLayout) and layout.indexOf(field) >= 0:
        return layout
    inner = (_holder(one, field) for one in layout.children() if isinstance(one, QLayout))
    return next((one for one in inner if one is not None), None)
