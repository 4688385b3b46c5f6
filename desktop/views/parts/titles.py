"""What an occurrence is called while the screen may be shared: its title may name a person."""

from PySide6.QtCore import QCoreApplication

from desktop.models.calendar import Occurrence
from desktop.views.parts import privacy


def kind_names() -> dict[str, str]:
    """The kinds of occurrence in the language in force."""
    translate = QCoreApplication.translate
    return {
        "session": translate("Calendar", "场次"),
        "event": translate("Calendar", "活动"),
        "content": translate("Calendar", "内容"),
        "column": translate("Calendar", "栏目"),
    }


def title(one: Occurrence) -> str:
    """A title as it may be shown now: in privacy mode only what kind of thing it is."""
    if not privacy.on():
        return one.title
    names = kind_names()
    return names.get(one.kind, names["session"])
