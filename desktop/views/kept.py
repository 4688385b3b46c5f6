"""What an undo left alone: a line for each, with who changed it since."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QWidget

from desktop.models.history import Kept, Undone
from desktop.models.kept_words import record_words
from desktop.models.schema import CUSTOM
from desktop.store import members
from desktop.store.community import Reads
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import Dialog
from desktop.views.theme.palette import look

_SHOWN = 200


class KeptDialog(Dialog):
    """Whom and what somebody else changed after it, so that an undo did not touch it."""

    def __init__(self, parent: QWidget, reads: Reads, undone: Undone) -> None:
        title = counted().untouched(len(undone.kept))
        known = QCoreApplication.translate("RefusedDialog", "知道了")
        super().__init__(parent, title, known, width=480)
        custom = {f"{CUSTOM}{one.hex()}": name for one, name in members.custom_fields(reads)}
        self.lines = QListWidget()
        self.lines.setAccessibleName(title)
        for one in undone.kept[:_SHOWN]:
            self.lines.addItem(_line(reads, one, custom))
        if len(undone.kept) > _SHOWN:
            self.lines.addItem("…")
        self.body.addWidget(self.lines)
        self.cancel_button.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def tell_kept(parent: QWidget, reads: Reads, undone: Undone) -> None:
    """List what stayed, beside the window's work; nothing where all went back."""
    if undone.kept:
        KeptDialog(parent, reads, undone).open()


def _line(reads: Reads, one: Kept, custom: dict[str, str]) -> str:
    what = record_words(one.table, look().language)
    if one.table == "member" and (called := members.called(reads, one.record)):
        what = privacy.name(called[0] or called[1])
    field = custom.get(one.field) or field_title(one.field)
    return " • ".join(part for part in (what, field, privacy.name(one.changed_by)) if part)
