"""What a list of members shows, as a person reads it."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.views.members.page import MembersPage

PEOPLE = (
    ("单文博", "13600009005", "深圳", "银卡"),
    ("曾丽华", "13700006388", "广州", "银卡"),
    ("马秀兰", "13900000215", "广州", "金卡"),
    ("沈若溪", "13800002716", "广州", "金卡"),
)


def shown(page: MembersPage, key: str = "name") -> list[str]:
    place = [column.key for column in page.model.columns].index(key)
    return [page.model.index(line, place).data() for line in range(page.model.rowCount())]


def said(widget: QWidget) -> str:
    """Every label's text that stands there once what was taken away is gone."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = [label for label in widget.findChildren(QLabel) if not label.isHidden()]
    return "\n".join(label.accessibleName() or label.text() for label in labels)
